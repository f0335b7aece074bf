//! What happened in a session, in the words that scripts speak too.
//! Not cues: those are answers of the coach, and are never stored.

use domain::place::Side;
use domain::session::{Event, Happening};
use serde::{Deserialize, Serialize};

use crate::malformed::{Malformed, What};
use crate::stored_word::{Text, put, take_opt};

#[derive(Serialize, Deserialize)]
pub(crate) struct EventV1 {
    at_ms: u64,
    event: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breast: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quadrant: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

impl From<&Event> for EventV1 {
    fn from(event: &Event) -> EventV1 {
        let at_ms = event.at_ms;
        let bare = |word: &'static str| EventV1 {
            at_ms,
            event: word.into(),
            state: None,
            breast: None,
            quadrant: None,
            level: None,
        };
        match &event.what {
            Happening::PumpOn => bare("pump_on"),
            Happening::Letdown => bare("letdown"),
            Happening::Flow { state, side } => {
                EventV1 { state: Some(put(*state)), breast: Some(put(*side)), ..bare("flow") }
            }
            Happening::Pain { breast, quadrant, level } => {
                EventV1 { breast: breast.map(put), quadrant: quadrant.map(put), level: *level, ..bare("pain") }
            }
            Happening::PainLevel(level) => EventV1 { level: Some(*level), ..bare("pain_level") },
            Happening::Pause => bare("pause"),
            Happening::Resume => bare("resume"),
            Happening::Next => bare("next"),
            Happening::Skip => bare("skip"),
            Happening::Finish => bare("finish"),
            Happening::Stop => bare("stop"),
        }
    }
}

impl EventV1 {
    /// The event, as the `nth` of its session.
    pub(crate) fn read(&self, nth: usize) -> Result<Event, Malformed> {
        let what = self.what().map_err(|malformed| malformed.within(&format!("events[{nth}]")))?;
        Ok(Event { at_ms: self.at_ms, what })
    }

    fn what(&self) -> Result<Happening, Malformed> {
        let missing = |field: &str| Malformed::new(field, What::Missing);
        Ok(match self.event.as_ref() {
            "pump_on" => Happening::PumpOn,
            "letdown" => Happening::Letdown,
            "flow" => Happening::Flow {
                state: take_opt(self.state.as_ref(), "state")?.ok_or_else(|| missing("state"))?,
                side: take_opt(self.breast.as_ref(), "breast")?.unwrap_or(Side::Both),
            },
            "pain" => Happening::Pain {
                breast: take_opt(self.breast.as_ref(), "breast")?,
                quadrant: take_opt(self.quadrant.as_ref(), "quadrant")?,
                level: self.level,
            },
            "pain_level" => Happening::PainLevel(self.level.ok_or_else(|| missing("level"))?),
            "pause" => Happening::Pause,
            "resume" => Happening::Resume,
            "next" => Happening::Next,
            "skip" => Happening::Skip,
            "finish" => Happening::Finish,
            "stop" => Happening::Stop,
            _ => return Err(Malformed::new("event", What::NewWord)),
        })
    }
}
