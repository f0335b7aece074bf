//! Her letdowns as she tapped them or a scale told them: how long until the first, how many, how far apart.
//! Not how a scale finds them (`flow`). Describes, and says nothing of how it should be.

use domain::flow::Flow;
use domain::session::{Event, Happening, Session};

use super::maths::number;
use super::spread::Spread;

/// So many of the latest sessions with a tap are looked at.
const LOOKS_BACK: usize = 30;
/// With fewer nothing is said.
const NEEDS: usize = 3;
/// Taps closer than this are one letdown, tapped twice.
const SAME_MS: u64 = 20_000;

/// The pattern of her letdowns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LetdownPattern {
    /// Seconds from the pump's start to the first; `None` when too few sessions told both.
    pub first_s: Option<Spread>,
    /// How many a session, among sessions with at least one.
    pub count: Spread,
    /// Seconds from one to the next; `None` when too few sessions had a second.
    pub apart_s: Option<Spread>,
}

/// Over her sessions, newest first. Time in which she had a break does not count.
#[must_use]
pub fn letdown_pattern<'a>(newest_first: impl IntoIterator<Item = &'a Session>) -> Option<LetdownPattern> {
    let tapped = newest_first.into_iter().map(|session| taps(&session.events)).filter(|taps| !taps.letdowns.is_empty());
    let latest: Vec<Taps> = tapped.take(LOOKS_BACK).collect();
    if latest.len() < NEEDS {
        return None;
    }
    let seconds = |ms: Vec<f64>| (ms.len() >= NEEDS).then(|| Spread::over(ms)).flatten();
    let first = latest.iter().filter_map(|taps| Some(in_s(taps.letdowns[0].checked_sub(taps.pump_on?)?)));
    let apart = latest.iter().flat_map(|taps| taps.letdowns.windows(2).map(|two| in_s(two[1] - two[0])));
    Some(LetdownPattern {
        first_s: seconds(first.collect()),
        count: Spread::over(latest.iter().map(|taps| number(taps.letdowns.len())).collect())?,
        apart_s: seconds(apart.collect()),
    })
}

/// Taps of one session, in milliseconds of time without breaks.
struct Taps {
    pump_on: Option<u64>,
    letdowns: Vec<u64>,
}

fn taps(events: &[Event]) -> Taps {
    let mut taps = Taps { pump_on: None, letdowns: Vec::new() };
    let (mut breaks_ms, mut since) = (0, None);
    for event in events {
        let now = since.unwrap_or(event.at_ms).saturating_sub(breaks_ms);
        match event.what {
            Happening::Pause => since = since.or(Some(event.at_ms)),
            Happening::Resume => breaks_ms += since.take().map_or(0, |from| event.at_ms.saturating_sub(from)),
            Happening::PumpOn => taps.pump_on = taps.pump_on.or(Some(now)),
            // A scale tells of a letdown by breast, in the words of flow.
            Happening::Letdown | Happening::Flow { state: Flow::Spray, .. }
                if taps.letdowns.last().is_none_or(|last| now.saturating_sub(*last) >= SAME_MS) =>
            {
                taps.letdowns.push(now);
            }
            _ => {}
        }
    }
    taps
}

#[expect(clippy::cast_precision_loss, reason = "a session is far shorter than where that begins")]
fn in_s(ms: u64) -> f64 {
    ms as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::made_up;

    fn session(events: &[(u64, Happening)]) -> Session {
        let events = events.iter().map(|(s, what)| Event { at_ms: s * 1000, what: what.clone() }).collect();
        Session { events, ..made_up::session(0) }
    }

    #[test]
    fn first_number_and_distance_without_breaks() {
        use Happening::{Letdown, Pause, PumpOn, Resume};
        let plain = session(&[(60, PumpOn), (150, Letdown), (155, Letdown), (390, Letdown)]);
        let broken = session(&[(10, PumpOn), (40, Pause), (100, Resume), (160, Letdown), (400, Letdown)]);
        let silent = session(&[(10, PumpOn)]);
        let sessions = [&plain, &broken, &silent, &plain];
        let pattern = letdown_pattern(sessions).unwrap();
        assert_eq!(pattern.first_s.map(|s| (s.middle, s.of)), Some((90.0, 3)));
        assert_eq!(pattern.count.middle.to_bits(), 2.0_f64.to_bits());
        assert_eq!(pattern.apart_s.map(|s| (s.middle, s.of)), Some((240.0, 3)));
    }

    #[test]
    fn two_sessions_make_no_pattern_and_no_pump_no_first() {
        let one = session(&[(150, Happening::Letdown)]);
        assert_eq!(letdown_pattern([&one, &one]), None);
        let pattern = letdown_pattern([&one, &one, &one]).unwrap();
        assert_eq!((pattern.first_s, pattern.apart_s), (None, None));
    }
}
