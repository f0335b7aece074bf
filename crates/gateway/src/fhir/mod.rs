//! Sessions in the form that clinics exchange: FHIR R4, reading alone.
//! Never tells what the gate was answered nor her notes. What is uncertain is marked in docs/fhir.md.

mod answers;

use domain::amount::Volume;
use domain::fact::FactId;
use domain::moment::Moment;
use domain::session::Session;
use serde_json::{Value as Json, json};
use wire::fact::id_text;

pub use answers::router;

/// Codes of our own, for what no common one was found.
const LOCAL: &str = "urn:letdown:codesystem:lactation";
const SNOMED: &str = "http://snomed.info/sct";
const LOINC: &str = "http://loinc.org";
const UCUM: &str = "http://unitsofmeasure.org";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// The one patient: she, without a name.
const PATIENT: &str = "me";

/// Everything as one collection.
#[must_use]
pub fn collection(sessions: &[(FactId, &Session)], now: &Moment) -> String {
    let observations = sessions.iter().flat_map(|(id, session)| observations(*id, session));
    let entries: Vec<Json> = std::iter::once(patient()).chain(observations).map(|one| entry(one, false)).collect();
    json!({ "resourceType": "Bundle", "type": "collection", "timestamp": instant(now), "entry": entries }).to_string()
}

/// Resources as the answer to a search: `total` of them are there, these are told.
fn searchset(found: Vec<Json>, total: usize) -> String {
    let entries: Vec<Json> = found.into_iter().map(|one| entry(one, true)).collect();
    json!({ "resourceType": "Bundle", "type": "searchset", "total": total, "entry": entries }).to_string()
}

fn entry(resource: Json, found: bool) -> Json {
    let address = format!("urn:letdown:{}:{}", text(&resource, "resourceType"), text(&resource, "id"));
    if found {
        json!({ "fullUrl": address, "resource": resource, "search": { "mode": "match" } })
    } else {
        json!({ "fullUrl": address, "resource": resource })
    }
}

fn text<'a>(resource: &'a Json, name: &str) -> &'a str {
    resource[name].as_str().unwrap_or_default()
}

fn patient() -> Json {
    json!({ "resourceType": "Patient", "id": PATIENT })
}

/// What a session tells: its milk, each side's, and how it felt.
fn observations(id: FactId, session: &Session) -> Vec<Json> {
    let name = id_text(id.0);
    let mut parts = Vec::new();
    for (side, code, display, volume) in [
        ("left", "80248007", "Left breast structure", session.amounts.left),
        ("right", "73056007", "Right breast structure", session.amounts.right),
    ] {
        if let Some(volume) = volume {
            let mut part = milk(&format!("{name}-{side}"), session, Some(volume));
            part["bodySite"] = json!({ "coding": [{ "system": SNOMED, "code": code, "display": display }] });
            parts.push(part);
        }
    }
    if let Some(level) = session.discomfort {
        parts.push(felt(&format!("{name}-felt"), session, level));
    }
    let mut whole = milk(&name, session, session.amounts.known_total());
    if !parts.is_empty() {
        let members = parts.iter().map(|part| json!({ "reference": format!("Observation/{}", text(part, "id")) }));
        whole["hasMember"] = members.collect();
    }
    std::iter::once(whole).chain(parts).collect()
}

fn observation(id: &str, session: &Session, code: &Json) -> Json {
    json!({
        "resourceType": "Observation",
        "id": id,
        "status": "final",
        "code": code,
        "subject": { "reference": format!("Patient/{PATIENT}") },
        "effectivePeriod": { "start": instant(&session.start), "end": instant(&session.end) },
    })
}

fn milk(id: &str, session: &Session, volume: Option<Volume>) -> Json {
    let code = json!({
        "coding": [{ "system": LOCAL, "code": "expressed-milk-volume", "display": "Expressed milk volume" }],
        "text": "Expressed milk volume",
    });
    let mut milk = observation(id, session, &code);
    match volume {
        Some(volume) => {
            milk["valueQuantity"] = json!({ "value": volume.ml(), "unit": "mL", "system": UCUM, "code": "mL" });
        }
        None => milk["dataAbsentReason"] = json!({ "coding": [{ "system": ABSENT, "code": "unknown" }] }),
    }
    milk
}

fn felt(id: &str, session: &Session, level: u8) -> Json {
    let code = json!({ "coding": [{ "system": LOINC, "code": "72514-3" }], "text": "Pain severity, 0 to 10" });
    let mut felt = observation(id, session, &code);
    felt["valueQuantity"] = json!({ "value": level, "unit": "{score}", "system": UCUM, "code": "{score}" });
    felt
}

/// An instant with the offset of her clock then.
fn instant(moment: &Moment) -> String {
    let (sign, offset) = if moment.offset_s < 0 { ('-', -moment.offset_s) } else { ('+', moment.offset_s) };
    let wall = moment.wall();
    let clock = format!("{:02}:{:02}:{:02}", wall.hour(), wall.minute(), wall.second());
    let day = format!("{:04}-{:02}-{:02}", wall.year(), wall.month(), wall.day());
    format!("{day}T{clock}{sign}{:02}:{:02}", offset / 3600, offset / 60 % 60)
}
