//! The verbs of Letdown: pure functions and state machines over the domain.
//! No I/O, no clock, no chance, no serde: time arrives with each event, and the same input gives the same output.

pub mod care;
pub mod coach;
pub mod flow;
pub mod insight;
pub mod plan;
pub mod stash;
pub mod timeline;
pub mod trial;
