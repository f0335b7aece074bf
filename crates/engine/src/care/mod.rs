//! Care: the limits nothing can pass, the check of a protocol against them, the gate, and the guard of every cue.
//! Not the words (content/locales), nor the gate's rules (content/care).

pub mod check;
pub mod gate;
pub mod guard;
pub mod limits;

pub use check::{Breach, check};
pub use gate::{Told, judge, judge_now};
pub use guard::Guard;
pub use limits::{LIMITS, Limits};
