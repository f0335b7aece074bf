//! `letdown plan` on a folder: a plan is made, followed and taken along as a calendar.
//! Through the program itself, as a person in a terminal meets it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod program;

use program::{did, letdown};

#[test]
fn an_interval_follows_a_session_and_a_skip() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(did(home.path(), &["plan", "next"]), "Whenever you are ready.\n");
    did(home.path(), &["plan", "set", "--every", "2h30"]);
    did(home.path(), &["log", "add", "--minutes", "30"]);
    assert!(did(home.path(), &["plan", "next"]).contains(", in 1 h 59 min"));
    assert_eq!(did(home.path(), &["plan", "snooze"]), "Again in 15 min.\n");
    assert!(did(home.path(), &["plan", "skip"]).contains(", in 4 h 29 min"));
    assert!(did(home.path(), &["plan", "week"]).lines().count() >= 7);
}

#[test]
fn a_plan_reads_as_it_was_set() {
    let home = tempfile::tempdir().unwrap();
    did(home.path(), &["plan", "start", "back_at_work"]);
    did(home.path(), &["plan", "set", "--count", "6", "--on", "sat,sun", "--quiet", "23:00-05:30", "--remind", "no"]);
    did(home.path(), &["plan", "set", "--fewer", "6-2/5"]);
    let shown = did(home.path(), &["plan", "show"]);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines[..4],
        ["back_at_work  none", "sat,sun  6 a day", "mon,tue,wed,thu,fri  09:00, 12:00, 15:00", "quiet  23:00-05:30"]
    );
    assert!(lines[4].ends_with("6 a day, one fewer every 5 days, down to 2") && lines[5] == "reminders off", "{shown}");
}

#[test]
fn the_calendar_is_the_same_twice_and_other_programs_read_it() {
    let home = tempfile::tempdir().unwrap();
    did(home.path(), &["plan", "set", "--times", "07:00,12:30,18:00", "--remind", "yes"]);
    did(home.path(), &["stash", "add", "80", "--label", "Monday"]);
    let first = did(home.path(), &["plan", "ics", "--stash"]);
    assert_eq!(did(home.path(), &["plan", "ics", "--stash"]), first);
    let read: Vec<_> = ical::IcalParser::new(first.as_bytes()).collect::<Result<_, _>>().unwrap();
    let events = &read[0].events;
    assert!((40..=44).contains(&events.len()), "{}", events.len());
    assert!(first.contains("SUMMARY:Use Monday") && first.contains("BEGIN:VALARM"));
    assert!(!first.to_lowercase().contains("pump"), "a lock screen gives nothing away");
    let file = home.path().join("plan.ics");
    did(home.path(), &["plan", "ics", "--days", "2", "--title", "Tea", "--output", file.to_str().unwrap()]);
    assert!(std::fs::read_to_string(file).unwrap().contains("SUMMARY:Tea"));
}

#[test]
fn what_cannot_be_is_told_and_not_kept() {
    let home = tempfile::tempdir().unwrap();
    for (words, told) in [
        (&["plan", "set", "--every", "1h"][..], "from 2h to 12h"),
        (&["plan", "set", "--times", "25:00"], "14:10"),
        (&["plan", "set", "--on", "mon"], "--every"),
        (&["plan", "set", "--fewer", "2-6/4"], "6-0/4"),
        (&["plan", "start", "resting"], "back_at_work"),
        (&["plan", "start", "hospital", "--born", "2126-01-01"], "still to come"),
    ] {
        let (well, said) = letdown(home.path(), words);
        assert!(!well && said.contains(told), "{words:?}: {said}");
    }
    assert!(did(home.path(), &["plan", "show"]).starts_with("exclusive  every 3 h\n"));
}
