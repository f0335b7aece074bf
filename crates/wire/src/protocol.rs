//! A routine in stored form, as it travels inside facts and exports.
//! Not the TOML that people edit, nor whether it is safe.

use domain::protocol::{Protocol, Step};
use serde::{Deserialize, Serialize};

use crate::json::read;
use crate::malformed::{Malformed, What};
use crate::stored_word::{Text, put, take};

/// Writes a routine as JSON.
#[must_use]
pub fn encode(protocol: &Protocol) -> String {
    serde_json::to_string(&ProtocolV1::from(protocol)).unwrap_or_default()
}

/// Reads it back.
///
/// # Errors
/// When the text is none; says what and where.
pub fn decode(text: &str) -> Result<Protocol, Malformed> {
    Protocol::try_from(read::<ProtocolV1>(text)?)
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ProtocolV1 {
    id: String,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copy_of: Option<String>,
    purpose: Text,
    release: Text,
    sides: Text,
    first: Text,
    order: Vec<Text>,
    hold_s: u32,
    rest_s: u32,
    steps: Vec<StepV1>,
}

#[derive(Serialize, Deserialize)]
struct StepV1 {
    id: String,
    act: Text,
    seconds: u32,
    places: Text,
    pressure: u8,
    pace_per_min: u32,
    hands: Text,
    until: Text,
    source: String,
    say: String,
}

impl From<&Protocol> for ProtocolV1 {
    fn from(protocol: &Protocol) -> ProtocolV1 {
        ProtocolV1 {
            id: protocol.id.clone(),
            version: protocol.version,
            name: protocol.name.clone(),
            copy_of: protocol.copy_of.clone(),
            purpose: put(protocol.purpose),
            release: put(protocol.release),
            sides: put(protocol.sides),
            first: put(protocol.first),
            order: protocol.order.map(put).to_vec(),
            hold_s: protocol.hold_s,
            rest_s: protocol.rest_s,
            steps: protocol.steps.iter().map(StepV1::from).collect(),
        }
    }
}

impl From<&Step> for StepV1 {
    fn from(step: &Step) -> StepV1 {
        StepV1 {
            id: step.id.clone(),
            act: put(step.act),
            seconds: step.seconds,
            places: put(step.places),
            pressure: step.pressure,
            pace_per_min: step.pace_per_min,
            hands: put(step.hands),
            until: put(step.until),
            source: step.source.clone(),
            say: step.say.clone(),
        }
    }
}

impl TryFrom<ProtocolV1> for Protocol {
    type Error = Malformed;
    fn try_from(protocol: ProtocolV1) -> Result<Protocol, Malformed> {
        let order = protocol.order.iter().map(|word| take(word, "order")).collect::<Result<Vec<_>, _>>()?;
        let steps = protocol.steps.into_iter().enumerate();
        Ok(Protocol {
            purpose: take(&protocol.purpose, "purpose")?,
            release: take(&protocol.release, "release")?,
            sides: take(&protocol.sides, "sides")?,
            first: take(&protocol.first, "first")?,
            order: order.try_into().map_err(|_| Malformed::new("order", What::Shape))?,
            hold_s: protocol.hold_s,
            rest_s: protocol.rest_s,
            steps: steps.map(|(nth, step)| step_from(step, nth)).collect::<Result<_, _>>()?,
            id: protocol.id,
            version: protocol.version,
            name: protocol.name,
            copy_of: protocol.copy_of,
        })
    }
}

fn step_from(step: StepV1, nth: usize) -> Result<Step, Malformed> {
    Step::try_from(step).map_err(|malformed| malformed.within(&format!("steps[{nth}]")))
}

impl TryFrom<StepV1> for Step {
    type Error = Malformed;
    fn try_from(step: StepV1) -> Result<Step, Malformed> {
        Ok(Step {
            act: take(&step.act, "act")?,
            places: take(&step.places, "places")?,
            hands: take(&step.hands, "hands")?,
            until: take(&step.until, "until")?,
            id: step.id,
            seconds: step.seconds,
            pressure: step.pressure,
            pace_per_min: step.pace_per_min,
            source: step.source,
            say: step.say,
        })
    }
}
