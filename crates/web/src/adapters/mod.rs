//! Everything that talks to the browser: clock, chance, storage, other tabs, files.
//! No advice and no layout: pages and components call these, never the browser itself.

pub mod chance;
pub mod clock;
pub mod device;
pub mod indexeddb;
pub mod place;
pub mod tabs;
