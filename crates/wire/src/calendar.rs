//! Dues and dates as a calendar file (iCalendar, RFC 5545) that any phone can take.
//! Not what they are: whoever asks says the words, so that a lock screen gives nothing away.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property, Trigger};
use jiff::tz::Offset;
use jiff::{Timestamp, Unit};

/// One entry. Its id is made from its kind and instant, so that a second file replaces the first and doubles nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind it is, such as `due`; a part of its id.
    pub kind: String,
    /// When it begins, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// What it is called.
    pub title: String,
    /// Whether the phone rings for it.
    pub rings: bool,
}

/// The file. `stamp_ms` is when what it says was last changed: the same plan gives the same bytes.
#[must_use]
pub fn encode(name: &str, entries: &[Entry], stamp_ms: i64) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Letdown//Letdown//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(name);
    for entry in entries {
        calendar.push(event(entry, &utc(stamp_ms)));
    }
    calendar.to_string()
}

fn event(entry: &Entry, stamp: &str) -> Event {
    let uid = format!("{}-{}@letdown", entry.kind, entry.at_ms);
    let mut event = Event::new();
    event
        .uid(&uid)
        .add_property("DTSTAMP", stamp)
        .add_property("DTSTART", utc(entry.at_ms))
        .add_property("DTEND", utc(entry.at_ms + i64::from(entry.minutes) * 60_000))
        .summary(&entry.title);
    // When it begins. A test holds that the crate reads this.
    if let (true, Ok(trigger)) = (entry.rings, Trigger::try_from(&Property::new("TRIGGER", "PT0S"))) {
        event.alarm(alarm(&entry.title, trigger, &format!("ring-{uid}"), stamp));
    }
    event.done()
}

/// Named and stamped, or the crate would draw a new name each time.
fn alarm(title: &str, trigger: Trigger, uid: &str, stamp: &str) -> Alarm {
    let mut alarm = Alarm::display(title, trigger);
    alarm.add_property("UID", uid).add_property("DTSTAMP", stamp);
    alarm.done()
}

/// `20261122T141000Z`
fn utc(epoch_ms: i64) -> String {
    let at = Timestamp::from_millisecond(epoch_ms).unwrap_or_default().round(Unit::Second).unwrap_or_default();
    let wall = Offset::UTC.to_datetime(at);
    let (date, time) = (wall.date(), wall.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let entry =
            |at_ms, title: &str, rings| Entry { kind: "due".into(), at_ms, minutes: 20, title: title.into(), rings };
        vec![
            entry(1_795_356_600_000, "Time for yourself; comma, semicolon", true),
            entry(1_795_367_400_000, &"long ".repeat(40), false),
        ]
    }

    #[test]
    fn another_parser_reads_what_was_meant() {
        let text = encode("Letdown, plan", &entries(), 1_795_000_000_000);
        let read: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().unwrap();
        let events = &read[0].events;
        assert_eq!((read.len(), events.len(), events[0].alarms.len(), events[1].alarms.len()), (1, 2, 1, 0));
        let value = |nth: usize, name: &str| {
            let property = events[nth].properties.iter().find(|property| property.name == name).unwrap();
            property.value.clone().unwrap()
        };
        assert_eq!(value(0, "DTSTART"), "20261122T141000Z");
        assert_eq!(value(0, "DTEND"), "20261122T143000Z");
        assert_eq!(value(0, "SUMMARY"), "Time for yourself\\; comma\\, semicolon");
        assert_eq!(value(1, "SUMMARY").trim_end(), "long ".repeat(40).trim_end());
        assert_eq!(value(1, "UID"), "due-1795367400000@letdown");
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    }

    #[test]
    fn a_second_file_is_the_first() {
        assert_eq!(encode("plan", &entries(), 7_000), encode("plan", &entries(), 7_000));
    }
}
