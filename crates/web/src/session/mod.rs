//! The running session: kept, coached, seen, heard and felt.
//! Not the gate before it, nor the wrap-up after it: those are pages.

mod asked;
mod breath;
mod buttons;
mod elsewhere;
mod head;
pub mod instant;
pub mod live;
mod pain;
mod picture;
mod screen;
mod so_far;
mod strip;
mod tell;
pub mod tones;
mod words;

pub use live::{Live, Stage};
pub use screen::SessionPage;
