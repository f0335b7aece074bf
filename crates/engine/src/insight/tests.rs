//! What the Insights screen is told: with no, few and many sessions, and what must never change the answer.
//! Rates of error are measured on many mothers by the evaluation, not here.

use domain::amount::{ML_PER_OZ, Unit};
use proptest::prelude::*;

use super::*;

fn ask_after(log: &[LoggedSession]) -> Ask {
    Ask::at(log.iter().map(|s| s.start_utc_min).max().unwrap_or(0) + 170)
}

#[test]
fn without_sessions_nothing_is_said() {
    let seen = overview(&[], &Ask::at(0));
    assert_eq!(seen.enough, Enough::NoSessions);
    assert_eq!((seen.usual_now, seen.trend, seen.balance), (None, None, None));
    assert!(seen.dips.is_empty() && seen.today.is_empty() && seen.rest_of_today.sessions.is_empty());
}

#[test]
fn three_sessions_give_a_wide_range_and_no_trend() {
    let log = made_up::log(1, 3);
    let seen = overview(&log, &ask_after(&log));
    let usual = seen.usual_now.unwrap();
    assert_eq!(seen.enough, Enough::Learning);
    assert!(usual.hi95_ml / usual.lo95_ml > 3.0);
    assert_eq!(seen.trend, None);
}

#[test]
fn ranges_narrow_as_she_logs() {
    let width = |sessions| {
        let log = made_up::log(2, sessions);
        let usual = overview(&log, &ask_after(&log)).usual_now.unwrap();
        usual.hi80_ml / usual.lo80_ml
    };
    assert!(width(200) < width(30) && width(30) < width(4));
}

#[test]
fn a_steady_mother_has_no_dip_and_no_trend() {
    let log = made_up::log(3, 400);
    let seen = overview(&log, &ask_after(&log));
    assert!(seen.dips.len() <= 1, "{:?}", seen.dips);
    assert_eq!(seen.trend.unwrap().verdict, TrendVerdict::SteadyOrUnclear);
    assert!((seen.balance.unwrap().left_share - 0.47).abs() < 0.02);
    assert!(seen.hourly_rate.unwrap().sessions > 30);
    assert!((seen.sessions_per_day.unwrap() - 8.0).abs() < 0.5);
}

#[test]
fn a_drop_is_noticed_and_dated() {
    let mut log = made_up::log(4, 300);
    for entry in &mut log[240..] {
        entry.left = entry.left.map(|ml| ml * 0.65);
        entry.right = entry.right.map(|ml| ml * 0.65);
    }
    let seen = Insight::of(&log, None);
    let dip = *seen.alarms(Direction::Dip).last().unwrap();
    assert!((236..=246).contains(&dip.began), "{dip:?}");
    assert!((240..=262).contains(&dip.at), "{dip:?}");
    assert_eq!(Insight::of(&log[..270], None).trend().unwrap().verdict, TrendVerdict::Falling);
}

#[test]
fn a_spilled_bottle_is_asked_about_and_moves_little() {
    let mut log = made_up::log(5, 120);
    let before = overview(&log, &ask_after(&log)).usual_now.unwrap().median_ml;
    let last = log.last_mut().unwrap();
    (last.left, last.right) = (Some(10.0), Some(15.0));
    let seen = Insight::of(&log, None);
    assert!(seen.beside(0).last().unwrap().ask);
    assert_eq!(seen.beside(0).last().unwrap().stands, Stands::Below);
    let after = overview(&log, &ask_after(&log)).usual_now.unwrap().median_ml;
    assert!((after / before - 1.0).abs() < 0.08, "{before} {after}");
}

#[test]
fn adding_one_is_the_same_as_starting_over() {
    let log = made_up::log(6, 90);
    let mut grown = Insight::of(&log[..40], None);
    let mut passes = 0;
    for (row, entry) in log.iter().enumerate().skip(40) {
        if !grown.append(row, entry) {
            grown = Insight::of(&log[..=row], None);
            passes += 1;
        }
    }
    assert!(passes < 5, "{passes}");
    let (ask, whole) = (ask_after(&log), Insight::of(&log, None));
    let (a, b) = (grown.overview(&ask).usual_now.unwrap(), whole.overview(&ask).usual_now.unwrap());
    assert!((a.median_ml / b.median_ml - 1.0).abs() < 0.01, "the usual gap may differ a little");
}

