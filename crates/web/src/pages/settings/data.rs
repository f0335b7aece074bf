//! Her data: take a copy out, bring one in, erase everything.
//! Not the forms of the files: those are `wire::export`.

use content::words::args;
use domain::fact::FactId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::export::{Import, Intake, Message, read_file, to_csv, to_json};

use crate::adapters::{chance, clock, files};
use crate::session::Live;
use crate::state::{App, Household};

/// What became of a picked file.
#[derive(Debug, Clone, PartialEq)]
enum Picked {
    None,
    Refused(Vec<Message>),
    Weighed(Intake),
}

/// How many lines of a broken file are named at once.
const NAMED_LINES: usize = 8;

/// The card.
#[component]
pub fn Data() -> impl IntoView {
    let app = App::here();
    view! {
        <h2 class="section-name">{app.say("data-title")}</h2>
        <section class="card">
            <p class="muted">{app.say("data-hint")}</p>
            <div class="pair">
                <button class="btn btn-soft" on:click=move |_| export_json(app)>{app.say("data-export-json")}</button>
                <button class="btn btn-soft" on:click=move |_| export_csv(app)>{app.say("data-export-csv")}</button>
            </div>
            <Bring/>
        </section>
        <section class="card"><Erase/></section>
    }
}

fn file_name(ending: &str) -> String {
    format!("letdown-{}.{ending}", clock::moment().wall().date())
}

fn export_json(app: App) {
    let text = app.facts.with_untracked(|facts| to_json(facts));
    files::offer(&file_name("json"), "application/json", &text);
}

fn export_csv(app: App) {
    let text = app
        .timeline
        .with_untracked(|timeline| to_csv(timeline.sessions.iter().map(|entry| (entry.id, &entry.session))));
    files::offer(&file_name("csv"), "text/csv;charset=utf-8", &text);
}

/// Picks a file, says what is in it, and asks before adding.
#[component]
fn Bring() -> impl IntoView {
    let app = App::here();
    let picked = RwSignal::new(Picked::None);
    let on_pick = move |event: web_sys::Event| {
        spawn_local(async move {
            let Some(bytes) = files::picked(&event).await else { return };
            picked.set(match read_file(&bytes) {
                Ok(import) => Picked::Weighed(weigh(app, import)),
                Err(error) => Picked::Refused(error.messages()),
            });
        });
    };
    view! {
        <label class="btn btn-soft file">
            {app.say("data-import")}
            <input type="file" accept=".json,.csv,application/json,text/csv" on:change=on_pick/>
        </label>
        <div role="status">
            {move || match picked.get() {
                Picked::None => ().into_any(),
                Picked::Refused(messages) => refused(app, &messages).into_any(),
                Picked::Weighed(intake) => weighed(app, intake, picked).into_any(),
            }}
        </div>
    }
}

fn weigh(app: App, import: Import) -> Intake {
    app.timeline.with_untracked(|timeline| {
        let sessions: Vec<_> = timeline.sessions.iter().map(|entry| (entry.id, &entry.session)).collect();
        app.facts.with_untracked(|facts| wire::export::weigh(import, facts, &sessions))
    })
}

fn say(app: App, message: &Message) -> String {
    app.say_with(message.id, args(message.args.iter().map(|(name, value)| (*name, value.clone().into()))))
}

fn refused(app: App, messages: &[Message]) -> impl IntoView + use<> {
    let lines =
        messages.iter().take(NAMED_LINES + 1).map(|message| view! { <p>{say(app, message)}</p> }).collect_view();
    let more = messages.len().saturating_sub(NAMED_LINES + 1);
    let more = (more > 0)
        .then(|| app.say_with("data-more-lines", args([("count", i64::try_from(more).unwrap_or_default().into())])));
    view! { <div class="advice advice-today">{lines}{more}</div> }
}

fn weighed(app: App, intake: Intake, picked: RwSignal<Picked>) -> impl IntoView {
    let told = |count: usize| i64::try_from(count).unwrap_or_default();
    let summary = app
        .say_with("data-found", args([("sessions", told(intake.sessions).into()), ("here", told(intake.here).into())]));
    let new = !intake.facts.is_empty() || !intake.bodies.is_empty();
    let intake = StoredValue::new(intake);
    let take = move |_| {
        let Intake { mut facts, bodies, sessions, here } = intake.get_value();
        facts.extend(app.facts_of(bodies.into_iter().map(|(id, body)| (named(id), body)).collect()));
        spawn_local(async move {
            if app.keep(facts).await {
                picked.set(Picked::None);
                app.tell(app.say_with("data-taken", args([("count", told(sessions - here).into())])), None);
            }
        });
    };
    view! {
        <div class="advice">
            <p>{summary}</p>
            {if new {
                view! {
                    <div class="pair">
                        <button class="btn" on:click=take>{app.say("data-take")}</button>
                        <button class="btn btn-line" on:click=move |_| picked.set(Picked::None)>{app.say("form-cancel")}</button>
                    </div>
                }.into_any()
            } else {
                view! { <p>{app.say("data-nothing-new")}</p> }.into_any()
            }}
        </div>
    }
}

/// An id of its own, unless the row decided one.
fn named(id: Option<FactId>) -> FactId {
    id.unwrap_or_else(|| chance::fact_id(clock::now_ms()))
}

/// Two taps, the second in other words at another place.
#[component]
fn Erase() -> impl IntoView {
    let app = App::here();
    let live = Live::here();
    let household = Household::here();
    let asked = RwSignal::new(false);
    let erase = move |_| {
        spawn_local(async move {
            live.close().await;
            household.leave().await;
            let word = if app.erase().await { "erase-done" } else { "erase-not-done" };
            app.go_and_tell("/", app.say(word), None);
        });
    };
    view! {
        <h2>{app.say("erase-title")}</h2>
        <p class="muted">{app.say("erase-hint")}</p>
        <Show when=move || asked.get() fallback=move || view! {
            <button class="btn btn-care" on:click=move |_| asked.set(true)>{app.say("erase")}</button>
        }>
            <p class="strong" role="status">{app.say("erase-sure")}</p>
            <button class="btn" on:click=move |_| asked.set(false)>{app.say("erase-keep")}</button>
            <button class="btn btn-care" on:click=erase>{app.say("erase-yes")}</button>
        </Show>
    }
}
