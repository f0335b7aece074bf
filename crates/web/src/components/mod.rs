//! Pieces that several pages share.
//! No page, and nothing that keeps or judges.

pub mod banners;
pub mod bar;
pub mod diagram;
pub mod snackbar;
pub mod title;
