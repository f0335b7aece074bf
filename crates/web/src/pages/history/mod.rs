//! History: her sessions by her own days, newest first; each opens to be mended.
//! Not a judgement of them: sums, and nothing beside.

mod edit;

pub use edit::Edit;

use content::words::args;
use domain::moment::Day;
use domain::session::{Origin, Session};
use engine::timeline::Entry;
use leptos::prelude::*;
use wire::fact::id_text;
use wire::words::Word;

use crate::adapters::{calendar, clock};
use crate::components::form::{amount_text, with_unit};
use crate::components::title::Title;
use crate::pages::settings::routines;
use crate::state::App;

/// How many days are drawn at first, and with each "Show more".
const DAYS: usize = 30;

/// The page.
#[component]
pub fn History() -> impl IntoView {
    let app = App::here();
    let shown = RwSignal::new(DAYS);
    let days = Memo::new(move |_| {
        let start_min = app.settings.with(|settings| settings.day_start_min);
        app.timeline.with(|timeline| by_day(&timeline.sessions, start_min))
    });
    let more = move || days.with(Vec::len) > shown.get();
    view! {
        <div class="page">
            <header class="page-head"><Title text=app.say("nav-history")/></header>
            <Show when=move || app.ready.get() && days.with(Vec::is_empty)>
                <section class="card">
                    <p>{app.say("history-nothing-yet")}</p>
                    <a class="btn btn-soft" href=app.href("/log")>{app.say("today-log-past")}</a>
                </section>
            </Show>
            {move || days.with(|days| days.iter().take(shown.get()).map(|day| day_card(app, day)).collect_view())}
            <Show when=more>
                <button class="btn btn-soft" on:click=move |_| shown.update(|shown| *shown += DAYS)>{app.say("history-more")}</button>
            </Show>
        </div>
    }
}

type DayOf = (Day, Vec<Entry>);

/// Newest day first, and within it newest session first, as the timeline comes.
fn by_day(entries: &[Entry], start_min: u16) -> Vec<DayOf> {
    let mut days: Vec<DayOf> = Vec::new();
    for entry in entries {
        let day = entry.session.start.day(start_min);
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.push(entry.clone()),
            _ => days.push((day, vec![entry.clone()])),
        }
    }
    days
}

fn day_name(app: App, day: Day) -> String {
    let today = clock::moment_at(app.now.get_untracked()).day(app.settings.with(|settings| settings.day_start_min));
    if day == today {
        app.say("nav-today")
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == day) {
        app.say("history-yesterday")
    } else {
        calendar::day_name(day)
    }
}

fn day_card(app: App, (day, entries): &DayOf) -> impl IntoView + use<> {
    let unit = app.settings.with(|settings| settings.unit);
    let total = entries.iter().filter_map(|entry| entry.session.amounts.known_total()).reduce(|sum, more| sum + more);
    let count = i64::try_from(entries.len()).unwrap_or_default();
    view! {
        <section class="day">
            <div class="row day-head">
                <h2>{day_name(app, *day)}</h2>
                <p><span class="strong">{total.map(|total| with_unit(app, total, unit))}</span>
                    <span class="muted small">" "{app.say_with("history-count", args([("count", count.into())]))}</span></p>
            </div>
            <ul class="card card-list">{entries.iter().map(|entry| row(app, entry)).collect_view()}</ul>
        </section>
    }
}

fn row(app: App, entry: &Entry) -> impl IntoView + use<> {
    let session = &entry.session;
    let minutes = (session.end.epoch_ms() - session.start.epoch_ms() + 30_000).div_euclid(60_000);
    let kept = session
        .destination
        .map(|place| view! { <span class="pill">{app.say(&format!("keep-{}", place.word()))}</span> });
    view! {
        <li>
            <a class="line-link visit" href=app.href(&format!("/history/{}", id_text(entry.id.0)))>
                <span class="visit-time">
                    <span class="strong">{calendar::time(&session.start)}</span>
                    <span class="muted small">{app.say_with("history-minutes", args([("minutes", minutes.into())]))}</span>
                </span>
                <span class="visit-what">
                    <span class="strong">{amounts(app, session)}</span>
                    <span class="muted small">{detail(app, session)}</span>
                </span>
                {kept}
            </a>
        </li>
    }
}

/// "113 ml", or that it was not told.
fn amounts(app: App, session: &Session) -> String {
    let unit = app.settings.with(|settings| settings.unit);
    session.amounts.known_total().map_or_else(|| app.say("history-untold"), |total| with_unit(app, total, unit))
}

/// "left 65, right 48 · Hands-on"
fn detail(app: App, session: &Session) -> String {
    let unit = app.settings.with(|settings| settings.unit);
    let side = |volume: Option<_>| volume.map_or_else(|| "–".to_owned(), |volume| amount_text(volume, unit));
    let kind = kind(app, session);
    let sides =
        |left, right| app.say_with("history-sides", args([("left", side(left).into()), ("right", side(right).into())]));
    match (session.amounts.left, session.amounts.right) {
        (None, None) => kind,
        (left, right) if matches!(session.origin, Origin::Live(_)) => format!("{} · {kind}", sides(left, right)),
        (left, right) => sides(left, right),
    }
}

fn kind(app: App, session: &Session) -> String {
    match &session.origin {
        Origin::Live(protocol) => routines::name(app, protocol),
        Origin::Logged => app.say("history-logged"),
        Origin::Imported { .. } => app.say("history-imported"),
    }
}
