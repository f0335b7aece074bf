//! The pages, one file or folder each.
//! Not the session screen, which is in `session`.

pub mod today;
