//! What is so now, folded from facts as a set: neither their order nor repeats matter.
//! Not what follows from it for today (`plan`), nor any judging.

mod resolve;
#[cfg(test)]
mod tests;
mod trials;

use std::collections::{HashMap, HashSet};

use domain::care::Gate;
use domain::fact::{Body, Fact, FactId, Stamp};
use domain::moment::Moment;
use domain::plan::{DueAnswer, Plan};
use domain::protocol::Protocol;
use domain::session::Session;
use domain::settings::Settings;
use domain::stash::{Move, StorageChoice};

use crate::care::Told;
use resolve::{Latest, Written, deleted, distinct};
use trials::Trials;
pub use trials::{Ended, TrialEntry};

/// A session as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The fact that first told of it: what a correction or deletion names.
    pub id: FactId,
    /// As it reads after corrections.
    pub session: Session,
    /// Whether it was corrected since it was first told.
    pub corrected: bool,
    /// When it was first told, in milliseconds since 1970 UTC.
    pub told_ms: i64,
    /// What she said when it looked odd: `Some(true)` when milk was spilled, `Some(false)` when all is as meant.
    pub spilled: Option<bool>,
}

/// A gate that was answered without a session after it.
#[derive(Debug, Clone, PartialEq)]
pub struct GateEntry {
    /// The fact that tells of it.
    pub id: FactId,
    /// When it was answered.
    pub moment: Moment,
    /// What was said.
    pub gate: Gate,
}

/// Something done with kept milk.
#[derive(Debug, Clone, PartialEq)]
pub struct MoveEntry {
    /// The fact that tells of it; a bag that it made is named so.
    pub id: FactId,
    /// When it was written down.
    pub stamp: Stamp,
    /// What was done, and when.
    pub what: Move,
}

/// Everything that is so now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// Her sessions, newest start first; deleted ones left out.
    pub sessions: Vec<Entry>,
    /// Gates without a session, newest first.
    pub gates: Vec<GateEntry>,
    /// Her choices; the defaults before she made any.
    pub settings: Settings,
    /// Routines of her own, by id.
    pub protocols: Vec<Protocol>,
    /// Her trials, the one that began last first.
    pub trials: Vec<TrialEntry>,
    /// What was done with kept milk, in the order in which it was done.
    pub moves: Vec<MoveEntry>,
    /// Her plan, when she made one.
    pub plan: Option<Plan>,
    /// What she answered when a time of it came, in the order of the answers.
    pub answers: Vec<DueAnswer>,
    /// The storage rules she goes by.
    pub storage: StorageChoice,
    /// How many facts a newer version wrote that this one keeps without understanding.
    pub unknown: usize,
    /// The latest stamp seen: the next fact of this device comes after it.
    pub last: Stamp,
}

/// Gates older than this say nothing about today.
const TOLD_MS: i64 = 30 * 86_400_000;

impl Timeline {
    /// What she told at the gates of the last month, before sessions and without one.
    #[must_use]
    pub fn told(&self, now_ms: i64) -> Vec<Told<'_>> {
        let recent = |at_ms: i64| at_ms >= now_ms - TOLD_MS;
        let sessions = self.sessions.iter().map(|entry| &entry.session);
        let sessions = sessions.take_while(|session| recent(session.start.epoch_ms())).filter_map(|session| {
            Some(Told { at_ms: session.start.epoch_ms(), findings: &session.gate.as_ref()?.findings })
        });
        let alone = self.gates.iter().take_while(|entry| recent(entry.moment.epoch_ms()));
        let alone = alone.map(|entry| Told { at_ms: entry.moment.epoch_ms(), findings: &entry.gate.findings });
        sessions.chain(alone).collect()
    }
}

/// Folds facts, in any order and with any repeats.
///
/// A deletion or restoring names any fact, a correction too; the last word on it by (stamp, device, id) holds.
/// One that names a fact not seen yet waits for it.
#[must_use]
pub fn fold(facts: &[Fact]) -> Timeline {
    let distinct = distinct(facts);
    let gone = deleted(&distinct);
    let counts = |fact: &Fact| !gone.contains(&fact.id);
    let mut folding = Folding::default();
    for fact in distinct.into_iter().filter(|fact| counts(fact)) {
        folding.take(fact);
    }
    let mut timeline = folding.finish();
    timeline.last = facts.iter().map(|fact| fact.stamp).max().unwrap_or_default();
    timeline
}

