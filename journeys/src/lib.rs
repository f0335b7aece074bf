//! An emulated phone that a test drives by what a person perceives: names of buttons, headings and fields.
//! Knows nothing of the app's insides: no selectors, no classes, no ids.

#![expect(clippy::disallowed_methods, reason = "a tool: it waits for the browser, and gives no advice")]

mod afternoon;
mod axe;
mod browser;
mod driver;
mod emulation;
mod eyes;
mod find;
mod hands;
mod keep;
mod letdown;
mod phone;
mod seeded;
mod snapshot;
mod tree;
mod wait;

pub use afternoon::afternoon;
pub use browser::{Browser, root};
pub use emulation::{Look, Network};
pub use letdown::Letdown;
pub use phone::Phone;
pub use seeded::{Seeded, SeededTrial};
