//! A trial from draw to answer, on made-up logs; and what must never change its answer.
//! How often it errs is measured on thousands of mothers by the evaluation, not here.

use proptest::prelude::*;

use super::*;
use crate::insight::made_up;

const WHOLE: [Arm; 2] = [Arm::Control, Arm::Technique];
const SPLIT: [Arm; 2] = [Arm::Left, Arm::Right];

fn plan(kind: TrialKind) -> Plan {
    Plan { sessions: 300, ..Plan::new(kind) }
}

fn report(log: &[LoggedSession]) -> Report {
    estimate(log, &plan(kind_of(log)))
}

#[test]
fn every_pair_of_days_has_both_arms() {
    for kind in [TrialKind::WholeDay, TrialKind::SplitBreast] {
        let order = draw_order(42, 200, kind);
        for pair in order.chunks(2) {
            assert_eq!(pair[0].arm, pair[1].arm.other());
            assert_eq!(pair[0].pair, pair[1].pair);
        }
        let first = order.iter().step_by(2).filter(|d| d.arm == kind.arms()[0]).count();
        assert!((30..70).contains(&first), "{first}");
    }
}

/// Frozen: a stored seed must mean the same order for ever. Never change these.
#[test]
fn a_seed_means_the_same_order_for_ever() {
    let order = |seed| {
        draw_order(seed, 12, TrialKind::WholeDay).iter().map(|d| u8::from(d.arm == Arm::Technique)).collect::<Vec<u8>>()
    };
    assert_eq!(order(1), FROZEN_1);
    assert_eq!(order(2026), FROZEN_2026);
    assert_eq!(draw_order(1, 5, TrialKind::WholeDay), draw_order(1, 12, TrialKind::WholeDay)[..5]);
}
const FROZEN_1: [u8; 12] = [1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1];
const FROZEN_2026: [u8; 12] = [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1];

#[test]
fn each_answer_is_reached() {
    let answer = |log: &[LoggedSession], sessions| estimate(log, &Plan { sessions, ..plan(kind_of(log)) }).standing;
    let helps = made_up::trial(1, 300, WHOLE, 1.3);
    let hurts = made_up::trial(2, 300, WHOLE, 0.75);
    let same = made_up::trial(3, 300, WHOLE, 1.0);
    assert!(matches!(answer(&helps, 300), Standing::Ended(Verdict::Helps, _)));
    assert!(matches!(answer(&hurts, 300), Standing::Ended(Verdict::Hurts, _)));
    assert!(matches!(answer(&same, 300), Standing::Ended(Verdict::NoDifference, _)));
    assert_eq!(answer(&same, 30), Standing::Ended(Verdict::CouldNotTell, 30));
    assert_eq!(answer(&same[..40], 300), Standing::KeepGoing);
    let split = made_up::trial(4, 150, SPLIT, 1.2);
    assert!(matches!(answer(&split, 150), Standing::Ended(Verdict::Helps, _)));
}

#[test]
fn a_verdict_is_final() {
    let mut log = made_up::trial(1, 300, WHOLE, 1.3);
    let Standing::Ended(verdict, at) = report(&log).standing else { panic!("it ends") };
    for entry in log.iter_mut().skip(at + 20).filter(|e| e.assigned == Some(Arm::Technique)) {
        entry.left = entry.left.map(|ml| ml * 0.5);
    }
    assert_eq!(report(&log).standing, Standing::Ended(verdict, at));
}

#[test]
fn no_verdict_before_six_days() {
    let log = made_up::trial(5, 300, WHOLE, 2.0);
    let Standing::Ended(_, at) = report(&log).standing else { panic!("it ends") };
    let days = (log[at - 1].start_utc_min - log[0].start_utc_min) as f64 / 1440.0;
    assert!((5.9..7.0).contains(&days), "{days}");
}

#[test]
fn one_arm_alone_says_nothing() {
    for arm in [None, Some(Arm::Control), Some(Arm::Technique)] {
        let log: Vec<LoggedSession> = made_up::log(6, 200).iter().map(|s| s.in_trial(arm, arm)).collect();
        let report = report(&log);
        assert_eq!(report.standing, Standing::KeepGoing);
        assert!(report.look.se > 0.3, "{}", report.look.se);
        assert!(report.outlook.is_some());
    }
}

#[test]
fn degenerate_logs_keep_going() {
    let nothing: Vec<LoggedSession> =
        (0..50).map(|i| LoggedSession { left: Some(0.0), ..LoggedSession::at(i * 180) }).collect();
    for log in [
        &[] as &[LoggedSession],
        &made_up::trial(1, 1, WHOLE, 1.2),
        &nothing,
        &vec![made_up::trial(1, 1, WHOLE, 1.0)[0]; 90],
    ] {
        let report = report(log);
        assert_eq!(report.standing, Standing::KeepGoing);
        assert!(report.lasting.in_pct().lo_pct < -20.0 && report.lasting.in_pct().hi_pct > 20.0);
    }
}

#[test]
fn what_was_done_is_told_apart_from_what_was_drawn() {
    let mut log = made_up::trial(7, 100, WHOLE, 1.1);
    for entry in log.iter_mut().take(20) {
        entry.done = entry.assigned.map(Arm::other);
    }
    let told = report(&log);
    assert!((told.compliance.unwrap() - 0.8).abs() < 1e-12);
    let as_drawn = report(&made_up::trial(7, 100, WHOLE, 1.1));
    assert_eq!(told.look, as_drawn.look, "the estimate goes by what was drawn");
}

