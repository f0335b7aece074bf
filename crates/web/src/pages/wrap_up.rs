//! "How did it go?": what a finished session gave. Not saved yet is safe: a reload returns here.
//! Not the session itself, which `session::Live` holds.

use content::words::args;
use domain::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::adapters::calendar;
use crate::components::form::{Record, RecordFields, Save, When, WhenFields};
use crate::components::title::Title;
use crate::session::{Live, Stage};
use crate::state::App;

/// The page.
#[component]
pub fn WrapUp() -> impl IntoView {
    let app = App::here();
    let live = Live::here();
    let reading = Memo::new(move |_| live.stage.get() == Stage::Reading || !app.ready.get());
    let there = Memo::new(move |_| live.stage.get() == Stage::WrapUp);
    view! {
        <div class="page page-apart">
            {move || (!reading.get()).then(|| match there.get().then(|| live.draft()).flatten() {
                Some(session) => fields(app, live, session).into_any(),
                None => view! { <Nothing/> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let app = App::here();
    view! {
        <Title text=app.say("wrap-up-nothing")/>
        <p class="muted">{app.say("wrap-up-nothing-hint")}</p>
        <a class="btn" href=app.href("/")>{app.say("go-today")}</a>
    }
}

fn fields(app: App, live: Live, session: Session) -> impl IntoView {
    let when = When::of(&session);
    let record = Record::of(&session, app.settings.with_untracked(|settings| settings.unit));
    let ended = Signal::derive(move || when.read().ok().map(|(_, end)| end.epoch_ms()));
    let session = StoredValue::new(session);
    let filled = Memo::new(move |_| {
        let (start, end) = when.read().ok()?;
        session.with_value(|session| record.onto(&Session { start, end, ..session.clone() }))
    });
    // What stands so far is kept with each change; what cannot be yet is not, and the field says why.
    Effect::new(move |before: Option<()>| {
        let now = filled.get();
        if let (Some(()), Some(session)) = (before, now) {
            live.keep_draft(session);
        }
    });
    let save = move |()| {
        let Some(session) = filled.get_untracked() else { return };
        spawn_local(async move {
            // What the phone would not keep stays here, to be saved again.
            if app.save_session(session).await {
                live.close().await;
            }
        });
    };
    view! {
        <header class="page-head">
            <p class="muted small">{move || filled.get().map(|session| times(app, &session))}</p>
            <Title text=app.say("wrap-up-title")/>
        </header>
        <RecordFields record=record ended_ms=ended/>
        <details class="more card">
            <summary>{app.say("wrap-up-times")}</summary>
            <WhenFields when=when/>
        </details>
        <p class="muted small">{app.say("wrap-up-safe")}</p>
        <Foot live=live filled=filled on_save=save/>
    }
}

#[component]
fn Foot(live: Live, filled: Memo<Option<Session>>, #[prop(into)] on_save: Callback<()>) -> impl IntoView {
    let app = App::here();
    let asked = RwSignal::new(false);
    let throw_away = move |_| {
        if asked.get_untracked() {
            app.go_and_tell("/", app.say("wrap-up-thrown-away"), None);
            spawn_local(live.close());
        }
        asked.set(true);
    };
    let words = move || app.say(if asked.get() { "wrap-up-throw-away-sure" } else { "wrap-up-throw-away" });
    view! {
        <div class="foot">
            <Save sound=Signal::derive(move || filled.with(Option::is_some)) on_save=on_save/>
            {live.may_go_back().then(|| view! {
                <button class="btn btn-soft" on:click=move |_| live.go_back()>{app.say("wrap-up-go-back")}</button>
            })}
            <button class="btn btn-text" on:click=throw_away>{words}</button>
        </div>
    }
}

/// "2:11 pm to 2:33 pm, 22 min".
fn times(app: App, session: &Session) -> String {
    let minutes = (session.end.epoch_ms() - session.start.epoch_ms() + 30_000).div_euclid(60_000);
    let (from, to) = (calendar::time(&session.start), calendar::time(&session.end));
    app.say_with("wrap-up-between", args([("from", from.into()), ("to", to.into()), ("minutes", minutes.into())]))
}
