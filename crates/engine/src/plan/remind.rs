//! Which dues she is reminded of, and when: never in quiet hours, never twice, none after it was answered.
//! Not how a reminder reaches her.

use domain::plan::{Answer, DueAnswer, Plan};

use super::her_day::HerDay;
use super::zone::Zone;

/// A reminder of one due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// When it comes, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The due that it is about: its name.
    pub due_ms: i64,
}

/// The reminders of these dues, earliest first.
///
/// A due in quiet hours has none: she sleeps, and it waits on the screen. One put off comes again when she said,
/// unless it is quiet then.
#[must_use]
pub fn plan_reminders(plan: &Plan, dues_ms: &[i64], answers: &[DueAnswer], zone: &impl Zone) -> Vec<Reminder> {
    if !plan.remind {
        return Vec::new();
    }
    let mut reminders: Vec<Reminder> =
        dues_ms.iter().filter_map(|due_ms| reminder(plan, *due_ms, answers, zone)).collect();
    reminders.sort_unstable_by_key(|one| (one.at_ms, one.due_ms));
    reminders.dedup_by_key(|one| one.due_ms);
    reminders
}

fn reminder(plan: &Plan, due_ms: i64, answers: &[DueAnswer], zone: &impl Zone) -> Option<Reminder> {
    let last = answers.iter().filter(|one| one.due_ms == due_ms).max_by_key(|one| one.at_ms);
    let at_ms = match last.map(|one| (one.at_ms, one.answer)) {
        None => due_ms,
        Some((at_ms, Answer::Snooze { minutes })) => at_ms + i64::from(minutes) * 60_000,
        Some((_, Answer::Skip)) => return None,
    };
    let quiet = plan.quiet.is_some_and(|quiet| HerDay::of(zone, at_ms, 0).around(quiet, at_ms).is_some());
    (!quiet).then_some(Reminder { at_ms, due_ms })
}
