//! Today: when the next session is due, what there is so far, and what is usual by now.
//! Not how it is said, and no verdict: a range of her own days, or nothing.

mod days;
mod due;
#[cfg(test)]
mod due_tests;
mod her_day;
mod range;
mod remind;
mod rhythm;
mod start;
mod zone;

pub use days::{DayTotal, day_totals};
pub use due::{Lived, plan_dues};
pub use range::Range;
pub use remind::{Reminder, plan_reminders};
pub use rhythm::{LEAST_GAP_MIN, MOST_GAP_MIN, weaned_to};
pub use start::{Start, starting_plan};
pub use zone::{Zone, instant, wall};

use domain::amount::Volume;
use domain::moment::{Day, Moment};
use domain::plan::Plan;
use domain::session::Session;

use days::{minutes_of_day, total_of};
use due::first_dues;

use crate::timeline::Timeline;

/// How many days before today are drawn.
pub const DRAWN_DAYS: usize = 14;

/// How many days before today are asked for what is usual.
const USUAL_DAYS: usize = 28;

/// A little more than those days, so that none is cut.
const LOOK_BACK_MS: i64 = 30 * 86_400_000;

/// With fewer days than this nothing is called usual. A choice of ours, not from a study.
pub const LEAST_DAYS: usize = 5;

/// What the page of the day shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The day it is for her.
    pub day: Day,
    /// Sessions today.
    pub done: usize,
    /// Sum of the known amounts of today; `None` when none is known.
    pub total: Option<Volume>,
    /// Sessions today whose amount she has not told.
    pub untold: usize,
    /// When the next session is due; `None` before the first one, and when the plan has none.
    pub next_ms: Option<i64>,
    /// Whether the next one falls on this day of hers.
    pub next_today: bool,
    /// What she usually has by this time of her day.
    pub by_now: Option<Range>,
    /// The days before today, oldest first.
    pub days: Vec<DayTotal>,
    /// What her whole days usually give.
    pub usual_day: Option<Range>,
}

/// Reckons the day from all her sessions. Sessions that lie ahead of `now` count to no sum.
#[must_use]
pub fn plan_today(timeline: &Timeline, zone: &impl Zone, now: &Moment) -> Today {
    let sessions = timeline.sessions.iter().map(|entry| &entry.session);
    let mut past: Vec<&Session> = sessions.filter(|s| s.start.epoch_ms() <= now.epoch_ms()).collect();
    // Before her first session nothing is due.
    let next_ms = if past.is_empty() { None } else { next_due(timeline, zone, now.epoch_ms()) };
    // Years of sessions are not worth walking through for the last month.
    past.retain(|s| s.start.epoch_ms() >= now.epoch_ms() - LOOK_BACK_MS);
    let start_min = timeline.settings.day_start_min;
    let day = now.day(start_min);
    let today: Vec<&Session> = past.iter().copied().filter(|s| s.start.day(start_min) == day).collect();
    let mut days = day_totals(&past, start_min, day, USUAL_DAYS);
    let told = |day: &DayTotal| day.total.map(Volume::ml);
    let usual_day = Range::usual(days.iter().filter_map(told).collect());
    let by_now = usual_by(&past, start_min, day, minutes_of_day(now, start_min));
    days.drain(..USUAL_DAYS - DRAWN_DAYS);
    Today {
        day,
        done: today.len(),
        total: total_of(today.iter().copied()),
        untold: today.iter().filter(|s| s.amounts.known_total().is_none()).count(),
        next_ms,
        next_today: next_ms.is_some_and(|at| now.moved_to(at).day(start_min) == day),
        by_now,
        days,
        usual_day,
    }
}

/// The plan she goes by: her own, or the interval of her settings.
#[must_use]
pub fn her_plan(timeline: &Timeline) -> Plan {
    timeline.plan.clone().unwrap_or_else(|| Plan::every(timeline.settings.interval_min))
}

/// How far ahead the next due is looked for: a plan with days off has one within it, or none.
const LOOK_AHEAD_MS: i64 = 15 * 86_400_000;

/// When her next session is due; before now when it is due since then.
fn next_due(timeline: &Timeline, zone: &impl Zone, now_ms: i64) -> Option<i64> {
    // On the page of the day this runs each minute, and a browser is slow to tell its zone.
    let starts_ms = recent_starts(timeline, now_ms);
    let within = (now_ms, now_ms + LOOK_AHEAD_MS);
    first_dues(&her_plan(timeline), lived(timeline, &starts_ms), zone, within, 1).first().copied()
}

