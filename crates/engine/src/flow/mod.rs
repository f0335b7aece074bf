//! Bottle weight to milk: grams, flow, states and letdowns of each breast, live, from rows as they come.
//! No clock and no device: rows bring their time. Method, constants and figures: `docs/flow.md`.

mod bank;
mod constants;
mod detector;
mod drops;
mod gauss;
mod hypothesis;
mod intake;
mod ledger;
pub mod made_up;
mod pair;
mod prompt;
#[cfg(test)]
mod proof;
mod state;

pub use constants::{CONSTANTS, Constants};
pub use detector::Detector;
use domain::place::Breast;
pub use intake::Odd;
pub use prompt::{Prompt, Prompter, Why};
pub use state::State;

/// A compression that she was told to make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    /// On which breast.
    pub breast: Breast,
    /// From when, in seconds of the rows' time.
    pub start_s: f64,
    /// Until when.
    pub end_s: f64,
}

/// What the detector says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said {
    /// Milk lets down.
    Letdown {
        /// In which breast.
        breast: Breast,
        /// When it began, at the breast.
        onset_s: f64,
        /// The time of the newest row used.
        detected_at_s: f64,
    },
    /// Milk comes otherwise than before.
    State {
        /// From which breast.
        breast: Breast,
        /// How.
        state: State,
        /// The time of the newest row used.
        at_s: f64,
    },
    /// A row was odd; the first of each kind, and then now and again.
    Odd {
        /// In which way.
        what: Odd,
        /// How many of the kind there were so far.
        times: u32,
    },
}

/// What is known of one breast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Now {
    /// Grams so far.
    pub grams: f64,
    /// Their standard deviation.
    pub grams_sd: f64,
    /// Flow in g/s.
    pub flow: f64,
    /// Its standard deviation.
    pub flow_sd: f64,
    /// The word for it.
    pub state: State,
}
