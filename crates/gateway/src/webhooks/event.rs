//! What happened to which record, told once for each record of a change.
//! Not to whom: every hook of the family is told everything.

use domain::fact::{Body, Fact};

use crate::household::Household;
use crate::household::resources::{RESOURCES, at};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is new, or back.
    Created,
    /// It reads otherwise.
    Updated,
    /// It is gone.
    Deleted,
}

impl What {
    fn word(self) -> &'static str {
        match self {
            What::Created => "created",
            What::Updated => "updated",
            What::Deleted => "deleted",
        }
    }
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The same however often it is sent.
    pub id: String,
    /// As it is sent.
    pub body: String,
}

/// What a change comes to: `before` it and `after` it, told from the facts that made it.
#[must_use]
pub fn events(before: &[(usize, u64, bool)], after: &Household, facts: &[Fact]) -> Vec<Event> {
    let told = before.iter().filter_map(|(place, number, was)| {
        let row = after.table(*place).get(*number);
        let what = match (was, row) {
            (_, None) => What::Deleted,
            (false, Some(_)) => What::Created,
            (true, Some(_)) => What::Updated,
        };
        let fact = facts.first()?;
        let name = RESOURCES[*place].path;
        let data = row.map_or_else(
            || format!("{{\"id\":{number}}}"),
            |row| after.tell(*place, row, fact.moment.at.as_microsecond(), ""),
        );
        let id = format!("{}-{name}-{number}", wire::fact::id_text(fact.id.0));
        let at = crate::household::times::write_at(fact.moment.at.as_microsecond());
        let event = format!("{name}.{}", what.word());
        let body = format!("{{\"id\":\"{id}\",\"event\":\"{event}\",\"at\":\"{at}\",\"data\":{data}}}");
        Some(Event { id, body })
    });
    told.collect()
}

/// Which records facts speak of, each once, and whether they are there now.
#[must_use]
pub fn touched(household: &Household, facts: &[Fact]) -> Vec<(usize, u64, bool)> {
    let mut found: Vec<(usize, u64, bool)> = Vec::new();
    for fact in facts {
        let record = match &fact.body {
            Body::Record(record) => place_of(&record.key.kind).map(|place| (place, record.key.number)),
            Body::RecordGone(key) => place_of(&key.kind).map(|place| (place, key.number)),
            Body::Corrected { of, .. } | Body::Deleted { of } | Body::Restored { of } => {
                household.pump_number(*of).map(|number| (at::PUMPING, number))
            }
            _ => None,
        };
        if let Some((place, number)) = record
            && !found.iter().any(|one| (one.0, one.1) == (place, number))
        {
            found.push((place, number, household.table(place).get(number).is_some()));
        }
    }
    found
}

fn place_of(kind: &str) -> Option<usize> {
    RESOURCES.iter().position(|resource| resource.kind == kind)
}
