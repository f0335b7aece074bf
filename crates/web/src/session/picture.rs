//! The middle of the session screen: the drawing with her hand's motion, the breathing circle, or a plain ring of time.
//! Not the drawing itself (`components::diagram`).

use content::words::args;
use domain::place::{Breast, Quadrant, Side, Spot};
use domain::protocol::{Act, Protocol, Purpose};
use domain::session::Origin;
use engine::coach::{CueKind, View};
use leptos::prelude::*;

use super::breath::{self, Pacer};
use super::live::Live;
use super::screen::seen;
use super::words;
use crate::adapters::clock;
use crate::components::diagram::{Diagram, Hand, Mark, Motion, Under};
use crate::state::App;

/// What the middle shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Both breasts and the hand.
    Drawing,
    /// The breathing circle.
    Breath,
    /// Time, and nothing else.
    Ring,
}

/// What the middle shows now.
#[must_use]
pub fn face(live: Live) -> Face {
    let Some(protocol) = protocol(live) else { return Face::Ring };
    seen(live, |view| {
        if breath::breathes(&protocol, &view.now) {
            Face::Breath
        } else if protocol.purpose == Purpose::NoTouch || matches!(view.act, Act::Wash | Act::Cool | Act::Clean) {
            Face::Ring
        } else {
            Face::Drawing
        }
    })
    .unwrap_or(Face::Ring)
}

fn protocol(live: Live) -> Option<Protocol> {
    match live.session()?.origin {
        Origin::Live(protocol) => Some(*protocol),
        Origin::Logged | Origin::Imported { .. } => None,
    }
}

/// Milliseconds left of what she does now: of the cue while it has an end, else of the step.
#[must_use]
pub fn left_here(view: &View) -> u64 {
    let lasts = view.now.until_ms > view.now.at_ms && !view.paused;
    if lasts { view.now.until_ms.saturating_sub(view.elapsed_ms) } else { view.step_left_ms }
}

/// The middle of the screen.
#[component]
pub fn Picture() -> impl IntoView {
    let live = Live::here();
    let shown = Memo::new(move |_| face(live));
    let begun = Memo::new(move |_| seen(live, |view| (view.now.at_ms, view.paused)));
    view! {
        <div class="session-picture">
            {move || match shown.get() {
                Face::Drawing => view! { <Drawing /> }.into_any(),
                Face::Ring => view! { <Ring /> }.into_any(),
                Face::Breath => {
                    let (at_ms, paused) = begun.get().unwrap_or_default();
                    let run_ms = live.now_ms().saturating_sub(at_ms);
                    view! { <Pacer run_ms paused /> }.into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Drawing() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let marks = Memo::new(move |_| seen(live, marks).unwrap_or_default());
    let cue = Memo::new(move |_| seen(live, |view| (view.now.clone(), view.act, view.paused)));
    let hand = Memo::new(move |_| {
        cue.with(|_| live.view.with_untracked(|view| view.as_ref().and_then(|view| hand(live, view))))
    });
    let pump = Memo::new(move |_| seen(live, |view| view.pump_on).unwrap_or(false));
    let under = Memo::new(move |_| Breast::ALL.map(|breast| under(app, live, breast)));
    let mirror = Memo::new(move |_| app.settings.with(|settings| settings.mirror));
    let label = Memo::new(move |_| {
        cue.with(|cue| {
            cue.as_ref().map(|(cue, _, _)| {
                let title = words::title(app, cue);
                let what = format!("{} {}", title.what, title.place);
                let view = if mirror.get() { "session-picture-label" } else { "session-picture-label-facing" };
                app.say_with(view, args([("what", what.trim().to_owned().into())]))
            })
        })
        .unwrap_or_default()
    });
    view! {
        <Diagram
            marks=marks
            mirror=mirror
            under=under
            label=label
            hand=Signal::derive(move || hand.get())
            pump=Signal::derive(move || [pump.get(); 2])
        />
    }
}

/// Here, done, not any more.
fn marks(view: &View) -> [Mark; 8] {
    let mut marks = [Mark::Plain; 8];
    for spot in Spot::all() {
        let here = view.now.kind.touches() && view.now.side.includes(spot.breast);
        let here = here && view.now.quadrant.is_none_or(|quadrant| quadrant == spot.quadrant);
        marks[spot.index()] = if view.closed[spot.index()] {
            Mark::Closed
        } else if here {
            Mark::On
        } else if view.worked[spot.index()] {
            Mark::Done
        } else {
            Mark::Plain
        };
    }
    marks
}

fn under(app: App, live: Live, breast: Breast) -> Under {
    let name = match breast {
        Breast::Left => app.say("session-your-left"),
        Breast::Right => app.say("session-your-right"),
    };
    let closed =
        seen(live, |view| Quadrant::ALL.into_iter().all(|quadrant| view.closed[Spot { breast, quadrant }.index()]));
    let note = closed.unwrap_or(false).then(|| app.say("session-no-touch-today"));
    Under { name, note }
}

/// The motion of the cue that holds, in the page's own time.
fn hand(live: Live, view: &View) -> Option<Hand> {
    let cue = &view.now;
    let spot = |side: Side, quadrant: Option<Quadrant>| {
        let breast = Breast::ALL.into_iter().find(|&breast| side.includes(breast))?;
        Some(Spot { breast, quadrant: quadrant? })
    };
    let motion = match (cue.kind, view.act) {
        (CueKind::Stroke, Act::Sweep) => Motion::Sweeps(cue.side),
        (CueKind::Stroke, _) => Motion::Strokes(cue.side),
        (CueKind::Circle | CueKind::HandExpress, _) => Motion::Circles(cue.side, cue.quadrant),
        (CueKind::Compress, _) => Motion::Hold(spot(cue.side, cue.quadrant)?),
        _ => return None,
    };
    let rate = clock::rate();
    let page = |ms: u64| precise(ms) / rate;
    Some(Hand {
        motion,
        beat_ms: if cue.pace_per_min > 0 { 60_000.0 / f64::from(cue.pace_per_min) / rate } else { 3_000.0 / rate },
        span_ms: page(cue.until_ms.saturating_sub(cue.at_ms)),
        run_ms: page(live.now_ms().saturating_sub(cue.at_ms)),
        paused: view.paused,
    })
}

/// A ring that runs down, with the time in it.
#[component]
fn Ring() -> impl IntoView {
    let live = Live::here();
    let time = Memo::new(move |_| seen(live, |view| words::clock_left(left_here(view))));
    let part = Memo::new(move |_| {
        seen(live, |view| {
            let all = view.step_elapsed_ms + view.step_left_ms;
            view.step_left_ms * 100 / all.max(1)
        })
    });
    view! {
        <div class="session-ring">
            <svg viewBox="0 0 200 200" aria-hidden="true">
                <circle class="ring-track" cx="100" cy="100" r="90" />
                <circle
                    class="ring-left"
                    cx="100"
                    cy="100"
                    r="90"
                    pathLength="100"
                    style:stroke-dasharray=move || format!("{} 100", part.get().unwrap_or(0))
                />
            </svg>
            <span class="session-clock" role="timer" aria-live="off">{move || time.get()}</span>
        </div>
    }
}

#[expect(clippy::cast_precision_loss, reason = "a session's milliseconds are far below 2^53")]
fn precise(ms: u64) -> f64 {
    ms as f64
}
