//! The phone app: frame, pages, session screen, and the adapters that talk to the browser.
//! No advice of its own: `engine` judges, `content` says, `wire` writes what is kept.

pub mod adapters;
mod app;
pub mod components;
pub mod pages;
pub mod session;
pub mod state;

pub use app::mount;
