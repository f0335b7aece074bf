//! Makes her log fit for counting: doubles dropped, halves joined, unit slips and missing sides mended.
//! Never silently: every repair is a [`Finding`] that the screens can show her with a question.
//!
//! The rules and their limits: `content/evidence/log-cleaning.md`.

mod draft;
mod mend;
mod step;

use super::logged::{Arm, LoggedSession};
use super::maths::{median_of, minutes};
use draft::{Draft, drafts_of};
use mend::Mender;
use step::Steps;

/// A gap longer than this, in hours, is not a gap between sessions: she fed, or did not log.
pub(crate) const LONGEST_GAP_H: f64 = 20.0;
/// Room for sessions to come, so that adding one does not move all others.
const ROOM: usize = 256;
/// What is taken for the usual gap while none is known, in hours.
const USUAL_GAP_H: f64 = 3.0;

/// What was seen in a row of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The same session was entered before; this row is left out.
    DoubleEntry,
    /// The other side of a session entered before; joined to it.
    Joined,
    /// The amount fits only in the other unit; read in that one until she says otherwise.
    UnitSlip,
    /// One side is missing; its amount is estimated from her usual balance, and counts for less.
    SideMissing,
    /// No milk, or no amount, was recorded; the row is left out.
    NoAmount,
    /// The amount cannot be: below zero, not a number, or more than 20 litres. That amount is left out.
    Unreadable,
    /// Written down long after it began, so the time is remembered, not measured; counts for a little less.
    LateLog,
}

impl Doubt {
    /// All of them, in the order in which reports list them.
    pub const ALL: [Doubt; 7] = [
        Doubt::DoubleEntry,
        Doubt::Joined,
        Doubt::UnitSlip,
        Doubt::SideMissing,
        Doubt::NoAmount,
        Doubt::Unreadable,
        Doubt::LateLog,
    ];
}

/// A doubt about one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Which row of the log as it was given, from 0.
    pub row: usize,
    /// What was seen.
    pub doubt: Doubt,
}

/// A session after cleaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CleanSession {
    /// Which row of the log as it was given, from 0.
    pub row: usize,
    /// Start, minutes since 1970 UTC.
    pub start_utc_min: i64,
    /// Start on her clock, minutes since 1970 there.
    pub start_local_min: i64,
    /// From the left in ml, when recorded.
    pub left_ml: Option<f64>,
    /// From the right in ml, when recorded.
    pub right_ml: Option<f64>,
    /// Both together in ml, above 0; a missing side is estimated.
    pub total_ml: f64,
    /// How much less than a plain entry this one is known: variance of ln(total), 0 when all is plain.
    pub extra_variance: f64,
    /// The steps in which she rounds, in ml.
    pub step_ml: f64,
    /// Hours since the session before; `None` for the first, and after more than 20 hours.
    pub gap_h: Option<f64>,
    /// The arm drawn.
    pub assigned: Option<Arm>,
    /// The arm done.
    pub done: Option<Arm>,
    /// The trial's day.
    pub block: Option<u32>,
}

/// Her log, cleaned and in order of time.
#[derive(Debug, Clone, Default)]
pub struct CleanLog {
    /// The sessions that count, oldest first.
    pub sessions: Vec<CleanSession>,
    /// What was seen, by row.
    pub findings: Vec<Finding>,
    mender: Mender,
}

impl CleanLog {
    /// Cleans a whole log. The order of the rows does not matter.
    #[must_use]
    pub fn of(log: &[LoggedSession]) -> CleanLog {
        let mut findings = Vec::new();
        let drafts = drafts_of(log, &mut findings);
        let one_sided = !drafts.iter().any(Draft::has_both);
        let mender = Mender::new(Steps::seen_in(&drafts), one_sided);
        let mut clean = CleanLog { sessions: Vec::with_capacity(drafts.len() + ROOM), findings, mender };
        for draft in drafts {
            clean.take(draft);
        }
        clean.findings.sort_unstable();
        clean
    }

    /// Adds one new row after all others, or says `false`: then the whole log must be cleaned anew, because the
    /// row is not clearly later than the rest, or is the first that tells both sides apart.
    pub fn append(&mut self, row: usize, entry: &LoggedSession) -> bool {
        let mut found = Vec::new();
        let draft = Draft::read(row, entry, &mut found);
        let later = self.sessions.last().is_none_or(|last| draft.is_apart_from(last.start_utc_min));
        if !later || (draft.has_both() && self.mender.one_sided) {
            return false;
        }
        self.findings.append(&mut found);
        self.take(draft);
        true
    }

    /// How often something was seen.
    #[must_use]
    pub fn count(&self, doubt: Doubt) -> usize {
        self.findings.iter().filter(|f| f.doubt == doubt).count()
    }

    /// The middle one of all gaps between sessions, in hours; 3 when there is none.
    #[must_use]
    pub fn median_gap_h(&self) -> f64 {
        usual_gap_h(&self.sessions)
    }

    fn take(&mut self, draft: Draft) {
        if let Some(mut session) = self.mender.mend(&draft, &mut self.findings) {
            session.gap_h = self.sessions.last().and_then(|before| gap_h(before.start_utc_min, session.start_utc_min));
            self.sessions.push(session);
        }
    }
}

/// The middle one of these sessions' gaps, in hours; 3 when there is none.
pub(crate) fn usual_gap_h(sessions: &[CleanSession]) -> f64 {
    let mut gaps: Vec<f64> = sessions.iter().filter_map(|s| s.gap_h).collect();
    median_of(&mut gaps).unwrap_or(USUAL_GAP_H).max(0.25)
}

/// Hours between two starts; `None` when the later one is not later, or 20 hours have passed.
pub(crate) fn gap_h(before_utc_min: i64, start_utc_min: i64) -> Option<f64> {
    let hours = minutes(start_utc_min.saturating_sub(before_utc_min)) / 60.0;
    (0.0..=LONGEST_GAP_H).contains(&hours).then_some(hours)
}

#[cfg(test)]
mod tests;
