//! One of her days in her zone: it starts when she says, and may have 23 or 25 hours.
//! Not what is in it.

use domain::moment::Day;
use domain::plan::{MinuteOfDay, Span};

use super::zone::{Zone, instant, later, wall};

/// One of her days.
pub struct HerDay<'a, Z> {
    /// The date on which it starts.
    pub date: Day,
    zone: &'a Z,
    start_min: u16,
}

impl<Z> Clone for HerDay<'_, Z> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Z> Copy for HerDay<'_, Z> {}

impl<'a, Z: Zone> HerDay<'a, Z> {
    /// The day to which an instant belongs.
    pub fn of(zone: &'a Z, epoch_ms: i64, start_min: u16) -> Self {
        let (date, _) = wall(zone, epoch_ms);
        let day = HerDay { date, zone, start_min };
        // By the instant and not by the clock: where clocks go back over the start, one minute comes twice.
        if epoch_ms < day.start_ms() {
            HerDay { date: later(date, -1), ..day }
        } else if epoch_ms >= day.end_ms() {
            day.next()
        } else {
            day
        }
    }

    /// The day after.
    pub fn next(self) -> Self {
        HerDay { date: later(self.date, 1), ..self }
    }

    /// When it starts.
    pub fn start_ms(self) -> i64 {
        instant(self.zone, self.date, self.start_min)
    }

    /// When it has ended, which is when the next one starts.
    pub fn end_ms(self) -> i64 {
        self.next().start_ms()
    }

    /// The instant of a time of day within it: a time before the day's start is the next date's.
    pub fn at(self, minute: MinuteOfDay) -> i64 {
        let date = if minute < self.start_min { later(self.date, 1) } else { self.date };
        instant(self.zone, date, minute)
    }

    /// When the span that holds `epoch_ms` began and ends; `None` when it does not hold it.
    pub fn around(self, span: Span, epoch_ms: i64) -> Option<(i64, i64)> {
        let (date, minute) = wall(self.zone, epoch_ms);
        let across = span.from > span.to;
        let from = if across && minute < span.to { later(date, -1) } else { date };
        let to = if across && minute >= span.to { later(date, 1) } else { date };
        span.holds(minute).then(|| (instant(self.zone, from, span.from), instant(self.zone, to, span.to)))
    }
}
