//! The live session as a pure state machine: `(state, event) -> (state, cues)`.
//! No clock: time arrives with each event. No screen, no voice: cues say what, shells say how.

use std::rc::Rc;

use domain::care::Gate;
use domain::place::Spot;
use domain::protocol::Protocol;

pub mod cue;
pub mod view;

pub use cue::{Cue, CueKind};
pub use view::{Ended, Phase, View};

/// What a session starts from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setup {
    /// The routine; already checked by [`crate::care`].
    pub protocol: Rc<Protocol>,
    /// What the gate let through.
    pub gate: Gate,
    /// Spots she named as firm, pressed first.
    pub firm: Vec<Spot>,
}

/// A running (or ended) session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Coach {
    setup: Setup,
}
