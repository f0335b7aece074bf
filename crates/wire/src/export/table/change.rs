//! What a table adds to or changes in the sessions that are already known.
//! Not the writing of facts: the shell gives them a device and a stamp.

use std::collections::HashMap;

use domain::fact::FactId;
use domain::session::Session;
use uuid::Uuid;

use super::{Row, line, when};

/// What a row asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Nothing: it is known, and reads so.
    Same,
    /// A session that is not known yet, to be told by a fact of this id.
    New {
        /// The same for the same row, always.
        id: FactId,
        /// As the row tells it.
        session: Box<Session>,
    },
    /// A session that is known, and was edited in the table.
    Edited {
        /// The fact that first told of it.
        of: FactId,
        /// As it should read: what has no column stays as it was.
        session: Box<Session>,
    },
}

/// What each of `rows` asks for, beside the sessions that are `known`.
#[must_use]
pub fn changes(rows: &[Row], known: &[(FactId, &Session)]) -> Vec<Change> {
    let mut by_id: HashMap<FactId, (FactId, &Session)> = HashMap::new();
    for (id, session) in known {
        by_id.insert(*id, (*id, session));
        if let Some(first) = session.origin.first_told() {
            by_id.entry(first).or_insert((*id, session));
        }
    }
    rows.iter().map(|row| change(row, &by_id)).collect()
}

fn change(row: &Row, known: &HashMap<FactId, (FactId, &Session)>) -> Change {
    let new = new_id(row);
    let found = row.id.and_then(|id| known.get(&id)).or_else(|| known.get(&new));
    match found {
        None => Change::New { id: new, session: Box::new(row.session.clone()) },
        Some((of, session)) => {
            let edited = edited(row, session);
            if line(*of, &edited) == line(*of, session) {
                Change::Same
            } else {
                Change::Edited { of: *of, session: Box::new(edited) }
            }
        }
    }
}

/// The known session with what the columns tell.
fn edited(row: &Row, known: &Session) -> Session {
    // A table does not tell the zone of the end.
    let end = if when(&row.session.end) == when(&known.end) { &known.end } else { &row.session.end };
    Session {
        end: end.clone(),
        origin: known.origin.clone(),
        gate: known.gate.clone(),
        events: known.events.clone(),
        kit: known.kit.clone(),
        trial: known.trial,
        ..row.session.clone()
    }
}

/// An id made from the row: never the first fact's own, which says more than a row can.
fn new_id(row: &Row) -> FactId {
    let name = match row.id {
        Some(id) => format!("letdown-table {:032x}", id.0),
        None => format!("letdown-table {} {}", row.session.start.epoch_ms(), row.session.end.epoch_ms()),
    };
    FactId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()).as_u128())
}
