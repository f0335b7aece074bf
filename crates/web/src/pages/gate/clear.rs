//! The gate's first screen, which a healthy person passes with one tap.
//! Not the questions: those are a tap away, for who needs them.

use domain::place::Spot;
use domain::protocol::{Protocol, Purpose};
use leptos::prelude::*;

use super::{Step, begin, judged, trial_note};
use crate::components::spots::Spots;
use crate::components::title::Title;
use crate::pages::settings::routines;
use crate::state::App;

/// The screen.
pub fn clear(
    app: App,
    protocol: Protocol,
    own_way: RwSignal<bool>,
    firm: RwSignal<Vec<Spot>>,
    step: RwSignal<Step>,
) -> impl IntoView {
    let touches = protocol.purpose != Purpose::NoTouch;
    let name = routines::name(app, &protocol);
    let hint = routines::hint(app, &protocol);
    let id = protocol.id.clone();
    // Clear today, and still something may rest from yesterday.
    let start = move |_| {
        let gate = judged(app, &[]);
        if gate.advice.is_empty() {
            begin(app, protocol.clone(), gate, own_way, firm);
        } else {
            step.set(Step::Advice(gate));
        }
    };
    let ask = app.say("gate-firm-name");
    view! {
        <header class="page-head">
            <p class="muted small">{name.clone()}</p>
            <Title text=app.say("gate-title")/>
        </header>
        <p class="gate-question">{app.say("gate-question")}</p>
        <trial_note::TrialNote own_way=own_way/>
        <button class="btn btn-big" on:click=start>{app.say("gate-all-clear")}</button>
        <button class="btn btn-soft" on:click=move |_| step.set(Step::Questions)>{app.say("gate-different")}</button>
        {touches.then(|| view! {
            <section class="card">
                <div>
                    <h2>{ask.clone()}</h2>
                    <p class="muted small">{app.say("gate-firm-hint")}</p>
                </div>
                <Spots label=ask chosen=firm/>
            </section>
        })}
        <section class="card">
            <div>
                <h2>{name}</h2>
                <p class="muted">{hint}</p>
            </div>
            <details class="more">
                <summary>{app.say("gate-other-routine")}</summary>
                <ul class="stack">{routines::all(app).into_iter().filter(|other| other.id != id).map(|other| choice(app, &other)).collect_view()}</ul>
            </details>
        </section>
        <p class="muted small">{app.say("care-disclaimer")}</p>
        <a class="btn btn-text" href=app.href("/")>{app.say("gate-not-now")}</a>
    }
}

fn choice(app: App, protocol: &Protocol) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="line-link" href=app.href(&format!("/start/{}", protocol.id))>
                <span class="strong">{routines::name(app, protocol)}</span>
                <span class="muted small">{routines::hint(app, protocol)}</span>
            </a>
        </li>
    }
}