/// When her sessions are due from now on up to `until_ms`, by the plan she goes by.
#[must_use]
pub fn dues_until(timeline: &Timeline, zone: &impl Zone, now_ms: i64, until_ms: i64) -> Vec<i64> {
    let starts_ms = recent_starts(timeline, now_ms);
    plan_dues(&her_plan(timeline), lived(timeline, &starts_ms), zone, now_ms, until_ms)
}

/// Sessions come newest first, and no plan looks further back than a day.
fn recent_starts(timeline: &Timeline, now_ms: i64) -> Vec<i64> {
    let starts = timeline.sessions.iter().map(|entry| entry.session.start.epoch_ms());
    starts.take_while(|start| *start >= now_ms - 2 * 86_400_000).collect()
}

fn lived<'a>(timeline: &'a Timeline, starts_ms: &'a [i64]) -> Lived<'a> {
    Lived { starts_ms, answers: &timeline.answers, day_start_min: timeline.settings.day_start_min }
}

/// What the days before gave up to the same minute of her day. Days on which she told no amount are left out.
fn usual_by(past: &[&Session], start_min: u16, today: Day, minute: i32) -> Option<Range> {
    let earlier: Vec<&Session> =
        past.iter().copied().filter(|s| minutes_of_day(&s.start, start_min) <= minute).collect();
    let whole = day_totals(past, start_min, today, USUAL_DAYS);
    let so_far = day_totals(&earlier, start_min, today, USUAL_DAYS);
    let told = whole.iter().zip(&so_far).filter(|(whole, _)| whole.total.is_some());
    Range::usual(told.map(|(_, part)| part.total.map_or(0.0, Volume::ml)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::fold;
    use domain::amount::{Unit, Yield};
    use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
    use domain::session::Origin;

    const DAY_MS: i64 = 86_400_000;
    /// 10:00 UTC on some day.
    const TEN: i64 = 1_790_000_000_000 / DAY_MS * DAY_MS + 10 * 3_600_000;

    fn session(at_ms: i64, ml: Option<f64>) -> Session {
        let left = ml.map(|ml| Volume::new(ml, Unit::Ml).unwrap());
        Session {
            start: Moment::new(at_ms, 0, "UTC"),
            end: Moment::new(at_ms + 1_200_000, 0, "UTC"),
            origin: Origin::Logged,
            gate: None,
            events: Vec::new(),
            amounts: Yield { left, ..Yield::default() },
            discomfort: None,
            firm: Vec::new(),
            destination: None,
            note: String::new(),
            kit: domain::session::Kit::default(),
            trial: None,
        }
    }

    fn told(nth: usize, session: &Session) -> Fact {
        let id = FactId(u128::try_from(nth).unwrap());
        let body = Body::Session(Box::new(session.clone()));
        Fact::new(id, DeviceId(1), Stamp::default(), session.start.clone(), body)
    }

    fn today(sessions: &[Session], now_ms: i64) -> Today {
        let facts: Vec<Fact> = sessions.iter().enumerate().map(|(nth, session)| told(nth, session)).collect();
        plan_today(&fold(&facts), &|_| 0, &Moment::new(now_ms, 0, "UTC"))
    }

    #[test]
    fn a_first_visit_knows_nothing_and_says_nothing() {
        let today = today(&[], TEN);
        assert_eq!((today.done, today.total, today.next_ms, today.by_now), (0, None, None, None));
    }

    #[test]
    fn the_next_one_is_an_interval_after_the_last() {
        let today = today(&[session(TEN, Some(60.0)), session(TEN - DAY_MS, None)], TEN + 3_600_000);
        assert_eq!(today.next_ms, Some(TEN + 3 * 3_600_000));
        assert!(today.next_today);
        assert_eq!(today.total.map(Volume::ml), Some(60.0));
    }

    #[test]
    fn usual_needs_five_days_and_counts_to_the_same_hour() {
        let days = |count: i64| -> Vec<Session> {
            (1..=count)
                .flat_map(|day| {
                    let at = TEN - day * DAY_MS;
                    [session(at, Some(100.0)), session(at + 6 * 3_600_000, Some(80.0))]
                })
                .collect()
        };
        assert_eq!(today(&days(4), TEN + 60_000).by_now, None);
        let seen = today(&days(5), TEN + 60_000);
        assert_eq!(seen.by_now, Some(Range { low_ml: 100.0, high_ml: 100.0 }));
        assert_eq!(seen.usual_day, Some(Range { low_ml: 180.0, high_ml: 180.0 }));
        assert_eq!(seen.days.len(), DRAWN_DAYS);
        assert_eq!(seen.days[DRAWN_DAYS - 1].sessions, 2);
    }

    #[test]
    fn unknown_is_not_zero() {
        let today = today(&[session(TEN, None)], TEN);
        assert_eq!((today.done, today.total, today.untold), (1, None, 1));
    }
}
