//! What the coach tells her: one cue, with place, pressure, pace, end and why.
//! Not how it sounds or looks: voice, tone, picture and vibration belong to the shells.

use domain::place::{Quadrant, Side};

/// What she is told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueKind {
    /// Sit, breathe, look at something kind.
    Settle,
    /// Wash hands.
    Wash,
    /// Light strokes along the breast.
    Stroke,
    /// Small circles on the spot.
    Circle,
    /// Press and hold.
    Compress,
    /// Let go.
    Release,
    /// Hands rest.
    Rest,
    /// Softer from here on.
    Lighten,
    /// Switch the pump on.
    PumpOn,
    /// Switch the pump off.
    PumpOff,
    /// One side by hand (or pump, as she likes).
    HandExpress,
    /// Finish calmly.
    WrapUp,
    /// Hands off: touching is over for this session.
    Stop,
    /// Somebody should be called.
    Call,
}

impl CueKind {
    /// Whether hands are on a breast while this cue lasts.
    #[must_use]
    pub fn touches(self) -> bool {
        matches!(self, CueKind::Stroke | CueKind::Circle | CueKind::Compress | CueKind::HandExpress)
    }

    /// Whether the instruction stays on show until another takes its place.
    #[must_use]
    pub fn holds(self) -> bool {
        !matches!(self, CueKind::Lighten | CueKind::Call)
    }

    /// Whether this is massage, as against expressing milk.
    #[must_use]
    pub fn massages(self) -> bool {
        matches!(self, CueKind::Stroke | CueKind::Circle)
    }
}

/// One instruction. Times are milliseconds after the session's start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cue {
    /// When it is given.
    pub at_ms: u64,
    /// What to do.
    pub kind: CueKind,
    /// Where.
    pub side: Side,
    /// In which quarter, when it is about one.
    pub quadrant: Option<Quadrant>,
    /// 0 (no touch), 1 or 2.
    pub pressure: u8,
    /// Beats a minute; 0 without a beat.
    pub pace_per_min: u32,
    /// When it ends as planned; equal to `at_ms` for a moment's word.
    pub until_ms: u64,
    /// The rule behind it.
    pub why: String,
    /// The message that says it, in the locale files.
    pub say: String,
    /// Which step of the protocol it belongs to.
    pub step: usize,
}

impl Cue {
    /// The instruction before the first one.
    pub(crate) fn nothing() -> Cue {
        Cue {
            at_ms: 0,
            kind: CueKind::Rest,
            side: Side::None,
            quadrant: None,
            pressure: 0,
            pace_per_min: 0,
            until_ms: 0,
            why: String::new(),
            say: String::new(),
            step: 0,
        }
    }
}
