//! What a person chose: units, words, sounds, looks. Choices, never facts about her health.
//! Not where they are kept: each change is a fact.

use crate::amount::Unit;

/// How the app looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Look {
    /// As the phone says; a running session is night.
    #[default]
    System,
    /// Always light.
    Day,
    /// Always dark.
    Night,
}

/// Which word names the body part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Wording {
    /// "breast"
    #[default]
    Breast,
    /// "chest"
    Chest,
}

/// The sound under a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Soundscape {
    /// None.
    #[default]
    Off,
    /// Rain.
    Rain,
    /// Brown noise.
    Brown,
    /// A slow heartbeat.
    Heartbeat,
}

/// All choices together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Shown and typed amounts.
    pub unit: Unit,
    /// Spoken cues.
    pub voice: bool,
    /// Beats and chimes.
    pub tones: bool,
    /// Vibration where the device can.
    pub vibration: bool,
    /// Sound under the session.
    pub soundscape: Soundscape,
    /// Her left drawn on the left, as in a mirror.
    pub mirror: bool,
    /// The word for the body part.
    pub wording: Wording,
    /// Minutes after midnight at which her day starts.
    pub day_start_min: u16,
    /// Day, night or as the phone says.
    pub look: Look,
    /// Text size in per cent: 100 to 200.
    pub text_percent: u16,
    /// The routine that "Start hands-on session" starts.
    pub protocol: String,
    /// Hours between sessions, in minutes; the next pump is reckoned from it.
    pub interval_min: u16,
    /// Sessions she aims at in a day, 1 to 14.
    pub per_day: u8,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            unit: Unit::Ml,
            voice: true,
            tones: true,
            vibration: true,
            soundscape: Soundscape::Off,
            mirror: true,
            wording: Wording::Breast,
            day_start_min: 4 * 60,
            look: Look::System,
            text_percent: 100,
            protocol: "hands-on".to_owned(),
            interval_min: 180,
            per_day: 8,
        }
    }
}
