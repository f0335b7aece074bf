//! What a picked file would add, before anything is added.
//! Not the reading of it: `wire::export` does that, whole or not at all.

use std::collections::HashSet;

use domain::fact::{Body, Fact, FactId};
use domain::session::Session;
use engine::timeline::{Entry, Timeline};
use wire::export::{Change, Import, changes};

/// What would be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// Facts of another phone, or of this one before, that are not here.
    pub facts: Vec<Fact>,
    /// What a table's rows ask for.
    pub bodies: Vec<(FactId, Body)>,
    /// Sessions in the file.
    pub sessions: usize,
    /// Of those, how many are here already, just so.
    pub here: usize,
}

/// Weighs a file against what is here.
pub fn weigh(import: Import, facts: &[Fact], timeline: &Timeline) -> Intake {
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
            let sessions: Vec<(FactId, &Session)> =
                timeline.sessions.iter().map(|Entry { id, session, .. }| (*id, session)).collect();
            let bodies: Vec<(FactId, Body)> =
                changes(&rows, &sessions).into_iter().filter_map(|change| body_of(change, &known)).collect();
            Intake { facts: Vec::new(), sessions: rows.len(), here: rows.len() - bodies.len(), bodies }
        }
    }
}

/// The fact a change is told by, and its id when the row itself decides it.
fn body_of(change: Change, known: &HashSet<FactId>) -> Option<(FactId, Body)> {
    match change {
        Change::Same => None,
        // It was here and was deleted: it counts again.
        Change::New { id, .. } if known.contains(&id) => Some((FactId(0), Body::Restored { of: id })),
        Change::New { id, session } => Some((id, Body::Session(session))),
        Change::Edited { of, session } => Some((FactId(0), Body::Corrected { of, session })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fact::{DeviceId, Stamp};
    use domain::moment::Moment;
    use engine::timeline::fold;

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
        };
        vec![Fact::new(FactId(7), DeviceId(1), Stamp::default(), moment, Body::Session(Box::new(session)))]
    }

    #[test]
    fn the_same_file_again_adds_nothing() {
        let facts = facts();
        let twice = facts.iter().chain(&facts).cloned().collect();
        assert_eq!(weigh(Import::Facts(twice), &[], &Timeline::default()).facts.len(), 1);
        let again = weigh(Import::Facts(facts.clone()), &facts, &fold(&facts));
        assert_eq!((again.facts.len(), again.sessions, again.here), (0, 1, 1));
    }

    #[test]
    fn the_same_table_again_adds_nothing() {
        let facts = facts();
        let timeline = fold(&facts);
        let table = wire::export::to_csv(timeline.sessions.iter().map(|entry| (entry.id, &entry.session)));
        let rows = wire::export::from_csv(&table).unwrap();
        let first = weigh(Import::Rows(rows.clone()), &[], &Timeline::default());
        assert_eq!((first.bodies.len(), first.here), (1, 0));
        assert_eq!(weigh(Import::Rows(rows), &facts, &timeline).bodies.len(), 0);
    }
}
