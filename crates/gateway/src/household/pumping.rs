//! Pumping entries: her sessions, and beside each what other tools said of it that a session has no words for.
//! Where a phone corrected the session since, the session is right.

use domain::amount::{Unit, Volume, Yield};
use domain::fact::FactId;
use domain::moment::Moment;
use domain::session::{Kit, Origin, Session};
use serde_json::{Map, Value as Json};
use wire::fact::{id_from_text, id_text};

use super::resources::{RESOURCES, at};
use super::sides;
use super::table::Row;
use super::value::Value;
use super::{Household, stored};

/// Where a session that another tool wrote says it came from.
pub const FROM: &str = "baby-buddy-api";

/// How far sides and amount may be apart and still mean the same milk.
const SAME_ML: f64 = 0.5;
/// How far a side may move by being written with three decimals.
const ROUNDING_ML: f64 = 0.02;

/// What was said beside a session.
#[derive(Debug, Clone)]
pub struct Pump {
    /// The session.
    pub session: FactId,
    values: Vec<Value>,
}

impl Pump {
    /// From a record's fields.
    #[must_use]
    pub fn read(fields: &Map<String, Json>, values: Vec<Value>) -> Option<Pump> {
        let session = id_from_text(fields.get("session")?.as_str()?, "session").ok()?;
        Some(Pump { session: FactId(session), values })
    }
}

/// The fields of a pumping entry in terms of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Meant {
    /// In milliseconds since 1970.
    pub start_ms: i64,
    /// In milliseconds since 1970.
    pub end_ms: i64,
    /// Sides when the note tells them and they add up, else the total.
    pub amounts: Yield,
    /// The note without its sides.
    pub note: String,
}

fn slot(name: &str) -> usize {
    RESOURCES[at::PUMPING].place(name).unwrap_or_default()
}

/// What the values of an entry mean.
#[must_use]
pub fn meant(values: &[Value], unit: Unit) -> Option<Meant> {
    let amount = if let Value::Number(amount) = values[slot("amount")] { Some(amount) } else { None };
    let total = amount.and_then(|amount| Volume::new(amount, unit).ok());
    let note = values[slot("notes")].text().unwrap_or_default();
    let (words, told) = sides::parted(note, unit);
    let adds_up = |told: &Yield| {
        let sum = told.known_total()?;
        ((sum.ml() - total?.ml()).abs() <= SAME_ML).then_some(())
    };
    let (amounts, note) = match told {
        Some(told) if adds_up(&told).is_some() => (told, words),
        _ => (Yield { total, ..Yield::default() }, note),
    };
    Some(Meant {
        start_ms: values[slot("start")].at()?.div_euclid(1000),
        end_ms: values[slot("end")].at()?.div_euclid(1000),
        amounts,
        note: note.to_owned(),
    })
}

/// The note without sides that no longer add up to a new amount.
#[must_use]
pub fn without_stale_sides(values: &[Value], unit: Unit) -> Option<Value> {
    let (words, told) = sides::parted(values[slot("notes")].text()?, unit);
    let stale = told.is_some() && meant(values, unit)?.amounts.total.is_some();
    stale.then(|| Value::Text(words.to_owned()))
}

/// A new session of what was meant.
#[must_use]
pub fn new_session(meant: Meant, number: u64, moment: impl Fn(i64) -> Moment) -> Session {
    Session {
        start: moment(meant.start_ms),
        end: moment(meant.end_ms),
        origin: Origin::Imported { from: FROM.to_owned(), id: number.to_string() },
        gate: None,
        events: Vec::new(),
        amounts: meant.amounts,
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: meant.note,
        kit: Kit::default(),
        trial: None,
    }
}

