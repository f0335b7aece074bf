//! The gate: one screen, one tap for a healthy person; questions and advice for everybody else.
//! It asks and shows. `engine::care` judges, the rules are in content/care.

mod answers;
mod clear;
mod possible;
mod questions;
mod trial_note;

use std::sync::Arc;

use domain::care::{Finding, Gate};
use domain::fact::Body;
use domain::place::Spot;
use domain::protocol::Protocol;
use engine::care::judge_now;
use engine::coach::Setup;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::adapters::{audio, clock};
use crate::components::title::Title;
use crate::pages::settings::routines;
use crate::state::App;

/// Where she is in the gate.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Clear,
    Questions,
    Advice(Gate),
}

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let app = App::here();
    let params = use_params_map();
    let step = RwSignal::new(Step::Clear);
    let firm = RwSignal::<Vec<Spot>>::default();
    let answers = answers::Answers::none();
    let own_way = RwSignal::new(false);
    let protocol = Memo::new(move |_| {
        let found = params.with(|params| params.get("protocol")).and_then(|id| routines::find(app, &id))?;
        Some(if own_way.get() { found } else { app.fitted_now(found) })
    });
    let body = move || {
        let Some(protocol) = protocol.get() else {
            return view! { <Unknown/> }.into_any();
        };
        match step.get() {
            Step::Clear => clear::clear(app, protocol, own_way, firm, step).into_any(),
            Step::Questions => questions::questions(app, answers, step).into_any(),
            Step::Advice(gate) => possible::advice(app, &protocol, &gate, own_way, firm, step).into_any(),
        }
    };
    view! { <div class="page page-apart">{move || app.ready.get().then(body)}</div> }
}

#[component]
fn Unknown() -> impl IntoView {
    let app = App::here();
    view! {
        <Title text=app.say("gate-no-such")/>
        <p>{app.say("gate-no-such-hint")}</p>
        <a class="btn" href=app.href("/")>{app.say("go-today")}</a>
    }
}

/// The gate's judgement of what she reports now, in the light of the last month.
fn judged(app: App, findings: &[Finding]) -> Gate {
    let now_ms = clock::now_ms();
    app.timeline.with_untracked(|timeline| judge_now(&content::rules::gate(), findings, &timeline.told(now_ms), now_ms))
}

/// Hands over to the session screen.
fn begin(app: App, protocol: Protocol, gate: Gate, own_way: RwSignal<bool>, firm: RwSignal<Vec<Spot>>) {
    // In the tap itself: later, some browsers would not let sound begin.
    audio::open(clock::rate());
    let left_alone = app.left_alone(app.part_at(&clock::moment())).filter(|_| !own_way.get_untracked());
    app.begin(Setup { protocol: Arc::new(protocol), gate, firm: firm.get_untracked(), left_alone });
}

/// Not now: the answers are kept, and nothing starts.
fn leave(app: App, gate: Gate) {
    app.write(Body::Gate(gate));
    app.go_and_tell("/", app.say("gate-kept"), None);
}
