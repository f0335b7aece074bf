//! A massage-and-pump routine as data: steps with length, place, pressure, pace and source.
//! Not whether it is safe (`engine::care`), nor how it is written down (`wire`).

use crate::place::{Breast, Quadrant};

/// What a routine is for. Flow and relief are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Helps milk out: from the chest wall towards the nipple.
    Flow,
    /// Eases swelling: away from the nipple, feather-light.
    Relief,
    /// No touch at all.
    NoTouch,
}

/// When a compression is let go, besides at the longest hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Release {
    /// When the milk stops.
    Stop,
    /// When a letdown comes.
    Letdown,
}

/// One breast after the other, or both at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sides {
    /// One, then the other.
    InTurn,
    /// Both together, a hand each.
    Together,
}

/// What is done in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Sit, drink, breathe out slowly.
    Settle,
    /// Wash hands.
    Wash,
    /// Look at position, shield and suction.
    Check,
    /// Light strokes from the chest wall to the nipple.
    Stroke,
    /// Small circles on the spot.
    Circle,
    /// Feather-light sweeps away from the nipple (relief).
    Sweep,
    /// Cool with a cloth between (relief).
    Cool,
    /// Pump on, low and fast, until milk comes.
    Stimulate,
    /// Pump at a comfortable strength, hands in step with the milk.
    Express,
    /// One side at a time, by hand or pump.
    Finish,
    /// Pump off; the session's end.
    WrapUp,
    /// Take the kit apart and wash it.
    Clean,
}

/// Into which places a step is divided. Each place gets an equal share of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Places {
    /// No breast in particular.
    None,
    /// Both breasts, as a whole.
    Both,
    /// Each breast, as a whole.
    EachBreast,
    /// Each quadrant of each breast.
    EachQuadrant,
}

/// What the hands do while the pump runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hands {
    /// They rest.
    Rest,
    /// Compress and release.
    Compress,
}

/// What ends a step before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Until {
    /// Its time alone.
    Time,
    /// The first milk.
    Flow,
    /// Milk that has stopped on both sides.
    FlowStop,
}

/// One step of a routine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// Short name, unique in its protocol.
    pub id: String,
    /// What is done.
    pub act: Act,
    /// The whole step's length in seconds, all places together.
    pub seconds: u32,
    /// Where.
    pub places: Places,
    /// 0 (no touch) to 5; nothing above 2 is ever cued.
    pub pressure: u8,
    /// Strokes or circles a minute; 0 when there is no beat. For comfort, not from a study.
    pub pace_per_min: u32,
    /// What the hands do while pumping.
    pub hands: Hands,
    /// What ends it early.
    pub until: Until,
    /// The evidence page behind it: `content/evidence/<source>.md`.
    pub source: String,
    /// The message that says it, in the locale files.
    pub say: String,
}

/// A whole routine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Protocol {
    /// Short name, such as `hands-on`.
    pub id: String,
    /// Raised with every change of a number.
    pub version: u32,
    /// The name a person gave a copy; shipped ones are named by the locale files.
    pub name: Option<String>,
    /// The shipped protocol that this is a copy of.
    pub copy_of: Option<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// When a compression is let go.
    pub release: Release,
    /// One side after the other, or both.
    pub sides: Sides,
    /// Which side comes first.
    pub first: Breast,
    /// In which order the quadrants come.
    pub order: [Quadrant; 4],
    /// Seconds of one compression when nothing is known of the milk.
    pub hold_s: u32,
    /// Seconds of rest between two such compressions.
    pub rest_s: u32,
    /// What is done, in order.
    pub steps: Vec<Step>,
}

impl Act {
    /// Whether the pump runs in this step.
    #[must_use]
    pub fn pumps(self) -> bool {
        matches!(self, Act::Stimulate | Act::Express)
    }

    /// Whether hands are on a breast as the step's main thing.
    #[must_use]
    pub fn touches(self) -> bool {
        matches!(self, Act::Stroke | Act::Circle | Act::Sweep | Act::Finish)
    }

    /// Whether this is massage: hands on a breast, and not to express milk.
    #[must_use]
    pub fn massages(self) -> bool {
        matches!(self, Act::Stroke | Act::Circle | Act::Sweep)
    }
}

impl Protocol {
    /// Whether any step runs a pump.
    #[must_use]
    pub fn pumps(&self) -> bool {
        self.steps.iter().any(|step| step.act.pumps())
    }
}