#[test]
fn a_long_pause_is_a_new_start_and_ten_years_are_bounded() {
    let mut log = made_up::log(7, 200);
    for entry in &mut log[100..] {
        entry.start_utc_min += 31 * 24 * 60;
        entry.start_local_min += 31 * 24 * 60;
    }
    assert_eq!(overview(&log, &ask_after(&log)).sessions, 100);
    let long = made_up::log(8, 5000);
    let counted = overview(&long, &ask_after(&long)).sessions;
    assert!((2000..3000).contains(&counted), "{counted}");
}

#[test]
fn the_rest_of_today_ends_at_four() {
    let log = made_up::log(9, 60);
    let ask = ask_after(&log);
    let seen = overview(&log, &ask);
    assert!(seen.rest_of_today.sessions.len() <= 9);
    let total = seen.rest_of_today.total;
    assert_eq!(total.is_some(), !seen.rest_of_today.sessions.is_empty());
}

fn any_amount() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        (0.0..300.0).prop_map(Some),
        prop::num::f64::ANY.prop_map(Some),
        prop::sample::select(vec![0.0, -1.0, 1e-300, 1e300, f64::NAN, f64::INFINITY]).prop_map(Some),
    ]
}

fn any_arm() -> impl Strategy<Value = Option<Arm>> {
    prop::sample::select(vec![None, Some(Arm::Control), Some(Arm::Technique), Some(Arm::Left), Some(Arm::Right)])
}

pub(crate) fn any_entry() -> impl Strategy<Value = LoggedSession> {
    let time = prop_oneof![0..40_000_i64, any::<i64>(), Just(i64::MIN), Just(i64::MAX)];
    (time.clone(), time, any_amount(), any_amount(), any_amount(), any::<bool>(), any_arm(), any_arm()).prop_map(
        |(start, other, left, right, total, oz, assigned, done)| LoggedSession {
            start_local_min: if oz { start } else { other },
            left,
            right,
            total,
            unit: if oz { Unit::Oz } else { Unit::Ml },
            assigned,
            done,
            logged_utc_min: oz.then_some(other),
            ..LoggedSession::at(start)
        },
    )
}

fn shuffled(sessions: usize) -> impl Strategy<Value = (Vec<LoggedSession>, Vec<LoggedSession>)> {
    (0..50_u64).prop_flat_map(move |seed| {
        let log = made_up::log(seed, sessions);
        (Just(log.clone()), Just(log).prop_shuffle())
    })
}

fn same_but_rows(a: &Overview, b: &Overview) -> bool {
    let no_rows = |o: &Overview| {
        let today = o.today.iter().map(|t| Beside { row: 0, ..*t }).collect();
        Overview { findings: Vec::new(), today, ..o.clone() }
    };
    no_rows(a) == no_rows(b)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn never_panics(log in prop::collection::vec(any_entry(), 0..40), now in any::<i64>()) {
        let seen = overview(&log, &Ask { now_utc_min: now, now_local_min: now, birth_local_min: Some(now) });
        prop_assert!(seen.usual_now.is_none_or(|u| !u.median_ml.is_nan()));
    }

    #[test]
    fn the_order_of_entry_does_not_matter((log, mixed) in shuffled(80)) {
        let ask = ask_after(&log);
        prop_assert!(same_but_rows(&overview(&log, &ask), &overview(&mixed, &ask)));
    }

    #[test]
    fn rows_twice_change_nothing(seed in 0..50_u64, rows in prop::collection::vec(0..80_usize, 1..30)) {
        let log = made_up::log(seed, 80);
        let ask = ask_after(&log);
        let twice: Vec<LoggedSession> = log.iter().copied().chain(rows.iter().map(|r| log[*r])).collect();
        prop_assert!(same_but_rows(&overview(&log, &ask), &overview(&twice, &ask)));
    }

    #[test]
    fn a_shift_by_whole_days_does_not_matter(seed in 0..50_u64, days in -9000..9000_i64) {
        let log = made_up::log(seed, 60);
        let moved: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            start_utc_min: s.start_utc_min + days * 1440,
            start_local_min: s.start_local_min + days * 1440,
            ..*s
        }).collect();
        let (here, there) = (overview(&log, &ask_after(&log)), overview(&moved, &ask_after(&moved)));
        prop_assert_eq!((here.usual_now, here.trend, here.rest_of_today), (there.usual_now, there.trend, there.rest_of_today));
    }

    #[test]
    fn ounces_are_the_same_as_millilitres(seed in 0..50_u64) {
        let log = made_up::log(seed, 60);
        let in_oz: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            left: s.left.map(|a| a / ML_PER_OZ),
            right: s.right.map(|a| a / ML_PER_OZ),
            unit: Unit::Oz,
            ..*s
        }).collect();
        let (ml, oz) = (overview(&log, &ask_after(&log)).usual_now.unwrap(), overview(&in_oz, &ask_after(&log)).usual_now.unwrap());
        prop_assert!((ml.lo80_ml - oz.lo80_ml).abs() < 1e-6 && (ml.median_ml - oz.median_ml).abs() < 1e-6);
    }

    #[test]
    fn twice_the_milk_gives_twice_the_range(seed in 0..50_u64) {
        let log = made_up::log(seed, 60);
        let double: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            left: s.left.map(|a| a * 2.0),
            right: s.right.map(|a| a * 2.0),
            ..*s
        }).collect();
        let (one, two) = (overview(&log, &ask_after(&log)).usual_now.unwrap(), overview(&double, &ask_after(&log)).usual_now.unwrap());
        prop_assert!((two.median_ml / one.median_ml / 2.0 - 1.0).abs() < 1e-3);
    }
}

