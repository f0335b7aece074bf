//! The nouns of Letdown: places on the body, amounts, moments, protocols, the gate, sessions and facts.
//! Deliberately without I/O, clock, chance, serde or advice: `wire` stores these, `engine` reasons over them.

pub mod place;
pub mod amount;
pub mod moment;
pub mod flow;
pub mod protocol;
pub mod care;
pub mod session;
pub mod fact;
pub mod settings;
