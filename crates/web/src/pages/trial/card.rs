//! The trial in short, on Today and on Insights: what is drawn for now, or that there is an answer.
//! Not its numbers: they are a tap away.

use content::words::args;
use domain::trial::{Trial, TrialEnd};
use engine::timeline::TrialEntry;
use engine::trial;
use leptos::prelude::*;

use super::{ended, words};
use crate::adapters::clock;
use crate::components::told::count;
use crate::state::App;

/// An answer is shown on Today for so long.
const NEWS_MS: i64 = 7 * 86_400_000;

/// The card.
#[component]
pub fn TrialCard(
    /// Also when there is none to tell of: then it offers one.
    #[prop(optional)]
    always: bool,
) -> impl IntoView {
    let app = App::here();
    move || {
        let entry = app.timeline.with(|timeline| trial::running(timeline).or(timeline.trials.first()).cloned());
        let (name, line, pill) = match entry {
            Some(entry) if entry.ended.is_none() => running(app, &entry),
            Some(entry) if always || is_news(&entry) => {
                let TrialEntry { trial, ended: Some(end), .. } = entry else { return None };
                (words::question(app, &trial), ended::title(app, end.how), None)
            }
            _ if always => (app.say("trial-go"), app.say("trial-go-hint"), None),
            _ => return None,
        };
        Some(view! {
            <section class="card trial-card" aria-label=app.say("trial-name")>
                <a class="line-link line-more" href=app.href("/insights/trial")>
                    <span class="grow"><span class="strong">{name}</span><span class="muted small">{line}</span></span>
                    {match pill {
                        Some(pill) => view! { <span class="pill pill-flow">{pill}</span> }.into_any(),
                        None => view! { <span class="chevron" aria-hidden="true"></span> }.into_any(),
                    }}
                </a>
            </section>
        })
    }
}

fn is_news(entry: &TrialEntry) -> bool {
    let now = clock::now_ms();
    entry
        .ended
        .as_ref()
        .is_some_and(|end| matches!(end.how, TrialEnd::ByItself { .. }) && now - end.moment.epoch_ms() < NEWS_MS)
}

fn running(app: App, entry: &TrialEntry) -> (String, String, Option<String>) {
    let trial: &Trial = &entry.trial;
    let drawn = app.drawn_now();
    let pill = drawn.as_ref().map(|(_, arm)| words::pill(app, trial, *arm));
    let name = drawn.map_or_else(|| words::question(app, trial), |(_, arm)| words::today(app, trial, arm));
    (name, so_far(app, entry), pill)
}

/// "Day 3. 11 of at most 300 sessions."
pub(super) fn so_far(app: App, entry: &TrialEntry) -> String {
    let now = clock::moment();
    let local_min = (now.epoch_ms().div_euclid(1000) + i64::from(now.offset_s)).div_euclid(60);
    let Some(day) = trial::drawn_for(entry, local_min) else { return app.say("trial-tomorrow") };
    let log = app.timeline.with(|timeline| trial::log_of(timeline, Some(entry)));
    let sessions = log.iter().filter(|row| row.assigned.is_some() && has_amount(row)).count();
    let told = [("day", i64::from(day.day)), ("count", count(sessions)), ("planned", i64::from(entry.trial.sessions))];
    app.say_with("trial-so-far", args(told.map(|(name, number)| (name, number.into()))))
}

fn has_amount(row: &engine::insight::LoggedSession) -> bool {
    row.left.or(row.right).or(row.total).is_some()
}
