//! The pages, one file or folder each.
//! Not the session screen, which is in `session`.

pub mod gate;
pub mod history;
pub mod insights;
pub mod log;
pub mod safe;
pub mod settings;
pub mod today;
pub mod trial;
pub mod wrap_up;