#[test]
fn sessions_before_and_after_the_trial_do_not_count() {
    let trial = made_up::trial(8, 150, WHOLE, 1.2);
    let mut log: Vec<LoggedSession> = trial.clone();
    log.extend(trial.iter().map(|s| {
        LoggedSession { start_utc_min: s.start_utc_min + 40_000, start_local_min: s.start_local_min + 40_000, ..*s }
            .in_trial(None, None)
    }));
    assert_eq!(report(&log).look, report(&trial).look);
}

#[test]
fn a_wild_typo_moves_little() {
    let log = made_up::trial(9, 200, WHOLE, 1.1);
    let mut wild = log.clone();
    wild[150].left = Some(900.0);
    wild[151].right = Some(1.0);
    wild[151].left = Some(1.0);
    let (a, b) = (report(&log).look, report(&wild).look);
    assert!((a.theta - b.theta).abs() < 0.35 * a.se, "{a:?} {b:?}");
}

#[test]
fn planning_grows_as_effects_shrink() {
    let days = TrialKind::WholeDay;
    assert!((570..=650).contains(&sessions_needed(10.0, 0.3, days)));
    assert!((95..=120).contains(&sessions_needed(10.0, 0.3, TrialKind::SplitBreast)));
    assert!(sessions_needed(5.0, 0.3, days) > 3 * sessions_needed(10.0, 0.3, days));
    assert_eq!(sessions_needed(50.0, 0.3, days), 45);
    assert!(sessions_needed(0.0, f64::NAN, days) > 1000);
}

#[test]
fn the_outlook_knows_a_near_end_from_a_far_one() {
    let near = report(&made_up::trial(1, 40, WHOLE, 1.35)).outlook.unwrap();
    assert!(near.sessions_50.unwrap() < 60 && near.p_helps > 0.9, "{near:?}");
    let sum = near.p_helps + near.p_hurts + near.p_no_difference;
    assert!((sum - near.p_answer_by_end).abs() < 1e-12);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn never_panics(log in prop::collection::vec(crate::insight::any_entry(), 0..40), sessions in 0..500_usize) {
        for kind in [TrialKind::WholeDay, TrialKind::SplitBreast] {
            let report = estimate(&log, &Plan { sessions, ..Plan::new(kind) });
            prop_assert!(!report.lasting.in_pct().pct.is_nan());
        }
    }

    #[test]
    fn order_and_repeats_do_not_matter(
        (log, mixed) in (0..50_u64).prop_flat_map(|seed| {
            let log = made_up::trial(seed, 90, WHOLE, 1.1);
            let twice: Vec<LoggedSession> = log.iter().chain(&log[10..30]).copied().collect();
            (Just(log), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(report(&log), report(&mixed));
    }

    #[test]
    fn the_names_of_the_arms_do_not_matter(seed in 0..50_u64) {
        let swap = |log: &[LoggedSession]| -> Vec<LoggedSession> {
            log.iter().map(|s| s.in_trial(s.assigned.map(Arm::other), s.done.map(Arm::other))).collect()
        };
        let days = made_up::trial(seed, 150, WHOLE, 1.15);
        let (a, b) = (report(&days).look, report(&swap(&days)).look);
        prop_assert!((a.theta + b.theta).abs() < 0.01 * a.se + 0.02 * a.theta.abs(), "{} {}", a.theta, b.theta);
        let sides = made_up::trial(seed, 100, SPLIT, 1.15);
        let (a, b) = (report(&sides).look, report(&swap(&sides)).look);
        prop_assert!((a.theta + b.theta).abs() < 1e-9 && (a.se - b.se).abs() < 1e-9);
    }

    #[test]
    fn scale_and_whole_days_do_not_matter(seed in 0..50_u64, factor in 0.5..3.0_f64, days in -5000..5000_i64) {
        let log = made_up::trial(seed, 120, WHOLE, 1.15);
        let other: Vec<LoggedSession> = log.iter().map(|s| LoggedSession {
            start_utc_min: s.start_utc_min + days * 1440,
            start_local_min: s.start_local_min + days * 1440,
            left: s.left.map(|a| a * factor),
            right: s.right.map(|a| a * factor),
            ..*s
        }).collect();
        let (a, b) = (report(&log).look, report(&other).look);
        prop_assert!((a.theta - b.theta).abs() < 2e-4 && (a.se - b.se).abs() < 2e-4, "{:?} {:?}", a, b);
    }
}

/// Found by `never_panics`: a side of 1e-308 ml beside a usual one made the ratio infinite.
#[test]
fn next_to_nothing_is_nothing() {
    let mut log = made_up::trial(4, 30, SPLIT, 1.0);
    log[20].right = Some(1e-308);
    assert!(report(&log).look.theta.is_finite());
}

#[test]
fn a_trial_day_runs_from_four_to_four() {
    let order = draw_order(3, 4, TrialKind::WholeDay);
    let (day, four) = (20_000, 4 * 60);
    let at = |minute: i64| drawn_at(&order, day, day * 24 * 60 + minute).map(|d| d.day);
    assert_eq!([at(four - 1), at(four), at(24 * 60 + four - 1), at(24 * 60 + four)], [None, Some(1), Some(1), Some(2)]);
    assert_eq!(at(4 * 24 * 60 + four), None);
}
