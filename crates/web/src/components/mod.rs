//! Pieces that several pages share.
//! No page, and nothing that keeps or judges.

pub mod banners;
pub mod bar;
pub mod choice;
pub mod diagram;
pub mod form;
pub mod levels;
pub mod pictures;
pub mod snackbar;
pub mod spots;
pub mod title;
pub mod told;