/// What has been gathered on the way.
#[derive(Default)]
struct Folding<'a> {
    sessions: Vec<(&'a Fact, &'a Session)>,
    corrections: HashMap<FactId, Latest<'a, &'a Session>>,
    gates: Vec<GateEntry>,
    settings: Latest<'a, &'a Settings>,
    protocols: HashMap<&'a str, Latest<'a, Option<&'a Protocol>>>,
    trials: Trials<'a>,
    vouched: HashMap<FactId, Latest<'a, bool>>,
    moves: Vec<MoveEntry>,
    storage: Latest<'a, &'a StorageChoice>,
    plan: Latest<'a, &'a Plan>,
    answers: Vec<DueAnswer>,
    unknown: usize,
}

impl<'a> Folding<'a> {
    fn take(&mut self, fact: &'a Fact) {
        let written = Written(fact);
        match &fact.body {
            Body::Session(session) => self.sessions.push((fact, session)),
            Body::Corrected { of, session } => self.corrections.entry(*of).or_default().offer(written, session),
            Body::Gate(gate) => {
                self.gates.push(GateEntry { id: fact.id, moment: fact.moment.clone(), gate: gate.clone() });
            }
            Body::Settings(settings) => self.settings.offer(written, settings),
            Body::Protocol(protocol) => {
                self.protocols.entry(&protocol.id).or_default().offer(written, Some(protocol));
            }
            Body::ProtocolGone { id } => self.protocols.entry(id).or_default().offer(written, None),
            Body::TrialStarted(trial) => self.trials.start(written, trial),
            Body::TrialEnded { of, how } => self.trials.end(*of, written, how),
            Body::Vouched { of, spilled } => self.vouched.entry(*of).or_default().offer(written, *spilled),
            Body::Milk(what) => self.moves.push(MoveEntry { id: fact.id, stamp: fact.stamp, what: what.clone() }),
            Body::Storage(choice) => self.storage.offer(written, choice),
            Body::Plan(plan) => self.plan.offer(written, plan),
            Body::DueAnswered(answer) => self.answers.push(*answer),
            Body::Unknown { .. } => self.unknown += 1,
            Body::Deleted { .. } | Body::Restored { .. } | Body::Record(_) | Body::RecordGone(_) => {}
        }
    }

    fn finish(mut self) -> Timeline {
        let (corrections, vouched) = (self.corrections, self.vouched);
        // One that came back from a table steps aside when the first fact, which says more, is here too.
        let told: HashSet<FactId> = self.sessions.iter().map(|(fact, _)| fact.id).collect();
        self.sessions.retain(|(_, session)| session.origin.first_told().is_none_or(|id| !told.contains(&id)));
        let entry = |(fact, first): (&Fact, &Session)| {
            let correction = corrections.get(&fact.id).and_then(Latest::value);
            Entry {
                id: fact.id,
                session: correction.unwrap_or(first).clone(),
                corrected: correction.is_some(),
                told_ms: fact.moment.epoch_ms(),
                spilled: vouched.get(&fact.id).and_then(Latest::value),
            }
        };
        let mut sessions: Vec<Entry> = self.sessions.into_iter().map(entry).collect();
        sessions.sort_by_key(|entry| std::cmp::Reverse((entry.session.start.at, entry.id)));
        self.gates.sort_by_key(|gate| std::cmp::Reverse((gate.moment.at, gate.id)));
        self.answers.sort_unstable_by_key(|one| (one.at_ms, one.due_ms, one.answer));
        self.moves.sort_by_key(|entry| (entry.what.at.at, entry.stamp, entry.id));
        let mut protocols: Vec<Protocol> =
            self.protocols.values().filter_map(|latest| latest.value().flatten().cloned()).collect();
        protocols.sort_by(|one, other| one.id.cmp(&other.id));
        Timeline {
            sessions,
            gates: self.gates,
            settings: self.settings.value().cloned().unwrap_or_default(),
            protocols,
            trials: self.trials.finish(),
            moves: self.moves,
            plan: self.plan.value().cloned(),
            answers: self.answers,
            storage: self.storage.value().cloned().unwrap_or_default(),
            unknown: self.unknown,
            last: Stamp::default(),
        }
    }
}
