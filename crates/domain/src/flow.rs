//! What the milk does, in the five words a person or a scale can tell.
//! Not how it is sensed: taps come from the screen, weights from the flow engine.

/// How milk comes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flow {
    /// Jets: a letdown runs.
    Spray,
    /// Drops.
    Drip,
    /// Less than a moment ago.
    Slow,
    /// No more milk.
    Stop,
}
