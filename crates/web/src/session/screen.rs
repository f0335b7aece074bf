//! The session screen: which of its faces is shown, and the coaching one put together.
//! Not its parts, and no engine: it draws the view.

use engine::coach::{Ended, View};
use leptos::html;
use leptos::prelude::*;

use super::asked::Asked;
use super::buttons::Buttons;
use super::elsewhere::Elsewhere;
use super::head::Head;
use super::live::{Live, Stage};
use super::pain::PainSheet;
use super::picture::Picture;
use super::so_far::{Notes, SoFar, Stopped};
use super::words;
use crate::adapters::device;
use crate::adapters::headset::{self, Press};
use crate::state::App;
use domain::session::Happening;

/// The page of a session in hand. It begins what the gate has let through.
#[component]
pub fn SessionPage() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    device::set_root("data-session", Some("on"));
    on_cleanup(|| device::set_root("data-session", None));
    if let Some(setup) = app.take_setup() {
        live.begin(setup);
    }
    Effect::new(move |_| match live.stage.get() {
        Stage::Idle => app.go_instead("/"),
        Stage::Coaching => headset::listen(move |press| live.happen(pressed(press))),
        _ => {}
    });
    let face = Memo::new(move |_| std::mem::discriminant(&live.stage.get()));
    view! {
        <div class="session">
            {move || {
                // Read, not tracked alone: a memo that nobody reads never learns what it depends on.
                let _ = face.get();
                match live.stage.get_untracked() {
                    Stage::Coaching => view! { <Coaching /> }.into_any(),
                    Stage::Elsewhere => view! { <Elsewhere /> }.into_any(),
                    Stage::LongAgo { seen_ms } => view! { <Asked seen_ms /> }.into_any(),
                    Stage::Reading | Stage::Idle | Stage::WrapUp => ().into_any(),
                }
            }}
        </div>
    }
}

fn pressed(press: Press) -> Happening {
    match press {
        Press::Play => Happening::Resume,
        Press::Pause => Happening::Pause,
        Press::Next => Happening::Next,
    }
}

#[component]
fn Coaching() -> impl IntoView {
    let live = Live::here();
    let hurts = RwSignal::new(false);
    let there = Memo::new(move |_| live.view.with(Option::is_some));
    let stopped = Memo::new(move |_| seen(live, |view| view.ended == Some(Ended::Stopped)).unwrap_or(false));
    let paused = Memo::new(move |_| seen(live, |view| view.paused).unwrap_or(false));
    Effect::new(move |_| headset::set_paused(paused.get()));
    view! {
        <p class="only-heard" aria-live="polite">{move || live.spoken.with(|spoken| spoken.calm.clone())}</p>
        <p class="only-heard" role="alert">{move || live.spoken.with(|spoken| spoken.now.clone())}</p>
        <Show when=move || there.get()>
            <div class="session-body" inert=move || hurts.get()>
                <Head />
                <Instruction />
                <Notes />
                <Show when=move || !stopped.get() fallback=|| view! { <Stopped /> }>
                    <Picture />
                    <SoFar />
                    <Clocks />
                    <Buttons hurts />
                </Show>
            </div>
            <Show when=move || hurts.get() && !stopped.get()>
                <PainSheet open=hurts />
            </Show>
        </Show>
    }
}

/// Reads the view, when there is one.
pub fn seen<T>(live: Live, read: impl FnOnce(&View) -> T) -> Option<T> {
    live.view.with(|view| view.as_ref().map(read))
}

#[component]
fn Instruction() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let now = Memo::new(move |_| seen(live, |view| view.now.clone()));
    let title = move || now.with(|now| now.as_ref().map(|cue| words::title(app, cue)));
    let hint = move || now.with(|now| now.as_ref().map(|cue| words::part(app, cue, "hint")));
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |told: Option<bool>| {
        if let Some(heading) = heading.get().filter(|_| told != Some(true)) {
            let _ = heading.focus();
            return true;
        }
        told == Some(true)
    });
    Effect::new(move |_| {
        if let Some(title) = title() {
            document().set_title(&format!("{} {} · {}", title.what, title.place, app.say("app-name")));
        }
    });
    view! {
        <div class="session-say">
        <h1 class="session-title" node_ref=heading tabindex="-1">
            <span>{move || title().map(|title| title.what)}</span>
            " "
            <span>{move || title().map(|title| title.place)}</span>
        </h1>
        <p class="session-hint">{hint}</p>
        </div>
    }
}

/// The big clock of what she does now, what comes next, and the time left in all.
#[component]
fn Clocks() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let big = Memo::new(move |_| seen(live, super::picture::left_here).map(words::clock_left));
    let ring = Memo::new(move |_| super::picture::face(live) == super::picture::Face::Ring);
    let next = Memo::new(move |_| seen(live, |view| words::next(app, view)).flatten());
    let left = Memo::new(move |_| seen(live, |view| words::minutes_left(view.left_ms)).unwrap_or(1));
    let over = Memo::new(move |_| seen(live, |view| view.left_ms == 0).unwrap_or(true));
    view! {
        <div class="session-clocks">
            <Show when=move || !ring.get()>
                <span class="session-clock" role="timer" aria-live="off">{move || big.get()}</span>
            </Show>
            <p class="session-next">
                <span>{move || next.get()}</span>
                <Show when=move || !over.get()>
                    <span>
                        {move || app.say_with("session-left-in-all", content::words::args([("minutes", left.get().into())]))}
                    </span>
                </Show>
            </p>
        </div>
    }
}
