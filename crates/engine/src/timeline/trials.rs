//! Her trials, folded: which began, and how each ended.
//! Not how they stand: `trial` estimates that.

use std::collections::HashMap;

use domain::fact::FactId;
use domain::moment::Moment;
use domain::trial::{Trial, TrialEnd};

use super::resolve::{Latest, Written};

/// When and how a trial ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// When that was written.
    pub moment: Moment,
    /// How.
    pub how: TrialEnd,
}

/// A trial of hers.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialEntry {
    /// The fact that started it.
    pub id: FactId,
    /// When and where it was started.
    pub began: Moment,
    /// As it was declared.
    pub trial: Trial,
    /// Its end; `None` while it runs.
    pub ended: Option<Ended>,
}

/// What has been gathered on the way.
#[derive(Default)]
pub(super) struct Trials<'a> {
    started: Vec<(Written<'a>, &'a Trial)>,
    ends: HashMap<FactId, Latest<'a, (Written<'a>, &'a TrialEnd)>>,
}

impl<'a> Trials<'a> {
    pub(super) fn start(&mut self, written: Written<'a>, trial: &'a Trial) {
        self.started.push((written, trial));
    }

    /// An end is final: of several, the one that was written first holds.
    pub(super) fn end(&mut self, of: FactId, written: Written<'a>, how: &'a TrialEnd) {
        self.ends.entry(of).or_default().offer_first(written, (written, how));
    }

    /// One trial at a time: one that has no end of its own ended when the next began.
    pub(super) fn finish(mut self) -> Vec<TrialEntry> {
        self.started.sort_by(|one, other| other.0.cmp(&one.0));
        let mut next: Option<&Moment> = None;
        let entry = |(written, trial): &(Written<'a>, &'a Trial)| {
            let fact = written.0;
            let told = self.ends.get(&fact.id).and_then(Latest::value);
            let own = told.map(|(end, how)| Ended { moment: end.0.moment.clone(), how: *how });
            let ended = own.or_else(|| next.map(|moment| Ended { moment: moment.clone(), how: TrialEnd::ByHer }));
            next = Some(&fact.moment);
            TrialEntry { id: fact.id, began: fact.moment.clone(), trial: **trial, ended }
        };
        self.started.iter().map(entry).collect()
    }
}
