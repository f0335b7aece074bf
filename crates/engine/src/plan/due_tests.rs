//! What must hold of the plan: in every zone, over both clock changes of a year, and whatever she really did.
//! Not the words of it.

use domain::moment::{Day, day_at, days_since_1970};
use domain::plan::{Answer, DueAnswer, Night, Plan, Rhythm, Situation, Span, Weaning, Weekdays};
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * HOUR;
/// A Sunday, 10:00 UTC.
const NOW: i64 = 1_795_341_600_000;

fn offsets(zone: &TimeZone) -> impl Fn(i64) -> i32 {
    |ms| zone.to_offset(Timestamp::from_millisecond(ms).unwrap()).seconds()
}

fn utc(_: i64) -> i32 {
    0
}

fn plan(rhythm: Rhythm) -> Plan {
    Plan {
        situation: Situation::Exclusive,
        born: None,
        rhythm,
        other_days: Vec::new(),
        quiet: None,
        remind: true,
        weaning: None,
    }
}

fn every(minutes: u16) -> Plan {
    plan(Rhythm::Every { minutes, night: None })
}

fn lived<'a>(starts_ms: &'a [i64], answers: &'a [DueAnswer]) -> Lived<'a> {
    Lived { starts_ms, answers, day_start_min: 4 * 60 }
}

/// Dues from `NOW` for some hours, in hours from `NOW`.
fn due_h(plan: &Plan, starts_ms: &[i64], hours: i64) -> Vec<f64> {
    let dues = plan_dues(plan, lived(starts_ms, &[]), &utc, NOW, NOW + hours * HOUR);
    dues.iter().map(|due| f64::from(i32::try_from((due - NOW) / MINUTE).unwrap()) / 60.0).collect()
}

#[test]
fn an_interval_follows_what_really_happened() {
    assert_eq!(due_h(&every(180), &[], 7), [0.0, 3.0, 6.0]);
    assert_eq!(due_h(&every(180), &[NOW - HOUR, NOW - 9 * HOUR], 7), [2.0, 5.0]);
    // Two hours late: it is due since then, and the next counts from now.
    assert_eq!(due_h(&every(180), &[NOW - 5 * HOUR], 7), [-2.0, 3.0, 6.0]);
    // Days without any are not made up for.
    assert_eq!(due_h(&every(180), &[NOW - 50 * HOUR], 4), [0.0, 3.0]);
    assert_eq!(due_h(&every(30), &[NOW], 5), [2.0, 4.0]);
}

#[test]
fn one_longer_stretch_at_night() {
    let night = Night { span: Span { from: 22 * 60, to: 6 * 60 }, minutes: 300 };
    let plan = plan(Rhythm::Every { minutes: 180, night: Some(night) });
    // From 10:00: 13, 16, 19, then 22 falls into the night, so 24; 3 falls into it, so 5; 8.
    assert_eq!(due_h(&plan, &[NOW], 23), [3.0, 6.0, 9.0, 14.0, 19.0, 22.0]);
}

#[test]
fn the_stretch_ends_with_the_night() {
    let night = Night { span: Span { from: 22 * 60, to: 6 * 60 }, minutes: 720 };
    let plan = plan(Rhythm::Every { minutes: 180, night: Some(night) });
    assert_eq!(due_h(&plan, &[NOW], 21), [3.0, 6.0, 9.0, 20.0]);
}

#[test]
fn times_of_day_are_done_a_little_early_and_let_go_when_the_next_is_nearer() {
    let plan = plan(Rhythm::Times(vec![6 * 60, 9 * 60 + 30, 14 * 60, 2 * 60]));
    assert_eq!(due_h(&plan, &[], 30), [-0.5, 4.0, 16.0, 20.0, 23.5, 28.0]);
    assert_eq!(due_h(&plan, &[NOW - 70 * MINUTE], 5), [4.0]);
    let later = plan_dues(&plan, lived(&[], &[]), &utc, NOW + 2 * HOUR, NOW + 5 * HOUR);
    assert_eq!(later, [NOW + 4 * HOUR]);
}

