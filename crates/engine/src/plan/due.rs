//! When the next sessions are due, by her plan and by what really happened.
//! Not whether anything reminds her of it (`remind`), and no word about the ones that were left out: that is fine.

use domain::plan::{Answer, DueAnswer, Plan, Rhythm};

use super::her_day::HerDay;
use super::rhythm::{Kept, due_on, rhythm_on};
use super::zone::Zone;

const DAY_MS: i64 = 86_400_000;

/// How many dues are ever reckoned at once: more than two weeks of the densest plan.
const MOST_DUES: usize = 400;

/// What a plan is followed by.
#[derive(Debug, Clone, Copy)]
pub struct Lived<'a> {
    /// When her sessions began, in milliseconds since 1970 UTC, in any order.
    pub starts_ms: &'a [i64],
    /// What she answered to dues.
    pub answers: &'a [DueAnswer],
    /// Minutes after midnight at which her day starts.
    pub day_start_min: u16,
}

/// When sessions are due from now on up to `until_ms`, earliest first, in milliseconds since 1970 UTC.
/// The first may lie before now: it is due since then.
#[must_use]
pub fn plan_dues(plan: &Plan, lived: Lived<'_>, zone: &impl Zone, now_ms: i64, until_ms: i64) -> Vec<i64> {
    first_dues(plan, lived, zone, (now_ms, until_ms), MOST_DUES)
}

/// The first `most` of them.
pub(super) fn first_dues(
    plan: &Plan,
    lived: Lived<'_>,
    zone: &impl Zone,
    (now_ms, until_ms): (i64, i64),
    most: usize,
) -> Vec<i64> {
    let mut kept = kept(lived, now_ms);
    let mut dues = Vec::new();
    while dues.len() < most {
        let from_ms = kept.last_ms().unwrap_or(now_ms);
        let Some(due_ms) = next_due(plan, &kept, HerDay::of(zone, from_ms, lived.day_start_min), now_ms, until_ms)
        else {
            break;
        };
        dues.push(due_ms);
        kept.add(due_ms.max(now_ms));
    }
    dues
}

/// Her sessions, and the dues she let go: the next one comes after them. What is over for a day no longer counts.
fn kept(lived: Lived<'_>, now_ms: i64) -> Kept {
    let skipped = lived.answers.iter().filter(|one| one.answer == Answer::Skip).map(|one| one.due_ms);
    let recent = |ms: &i64| (now_ms - DAY_MS..=now_ms).contains(ms);
    // A due that is skipped ahead of its time counts from that time.
    let ahead = skipped.clone().filter(|due| *due > now_ms);
    Kept::new(lived.starts_ms.iter().copied().chain(skipped).filter(recent).chain(ahead).collect())
}

fn next_due(plan: &Plan, kept: &Kept, from: HerDay<'_, impl Zone>, now_ms: i64, until_ms: i64) -> Option<i64> {
    let mut day = from;
    while day.start_ms() <= until_ms {
        let rhythm = rhythm_on(plan, day.date);
        if rhythm != Rhythm::Off
            && let Some(due_ms) = due_on(&rhythm, plan, kept, day, now_ms)
        {
            return (due_ms <= until_ms).then_some(due_ms);
        }
        day = day.next();
    }
    None
}
