//! Bytes in, grams out: what scales say over the air, a wire or the network, and what can be said to them.
//! No Bluetooth stack, no port, no clock: shells bring bytes and carry commands. Facts: `docs/scales.md`.

mod acaia;
mod bookoo;
mod broadcast;
mod commands;
mod decent;
mod decoder;
mod etekcity;
mod fixed;
mod grade;
mod kind;
mod text;
mod told;
mod varia;

pub use commands::{Command, Script, Write, script};
pub use decoder::Decoder;
pub use grade::{Grade, Meter};
pub use kind::{Kind, SERVICES, by_first_bytes, by_name};
pub use text::{decode_number, decode_text, esphome_event};
pub use told::Told;