#[test]
fn a_count_is_spread_over_the_open_hours_that_are_left() {
    let quiet = Some(Span { from: 22 * 60, to: 6 * 60 });
    let plan = Plan { quiet, ..plan(Rhythm::Count(4)) };
    // Two done at 7 and 10; 22:00 closes; the two left are at 16 and 22.
    assert_eq!(due_h(&plan, &[NOW - 3 * HOUR, NOW], 13), [6.0, 12.0]);
    // All done: the next is tomorrow when the day opens.
    assert_eq!(due_h(&plan, &[NOW - 4 * HOUR, NOW - 3 * HOUR, NOW - 2 * HOUR, NOW], 20), [20.0]);
    // Never closer than two hours, so late in the day fewer fit.
    let evening = plan_dues(&plan, lived(&[NOW + 10 * HOUR], &[]), &utc, NOW + 10 * HOUR, NOW + 13 * HOUR);
    assert_eq!(evening, [NOW + 12 * HOUR]);
}

#[test]
fn work_days_and_days_off() {
    let monday = Weekdays([true, false, false, false, false, false, false]);
    let tuesday = Weekdays([false, true, false, false, false, false, false]);
    let other_days = vec![(monday, Rhythm::Off), (tuesday, Rhythm::Times(vec![12 * 60]))];
    let plan = Plan { other_days, ..every(360) };
    // Sunday 10:00, 16, 22; Monday off; Tuesday noon; Wednesday from 4 on.
    assert_eq!(due_h(&plan, &[NOW - 6 * HOUR], 70), [0.0, 6.0, 12.0, 50.0, 66.0]);
}

#[test]
fn weaning_leaves_out_one_after_the_other() {
    let first = date(2026, 11, 22);
    let plan = Plan { weaning: Some(Weaning { first, from: 3, to: 0, days_each: 4 }), ..every(180) };
    let counts: Vec<_> = (0..14).step_by(3).map(|day| weaned_to(&plan, day_at(days_since_1970(first) + day))).collect();
    assert_eq!(counts, [Some(3), Some(3), Some(2), Some(1), Some(0)]);
    assert_eq!(weaned_to(&plan, date(2026, 11, 21)), None);
    let after = NOW + 13 * DAY;
    assert_eq!(plan_dues(&plan, lived(&[], &[]), &utc, after, after + 5 * DAY), Vec::<i64>::new());
}

#[test]
fn skipping_is_fine_and_putting_off_comes_again_once() {
    let answer = |due_ms, at_ms, answer| DueAnswer { due_ms, at_ms, answer };
    let skip = [answer(NOW + HOUR, NOW, Answer::Skip)];
    let dues = plan_dues(&every(180), lived(&[NOW - 2 * HOUR], &skip), &utc, NOW, NOW + 8 * HOUR);
    assert_eq!(dues, [NOW + 4 * HOUR, NOW + 7 * HOUR]);
    let snooze = [answer(NOW, NOW + MINUTE, Answer::Snooze { minutes: 15 })];
    let reminders = plan_reminders(&every(180), &[NOW, NOW], &snooze, &utc);
    assert_eq!(reminders, [Reminder { at_ms: NOW + 16 * MINUTE, due_ms: NOW }]);
    assert_eq!(plan_reminders(&Plan { remind: false, ..every(180) }, &[NOW], &[], &utc), []);
}

#[test]
fn starting_plans_fit_what_guidance_says() {
    let today = date(2026, 11, 22);
    let young = Some(date(2026, 11, 10));
    for situation in [Situation::Exclusive, Situation::Hospital] {
        let start = starting_plan(situation, young, today);
        let dues = plan_dues(&start.plan, lived(&[NOW], &[]), &utc, NOW, NOW + DAY);
        assert!((7..=8).contains(&dues.len()), "{situation:?}: {dues:?}");
        assert!(start.offer_two_hours);
    }
    let hospital = starting_plan(Situation::Hospital, young, today).plan;
    let dues = plan_dues(&hospital, lived(&[NOW], &[]), &utc, NOW, NOW + DAY);
    assert!(dues.iter().any(|due| (60..300).contains(&wall(&utc, *due).1)), "one between 1 and 5");
    assert!(!starting_plan(Situation::Exclusive, Some(date(2026, 9, 1)), today).offer_two_hours);
    for situation in [Situation::SomeFeeds, Situation::BackAtWork, Situation::Weaning] {
        let start = starting_plan(situation, young, today);
        assert!(!plan_dues(&start.plan, lived(&[], &[]), &utc, NOW, NOW + 3 * DAY).is_empty(), "{situation:?}");
    }
}

