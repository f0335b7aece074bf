//! Slow breathing, four in and six out: when it is paced, and how it is drawn.
//! Not its tones, which are planned with all others (`tones`), nor a promise of what breathing does.

use domain::protocol::{Act, Protocol, Purpose};
use engine::coach::{Cue, CueKind};
use leptos::prelude::*;

use super::tones::BREATH_MS;
use crate::adapters::clock;
use crate::state::App;

/// Whether a cue is one to breathe by: settling, and the pump of a routine that is all about rest.
#[must_use]
pub fn breathes(protocol: &Protocol, cue: &Cue) -> bool {
    let Some(step) = protocol.steps.get(cue.step) else { return false };
    let restful = protocol.purpose == Purpose::NoTouch && protocol.steps.iter().any(|step| step.act == Act::Settle);
    let lasts = cue.until_ms > cue.at_ms;
    match cue.kind {
        CueKind::Settle => step.act == Act::Settle && lasts,
        CueKind::Rest | CueKind::PumpOn => restful && step.act.pumps() && lasts,
        _ => false,
    }
}

/// A circle that widens for four seconds and narrows for six, in step with the cue's own time.
#[component]
pub fn Pacer(
    /// How long the cue has run, in session milliseconds.
    run_ms: u64,
    /// Whether it stands still.
    paused: bool,
) -> impl IntoView {
    let app = App::here();
    let rate = clock::rate();
    #[expect(clippy::cast_precision_loss, reason = "a session's milliseconds are far below 2^53")]
    let (whole, run) = (BREATH_MS as f64 / rate, (run_ms % BREATH_MS) as f64 / rate);
    let (whole, delay) = (format!("{whole:.0}ms"), format!("-{run:.0}ms"));
    let (whole_in, delay_in, whole_out, delay_out) = (whole.clone(), delay.clone(), whole.clone(), delay.clone());
    view! {
        <div class="pacer" class:still=paused role="img" aria-label=app.say("session-breathe-label")>
            <i class="pacer-ring" aria-hidden="true"></i>
            <i class="pacer-disc" aria-hidden="true" style:animation-duration=whole style:animation-delay=delay></i>
            <span class="pacer-words" aria-hidden="true">
                <b class="pacer-in" style:animation-duration=whole_in style:animation-delay=delay_in>
                    {app.say("session-breathe-in")}
                </b>
                <b class="pacer-out" style:animation-duration=whole_out style:animation-delay=delay_out>
                    {app.say("session-breathe-out")}
                </b>
                <b class="pacer-both">{app.say("session-breathe-both")}</b>
            </span>
        </div>
    }
}
