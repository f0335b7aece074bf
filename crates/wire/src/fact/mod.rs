//! A fact as one JSON object: `{"v":1,"id":..,"device":..,"stamp":[ms,counter],"at":..,"kind":..}` and its body.
//! Not sealed and not sorted: `sync` carries these texts, `engine` folds the facts.

#[cfg(test)]
pub(crate) mod arbitrary;
mod body;

use std::collections::BTreeMap;

use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::extra;
use crate::json::read;
use crate::malformed::{Malformed, What};
use crate::moment;
use crate::stored_word::Text;
use body::BodyV1;

/// The version that this build writes.
pub const VERSION: u64 = 1;

/// The members that every fact has.
const ENVELOPE: [&str; 5] = ["id", "device", "stamp", "at", "kind"];

#[derive(Serialize, Deserialize)]
struct EnvelopeV1 {
    v: u64,
    id: String,
    device: String,
    stamp: (u64, u32),
    at: String,
    kind: Text,
}

#[derive(Serialize)]
struct FactV1 {
    #[serde(flatten)]
    envelope: EnvelopeV1,
    #[serde(flatten)]
    body: BodyV1,
}

/// The fact as one line of JSON. What an older or newer version wrote beside it comes back as it was.
#[must_use]
pub fn encode(fact: &Fact) -> String {
    if let Body::Unknown { kind, raw } = &fact.body {
        return encode_unknown(fact, kind, raw);
    }
    let form = form(fact);
    // Maps with text keys and finite numbers always have a JSON text.
    if fact.extra.is_empty() {
        return serde_json::to_string(&form).unwrap_or_default();
    }
    serde_json::to_value(&form).map(|known| extra::put_back(&known, &fact.extra)).unwrap_or_default()
}

fn form(fact: &Fact) -> FactV1 {
    FactV1 { envelope: envelope(fact, body::kind(&fact.body)), body: BodyV1::from(&fact.body) }
}

fn envelope(fact: &Fact, kind: Text) -> EnvelopeV1 {
    EnvelopeV1 {
        v: VERSION,
        id: id_text(fact.id.0),
        device: id_text(fact.device.0),
        stamp: (fact.stamp.ms, fact.stamp.counter),
        at: moment::encode(&fact.moment),
        kind,
    }
}

/// A UUID as text.
#[must_use]
pub fn id_text(id: u128) -> String {
    Uuid::from_u128(id).hyphenated().to_string()
}

/// A UUID from its text.
///
/// # Errors
/// When `text` is no UUID; `at` says where it stood.
pub fn id_from_text(text: &str, at: &str) -> Result<u128, Malformed> {
    Uuid::try_parse(text).map(|id| id.as_u128()).map_err(|_| Malformed::new(at, What::NotAnId))
}

/// The members of `raw`, with the envelope's before them.
fn encode_unknown(fact: &Fact, kind: &str, raw: &str) -> String {
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(raw).unwrap_or_default();
    let envelope = serde_json::to_string(&envelope(fact, kind.to_owned().into())).unwrap_or_default();
    let ours: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&envelope).unwrap_or_default();
    for (name, value) in ours {
        if name == "v" {
            members.entry(name).or_insert(value);
        } else {
            members.insert(name, value);
        }
    }
    serde_json::to_string(&members).unwrap_or_default()
}

/// Reads one fact. A kind, a word or a version that is new to this build gives [`Body::Unknown`].
///
/// # Errors
/// When the text is no fact; says what and where, and repeats nothing of what was read.
pub fn decode(text: &str) -> Result<Fact, Malformed> {
    let envelope: EnvelopeV1 = read(text)?;
    let v = envelope.v;
    let body = match (v, body::decode(text, &envelope.kind)) {
        (0, _) => return Err(Malformed::new("v", What::Range)),
        (VERSION, Ok(Some(body))) => body,
        (VERSION, Err(malformed)) if malformed.what != What::NewWord => return Err(malformed),
        _ => Body::Unknown { kind: envelope.kind.clone().into_owned(), raw: unknown_members(text, v)? },
    };
    let mut fact = Fact::new(
        FactId(id_from_text(&envelope.id, "id")?),
        DeviceId(id_from_text(&envelope.device, "device")?),
        Stamp { ms: envelope.stamp.0, counter: envelope.stamp.1 },
        moment::decode(&envelope.at).map_err(|what| Malformed::new("at", what))?,
        body,
    );
    set_aside(&mut fact, text);
    Ok(fact)
}

/// Fills `extra`, at next to no cost for a text that this version wrote.
fn set_aside(fact: &mut Fact, text: &str) {
    if matches!(fact.body, Body::Unknown { .. }) || encode(fact) == text {
        return;
    }
    if let Ok(known) = serde_json::to_value(form(fact)) {
        fact.extra = extra::beyond(text, &known);
    }
}

/// The members that are not the envelope's; `v` stays when it is not this version's.
fn unknown_members(text: &str, v: u64) -> Result<String, Malformed> {
    let mut members: BTreeMap<String, &RawValue> = read(text)?;
    members.retain(|name, _| !ENVELOPE.contains(&name.as_str()) && (name != "v" || v != VERSION));
    Ok(serde_json::to_string(&members).unwrap_or_default())
}

#[cfg(test)]
mod tests;