/// Every zone of the database; those with a name that stands for another are left in.
fn zones() -> Vec<TimeZone> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    assert!(names.len() > 400, "the zone database is there");
    names.iter().map(|name| TimeZone::get(name).unwrap()).collect()
}

/// Days around every clock change of 2026 and 2027, and some others.
fn days_of_interest(zone: &TimeZone) -> Vec<Day> {
    let from = date(2026, 1, 1).to_zoned(zone.clone()).unwrap().timestamp();
    let changes = zone.following(from).take_while(|change| change.timestamp().as_second() < 1_830_000_000);
    let mut days: Vec<Day> = changes
        .flat_map(|change| {
            let day = days_since_1970(zone.to_datetime(change.timestamp()).date());
            [day - 1, day, day + 1].map(day_at)
        })
        .collect();
    days.extend([date(2026, 1, 15), date(2026, 7, 15)]);
    days
}

#[test]
fn wall_clocks_become_instants_as_the_zone_library_says_in_every_zone() {
    let mut compared = 0;
    for zone in zones() {
        let offset = offsets(&zone);
        for day in days_of_interest(&zone) {
            for minute in (0..1440).step_by(15) {
                let time = day.at(i8::try_from(minute / 60).unwrap(), i8::try_from(minute % 60).unwrap(), 0, 0);
                let expected = time.to_zoned(zone.clone()).unwrap().timestamp().as_millisecond();
                let minute = u16::try_from(minute).unwrap();
                assert_eq!(instant(&offset, day, minute), expected, "{time} in {:?}", zone.iana_name());
                compared += 1;
            }
        }
    }
    assert!(compared > 200_000, "{compared}");
}

#[test]
fn times_of_day_come_once_a_day_in_every_zone_over_both_clock_changes() {
    let times = vec![2 * 60 + 30, 8 * 60, 14 * 60, 20 * 60];
    let plan = plan(Rhythm::Times(times.clone()));
    for zone in zones() {
        let offset = offsets(&zone);
        for day in days_of_interest(&zone) {
            let from = instant(&offset, day, 4 * 60);
            let until = instant(&offset, day_at(days_since_1970(day) + 3), 4 * 60) - 1;
            let dues = plan_dues(&plan, lived(&[from - 90 * MINUTE, from - 7 * HOUR], &[]), &offset, from, until);
            let expected = (-1..4).flat_map(|later| {
                let at = |minute: &u16| {
                    let next = i64::from(*minute < 240);
                    instant(&offset, day_at(days_since_1970(day) + later + next), *minute)
                };
                let mut expected: Vec<i64> = times.iter().map(at).collect();
                expected.sort_unstable();
                expected
            });
            let expected: Vec<i64> = expected.filter(|due| (from..=until).contains(due)).collect();
            assert_eq!(dues, expected, "{day} in {:?}", zone.iana_name());
        }
    }
}

