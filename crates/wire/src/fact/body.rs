//! What each kind of fact says, in stored form.
//! Not the envelope around it.

use domain::fact::{Body, FactId};
use domain::record::{Record, RecordKey};
use domain::session::Session;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{id_from_text, id_text, read};
use crate::care::GateV1;
use crate::malformed::{Malformed, What};
use crate::plan::{DueAnswerV1, PlanV1};
use crate::protocol::ProtocolV1;
use crate::session::SessionV1;
use crate::settings::SettingsV1;
use crate::stash::{MoveV1, StorageV1};
use crate::stored_word::Text;
use crate::trial::{TrialEndV1, TrialV1};

/// The members beside the envelope's; each kind uses one or two of them.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct BodyV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<SessionV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gate: Option<GateV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<SettingsV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    protocol: Option<ProtocolV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    protocol_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<RecordV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trial: Option<TrialV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended: Option<TrialEndV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spilled: Option<bool>,
    #[serde(default, rename = "move", skip_serializing_if = "Option::is_none")]
    milk: Option<MoveV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    storage: Option<StorageV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<PlanV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<DueAnswerV1>,
}

/// What another tool keeps; its fields stay as they were written.
#[derive(Serialize, Deserialize)]
struct RecordV1 {
    of: String,
    number: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fields: Option<Box<RawValue>>,
}

/// The word for the kind of `body`.
pub(super) fn kind(body: &Body) -> Text {
    match body {
        Body::Session(_) => "session".into(),
        Body::Corrected { .. } => "corrected".into(),
        Body::Deleted { .. } => "deleted".into(),
        Body::Restored { .. } => "restored".into(),
        Body::Gate(_) => "gate".into(),
        Body::Settings(_) => "settings".into(),
        Body::Protocol(_) => "protocol".into(),
        Body::ProtocolGone { .. } => "protocol_gone".into(),
        Body::Record(_) => "record".into(),
        Body::RecordGone(_) => "record_gone".into(),
        Body::TrialStarted(_) => "trial_started".into(),
        Body::TrialEnded { .. } => "trial_ended".into(),
        Body::Vouched { .. } => "vouched".into(),
        Body::Milk(_) => "milk".into(),
        Body::Storage(_) => "storage".into(),
        Body::Plan(_) => "plan".into(),
        Body::DueAnswered(_) => "due_answered".into(),
        Body::Unknown { kind, .. } => kind.clone().into(),
    }
}

impl From<&Body> for BodyV1 {
    fn from(body: &Body) -> BodyV1 {
        let mut form = BodyV1::default();
        match body {
            Body::Session(session) => form.session = Some(SessionV1::from(session.as_ref())),
            Body::Corrected { of, session } => {
                form.of = Some(id_text(of.0));
                form.session = Some(SessionV1::from(session.as_ref()));
            }
            Body::Deleted { of } | Body::Restored { of } => form.of = Some(id_text(of.0)),
            Body::Gate(gate) => form.gate = Some(GateV1::from(gate)),
            Body::Settings(settings) => form.settings = Some(SettingsV1::from(settings)),
            Body::Protocol(protocol) => form.protocol = Some(ProtocolV1::from(protocol)),
            Body::ProtocolGone { id } => form.protocol_id = Some(id.clone()),
            Body::Record(record) => {
                let fields = RawValue::from_string(record.raw.clone()).ok();
                form.record = Some(RecordV1 { fields, ..RecordV1::from(&record.key) });
            }
            Body::RecordGone(key) => form.record = Some(RecordV1::from(key)),
            Body::TrialStarted(trial) => form.trial = Some(TrialV1::from(trial)),
            Body::TrialEnded { of, how } => {
                form.of = Some(id_text(of.0));
                form.ended = Some(TrialEndV1::from(how));
            }
            Body::Vouched { of, spilled } => {
                form.of = Some(id_text(of.0));
                form.spilled = Some(*spilled);
            }
            Body::Milk(one) => form.milk = Some(MoveV1::from(one)),
            Body::Storage(choice) => form.storage = Some(StorageV1::from(choice)),
            Body::Plan(plan) => form.plan = Some(PlanV1::from(plan)),
            Body::DueAnswered(answer) => form.due = Some(DueAnswerV1::from(answer)),
            // Its members are written as they came: super::encode.
            Body::Unknown { .. } => {}
        }
        form
    }
}

