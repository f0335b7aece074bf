//! Her choices in stored form. A choice that an older version did not write is the default.
//! Not what each choice does.

use domain::settings::Settings;
use serde::{Deserialize, Serialize};

use crate::malformed::Malformed;
use crate::stored_word::{Text, put, take};

#[derive(Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SettingsV1 {
    unit: Text,
    voice: bool,
    tones: bool,
    vibration: bool,
    soundscape: Text,
    mirror: bool,
    wording: Text,
    day_start_min: u16,
    look: Text,
    text_percent: u16,
    protocol: String,
    interval_min: u16,
    per_day: u8,
}

impl Default for SettingsV1 {
    fn default() -> SettingsV1 {
        SettingsV1::from(&Settings::default())
    }
}

impl From<&Settings> for SettingsV1 {
    fn from(settings: &Settings) -> SettingsV1 {
        SettingsV1 {
            unit: put(settings.unit),
            voice: settings.voice,
            tones: settings.tones,
            vibration: settings.vibration,
            soundscape: put(settings.soundscape),
            mirror: settings.mirror,
            wording: put(settings.wording),
            day_start_min: settings.day_start_min,
            look: put(settings.look),
            text_percent: settings.text_percent,
            protocol: settings.protocol.clone(),
            interval_min: settings.interval_min,
            per_day: settings.per_day,
        }
    }
}

impl TryFrom<SettingsV1> for Settings {
    type Error = Malformed;
    fn try_from(settings: SettingsV1) -> Result<Settings, Malformed> {
        Ok(Settings {
            unit: take(&settings.unit, "unit")?,
            soundscape: take(&settings.soundscape, "soundscape")?,
            wording: take(&settings.wording, "wording")?,
            look: take(&settings.look, "look")?,
            voice: settings.voice,
            tones: settings.tones,
            vibration: settings.vibration,
            mirror: settings.mirror,
            day_start_min: settings.day_start_min,
            text_percent: settings.text_percent,
            protocol: settings.protocol,
            interval_min: settings.interval_min,
            per_day: settings.per_day,
        })
    }
}
