//! Log past: a session written down afterwards.
//! Not a way around the gate: nothing is coached here.

use domain::amount::Yield;
use domain::session::{Origin, Session};
use domain::trial::InTrial;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::adapters::clock;
use crate::components::form::{Record, RecordFields, Save, When, WhenFields};
use crate::components::title::Title;
use crate::state::App;

/// The length that is offered; she says her own.
const OFFERED_MS: i64 = 20 * 60_000;

/// The page.
#[component]
pub fn Log() -> impl IntoView {
    let app = App::here();
    view! { <div class="page page-apart">{move || app.ready.get().then(|| fields(app))}</div> }
}

fn fields(app: App) -> impl IntoView {
    let now = clock::now_ms();
    let start = clock::moment_at((now - OFFERED_MS).div_euclid(60_000) * 60_000);
    let when = When::new(&start, &start.moved_to(start.epoch_ms() + OFFERED_MS));
    let begun = blank(app, start.clone(), start);
    let record = Record::of(&begun, app.settings.with_untracked(|settings| settings.unit));
    let ended = Signal::derive(move || when.read().ok().map(|(_, end)| end.epoch_ms()));
    let sound = Memo::new(move |_| when.read().is_ok() && record.amounts().is_some());
    let save = move |()| {
        let Some(session) = when.read().ok().and_then(|(start, end)| record.onto(&blank(app, start, end))) else {
            return;
        };
        // What is drawn goes by when it was, not by when it is written down.
        let drawn = app.part_at(&session.start);
        let done = session
            .trial
            .and_then(|part| part.done)
            .filter(|_| drawn.map(|part| part.assigned) == session.trial.map(|part| part.assigned));
        let session = Session { trial: drawn.map(|part| InTrial { done, ..part }), ..session };
        spawn_local(async move {
            app.save_session(session).await;
        });
    };
    view! {
        <header class="page-head">
            <Title text=app.say("log-title")/>
            <p class="muted">{app.say("log-hint")}</p>
        </header>
        <WhenFields when=when/>
        <RecordFields record=record ended_ms=ended/>
        <div class="foot">
            <Save sound=sound on_save=save/>
            <a class="btn btn-text" href=app.href("/")>{app.say("form-cancel")}</a>
        </div>
    }
}

fn blank(app: App, start: domain::moment::Moment, end: domain::moment::Moment) -> Session {
    let (kit, trial) = (app.last_kit(), app.part_at(&start));
    Session {
        start,
        end,
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts: Yield::default(),
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: String::new(),
        kit,
        trial,
    }
}