/// The body of a `kind`; `None` when this version does not know the kind.
pub(super) fn decode(text: &str, kind: &str) -> Result<Option<Body>, Malformed> {
    let reading: fn(BodyV1) -> Result<Body, Malformed> = match kind {
        "session" => |form: BodyV1| Ok(Body::Session(Box::new(form.session()?))),
        "corrected" => |form: BodyV1| Ok(Body::Corrected { of: form.of()?, session: Box::new(form.session()?) }),
        "deleted" => |form: BodyV1| Ok(Body::Deleted { of: form.of()? }),
        "restored" => |form: BodyV1| Ok(Body::Restored { of: form.of()? }),
        "gate" => |form: BodyV1| part(form.gate, "gate").map(Body::Gate),
        "settings" => |form: BodyV1| part(form.settings, "settings").map(Body::Settings),
        "protocol" => |form: BodyV1| part(form.protocol, "protocol").map(Body::Protocol),
        "protocol_gone" => {
            |form: BodyV1| Ok(Body::ProtocolGone { id: form.protocol_id.ok_or_else(|| missing("protocol_id"))? })
        }
        "record" => |form: BodyV1| form.record()?.whole().map(Body::Record),
        "record_gone" => |form: BodyV1| Ok(Body::RecordGone(form.record()?.key())),
        "trial_started" => |form: BodyV1| part(form.trial, "trial").map(Body::TrialStarted),
        "trial_ended" => |form: BodyV1| Ok(Body::TrialEnded { of: form.of()?, how: part(form.ended, "ended")? }),
        "vouched" => |form: BodyV1| {
            Ok(Body::Vouched { of: form.of()?, spilled: form.spilled.ok_or_else(|| missing("spilled"))? })
        },
        "milk" => |form: BodyV1| part(form.milk, "move").map(Body::Milk),
        "plan" => |form: BodyV1| part(form.plan, "plan").map(Body::Plan),
        "due_answered" => |form: BodyV1| part(form.due, "due").map(Body::DueAnswered),
        "storage" => |form: BodyV1| part(form.storage, "storage").map(Body::Storage),
        _ => return Ok(None),
    };
    reading(read(text)?).map(Some)
}

impl BodyV1 {
    fn of(&self) -> Result<FactId, Malformed> {
        let text = self.of.as_deref().ok_or_else(|| missing("of"))?;
        id_from_text(text, "of").map(FactId)
    }

    fn session(self) -> Result<Session, Malformed> {
        part(self.session, "session")
    }

    fn record(self) -> Result<RecordV1, Malformed> {
        self.record.ok_or_else(|| missing("record"))
    }
}

impl From<&RecordKey> for RecordV1 {
    fn from(key: &RecordKey) -> RecordV1 {
        RecordV1 { of: key.kind.clone(), number: key.number, fields: None }
    }
}

impl RecordV1 {
    fn key(&self) -> RecordKey {
        RecordKey { kind: self.of.clone(), number: self.number }
    }

    fn whole(self) -> Result<Record, Malformed> {
        let raw = self.fields.as_ref().ok_or_else(|| missing("record.fields"))?.get().to_owned();
        Ok(Record { key: self.key(), raw })
    }
}

/// The part called `name`, in domain terms.
fn part<V1, T: TryFrom<V1, Error = Malformed>>(form: Option<V1>, name: &str) -> Result<T, Malformed> {
    let form = form.ok_or_else(|| missing(name))?;
    T::try_from(form).map_err(|malformed| malformed.within(name))
}

fn missing(field: &str) -> Malformed {
    Malformed::new(field, What::Missing)
}
