//! The big buttons: within a thumb's reach, the same names in the same places all through a session.
//! Not what they lead to: each sends what happened, and the engine answers.

use domain::flow::Flow;
use domain::place::Side;
use domain::session::Happening;
use leptos::prelude::*;

use super::live::Live;
use super::screen::seen;
use crate::state::App;

/// The flow taps while the pump runs, and the row that is always there.
#[component]
pub fn Buttons(
    /// Set when it hurts: opens the sheet.
    hurts: RwSignal<bool>,
) -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let pumping = Memo::new(move |_| seen(live, |view| view.pump_on).unwrap_or(false));
    let paused = Memo::new(move |_| seen(live, |view| view.paused).unwrap_or(false));
    let done = Memo::new(move |_| seen(live, finishes).unwrap_or(false));
    let flow = Memo::new(move |_| seen(live, |view| view.flow[0].or(view.flow[1])).flatten());
    let pause = move |_| live.happen(if paused.get_untracked() { Happening::Resume } else { Happening::Pause });
    let on = move |_| live.happen(if done.get_untracked() { Happening::Finish } else { Happening::Next });
    let pain = move |_| {
        live.happen(Happening::Pain { breast: None, quadrant: None, level: None });
        hurts.set(true);
    };
    let told = move |state: Flow| Happening::Flow { state, side: Side::Both };
    view! {
        <div class="session-buttons">
            <Show when=move || pumping.get()>
                <button class="btn session-flowing" on:click=move |_| live.happen(Happening::Letdown)>
                    <Drop />
                    {move || app.say("session-flowing")}
                </button>
                <div class="session-two">
                    <button
                        class="btn btn-soft"
                        class:told=move || flow.get() == Some(Flow::Slow)
                        on:click=move |_| live.happen(told(Flow::Slow))
                    >
                        {move || app.say("session-slowing")}
                    </button>
                    <button
                        class="btn btn-soft"
                        class:told=move || flow.get() == Some(Flow::Stop)
                        on:click=move |_| live.happen(told(Flow::Stop))
                    >
                        {move || app.say("session-stopped")}
                    </button>
                </div>
            </Show>
            <div class="session-three">
                <button class="btn btn-soft" class:session-go=move || paused.get() on:click=pause>
                    {move || app.say(if paused.get() { "session-resume" } else { "session-pause" })}
                </button>
                <button class="btn btn-soft session-hurts" on:click=pain>{move || app.say("session-hurts")}</button>
                <button class="btn btn-soft" on:click=on>
                    {move || app.say(if done.get() { "session-finish" } else { "session-next-button" })}
                </button>
            </div>
        </div>
    }
}

/// While the pump runs, and from there on, "Next" would skip nothing but the end.
fn finishes(view: &engine::coach::View) -> bool {
    let pumped = view.phases.iter().take(view.step).any(|phase| phase.act.pumps());
    let last = view.step + 1 >= view.phases.len();
    view.pump_on || last || (pumped && !view.act.massages())
}

#[component]
fn Drop() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true" class="session-drop">
            <path d="M12 3c3.600 4.300 6.200 7.400 6.200 10.800a6.200 6.200 0 0 1-12.400 0C5.800 10.400 8.400 7.300 12 3z" />
        </svg>
    }
}
