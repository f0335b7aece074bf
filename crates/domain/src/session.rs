//! One pumping session: what was planned, what happened minute by minute, what came of it.
//! Not the live coaching of it (`engine::coach`), which runs over these events.

use crate::amount::Yield;
use crate::care::Gate;
use crate::fact::FactId;
use crate::flow::Flow;
use crate::moment::Moment;
use crate::place::{Breast, Quadrant, Side, Spot};
use crate::protocol::Protocol;
use crate::trial::InTrial;

/// What happened, told by a tap, a script or a scale.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Happening {
    /// The pump was switched on.
    PumpOn,
    /// Milk began to flow: a letdown, on both sides.
    Letdown,
    /// Milk flows otherwise than before.
    Flow {
        /// How.
        state: Flow,
        /// Where.
        side: Side,
    },
    /// It hurts. Unknown parts mean: where the hands are now, and "some".
    Pain {
        /// Which breast, if told.
        breast: Option<Breast>,
        /// Which quarter, if told.
        quadrant: Option<Quadrant>,
        /// 0 to 10, if told.
        level: Option<u8>,
    },
    /// How much the pain just told of hurts, 0 to 10; not a pain of its own.
    PainLevel(u8),
    /// She takes a break.
    Pause,
    /// She goes on.
    Resume,
    /// On to the next place.
    Next,
    /// On to the next step.
    Skip,
    /// She is done and wraps up.
    Finish,
    /// Everything ends at once.
    Stop,
}

/// A happening and when, in milliseconds after the session's start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// Milliseconds after the session's start.
    pub at_ms: u64,
    /// What happened.
    pub what: Happening,
}

/// Where the milk went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// To a baby, now.
    Fed,
    /// Stays out at room temperature.
    Room,
    /// Into a cooler with ice packs.
    Cooler,
    /// Into the fridge.
    Fridge,
    /// Into the freezer.
    Freezer,
    /// To somebody else's baby.
    Donated,
    /// Not kept.
    Discarded,
}

/// How a session was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Coached or timed live by this routine, exactly as it was then.
    Live(Box<Protocol>),
    /// Written down afterwards.
    Logged,
    /// Brought in from elsewhere, with that place's own id for it.
    Imported {
        /// Such as `baby-buddy`.
        from: String,
        /// Its id there.
        id: String,
    },
}

impl Origin {
    /// What a session that came back from a table of this app names as its place of origin.
    pub const TABLE: &str = "letdown";

    /// The fact that first told of a session which came back from a table of this app.
    #[must_use]
    pub fn first_told(&self) -> Option<FactId> {
        match self {
            Origin::Imported { from, id } if from == Origin::TABLE => {
                u128::from_str_radix(&id.replace('-', ""), 16).ok().map(FactId)
            }
            _ => None,
        }
    }
}

/// What she pumped with, as far as she told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Kit {
    /// The flange's size in millimetres.
    pub flange_mm: Option<u8>,
    /// The pump, in her words.
    pub pump: String,
}

/// A finished session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// When it began.
    pub start: Moment,
    /// When it ended.
    pub end: Moment,
    /// How it was recorded.
    pub origin: Origin,
    /// What the gate said before it; `None` when written down afterwards.
    pub gate: Option<Gate>,
    /// What happened in it, oldest first.
    pub events: Vec<Event>,
    /// What it gave.
    pub amounts: Yield,
    /// 0 (comfortable) to 10 (worst pain); `None` when not told.
    pub discomfort: Option<u8>,
    /// Places that still felt firm afterwards.
    pub firm: Vec<Spot>,
    /// Where the milk went.
    pub destination: Option<Destination>,
    /// Her words.
    pub note: String,
    /// What she pumped with.
    pub kit: Kit,
    /// Its part in a trial, when one ran.
    pub trial: Option<InTrial>,
}
