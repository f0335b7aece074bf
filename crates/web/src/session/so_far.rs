//! What is so in this session: pressure while hands work, letdowns and flow while she pumps, and what must not be missed.
//! No invented numbers: the strip is drawn from her taps alone, and where she told nothing it shows nothing.

use content::words::args;
use domain::session::{Event, Happening};
use engine::care::LIMITS;
use engine::coach::View;
use leptos::prelude::*;

use super::live::Live;
use super::screen::seen;
use super::strip::{self, Level};
use super::words;
use crate::adapters::audio;
use crate::adapters::clock;
use crate::adapters::wake;
use crate::state::App;

/// The card under the picture.
#[component]
pub fn SoFar() -> impl IntoView {
    let live = Live::here();
    let pumping = Memo::new(move |_| seen(live, |view| view.pump_on).unwrap_or(false));
    let touching = Memo::new(move |_| seen(live, |view| view.now.pressure).unwrap_or(0));
    view! {
        {move || {
            if pumping.get() {
                view! { <FlowCard /> }.into_any()
            } else if touching.get() > 0 {
                view! { <PressureCard pressure=touching.get() /> }.into_any()
            } else {
                ().into_any()
            }
        }}
    }
}

#[component]
fn PressureCard(pressure: u8) -> impl IntoView {
    let app = App::here();
    let dots = (1..=3_u8).map(|dot| view! { <i class:on=dot <= pressure></i> }).collect_view();
    view! {
        <div class="session-card session-pressure">
            <div>
                <span class="session-small">{app.say("session-pressure")}</span>
                <div class="session-dots" aria-hidden="true">{dots}</div>
            </div>
            <b>{app.say(&format!("pressure-{pressure}"))}</b>
        </div>
    }
}

#[component]
fn FlowCard() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let letdowns = Memo::new(move |_| seen(live, |view| view.letdowns.clone()).unwrap_or_default());
    let count = move || app.say_with("session-letdowns", args([("count", letdowns.with(Vec::len).into())]));
    let times = move || {
        let since = live.pump_on_ms.get().unwrap_or(0);
        letdowns.with(|all| all.iter().map(|at| words::clock(at.saturating_sub(since))).collect::<Vec<_>>().join(", "))
    };
    let told = Memo::new(move |_| live.events.with(|events| strip::tells(events)));
    let some = Memo::new(move |_| letdowns.with(|all| !all.is_empty()));
    view! {
        <div class="session-card session-flow">
            <p class="session-flow-head">
                <b>{count}</b>
                <span class="session-small">
                    {move || {
                        if some.get() {
                            app.say_with("session-letdowns-at", args([("times", times().into())]))
                        } else {
                            app.say("session-flow-tap")
                        }
                    }}
                </span>
            </p>
            <Show when=move || told.get()>
                <Strip />
            </Show>
        </div>
    }
}

/// Coarse blocks, as tall as she told: flowing, slowing, stopped.
#[component]
fn Strip() -> impl IntoView {
    let live = Live::here();
    let tenth = Memo::new(move |_| seen(live, |view| view.elapsed_ms / 5_000 * 5_000).unwrap_or(0));
    let drawn = move || {
        let from = live.pump_on_ms.get().unwrap_or(0);
        live.events.with(|events| strip::blocks(events, from, tenth.get().max(from + 1)))
    };
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    let block = move |block: strip::Block| {
        let (class, tall) = match block.level {
            Level::Flowing => ("strip-flowing", 32.0),
            Level::Slowing => ("strip-slowing", 17.0),
            Level::Stopped => ("strip-stopped", 5.0),
        };
        let (y, tall) = (format!("{:.0}", 46.0 - tall), format!("{tall:.0}"));
        view! { <rect class=class x=percent(block.from) y=y width=percent(block.to - block.from) height=tall rx="3" /> }
    };
    let dot = move |at: f64| view! { <circle class="strip-letdown" cx=percent(at.clamp(0.015, 0.985)) cy="6" r="5" /> };
    view! {
        <svg class="session-strip" aria-hidden="true">
            <line class="strip-ground" x1="0" y1="46.5" x2="100%" y2="46.5" />
            {move || {
                let strip = drawn();
                view! {
                    {strip.blocks.into_iter().map(block).collect_view()}
                    {strip.letdowns.into_iter().map(dot).collect_view()}
                }
            }}
        </svg>
    }
}

/// What must not be missed, for as long as it is so.
#[component]
pub fn Notes() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let call = Memo::new(move |_| live.events.with(|events| events.iter().any(is_strong)));
    let mute = Memo::new(move |_| live.mute.get());
    let dim = Memo::new(move |_| seen(live, may_go_dark).unwrap_or(false));
    let late = Memo::new(move |_| seen(live, late).unwrap_or(false));
    view! {
        <Show when=move || call.get()>
            <div class="session-note care" role="note">
                <b>{app.say("coach-call-pain.title")}</b>
                <span>{app.say("coach-call-pain.hint")}</span>
            </div>
        </Show>
        <Show when=move || late.get()>
            <p class="session-note" role="note">{app.say("coach-soft-end.hint")}</p>
        </Show>
        <Show when=move || dim.get()>
            <p class="session-note" role="note">{app.say("session-screen-may-sleep")}</p>
        </Show>
        <Show when=move || mute.get()>
            <button class="btn session-sound" on:click=move |_| audio::open(clock::rate())>{app.say("session-sound-on")}</button>
        </Show>
    }
}

fn is_strong(event: &Event) -> bool {
    match event.what {
        Happening::PainLevel(level) | Happening::Pain { level: Some(level), .. } => level >= LIMITS.pain_call,
        _ => false,
    }
}

fn late(view: &View) -> bool {
    view.elapsed_ms >= LIMITS.soft_end_ms && view.ended.is_none() && view.now.say != "coach-soft-end"
}

/// Said at the beginning, where the browser cannot keep the screen on. The page itself is kept awake by soft sound.
fn may_go_dark(view: &View) -> bool {
    view.step == 0 && !wake::available()
}

/// After "Stop": nothing to do, nothing to hurry.
#[component]
pub fn Stopped() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    view! {
        <div class="session-card">
            <p>{app.say("session-pain-advice")}</p>
        </div>
        <div class="session-buttons session-last">
            <button class="btn" on:click=move |_| live.to_wrap_up()>{app.say("session-to-wrap-up")}</button>
        </div>
    }
}
