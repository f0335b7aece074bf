//! What each rhythm gives on one day: an interval, times of day, or a count to be spread.
//! Not which day it is about, nor what becomes of a due.

use domain::moment::{Day, days_since_1970};
use domain::plan::{MinuteOfDay, Night, Plan, Rhythm};

use super::her_day::HerDay;
use super::zone::Zone;

const MINUTE_MS: i64 = 60_000;

/// No plan asks for less than this from start to start, in minutes. Source: `content/evidence/schedule.md`.
pub const LEAST_GAP_MIN: u16 = 120;

/// The longest interval that a plan can have, in minutes.
pub const MOST_GAP_MIN: u16 = 12 * 60;

/// A session that began so long before its time stands for it.
const EARLY_MS: i64 = 90 * MINUTE_MS;

/// Instants that stand for a session: lived, let go, or laid before on the way.
pub(super) struct Kept(Vec<i64>);

impl Kept {
    pub(super) fn new(mut instants: Vec<i64>) -> Kept {
        instants.sort_unstable();
        Kept(instants)
    }

    pub(super) fn add(&mut self, epoch_ms: i64) {
        let place = self.0.partition_point(|kept| *kept <= epoch_ms);
        self.0.insert(place, epoch_ms);
    }

    pub(super) fn last_ms(&self) -> Option<i64> {
        self.0.last().copied()
    }

    fn any_in(&self, from_ms: i64, to_ms: i64) -> bool {
        self.0.iter().any(|kept| (from_ms..to_ms).contains(kept))
    }

    fn count_in(&self, from_ms: i64, to_ms: i64) -> i64 {
        i64::try_from(self.0.iter().filter(|kept| (from_ms..to_ms).contains(*kept)).count()).unwrap_or(i64::MAX)
    }
}

/// The rhythm of one day: what weaning says, then that of work days and days off, then the usual one.
pub(super) fn rhythm_on(plan: &Plan, day: Day) -> Rhythm {
    match weaned_to(plan, day) {
        Some(0) => Rhythm::Off,
        Some(count) => Rhythm::Count(count),
        None => {
            let other = plan.other_days.iter().find(|(days, _)| days.hold(day));
            other.map_or(&plan.rhythm, |(_, rhythm)| rhythm).clone()
        }
    }
}

/// How many in a day while she weans; `None` when she does not, or has not begun.
#[must_use]
pub fn weaned_to(plan: &Plan, day: Day) -> Option<u8> {
    let weaning = plan.weaning?;
    let days = u64::try_from(days_since_1970(day) - days_since_1970(weaning.first)).ok()?;
    let fewer = u8::try_from(days / u64::from(weaning.days_each.max(1))).unwrap_or(u8::MAX);
    Some(weaning.from.saturating_sub(fewer).max(weaning.to.min(weaning.from)))
}

/// The first due within `day`, after all that stands for a session.
pub(super) fn due_on(
    rhythm: &Rhythm,
    plan: &Plan,
    kept: &Kept,
    day: HerDay<'_, impl Zone>,
    now_ms: i64,
) -> Option<i64> {
    let within = |due_ms: &i64| *due_ms < day.end_ms();
    match rhythm {
        Rhythm::Off => None,
        Rhythm::Every { minutes, night } => Some(every(kept, day, *minutes, *night, now_ms)).filter(within),
        // A time that clocks jump over may come after the day has ended, and is still this day's.
        Rhythm::Times(times) => time_of_day(kept, day, times, now_ms),
        Rhythm::Count(count) => spread(kept, day, plan, i64::from(*count), now_ms).filter(within),
    }
}

/// So long after the last one; longer when it would fall into her night. After days off, when the day starts.
fn every(kept: &Kept, day: HerDay<'_, impl Zone>, minutes: u16, night: Option<Night>, now_ms: i64) -> i64 {
    let Some(last_ms) = kept.last_ms() else { return now_ms.max(day.start_ms()) };
    let after = |minutes: u16| last_ms + i64::from(minutes.clamp(LEAST_GAP_MIN, MOST_GAP_MIN)) * MINUTE_MS;
    let due_ms = after(minutes);
    let longer = night.filter(|night| night.minutes > minutes);
    let stretch = longer.and_then(|night| Some((night.minutes, day.around(night.span, due_ms)?)));
    // The longer stretch ends with the night, and never comes before the usual gap.
    let due_ms = stretch.map_or(due_ms, |(minutes, (_, ends_ms))| after(minutes).min(ends_ms).max(due_ms));
    due_ms.max(day.start_ms())
}

/// The next of her times that nothing stands for.
fn time_of_day(kept: &Kept, day: HerDay<'_, impl Zone>, times: &[MinuteOfDay], now_ms: i64) -> Option<i64> {
    let slots_of = |day: HerDay<'_, _>| {
        let mut slots: Vec<i64> = times.iter().map(|minute| day.at(*minute)).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    };
    let slots = slots_of(day);
    let tomorrow = slots_of(day.next()).first().copied();
    let next_of = |nth: usize| slots.get(nth + 1).copied().or(tomorrow);
    let found = slots.iter().enumerate().find(|(nth, slot)| {
        let half_ms = next_of(*nth).map_or(EARLY_MS, |next| (next - **slot) / 2);
        let before_ms =
            nth.checked_sub(1).and_then(|nth| slots.get(nth)).map_or(EARLY_MS, |other| (**slot - other) / 2);
        let done = kept.any_in(**slot - before_ms.min(EARLY_MS), **slot + half_ms);
        // One that was left out is over when the next is nearer.
        !done && **slot + half_ms > now_ms
    });
    found.map(|(_, slot)| *slot)
}

/// What is left of the day's count, spread over what is left of its open hours.
fn spread(kept: &Kept, day: HerDay<'_, impl Zone>, plan: &Plan, count: i64, now_ms: i64) -> Option<i64> {
    let (start_ms, end_ms) = (day.start_ms(), day.end_ms());
    let left = count - kept.count_in(start_ms, end_ms);
    if left <= 0 {
        return None;
    }
    let (open_ms, close_ms) = open_hours(day, plan);
    let least_ms = i64::from(LEAST_GAP_MIN) * MINUTE_MS;
    let rested_ms = kept.last_ms().map_or(i64::MIN, |last| last + least_ms);
    let Some(last_ms) = kept.last_ms().filter(|last| *last >= open_ms) else {
        return Some(open_ms.max(rested_ms))
            .map(|due| if due < now_ms { now_ms } else { due })
            .filter(|due| *due <= close_ms);
    };
    let due_ms = last_ms + ((close_ms - last_ms) / left).max(least_ms);
    (due_ms <= close_ms).then_some(due_ms)
}

/// From when to when the day is open: all of it, less what is quiet at its two ends.
fn open_hours(day: HerDay<'_, impl Zone>, plan: &Plan) -> (i64, i64) {
    let (start_ms, end_ms) = (day.start_ms(), day.end_ms());
    let Some(quiet) = plan.quiet else { return (start_ms, end_ms - 1) };
    let open_ms = day.around(quiet, start_ms).map_or(start_ms, |(_, ends_ms)| ends_ms);
    let close_ms = day.around(quiet, end_ms - 1).map_or(end_ms - 1, |(began_ms, _)| began_ms);
    if open_ms < close_ms { (open_ms, close_ms) } else { (start_ms, end_ms - 1) }
}
