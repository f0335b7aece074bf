//! A member of the family that speaks other tongues: what other tools of the home say to it becomes facts, and back.
//! Opt-in: it holds a family's key in the data folder. It opens no database of its own, reads no clock, gives no advice.

pub mod access;
pub mod baby_buddy;
pub mod calendar;
pub mod fhir;
mod gateway;
mod home;
pub mod household;
pub mod keyring;
pub mod metrics;
pub mod sealing;
mod shell;
pub mod webhooks;

pub use gateway::{Gateway, GatewayError, Given, Setup, change_hooks, set_up};
pub use home::{Home, Pending};
pub use shell::{NoChance, PATIENCE, Shell};