#[test]
fn an_interval_stays_as_long_over_a_clock_change() {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let offset = offsets(&zone);
    for change in [date(2026, 3, 29), date(2026, 10, 25)] {
        let from = instant(&offset, change, 0);
        let dues = plan_dues(&every(180), lived(&[from], &[]), &offset, from, from + DAY);
        assert!(dues.windows(2).all(|two| two[1] - two[0] == 3 * HOUR), "{dues:?}");
    }
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let span = (0..1440_u16, 0..1440_u16).prop_map(|(from, to)| Span { from, to });
    let night = prop::option::of((span, 60..900_u16).prop_map(|(span, minutes)| Night { span, minutes }));
    prop_oneof![
        (100..400_u16, night).prop_map(|(minutes, night)| Rhythm::Every { minutes, night }),
        prop::collection::vec(0..1440_u16, 0..9).prop_map(Rhythm::Times),
        (0..15_u8).prop_map(Rhythm::Count),
        Just(Rhythm::Off),
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let span = prop::option::of((0..1440_u16, 0..1440_u16).prop_map(|(from, to)| Span { from, to }));
    let days = any::<[bool; 7]>().prop_map(Weekdays);
    let other = prop::collection::vec((days, any_rhythm()), 0..3);
    let weaning = prop::option::weighted(
        0.2,
        (0..20_i64, 0..9_u8, 0..9_u8, 0..7_u8).prop_map(|(day, from, to, days_each)| Weaning {
            first: day_at(days_since_1970(date(2026, 10, 20)) + day),
            from,
            to,
            days_each,
        }),
    );
    (any_rhythm(), other, span, weaning).prop_map(|(rhythm, other_days, quiet, weaning)| Plan {
        other_days,
        quiet,
        weaning,
        ..plan(rhythm)
    })
}

fn any_zone() -> impl Strategy<Value = TimeZone> {
    let names = [
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "America/Havana",
    ];
    prop::sample::select(names.to_vec()).prop_map(|name| TimeZone::get(name).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn dues_come_in_order_with_room_between_and_reminders_never_when_quiet(
        plan in any_plan(), zone in any_zone(), starts in prop::collection::vec(-40 * 60..0_i64, 0..12),
        at_h in 0..4_000_i64, day_start_min in 0..720_u16, put_off in 0..90_u16,
    ) {
        let offset = offsets(&zone);
        let now = 1_792_000_000_000 + at_h * HOUR;
        let starts: Vec<i64> = starts.iter().map(|minutes| now + minutes * MINUTE).collect();
        let lived = Lived { starts_ms: &starts, answers: &[], day_start_min };
        let dues = plan_dues(&plan, lived, &offset, now, now + 8 * DAY);
        prop_assert!(dues.windows(2).all(|two| two[0] < two[1]), "{:?}", dues);
        prop_assert!(dues.iter().skip(1).all(|due| *due > now));
        prop_assert!(dues.len() < 110, "{}", dues.len());
        // What was planned does not change by looking further ahead.
        let near = plan_dues(&plan, lived, &offset, now, now + 2 * DAY);
        prop_assert_eq!(&dues[..near.len()], &near[..]);
        // The order of her sessions never matters, and a day later all is a day later, but for clock changes and days.
        let turned: Vec<i64> = starts.iter().rev().copied().collect();
        prop_assert_eq!(&plan_dues(&plan, Lived { starts_ms: &turned, ..lived }, &offset, now, now + 8 * DAY), &dues);
        let answers: Vec<DueAnswer> = dues.iter().step_by(3).map(|due| DueAnswer {
            due_ms: *due, at_ms: *due, answer: Answer::Snooze { minutes: put_off },
        }).collect();
        let reminders = plan_reminders(&plan, &dues, &answers, &offset);
        for reminder in &reminders {
            let quiet = plan.quiet.is_some_and(|quiet| quiet.holds(wall(&offset, reminder.at_ms).1));
            prop_assert!(!quiet, "{:?}", reminder);
            prop_assert!(dues.contains(&reminder.due_ms));
        }
        let mut names: Vec<i64> = reminders.iter().map(|one| one.due_ms).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), reminders.len(), "none comes twice");
    }

    #[test]
    fn a_session_moves_the_next_due_behind_it(plan in any_plan(), zone in any_zone(), at_h in 0..4_000_i64) {
        let offset = offsets(&zone);
        let now = 1_792_000_000_000 + at_h * HOUR;
        let dues = plan_dues(&plan, lived(&[now], &[]), &offset, now, now + 3 * DAY);
        let on_time = matches!(plan.rhythm, Rhythm::Times(_)) || plan.other_days.iter().any(|(_, r)| matches!(r, Rhythm::Times(_)));
        // Times of day are hers to set as near to each other as she likes; no other rhythm asks again so soon.
        prop_assert!(on_time || dues.first().is_none_or(|due| *due >= now + i64::from(LEAST_GAP_MIN) * MINUTE), "{:?}", dues);
    }
}