/// Every third session with something that goes along with `factor` times the milk.
fn with_something(seed: u64, factor: f64) -> (Vec<LoggedSession>, impl Fn(usize) -> Option<bool>) {
    let has = |row: usize| Some((row * 7).is_multiple_of(3));
    let mut log = made_up::log(seed, 300);
    for (row, entry) in log.iter_mut().enumerate().filter(|(row, _)| has(*row) == Some(true)) {
        let times = factor * if row % 2 == 0 { 1.01 } else { 0.99 };
        (entry.left, entry.right) = (entry.left.map(|ml| ml * times), entry.right.map(|ml| ml * times));
    }
    (log, has)
}

#[test]
fn what_goes_along_is_found_and_what_does_not_is_unclear() {
    let (log, has) = with_something(11, 1.25);
    let more = Insight::of(&log, None).along(has).unwrap();
    assert!(more.lo_pct < 25.0 && 25.0 < more.hi_pct && more.lo_pct > 10.0, "{more:?}");
    assert_eq!(more.with + more.without, 300);
    let unclear = (20..30).filter(|seed| {
        let (log, has) = with_something(*seed, 1.0);
        Insight::of(&log, None).along(has).unwrap().is_unclear()
    });
    assert!(unclear.count() >= 8);
}

#[test]
fn with_few_sessions_or_one_kind_nothing_goes_along() {
    let seen = Insight::of(&made_up::log(12, 60), None);
    assert_eq!(seen.along(|row| Some(row % 2 == 0)), None, "a week is too short");
    let seen = Insight::of(&made_up::log(12, 300), None);
    assert_eq!(seen.along(|_| Some(true)), None);
    assert_eq!(seen.along(|_| None), None);
    let (pct, lo, hi) = seen.gap_pct(2.0, 4.0).unwrap();
    assert!(lo < pct && pct < hi && hi > 20.0, "{pct} {lo} {hi}");
}

proptest! {
    #[test]
    fn neither_order_nor_days_nor_unit_change_what_goes_along(seed in 0..50_u64, days in 1..300_i64, turn in 0..300_usize) {
        let (log, has) = with_something(seed, 1.1);
        let plain = Insight::of(&log, None).along(&has).unwrap();
        let later: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            start_utc_min: s.start_utc_min + days * 1440, start_local_min: s.start_local_min + days * 1440, ..*s
        }).collect();
        prop_assert_eq!(plain, Insight::of(&later, None).along(&has).unwrap());
        let mut turned = log.clone();
        turned.rotate_left(turn);
        prop_assert_eq!(plain, Insight::of(&turned, None).along(|row| has((row + turn) % 300)).unwrap());
        let in_oz: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            left: s.left.map(|ml| ml / ML_PER_OZ), right: s.right.map(|ml| ml / ML_PER_OZ), unit: Unit::Oz, ..*s
        }).collect();
        let oz = Insight::of(&in_oz, None).along(&has).unwrap();
        prop_assert!((plain.pct - oz.pct).abs() < 0.05, "{} {}", plain.pct, oz.pct);
    }
}
