//! Everything that talks to the browser: clock, chance, storage, other tabs, files.
//! No advice and no layout: pages and components call these, never the browser itself.

pub mod audio;
pub mod calendar;
pub mod chance;
pub mod clock;
pub mod device;
pub mod files;
pub mod haptic;
pub mod headset;
pub mod indexeddb;
pub mod lock;
pub mod net;
pub mod place;
pub mod reach;
pub mod tabs;
pub mod timer;
pub mod voice;
pub mod wake;
pub mod worker;
