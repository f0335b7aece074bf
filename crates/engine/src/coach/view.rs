//! What a screen shows of a running session: where she is, what comes next, how long.
//! Derived from the state alone, never stored.

use domain::flow::Flow;
use domain::place::Spot;
use domain::protocol::Act;

use super::Coach;
use super::cue::{Cue, CueKind};

/// One bar of the progress row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What is done in it.
    pub act: Act,
    /// The step's message.
    pub say: String,
    /// 0 to 1000.
    pub permille: u16,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// By its plan or by "Finish".
    Finished,
    /// By "Stop".
    Stopped,
    /// By the longest session there is.
    TimeLimit,
}

/// Everything a session screen draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// One per step.
    pub phases: Vec<Phase>,
    /// The step she is in.
    pub step: usize,
    /// What is done in it.
    pub act: Act,
    /// Milliseconds since the step began, breaks left out.
    pub step_elapsed_ms: u64,
    /// Milliseconds left of the step as planned.
    pub step_left_ms: u64,
    /// Milliseconds since the session began.
    pub elapsed_ms: u64,
    /// Milliseconds left of the whole session as planned.
    pub left_ms: u64,
    /// The instruction that holds now.
    pub now: Cue,
    /// What comes next if nothing happens; `None` at the end.
    pub next: Option<Cue>,
    /// The place that is being compressed, and until when at the longest.
    pub hold: Option<(Spot, u64)>,
    /// What is known of the milk, left and right.
    pub flow: [Option<Flow>; 2],
    /// When letdowns were told, in milliseconds after the start.
    pub letdowns: Vec<u64>,
    /// Spots already worked on in this step, by [`Spot::index`].
    pub worked: [bool; 8],
    /// Spots that are not to be touched any more in this session.
    pub closed: [bool; 8],
    /// Whether the pump runs, as far as the coach knows.
    pub pump_on: bool,
    /// Whether she is on a break.
    pub paused: bool,
    /// Whether touching is over for this session.
    pub touch_over: bool,
    /// Whether pain has made everything lighter.
    pub light: bool,
    /// Set when the session is over.
    pub ended: Option<Ended>,
}
