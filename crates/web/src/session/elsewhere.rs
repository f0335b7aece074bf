//! What a tab shows while another tab coaches: the same step, and a way to coach here instead.
//! No sound and no buttons of the session: two voices would confuse.

use leptos::prelude::*;

use super::live::Live;
use super::screen::seen;
use super::words;
use crate::components::title::Title;
use crate::state::App;

/// The face of a tab that does not coach.
#[component]
pub fn Elsewhere() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let now = Memo::new(move |_| seen(live, |view| view.now.clone()));
    let title = move || now.with(|now| now.as_ref().map(|cue| words::title(app, cue)));
    view! {
        <div class="session-body session-plain">
            <Title text=Signal::derive(move || app.say("session-elsewhere-title")) class="session-title" />
            <p class="session-hint">{app.say("session-elsewhere-hint")}</p>
            <div class="session-card">
                <span class="session-small">{app.say("session-elsewhere-now")}</span>
                <b>{move || title().map(|title| format!("{} {}", title.what, title.place))}</b>
            </div>
            <div class="session-buttons">
                <button class="btn" on:click=move |_| live.take_over()>{app.say("session-take-over")}</button>
                <a class="btn btn-soft" href=app.href("/history")>{app.say("session-elsewhere-look")}</a>
            </div>
        </div>
    }
}
