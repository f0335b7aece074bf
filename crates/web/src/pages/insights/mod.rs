//! Insights: what her own sessions tell, as a few calm cards; each opens to how it is known.
//! No reckoning here: `engine::insight` says the numbers, and what is not known is left out or said so.

mod body;
mod card;
mod milk;
mod odd;
mod supply;

use content::words::args;
use engine::insight::{Ask, Enough, Insight, Overview};
use engine::timeline::{Entry, Timeline};
use engine::trial;
use leptos::prelude::*;

use crate::adapters::clock;
use crate::components::title::Title;
use crate::components::told::{Told, count};
use crate::pages::trial::TrialCard;
use crate::state::App;

/// Sessions until a usual range is told.
const ENOUGH: usize = 24;

/// Everything that the cards are made from.
pub(super) struct Seen<'a> {
    app: App,
    told: Told,
    timeline: &'a Timeline,
    insight: Insight,
    overview: Overview,
}

impl Seen<'_> {
    /// Reads her whole log once.
    fn of(app: App, timeline: &Timeline) -> Seen<'_> {
        let now = clock::moment();
        let utc_min = now.epoch_ms().div_euclid(60_000);
        let local_min = utc_min + i64::from(now.offset_s).div_euclid(60);
        let insight = Insight::of(&trial::log_of(timeline, timeline.trials.first()), None);
        let overview = insight.overview(&Ask { now_utc_min: utc_min, now_local_min: local_min, birth_local_min: None });
        Seen { app, told: Told::here(app), timeline, insight, overview }
    }

    /// The session that a row of the log tells of: the log is oldest first, the timeline newest first.
    fn entry(&self, row: usize) -> Option<&Entry> {
        self.timeline.sessions.get(self.timeline.sessions.len().checked_sub(row + 1)?)
    }

    fn enough(&self) -> bool {
        self.overview.enough == Enough::Enough
    }
}

/// The page.
#[component]
pub fn Insights() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="page">
            <header class="page-head">
                <Title text=app.say("nav-insights")/>
                <p class="muted">{app.say("insights-hint")}</p>
            </header>
            {move || app.ready.get().then(|| app.timeline.with(|timeline| cards(app, timeline)))}
        </div>
    }
}

fn cards(app: App, timeline: &Timeline) -> AnyView {
    let began = clock::page_ms();
    let seen = Seen::of(app, timeline);
    let took = clock::page_ms() - began;
    let mut cards: Vec<AnyView> = vec![so_far(&seen)];
    cards.extend(odd::questions(&seen));
    if seen.enough() {
        cards.extend(
            [milk::usual(&seen), milk::today(&seen), supply::supply(&seen), milk::hours(&seen)].into_iter().flatten(),
        );
        cards.extend(milk::gap(&seen));
    }
    cards.extend(
        [body::balance(&seen), body::letdowns(&seen), body::firm(&seen), body::comfort_over(&seen)]
            .into_iter()
            .flatten(),
    );
    if seen.enough() {
        cards.extend(supply::along(&seen));
    }
    view! {
        <div class="stack insights" data-reckoned-ms=format!("{took:.1}")>
            <TrialCard always=true/>
            {cards}
        </div>
    }
    .into_any()
}

/// What there is to go by, while it is little.
fn so_far(seen: &Seen) -> AnyView {
    let app = seen.app;
    let sessions = seen.overview.sessions;
    let words = match seen.overview.enough {
        Enough::Enough => return ().into_any(),
        Enough::NoSessions => vec![app.say("insights-none")],
        Enough::Learning => {
            let told =
                args([("count", count(sessions).into()), ("more", count(ENOUGH.saturating_sub(sessions)).into())]);
            vec![app.say_with("insights-learning", told), app.say("insights-learning-hint")]
        }
    };
    let line = |(nth, words): (usize, String)| view! { <p class=if nth == 0 { "strong" } else { "muted" }>{words}</p> };
    view! { <section class="card">{words.into_iter().enumerate().map(line).collect_view()}</section> }.into_any()
}
