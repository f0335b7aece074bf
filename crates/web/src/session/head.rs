//! The top of the session screen: one bar a phase, the step's name, its time.
//! Not the instruction.

use content::words::args;
use leptos::prelude::*;

use super::live::Live;
use super::screen::seen;
use super::words;
use crate::state::App;

/// Bars, step, and time left (or letdowns, while she pumps).
#[component]
pub fn Head() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let fills = Memo::new(move |_| {
        seen(live, |view| view.phases.iter().map(|phase| phase.permille / 10 * 10).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let place = Memo::new(move |_| seen(live, |view| (view.step + 1, view.phases.len())).unwrap_or((1, 1)));
    let step = Memo::new(move |_| seen(live, |view| words::step(app, view)));
    view! {
        <header class="session-head">
            <div
                class="session-phases"
                role="img"
                aria-label=move || {
                    let (now, all) = place.get();
                    app.say_with("session-step-of", args([("now", now.into()), ("all", all.into())]))
                }
            >
                {move || fills.get().into_iter().map(bar).collect_view()}
            </div>
            <p class="session-step">
                <span>{move || step.get()}</span>
                <span>{move || time(app, live)}</span>
            </p>
        </header>
    }
}

fn bar(permille: u16) -> impl IntoView {
    let class = match permille {
        0 => "session-phase",
        990.. => "session-phase done",
        _ => "session-phase now",
    };
    view! { <i class=class style=("--done", format!("{}%", permille / 10))></i> }
}

/// Seconds matter before the pump; while it runs, what matters is how long it has run.
fn time(app: App, live: Live) -> Option<String> {
    seen(live, |view| {
        if view.pump_on {
            let since = pump_ms(live, view.elapsed_ms);
            return since.map(|ms| app.say_with("session-pump-for", args([("time", words::clock(ms).into())])));
        }
        let (left, all) = (view.step_left_ms, view.step_left_ms + view.step_elapsed_ms);
        (all > 0 && view.ended.is_none()).then(|| {
            let times = [("left", words::clock_left(left).into()), ("all", words::clock_left(all).into())];
            app.say_with("session-left-of", args(times))
        })
    })
    .flatten()
}

/// How long the pump has run: from the coach's own record of its cues.
fn pump_ms(live: Live, now_ms: u64) -> Option<u64> {
    live.pump_on_ms.get().map(|since| now_ms.saturating_sub(since))
}
