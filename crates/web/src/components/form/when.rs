//! When a session was and how long it took, as two fields that explain themselves.
//! Not a calendar: the phone brings its own.

use domain::moment::Moment;
use domain::session::Session;
use leptos::prelude::*;

use crate::adapters::clock;
use crate::state::App;

const MINUTE_MS: i64 = 60_000;
/// The longest session that is taken as meant.
const LONGEST_MIN: i64 = 24 * 60;

/// Start and length, as typed.
#[derive(Clone, Copy)]
pub struct When {
    start: RwSignal<String>,
    minutes: RwSignal<String>,
    /// The moment the fields were filled from: untouched fields give it back to the millisecond.
    began: StoredValue<Moment>,
    filled: StoredValue<(String, String, Moment)>,
}

/// Why the times cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amiss {
    /// No date and time.
    NoStart,
    /// It lies ahead.
    Future,
    /// No number of minutes.
    NoLength,
    /// Longer than a day.
    TooLong,
}

impl When {
    /// As a session says.
    #[must_use]
    pub fn of(session: &Session) -> When {
        When::new(&session.start, &session.end)
    }

    /// From a start and an end.
    #[must_use]
    pub fn new(start: &Moment, end: &Moment) -> When {
        let minutes = ((end.epoch_ms() - start.epoch_ms()) + MINUTE_MS / 2).div_euclid(MINUTE_MS).to_string();
        let typed = start.wall().strftime("%Y-%m-%dT%H:%M").to_string();
        When {
            start: RwSignal::new(typed.clone()),
            minutes: RwSignal::new(minutes.clone()),
            began: StoredValue::new(start.clone()),
            filled: StoredValue::new((typed, minutes, end.clone())),
        }
    }

    /// Start and end, or why not.
    ///
    /// # Errors
    /// When a field is blank or says what cannot be.
    pub fn read(self) -> Result<(Moment, Moment), Amiss> {
        let (start, minutes) = (self.start.get(), self.minutes.get());
        let (was_start, was_minutes, was_end) = self.filled.get_value();
        let began = self.began.get_value();
        if start == was_start && minutes == was_minutes {
            // As it was kept: even a clock that was set back meanwhile does not make it wrong.
            return Ok((began, was_end));
        }
        let from = if start == was_start { began.clone() } else { moment_of(&start, &began).ok_or(Amiss::NoStart)? };
        if from.epoch_ms() > clock::now_ms() {
            return Err(Amiss::Future);
        }
        let length = read_minutes(&minutes)?;
        let to = from.moved_to(from.epoch_ms() + length * MINUTE_MS);
        if to.epoch_ms() > clock::now_ms() + MINUTE_MS { Err(Amiss::Future) } else { Ok((from, to)) }
    }
}

fn read_minutes(typed: &str) -> Result<i64, Amiss> {
    let minutes = typed.trim().parse::<i64>().map_err(|_| Amiss::NoLength)?;
    match minutes {
        0..=LONGEST_MIN => Ok(minutes),
        ..0 => Err(Amiss::NoLength),
        _ => Err(Amiss::TooLong),
    }
}

/// A wall-clock time in the zone of `like`: the browser knows its own zone's summer and winter, another zone keeps its offset.
fn moment_of(typed: &str, like: &Moment) -> Option<Moment> {
    let wall: jiff::civil::DateTime = typed.parse().ok()?;
    let as_utc = wall.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond();
    let near = as_utc - i64::from(like.offset_s) * 1000;
    if like.zone != clock::zone() {
        return Some(like.moved_to(near));
    }
    let offset = clock::offset_s(as_utc - i64::from(clock::offset_s(near)) * 1000);
    Some(Moment::new(as_utc - i64::from(offset) * 1000, offset, like.zone.clone()))
}

fn why(amiss: Amiss) -> (&'static str, bool) {
    match amiss {
        Amiss::NoStart => ("when-no-start", true),
        Amiss::Future => ("when-future", true),
        Amiss::NoLength => ("when-no-length", false),
        Amiss::TooLong => ("when-too-long", false),
    }
}

/// The two fields.
#[component]
pub fn WhenFields(
    /// Their state.
    when: When,
) -> impl IntoView {
    let app = App::here();
    let amiss = Memo::new(move |_| when.read().err());
    let about =
        move |start: bool| amiss.get().map(why).filter(|(_, of_start)| *of_start == start).map(|(id, _)| app.say(id));
    let wrong = move |start: bool| about(start).is_some().to_string();
    view! {
        <section class="card fields">
            <label for="when-start">{app.say("when-start")}</label>
            <input id="when-start" type="datetime-local" aria-describedby="when-start-why" aria-invalid=move || wrong(true)
                prop:value=move || when.start.get() on:input=move |event| when.start.set(event_target_value(&event))/>
            <p class="problem" id="when-start-why" aria-live="polite">{move || about(true)}</p>
            <label for="when-minutes">{app.say("when-minutes")}</label>
            <input id="when-minutes" type="text" inputmode="numeric" autocomplete="off" aria-describedby="when-minutes-why"
                aria-invalid=move || wrong(false)
                prop:value=move || when.minutes.get() on:input=move |event| when.minutes.set(event_target_value(&event))/>
            <p class="problem" id="when-minutes-why" aria-live="polite">{move || about(false)}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_that_cannot_be() {
        assert_eq!(read_minutes("20"), Ok(20));
        assert_eq!(read_minutes("-1"), Err(Amiss::NoLength));
        assert_eq!(read_minutes("long"), Err(Amiss::NoLength));
        assert_eq!(read_minutes("1441"), Err(Amiss::TooLong));
    }
}
