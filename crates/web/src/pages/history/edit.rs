//! Mending or deleting one session. Both are facts too, so both can be undone.
//! Not the events of a coached session: those are as they were.

use std::sync::Arc;

use domain::fact::{Body, FactId};
use domain::session::Session;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wire::fact::id_from_text;

use crate::adapters::calendar;
use crate::components::form::{Record, RecordFields, Save, When, WhenFields};
use crate::components::title::Title;
use crate::state::{App, Deed};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    let app = App::here();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let text = params.with(|params| params.get("id"))?;
        id_from_text(&text, "id").ok().map(FactId)
    });
    let found = move || {
        let id = id.get()?;
        // Not tracked: a change from another tab must not take away what she is typing.
        let session = app.timeline.with_untracked(|timeline| {
            timeline.sessions.iter().find(|entry| entry.id == id).map(|entry| entry.session.clone())
        });
        session.map(|session| (id, session))
    };
    view! {
        <div class="page page-apart">
            {move || app.ready.get().then(|| match found() {
                Some((id, session)) => fields(app, id, session).into_any(),
                None => gone(app).into_any(),
            })}
        </div>
    }
}

fn gone(app: App) -> impl IntoView {
    view! {
        <Title text=app.say("edit-gone")/>
        <p class="muted">{app.say("edit-gone-hint")}</p>
        <a class="btn" href=app.href("/history")>{app.say("go-history")}</a>
    }
}

fn fields(app: App, id: FactId, session: Session) -> impl IntoView {
    let when = When::of(&session);
    let record = Record::of(&session, app.settings.with_untracked(|settings| settings.unit));
    let ended = Signal::derive(move || when.read().ok().map(|(_, end)| end.epoch_ms()));
    let sound = Memo::new(move |_| when.read().is_ok() && record.amounts().is_some());
    let began = calendar::time(&session.start);
    let day = calendar::day_long(session.start.wall().date());
    let save = move |()| {
        let read = when.read().ok().and_then(|(start, end)| record.onto(&Session { start, end, ..session.clone() }));
        let Some(mended) = read else { return };
        if mended != session {
            app.write(Body::Corrected { of: id, session: Box::new(mended) });
        }
        app.go_and_tell("/history", app.say("form-saved"), None);
    };
    let delete = move |_| {
        app.write(Body::Deleted { of: id });
        let undo: Deed = Arc::new(move || {
            app.write(Body::Restored { of: id });
        });
        app.go_and_tell("/history", app.say("edit-deleted"), Some((app.say("edit-undo"), undo)));
    };
    view! {
        <header class="page-head">
            <p class="muted small">{day}</p>
            <Title text=Signal::derive(move || app.say_with("edit-title", content::words::args([("time", began.clone().into())])))/>
        </header>
        <WhenFields when=when/>
        <RecordFields record=record ended_ms=ended/>
        <div class="foot">
            <Save sound=sound on_save=save/>
            <a class="btn btn-text" href=app.href("/history")>{app.say("form-cancel")}</a>
            <button class="btn btn-care" on:click=delete>{app.say("edit-delete")}</button>
        </div>
    }
}
