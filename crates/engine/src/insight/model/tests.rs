//! The model beside figures that other programs made: `tools/reference`, kept in `testdata/stats/kalman.json`.
//! Not its behaviour on simulated mothers; the evaluation in `examples/evaluate_insight` measures that.

use serde_json::Value;

use super::super::cleaning::CleanLog;
use super::super::forecast::{PlannedSession, foresee, steps};
use super::super::logged::{Arm, LoggedSession};
use super::super::run::Run;
use super::block::Block;
use super::grid::kinds;
use super::*;

const FIGURES: &str = include_str!("../../../../../testdata/stats/kalman.json");
/// As close as two ways of the same arithmetic come.
const CLOSE: f64 = 1e-8;

fn cases() -> Vec<Value> {
    let file: Value = serde_json::from_str(FIGURES).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn int(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

fn arm(row: &Value) -> Arm {
    if int(&row["technique"]) == 1 { Arm::Technique } else { Arm::Control }
}

fn log(case: &Value) -> Vec<LoggedSession> {
    let row = |row: &Value| LoggedSession {
        left: row["left_ml"].as_f64(),
        right: row["right_ml"].as_f64(),
        assigned: Some(arm(row)),
        ..LoggedSession::at(int(&row["start_min"]))
    };
    case["log"].as_array().unwrap().iter().map(row).collect()
}

fn run(case: &Value) -> Run {
    Run::over(&CleanLog::of(&log(case)), case["birth_min"].as_i64())
}

fn assert_close(what: &str, ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (place, (a, b)) in ours.iter().zip(theirs).enumerate() {
        assert!((a - b).abs() < CLOSE * b.abs().max(1.0), "{what} {place}: {a} beside {b}");
    }
}

/// One version, every observation trusted alike and known alike: its block, its lane, and what it foretold.
fn plain(case: &Value, kind: usize, lane: usize) -> (Block, Vec<f64>, Vec<f64>) {
    let seen = run(case).observations;
    let mut first: Vec<f64> = seen.iter().take(8).map(|o| o.y).collect();
    let level = super::super::maths::median_of(&mut first).unwrap();
    let mut block = Block::new(kinds().nth(kind).unwrap(), &Prior::of_totals(level));
    let states: Vec<usize> = (0..STATES).filter(|s| block.has(*s)).collect();
    let (mut means, mut spreads) = (Vec::new(), Vec::new());
    for (count, observation) in seen.iter().enumerate() {
        let sessions = super::super::maths::number(count);
        let noise = block.noise_sum[lane] / (block::NOISE_SESSIONS + sessions);
        block.pass(observation.elapsed_days, observation.elapsed_gaps);
        let told = block.learn(&Observation { extra_variance: 0.0, ..*observation }, &states, sessions, false);
        means.push(told.mean[lane]);
        spreads.push(told.variance[lane] / noise);
    }
    (block, means, spreads)
}

#[test]
fn single_versions_agree_with_statsmodels() {
    for case in cases() {
        for version in case["versions"].as_array().unwrap() {
            let place = |name: &str| usize::try_from(int(&version[name])).unwrap();
            let lane = place("wander");
            let (block, means, spreads) = plain(&case, place("refill") * 5 + place("slow"), lane);
            assert_close("forecast", &means, &numbers(&version["forecast"]));
            assert_close("forecast variance", &spreads, &numbers(&version["forecast_variance"]));
            let mean: Vec<f64> = (0..STATES).map(|s| block.mean(s)[lane]).collect();
            assert_close("mean", &mean, &numbers(&version["mean"]));
            for (state, row) in version["cov"].as_array().unwrap().iter().enumerate() {
                let ours: Vec<f64> = (0..STATES).map(|other| block.cov(state, other)[lane]).collect();
                assert_close("covariance", &ours, &numbers(row));
            }
        }
    }
}

#[test]
fn without_drift_it_is_a_regression() {
    for case in cases() {
        let (block, _, _) = plain(&case, 0, 0);
        let states: Vec<usize> = numbers(&case["regression"]["states"])
            .iter()
            .map(|s| (0..STATES).find(|i| super::super::maths::number(*i) == *s).unwrap())
            .collect();
        let mean: Vec<f64> = states.iter().map(|s| block.mean(*s)[0]).collect();
        assert_close("mean", &mean, &numbers(&case["regression"]["mean"]));
        for (place, row) in case["regression"]["cov"].as_array().unwrap().iter().enumerate() {
            let ours: Vec<f64> = states.iter().map(|other| block.cov(states[place], *other)[0]).collect();
            assert_close("covariance", &ours, &numbers(row));
        }
    }
}

#[test]
fn the_whole_mixture_agrees_with_dense_matrices() {
    for case in cases() {
        let run = run(&case);
        let whole = &case["whole"];
        let z: Vec<f64> = run.innovations.iter().map(|i| i.z).collect();
        assert_close("z", &z, &numbers(&whole["z"]));
        let theta = run.filter.theta();
        let se = theta.variance.sqrt() * run.filter.small_sample_factor();
        let ours = [theta.mean, se, run.filter.noise_sd()];
        let theirs = ["theta", "se", "noise_sd"].map(|name| whole[name].as_f64().unwrap());
        assert_close("effect", &ours, &theirs);
    }
}

#[test]
fn the_forecast_agrees_with_brute_force() {
    for case in cases() {
        let run = run(&case);
        let planned: Vec<PlannedSession> = case["future"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| PlannedSession {
                start_utc_min: int(&f["start_min"]),
                start_local_min: int(&f["start_min"]),
                arm: Some(arm(f)),
            })
            .collect();
        let order: Vec<usize> = (0..planned.len()).collect();
        let together = foresee(&run.filter, &steps(&run, &planned, &order));
        let told = &case["whole"]["forecast"];
        assert_close("mean", &together.mean, &numbers(&told["mean"]));
        let sd: Vec<f64> = order.iter().map(|i| together.cov[*i][*i].sqrt()).collect();
        assert_close("sd", &sd, &numbers(&told["sd"]));
        let (mean, sd) = together.sum();
        assert_close("total", &[mean, sd], &[told["total_mean"].as_f64().unwrap(), told["total_sd"].as_f64().unwrap()]);
    }
}
