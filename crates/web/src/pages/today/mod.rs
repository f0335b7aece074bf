//! Today: what comes next, what there is so far, and the three ways to begin.
//! No reckoning here: `engine::plan` says the numbers.

mod days;
mod next;
mod so_far;

use engine::plan::plan_today;
use leptos::prelude::*;

use crate::adapters::{calendar, clock};
use crate::components::title::Title;
use crate::pages::trial::TrialCard;
use crate::session::{Live, Stage};
use crate::state::App;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    let app = App::here();
    // The plan changes with facts, settings and the minute, not with each second.
    let minute = Memo::new(move |_| app.now.get().div_euclid(60_000) * 60_000);
    let plan = Memo::new(move |_| {
        let now = clock::moment_at(minute.get() + 59_999);
        app.timeline.with(|timeline| plan_today(timeline, &clock::offset_s, &now))
    });
    let first = Memo::new(move |_| app.timeline.with(|timeline| timeline.sessions.is_empty()));
    view! {
        <div class="page">
            <header class="page-head">
                <div class="today-line">
                    <Title text=app.say("nav-today") class="h1-small"/>
                    <p class="muted">{move || calendar::day_long(plan.with(|plan| plan.day))}</p>
                </div>
                <Show when=move || !first.get()><next::Next plan=plan/></Show>
            </header>
            <Show when=move || app.ready.get()>
                <Show when=move || !first.get() fallback=move || view! { <Welcome/> }>
                    <so_far::SoFar plan=plan/>
                </Show>
                <InHand/>
                <TrialCard/>
            </Show>
        </div>
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let app = App::here();
    view! {
        <section class="card welcome">
            <svg viewBox="0 0 64 64" aria-hidden="true"><path d="M32 6c8.7 12 17 20.8 17 31a17 17 0 0 1-34 0C15 26.8 23.3 18 32 6z"/></svg>
            <h2>{app.say("today-welcome")}</h2>
            <p>{app.say("today-welcome-hint")}</p>
            <p class="muted">{app.say("today-nothing-yet")}</p>
        </section>
    }
}

/// The session in hand, when there is one; else the ways to begin.
#[component]
fn InHand() -> impl IntoView {
    let app = App::here();
    let live = Live::here();
    let card = move |title: &'static str, hint: &'static str, go: &'static str, path: &'static str| {
        view! {
            <section class="card in-hand">
                <div>
                    <h2>{app.say(title)}</h2>
                    <p class="muted">{app.say(hint)}</p>
                </div>
                <button class="btn btn-big" on:click=move |_| app.go(path)>{app.say(go)}</button>
            </section>
        }
    };
    move || match live.stage.get() {
        Stage::Reading => ().into_any(),
        Stage::Idle => view! { <Begin/> }.into_any(),
        Stage::WrapUp => card("today-unsaved", "today-unsaved-hint", "today-finish", "/wrap-up").into_any(),
        Stage::Coaching | Stage::Elsewhere | Stage::LongAgo { .. } => {
            card("today-running", "today-running-hint", "today-go-back", "/session").into_any()
        }
    }
}

/// The three ways to begin.
#[component]
fn Begin() -> impl IntoView {
    let app = App::here();
    let start =
        move |_| app.go(&format!("/start/{}", app.settings.with_untracked(|settings| settings.protocol.clone())));
    view! {
        <div class="stack">
            <button class="btn btn-big" on:click=start>{app.say("today-start")}</button>
            <div class="pair">
                <button class="btn btn-soft" on:click=move |_| app.go("/start/pump-only")>{app.say("today-just-pump")}</button>
                <button class="btn btn-soft" on:click=move |_| app.go("/log")>{app.say("today-log-past")}</button>
            </div>
        </div>
    }
}
