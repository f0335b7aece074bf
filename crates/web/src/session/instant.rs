//! Which moment of a session it is, and what to make of a session that is found again later.
//! No clock of its own: it is told what time it is.

use domain::moment::Moment;
use domain::session::Event;
use engine::care::LIMITS;

/// How long after the longest session a page may wake up and still simply go on to the end.
/// Beyond it nobody can say what she did, so she is asked.
const GRACE_MS: u64 = 60_000;

/// Milliseconds since `start`, never before the last event: a wall clock may be set back, a session is not.
#[must_use]
pub fn session_ms(start: &Moment, events: &[Event], now_ms: i64) -> u64 {
    let since = u64::try_from(now_ms.saturating_sub(start.epoch_ms())).unwrap_or(0);
    since.max(events.last().map_or(0, |event| event.at_ms))
}

/// What to make of a running session that is found (or woken) at `now_ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// She is where she should be by the clock.
    GoesOn,
    /// It has been longer than any session: she is asked what happened. The last moment it was seen.
    LongAgo {
        /// Milliseconds since 1970 UTC.
        seen_ms: i64,
    },
}

/// Judges a running session that was last seen at `seen`.
#[must_use]
pub fn found(start: &Moment, seen: &Moment, events: &[Event], now_ms: i64) -> Found {
    if session_ms(start, events, now_ms) <= LIMITS.hard_end_ms + GRACE_MS {
        return Found::GoesOn;
    }
    let last_event = events.last().map_or(0, |event| event.at_ms);
    let longest = start.epoch_ms().saturating_add_unsigned(LIMITS.hard_end_ms);
    let seen_ms = seen.epoch_ms().max(start.epoch_ms().saturating_add_unsigned(last_event)).min(longest);
    Found::LongAgo { seen_ms }
}

/// Whether "Back to session" still makes sense: she left by "Finish", and the longest session is not over.
#[must_use]
pub fn may_go_back(start: &Moment, events: &[Event], now_ms: i64) -> bool {
    let finished = events.last().is_some_and(|event| event.what == domain::session::Happening::Finish);
    finished && session_ms(start, events, now_ms) < LIMITS.hard_end_ms
}

#[cfg(test)]
mod tests {
    use domain::session::Happening;

    use super::*;

    const MINUTE: i64 = 60_000;

    fn at(minute: i64) -> Moment {
        Moment::new(1_790_000_000_000 + minute * MINUTE, 0, "UTC")
    }

    fn event(minute: u64, what: Happening) -> Event {
        Event { at_ms: minute * 60_000, what }
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_turn_the_session_back() {
        let events = [event(9, Happening::Letdown)];
        assert_eq!(session_ms(&at(0), &events, at(4).epoch_ms()), 9 * 60_000);
        assert_eq!(session_ms(&at(0), &[], at(-4).epoch_ms()), 0);
    }

    #[test]
    fn after_a_reload_she_goes_on() {
        assert_eq!(found(&at(0), &at(5), &[], at(12).epoch_ms()), Found::GoesOn);
        assert_eq!(found(&at(0), &at(5), &[], at(30).epoch_ms()), Found::GoesOn);
    }

    #[test]
    fn after_two_hours_she_is_asked_and_the_last_moment_is_known() {
        let events = [event(9, Happening::Letdown)];
        let asked = |seen| found(&at(0), &at(seen), &events, at(120).epoch_ms());
        assert_eq!(asked(14), Found::LongAgo { seen_ms: at(14).epoch_ms() });
        assert_eq!(asked(3), Found::LongAgo { seen_ms: at(9).epoch_ms() });
        assert_eq!(asked(90), Found::LongAgo { seen_ms: at(30).epoch_ms() });
    }

    #[test]
    fn back_from_wrap_up_only_after_finish_and_within_the_limits() {
        let finished = [event(9, Happening::Finish)];
        assert!(may_go_back(&at(0), &finished, at(15).epoch_ms()));
        assert!(!may_go_back(&at(0), &finished, at(31).epoch_ms()));
        assert!(!may_go_back(&at(0), &[event(9, Happening::Stop)], at(15).epoch_ms()));
    }
}
