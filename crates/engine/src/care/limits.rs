//! Limits that nothing can pass, whatever a protocol says.
//! Not settings: there is no way to raise one from outside this file.

/// All limits in one value, so that a proof can run the same machine on a smaller clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Highest pressure, on a scale of 1 to 5.
    pub pressure: u8,
    /// Most massage before the pump, in milliseconds.
    pub before_pump_ms: u64,
    /// When a session is suggested to end.
    pub soft_end_ms: u64,
    /// When a session ends.
    pub hard_end_ms: u64,
    /// Longest compression.
    pub hold_ms: u64,
    /// Shortest rest after a compression.
    pub rest_ms: u64,
    /// How long milk must have stopped before an end is suggested.
    pub dry_ms: u64,
    /// How long a told letdown is taken to run when nothing more is told.
    pub letdown_ms: u64,
    /// After how long without milk she is encouraged.
    pub late_ms: u64,
    /// Pain (0 to 10) at which touching does not begin.
    pub pain_before: u8,
    /// Rise of pain that ends touching.
    pub pain_rise: u8,
    /// Pain at which a clinician should be called.
    pub pain_call: u8,
}

/// The limits every session of every person runs under.
/// Sources: `content/evidence/dose-limits.md`, `content/evidence/pain-stop.md`, `content/evidence/letdown.md`.
pub const LIMITS: Limits = Limits {
    pressure: 2,
    before_pump_ms: 600_000,
    soft_end_ms: 1_500_000,
    hard_end_ms: 1_800_000,
    hold_ms: 15_000,
    rest_ms: 5_000,
    dry_ms: 180_000,
    letdown_ms: 210_000,
    late_ms: 300_000,
    pain_before: 4,
    pain_rise: 2,
    pain_call: 7,
};