/// The session as it should read; `None` when it reads so already.
#[must_use]
pub fn changed_session(session: &Session, meant: Meant, moment: impl Fn(i64) -> Moment) -> Option<Session> {
    let kept = |old: &Moment, ms: i64| if old.epoch_ms() == ms { old.clone() } else { moment(ms) };
    let near = |one: Option<Volume>, two: Option<Volume>| match (one, two) {
        (Some(one), Some(two)) => (one.ml() - two.ml()).abs() <= ROUNDING_ML,
        (one, two) => one == two,
    };
    let (old, new) = (session.amounts, meant.amounts);
    let same = near(old.left, new.left) && near(old.right, new.right) && near(old.known_total(), new.known_total());
    let changed = Session {
        start: kept(&session.start, meant.start_ms),
        end: kept(&session.end, meant.end_ms),
        amounts: if same { old } else { new },
        note: meant.note,
        ..session.clone()
    };
    (changed != *session).then_some(changed)
}

/// The record beside a session.
#[must_use]
pub fn record(session: FactId, values: &[Value]) -> Map<String, Json> {
    let mut fields = stored::write(&RESOURCES[at::PUMPING], values);
    fields.insert("session".to_owned(), Json::from(id_text(session.0)));
    fields
}

/// The record of a session that was not told by another tool: its number alone.
#[must_use]
pub fn bare_record(session: FactId) -> Map<String, Json> {
    Map::from_iter([("session".to_owned(), Json::from(id_text(session.0)))])
}

impl Household {
    /// Brings the row of a pumping entry up to date.
    pub(super) fn show_pump(&mut self, number: u64) {
        let Some(pump) = self.pumps.get(&number) else { return };
        // What a deleted record once said stays: the session may be restored.
        let row = self.sessions.get(pump.session).map(|session| self.pump_row(number, pump, session));
        match row {
            Some(row) => self.put(at::PUMPING, row),
            None => _ = self.tables[at::PUMPING].remove(number),
        }
    }

    fn pump_row(&self, number: u64, pump: &Pump, session: &Session) -> Row {
        let mut values = pump.values.clone();
        let meant = meant(&values, self.unit);
        let start_ms = session.start.epoch_ms();
        let end_ms = session.end.epoch_ms();
        if meant.as_ref().is_none_or(|meant| meant.start_ms != start_ms) {
            values[slot("start")] = Value::At(start_ms.saturating_mul(1000));
        }
        if meant.as_ref().is_none_or(|meant| meant.end_ms != end_ms) {
            values[slot("end")] = Value::At(end_ms.saturating_mul(1000));
        }
        let said = meant.is_some_and(|meant| {
            changed_session(session, meant, |ms| session.start.moved_to(ms))
                .is_none_or(|changed| changed.amounts == session.amounts && changed.note == session.note)
        });
        if !said {
            let amount = session.amounts.known_total().map_or(0.0, |total| total.within(self.unit));
            values[slot("amount")] = Value::Number((amount * 1000.0).round() / 1000.0);
            let note = sides::joined(&session.note, sides::line(session.amounts, self.unit).as_deref());
            values[slot("notes")] = if note.is_empty() { Value::Null } else { Value::Text(note) };
        }
        if values[slot("child")] == Value::Null {
            values[slot("child")] = self.first_child().map_or(Value::Null, Value::Of);
        }
        if values[slot("tags")] == Value::Null {
            values[slot("tags")] = Value::Tags(Vec::new());
        }
        Row { number, values, session: Some(pump.session), answer: None }
    }

    /// Brings the entries up to date that are shown with the first child for want of one of their own.
    pub(super) fn show_homeless_pumps(&mut self) {
        let homeless = |(number, pump): (&u64, &Pump)| (pump.values[slot("child")] == Value::Null).then_some(*number);
        let numbers: Vec<u64> = self.pumps.iter().filter_map(homeless).collect();
        for number in numbers {
            self.show_pump(number);
        }
    }

    /// Whether another tool said whose session it is.
    #[must_use]
    pub fn has_own_child(&self, number: u64) -> bool {
        self.pumps.get(&number).is_some_and(|pump| pump.values[slot("child")] != Value::Null)
    }

    /// Sessions that no tool has a number for yet, oldest first.
    #[must_use]
    pub fn unnumbered(&self) -> Vec<FactId> {
        let without = self.sessions.all().filter(|(id, _)| !self.pump_of.contains_key(id));
        let mut found: Vec<_> = without.map(|(id, session)| (session.start.at, id)).collect();
        found.sort();
        found.into_iter().map(|(_, id)| id).collect()
    }
}
