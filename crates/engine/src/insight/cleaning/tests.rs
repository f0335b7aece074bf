//! Each cleaning rule on its own small log.
//! Not what the repairs do to an estimate; the trial's tests say that.

use domain::amount::{ML_PER_OZ, Unit};

use super::super::logged::LoggedSession;
use super::*;

fn entry(start_min: i64, left: Option<f64>, right: Option<f64>) -> LoggedSession {
    LoggedSession { left, right, ..LoggedSession::at(start_min) }
}

fn day(sessions: i64) -> Vec<LoggedSession> {
    (0..sessions)
        .map(|i| entry(i * 180, Some(40.0 + 5.0 * (i % 3) as f64), Some(50.0 + 5.0 * (i % 2) as f64)))
        .collect()
}

fn doubts(log: &CleanLog) -> Vec<(usize, Doubt)> {
    log.findings.iter().map(|f| (f.row, f.doubt)).collect()
}

#[test]
fn the_same_session_twice_counts_once() {
    let mut log = day(8);
    log.push(entry(187, Some(46.0), Some(55.0)));
    let clean = CleanLog::of(&log);
    assert_eq!(clean.sessions.len(), 8);
    assert_eq!(doubts(&clean), [(8, Doubt::DoubleEntry)]);
    assert!((clean.sessions[1].total_ml - 100.0).abs() < 1e-12, "the first entry stays");
}

#[test]
fn two_sessions_close_together_stay_two() {
    let log = [entry(0, Some(50.0), Some(50.0)), entry(10, Some(20.0), Some(15.0))];
    let clean = CleanLog::of(&log);
    assert_eq!((clean.sessions.len(), clean.findings.len()), (2, 0));
}

#[test]
fn two_halves_become_one_session() {
    let mut log = day(4);
    log.push(entry(720, Some(40.0), None));
    log.push(entry(732, None, Some(45.0)));
    let clean = CleanLog::of(&log);
    assert_eq!(doubts(&clean), [(5, Doubt::Joined)]);
    assert!((clean.sessions[4].total_ml - 85.0).abs() < 1e-12);
    assert_eq!(clean.sessions[4].left_ml, Some(40.0));
}

#[test]
fn a_slip_of_the_unit_is_read_as_meant() {
    let mut log = day(10);
    log.push(LoggedSession { left: Some(1.5), right: Some(2.0), ..LoggedSession::at(1800) });
    log.push(LoggedSession { left: Some(45.0), right: Some(50.0), unit: Unit::Oz, ..LoggedSession::at(1980) });
    let clean = CleanLog::of(&log);
    assert_eq!(doubts(&clean), [(10, Doubt::UnitSlip), (11, Doubt::UnitSlip)]);
    assert!((clean.sessions[10].total_ml - 3.5 * ML_PER_OZ).abs() < 1e-9);
    assert!((clean.sessions[11].total_ml - 95.0).abs() < 1e-9);
}

#[test]
fn a_small_session_is_no_slip() {
    let mut log = day(10);
    log.push(entry(1800, Some(8.0), Some(9.0)));
    assert!(CleanLog::of(&log).findings.is_empty());
}

#[test]
fn a_missing_side_is_estimated_and_counts_for_less() {
    let mut log: Vec<LoggedSession> = (0..20).map(|i| entry(i * 180, Some(40.0), Some(60.0))).collect();
    log.push(entry(3600, Some(40.0), None));
    log.push(entry(3780, None, Some(60.0)));
    let clean = CleanLog::of(&log);
    assert_eq!(doubts(&clean), [(20, Doubt::SideMissing), (21, Doubt::SideMissing)]);
    for session in &clean.sessions[20..] {
        assert!((session.total_ml - 100.0).abs() < 1e-9);
        assert!(session.extra_variance > clean.sessions[0].extra_variance);
    }
}

#[test]
fn she_who_logs_one_number_misses_no_side() {
    let log: Vec<LoggedSession> = (0..20).map(|i| entry(i * 180, Some(90.0), None)).collect();
    let clean = CleanLog::of(&log);
    assert!(clean.findings.is_empty());
    assert!((clean.sessions[3].total_ml - 90.0).abs() < 1e-12);
    let totals: Vec<LoggedSession> = log.iter().map(|s| LoggedSession { total: s.left, left: None, ..*s }).collect();
    assert_eq!(CleanLog::of(&totals).sessions.len(), 20);
}

