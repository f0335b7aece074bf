//! What a picked file would add, before anything is added.
//! Not the reading of it, which comes before, nor the adding, for which a shell has device, stamp and chance.

use std::collections::HashSet;

use domain::fact::{Body, Fact, FactId};
use domain::session::Session;

use super::{Change, Import, Row, changes};

/// What would be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// Facts of another phone, or of this one before, that are not here.
    pub facts: Vec<Fact>,
    /// What a table's rows ask for, with the id where the row decides it.
    pub bodies: Vec<(Option<FactId>, Body)>,
    /// Sessions in the file.
    pub sessions: usize,
    /// Of those, how many are here already, just so.
    pub here: usize,
}

/// Weighs a file against what is here: all facts, and the sessions that they come to.
#[must_use]
pub fn weigh(import: Import, facts: &[Fact], sessions: &[(FactId, &Session)]) -> Intake {
    let known: HashSet<FactId> = facts.iter().map(|fact| fact.id).collect();
    match import {
        Import::Facts(told) => {
            let session = |fact: &&Fact| matches!(fact.body, Body::Session(_));
            let sessions = told.iter().filter(session).count();
            let mut seen = known;
            let facts: Vec<Fact> = told.into_iter().filter(|fact| seen.insert(fact.id)).collect();
            let here = sessions - facts.iter().filter(session).count();
            Intake { facts, bodies: Vec::new(), sessions, here }
        }
        Import::Rows(rows) => {
            let bodies: Vec<(Option<FactId>, Body)> = rows
                .iter()
                .zip(changes(&rows, sessions))
                .filter_map(|(row, change)| body_of(row, change, &known))
                .collect();
            Intake { facts: Vec::new(), sessions: rows.len(), here: rows.len() - bodies.len(), bodies }
        }
    }
}

/// The body that tells a change.
fn body_of(row: &Row, change: Change, known: &HashSet<FactId>) -> Option<(Option<FactId>, Body)> {
    match change {
        Change::Same => None,
        Change::New { id, session } => {
            let deleted = row.id.into_iter().chain([id]).find(|id| known.contains(id));
            // It was here and was deleted: it counts again.
            let restored = deleted.map(|of| (None, Body::Restored { of }));
            restored.or(Some((Some(id), Body::Session(session))))
        }
        Change::Edited { of, session } => Some((None, Body::Corrected { of, session })),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{from_csv, to_csv};
    use super::*;
    use domain::fact::{DeviceId, Stamp};
    use domain::moment::Moment;

    fn facts() -> Vec<Fact> {
        let moment = Moment::new(1_790_000_000_000, 0, "UTC");
        let session = Session {
            start: moment.clone(),
            end: moment.moved_to(1_790_001_200_000),
            origin: domain::session::Origin::Logged,
            gate: None,
            events: Vec::new(),
            amounts: domain::amount::Yield::default(),
            discomfort: None,
            firm: Vec::new(),
            destination: None,
            note: String::new(),
            kit: domain::session::Kit::default(),
            trial: None,
        };
        vec![Fact::new(FactId(7), DeviceId(1), Stamp::default(), moment, Body::Session(Box::new(session)))]
    }

    fn sessions(facts: &[Fact]) -> Vec<(FactId, &Session)> {
        let told = facts.iter().filter_map(|fact| match &fact.body {
            Body::Session(session) => Some((fact.id, session.as_ref())),
            _ => None,
        });
        told.collect()
    }

    #[test]
    fn the_same_file_again_adds_nothing() {
        let facts = facts();
        let twice = facts.iter().chain(&facts).cloned().collect();
        assert_eq!(weigh(Import::Facts(twice), &[], &[]).facts.len(), 1);
        let again = weigh(Import::Facts(facts.clone()), &facts, &sessions(&facts));
        assert_eq!((again.facts.len(), again.sessions, again.here), (0, 1, 1));
    }

    #[test]
    fn the_same_table_again_adds_nothing() {
        let facts = facts();
        let rows = from_csv(&to_csv(sessions(&facts))).unwrap();
        let first = weigh(Import::Rows(rows.clone()), &[], &[]);
        assert_eq!((first.bodies.len(), first.here), (1, 0));
        assert_eq!(weigh(Import::Rows(rows), &facts, &sessions(&facts)).bodies.len(), 0);
    }

    #[test]
    fn a_table_brings_back_what_was_deleted() {
        let facts = facts();
        let rows = from_csv(&to_csv(sessions(&facts))).unwrap();
        // Here, and among no sessions: deleted.
        assert_eq!(weigh(Import::Rows(rows), &facts, &[]).bodies, [(None, Body::Restored { of: FactId(7) })]);
    }
}
