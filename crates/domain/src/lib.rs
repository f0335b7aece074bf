//! The nouns of Letdown: places on the body, amounts, moments, protocols, the gate, sessions and facts.
//! Deliberately without I/O, clock, chance, serde or advice: `wire` stores these, `engine` reasons over them.

pub mod amount;
pub mod care;
pub mod fact;
pub mod flow;
pub mod moment;
pub mod place;
pub mod plan;
pub mod protocol;
pub mod record;
pub mod session;
pub mod settings;
pub mod stash;
pub mod trial;