#[test]
fn nothing_and_impossible_amounts_are_left_out_and_told() {
    let log = [
        entry(0, Some(0.0), Some(0.0)),
        entry(180, None, None),
        entry(360, Some(f64::NAN), Some(-3.0)),
        entry(540, Some(0.0), Some(50.0)),
        entry(720, Some(f64::INFINITY), Some(50.0)),
    ];
    let clean = CleanLog::of(&log);
    assert_eq!(clean.count(Doubt::NoAmount), 3);
    assert_eq!(clean.count(Doubt::Unreadable), 2);
    assert_eq!(clean.sessions.len(), 2, "zero on one side is fine");
}

#[test]
fn a_remembered_time_counts_for_less() {
    let mut log = day(4);
    log[2].logged_utc_min = Some(360 + 76);
    log[3].logged_utc_min = Some(540 + 75);
    let clean = CleanLog::of(&log);
    assert_eq!(doubts(&clean), [(2, Doubt::LateLog)]);
    assert!((clean.sessions[2].extra_variance - clean.sessions[3].extra_variance - 0.02).abs() < 1e-3);
}

#[test]
fn rounding_steps_are_seen_in_either_unit() {
    let fives: Vec<LoggedSession> = (0..20).map(|i| entry(i * 180, Some(5.0 * i as f64 + 5.0), Some(45.0))).collect();
    assert!((CleanLog::of(&fives).sessions[0].step_ml - 5.0).abs() < 1e-12);
    let in_oz: Vec<LoggedSession> = fives
        .iter()
        .map(|s| LoggedSession {
            left: s.left.map(|a| a / ML_PER_OZ),
            right: s.right.map(|a| a / ML_PER_OZ),
            unit: Unit::Oz,
            ..*s
        })
        .collect();
    assert!((CleanLog::of(&in_oz).sessions[0].step_ml - 5.0).abs() < 1e-9);
    let quarters: Vec<LoggedSession> = (1..20)
        .map(|i| LoggedSession { unit: Unit::Oz, ..entry(i * 180, Some(0.25 * i as f64), Some(1.75)) })
        .collect();
    assert!((CleanLog::of(&quarters).sessions[0].step_ml - 0.25 * ML_PER_OZ).abs() < 1e-9);
}

#[test]
fn long_gaps_are_not_gaps() {
    let log = [
        entry(0, Some(50.0), Some(50.0)),
        entry(180, Some(50.0), Some(50.0)),
        entry(180 + 1201, Some(50.0), Some(50.0)),
    ];
    let gaps: Vec<Option<f64>> = CleanLog::of(&log).sessions.iter().map(|s| s.gap_h).collect();
    assert_eq!(gaps, [None, Some(3.0), None]);
}

#[test]
fn one_by_one_is_the_same_as_all_at_once() {
    let log = day(40);
    let mut grown = CleanLog::of(&log[..20]);
    for (row, entry) in log.iter().enumerate().skip(20) {
        assert!(grown.append(row, entry));
    }
    assert_eq!(grown.sessions, CleanLog::of(&log).sessions);
    assert!(!grown.append(40, &log[3]), "an older row needs a new pass");
}

#[test]
fn what_she_vouched_for_is_left_as_it_is() {
    let mut log: Vec<LoggedSession> = (0..10).map(|i| entry(i * 180, Some(45.0), Some(50.0))).collect();
    log.push(LoggedSession { vouched: true, ..entry(1800, Some(1.5), Some(2.0)) });
    log.push(LoggedSession { vouched: true, ..entry(1804, Some(1.5), Some(2.0)) });
    let clean = CleanLog::of(&log);
    assert_eq!((clean.sessions.len(), clean.findings.len()), (12, 0), "{:?}", clean.findings);
    assert!((clean.sessions[11].total_ml - 3.5).abs() < 1e-12);
}
