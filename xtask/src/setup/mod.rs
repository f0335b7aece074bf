//! What a fresh machine lacks, put there when we may, or named with the command that does.
//! Never touches what is already there.

pub mod apt;
pub mod axe;
pub mod browser;
pub mod postgres;
pub mod wasm;
