//! Comfort over time: how it felt week by week, as she told it.
//! Names no cause and no number that should be; 0 is comfortable, 10 the worst pain.

use domain::session::Session;

use super::logged::day_of;
use super::maths::{median_of, number};

/// So many weeks back are told.
const WEEKS: usize = 8;

/// A week of hers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComfortWeek {
    /// Its last day, in days since 1970.
    pub until_day: i64,
    /// Sessions that told.
    pub sessions: usize,
    /// The middle one, 0 to 10; `None` when none told.
    pub middle: Option<f64>,
    /// The share of them without any discomfort, 0 to 1; `None` when none told.
    pub at_ease: Option<f64>,
}

/// How her sessions felt.
#[derive(Debug, Clone, PartialEq)]
pub struct Comfort {
    /// Sessions that told, in these weeks.
    pub sessions: usize,
    /// The middle of all of them.
    pub middle: f64,
    /// The share of them without any discomfort, 0 to 1.
    pub at_ease: f64,
    /// Week by week, oldest first, each seven days of hers; the last ends today.
    pub weeks: Vec<ComfortWeek>,
}

/// Over her sessions in any order, in the eight weeks that end on `today` (see [`day_of`]).
#[must_use]
pub fn comfort<'a>(sessions: impl IntoIterator<Item = &'a Session>, today: i64) -> Option<Comfort> {
    let mut told: Vec<Vec<f64>> = vec![Vec::new(); WEEKS];
    for session in sessions {
        let week = usize::try_from(today.saturating_sub(day(session)).div_euclid(7)).ok();
        if let (Some(level), Some(week)) = (session.discomfort, week.and_then(|week| told.get_mut(week))) {
            week.push(f64::from(level));
        }
    }
    let mut all: Vec<f64> = told.iter().flatten().copied().collect();
    let middle = median_of(&mut all)?;
    let ease = |levels: &[f64]| {
        let soft = levels.iter().filter(|level| **level < 0.5).count();
        (!levels.is_empty()).then(|| number(soft) / number(levels.len()))
    };
    let at_ease = ease(&all)?;
    let first = told.iter().rposition(|week| !week.is_empty()).unwrap_or(0);
    let week = |(back, levels): (i64, &mut Vec<f64>)| ComfortWeek {
        until_day: today - 7 * back,
        sessions: levels.len(),
        at_ease: ease(levels),
        middle: median_of(levels),
    };
    let mut weeks: Vec<ComfortWeek> = (0..).zip(told.iter_mut().take(first + 1)).map(week).collect();
    weeks.reverse();
    Some(Comfort { sessions: all.len(), middle, at_ease, weeks })
}

fn day(session: &Session) -> i64 {
    let local_s = session.start.epoch_ms().div_euclid(1000) + i64::from(session.start.offset_s);
    day_of(local_s.div_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::made_up;

    fn felt(day: i64, level: Option<u8>) -> Session {
        Session { discomfort: level, ..made_up::session(day * 24 + 9) }
    }

    #[test]
    fn weeks_count_back_from_today() {
        let sessions = [felt(100, Some(0)), felt(94, Some(2)), felt(93, Some(4)), felt(80, Some(6)), felt(99, None)];
        let seen = comfort(&sessions, 100).unwrap();
        let weeks: Vec<(i64, Option<f64>)> = seen.weeks.iter().map(|week| (week.until_day, week.middle)).collect();
        assert_eq!(weeks, [(86, Some(6.0)), (93, Some(4.0)), (100, Some(1.0))]);
        assert_eq!((seen.sessions, seen.middle.to_bits()), (4, 3.0_f64.to_bits()));
        assert!((seen.at_ease - 0.25).abs() < 1e-12);
    }

    #[test]
    fn what_is_old_or_ahead_or_untold_says_nothing() {
        assert_eq!(comfort(&[felt(10, Some(3)), felt(101, Some(3)), felt(100, None)], 100), None);
    }
}
