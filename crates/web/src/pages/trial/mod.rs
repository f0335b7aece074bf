//! The trial of one: choose a question, live it, and its answer.
//! No reckoning here: `engine::trial` draws and estimates; and she may look, or stop, at any time.

mod card;
mod choose;
mod ended;
mod known;
mod running;
pub mod words;

use engine::timeline::TrialEntry;
use engine::trial;
use leptos::prelude::*;

pub use card::TrialCard;

use crate::state::App;

/// The page.
#[component]
pub fn TrialPage() -> impl IntoView {
    let app = App::here();
    let again = RwSignal::new(false);
    let body = move || {
        let (running, last) =
            app.timeline.with(|timeline| (trial::running(timeline).cloned(), timeline.trials.first().cloned()));
        match (running, last) {
            (Some(entry), _) => running::running(app, &entry),
            (None, Some(entry)) if !again.get() => ended::ended(app, &entry, again),
            _ => choose::choose(app),
        }
    };
    view! { <div class="page">{move || app.ready.get().then(body)}</div> }
}

/// How a trial stands, from her log as it is now.
fn report(app: App, entry: &TrialEntry) -> trial::Report {
    app.timeline.with(|timeline| trial::estimate(&trial::log_of(timeline, Some(entry)), &trial::plan_of(entry)))
}
