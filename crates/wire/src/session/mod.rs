//! A finished session in stored form.
//! Not a running one, which the web shell keeps, nor the limits of what a person may type.

mod event;

use domain::amount::{Volume, Yield};
use domain::care::Gate;
use domain::moment::Moment;
use domain::place::Spot;
use domain::protocol::Protocol;
use domain::session::{Kit, Origin, Session};
use domain::trial::InTrial;
use serde::{Deserialize, Serialize};

use crate::care::GateV1;
use crate::malformed::{Malformed, What};
use crate::moment;
use crate::protocol::ProtocolV1;
use crate::stored_word::{Text, put, take, take_opt};
use crate::trial::InTrialV1;
use event::EventV1;

/// More than any sum of sessions: beyond it, a stored number is a slip and not milk.
const LARGEST_STORED_ML: f64 = 4_000_000.0;

#[derive(Serialize, Deserialize)]
pub(crate) struct SessionV1 {
    start: String,
    end: String,
    origin: OriginV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gate: Option<GateV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    events: Vec<EventV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_ml: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    right_ml: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total_ml: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discomfort: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    firm: Vec<SpotV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    destination: Option<Text>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flange_mm: Option<u8>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pump: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trial: Option<InTrialV1>,
}

#[derive(Serialize, Deserialize)]
struct OriginV1 {
    how: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    protocol: Option<ProtocolV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SpotV1 {
    breast: Text,
    quadrant: Text,
}

impl From<&Session> for SessionV1 {
    fn from(session: &Session) -> SessionV1 {
        SessionV1 {
            start: moment::encode(&session.start),
            end: moment::encode(&session.end),
            origin: OriginV1::from(&session.origin),
            gate: session.gate.as_ref().map(GateV1::from),
            events: session.events.iter().map(EventV1::from).collect(),
            left_ml: session.amounts.left.map(Volume::ml),
            right_ml: session.amounts.right.map(Volume::ml),
            total_ml: session.amounts.total.map(Volume::ml),
            discomfort: session.discomfort,
            firm: session.firm.iter().map(SpotV1::from).collect(),
            destination: session.destination.map(put),
            note: session.note.clone(),
            flange_mm: session.kit.flange_mm,
            pump: session.kit.pump.clone(),
            trial: session.trial.as_ref().map(InTrialV1::from),
        }
    }
}

impl TryFrom<SessionV1> for Session {
    type Error = Malformed;
    fn try_from(session: SessionV1) -> Result<Session, Malformed> {
        let amounts = Yield {
            left: stored_volume(session.left_ml, "left_ml")?,
            right: stored_volume(session.right_ml, "right_ml")?,
            total: stored_volume(session.total_ml, "total_ml")?,
        };
        let events = session.events.into_iter().enumerate();
        Ok(Session {
            start: moment_at(&session.start, "start")?,
            end: moment_at(&session.end, "end")?,
            origin: Origin::try_from(session.origin).map_err(|malformed| malformed.within("origin"))?,
            gate: session.gate.map(Gate::try_from).transpose().map_err(|malformed| malformed.within("gate"))?,
            events: events.map(|(nth, event)| event.read(nth)).collect::<Result<_, _>>()?,
            amounts,
            discomfort: session.discomfort,
            firm: session.firm.iter().map(Spot::try_from).collect::<Result<_, _>>()?,
            destination: take_opt(session.destination.as_ref(), "destination")?,
            note: session.note,
            kit: Kit { flange_mm: session.flange_mm, pump: session.pump },
            trial: session.trial.map(InTrial::try_from).transpose().map_err(|malformed| malformed.within("trial"))?,
        })
    }
}

/// A stored amount, when there is one.
pub(crate) fn stored_volume(ml: Option<f64>, at: &str) -> Result<Option<Volume>, Malformed> {
    match ml {
        Some(ml) if !(0.0..=LARGEST_STORED_ML).contains(&ml) => Err(Malformed::new(at, What::Range)),
        sound => Ok(sound.map(Volume::from_ml_clamped)),
    }
}

fn moment_at(text: &str, at: &str) -> Result<Moment, Malformed> {
    moment::decode(text).map_err(|what| Malformed::new(at, what))
}

impl From<&Origin> for OriginV1 {
    fn from(origin: &Origin) -> OriginV1 {
        let bare = |how: &'static str| OriginV1 { how: how.into(), protocol: None, from: None, id: None };
        match origin {
            Origin::Live(protocol) => OriginV1 { protocol: Some(ProtocolV1::from(protocol.as_ref())), ..bare("live") },
            Origin::Logged => bare("logged"),
            Origin::Imported { from, id } => {
                OriginV1 { from: Some(from.clone()), id: Some(id.clone()), ..bare("imported") }
            }
        }
    }
}

impl TryFrom<OriginV1> for Origin {
    type Error = Malformed;
    fn try_from(origin: OriginV1) -> Result<Origin, Malformed> {
        let missing = |field: &str| Malformed::new(field, What::Missing);
        match origin.how.as_ref() {
            "logged" => Ok(Origin::Logged),
            "live" => {
                let protocol = origin.protocol.ok_or_else(|| missing("protocol"))?;
                let read = Protocol::try_from(protocol).map_err(|malformed| malformed.within("protocol"))?;
                Ok(Origin::Live(Box::new(read)))
            }
            "imported" => Ok(Origin::Imported {
                from: origin.from.ok_or_else(|| missing("from"))?,
                id: origin.id.ok_or_else(|| missing("id"))?,
            }),
            _ => Err(Malformed::new("how", What::NewWord)),
        }
    }
}

impl From<&Spot> for SpotV1 {
    fn from(spot: &Spot) -> SpotV1 {
        SpotV1 { breast: put(spot.breast), quadrant: put(spot.quadrant) }
    }
}

impl TryFrom<&SpotV1> for Spot {
    type Error = Malformed;
    fn try_from(spot: &SpotV1) -> Result<Spot, Malformed> {
        Ok(Spot { breast: take(&spot.breast, "firm.breast")?, quadrant: take(&spot.quadrant, "firm.quadrant")? })
    }
}
