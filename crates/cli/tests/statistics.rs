//! `letdown trial` and `letdown insight` as they are called: answers, options, mistakes and exit codes.
//! Not whether the figures are right; the engine's tests and its evaluation say that.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/stats").join(name)
}

fn letdown(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_letdown"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn answer(arguments: &[&str], input: &str) -> Value {
    let output = letdown(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(data(name)).unwrap()
}

#[test]
fn a_technique_that_helps() {
    let told = answer(&["trial", "estimate", data("helps.csv").to_str().unwrap()], "");
    assert_eq!(told["decision"], "helps");
    assert_eq!((&told["n_sessions"], &told["ended"]), (&Value::from(224), &Value::from(true)));
    let [low, middle, high] = ["lo", "effect_pct", "hi"].map(|name| told[name].as_f64().unwrap());
    assert!(low < middle && middle < high && (10.0..32.0).contains(&middle), "{low} {middle} {high}");
    for name in ["safe_lo", "safe_hi", "immediate_pct", "immediate_lo", "immediate_hi", "resid_cv"] {
        assert!(told[name].is_f64(), "{name}");
    }
    for name in ["flags", "plan", "alarms", "dips", "trend", "forecast", "sessions_more"] {
        assert!(!told[name].is_null(), "{name}");
    }
}

#[test]
fn the_first_days_keep_going_and_tell_how_long() {
    let start: String = text_of("helps.csv").lines().take(40).map(|line| format!("{line}\n")).collect();
    let told = answer(&["trial", "estimate", "-"], &start);
    assert_eq!(told["decision"], "keep_going");
    assert_eq!(told["sessions_more"], told["plan"]["sessions_50"]);
    assert!(told["plan"]["p_answer_by_end"].as_f64().unwrap() > 0.5);
}

#[test]
fn a_short_plan_ends_without_an_answer() {
    let told = answer(&["trial", "estimate", "--plan-sessions", "30", data("helps.csv").to_str().unwrap()], "");
    assert_eq!(told["decision"], "keep_going");
    assert_eq!((&told["ended"], &told["ended_after"]), (&Value::from(true), &Value::from(30)));
    assert!(told["sessions_more"].is_null());
}

#[test]
fn one_breast_is_known_by_its_arms() {
    let path = data("one_breast.csv");
    let told = answer(&["trial", "estimate", path.to_str().unwrap()], "");
    assert_eq!(told, answer(&["trial", "estimate", "--split", path.to_str().unwrap()], ""));
    assert!(told["effect_pct"].as_f64().unwrap().abs() < 10.0);
}

#[test]
fn planned_sessions_are_foretold_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let future = folder.path().join("future.json");
    let list = r#"[{"start":"2026-03-29T08:00","arm":"control"},{"start":"2026-03-29T05:00","arm":"technique"}]"#;
    std::fs::write(&future, list).unwrap();
    let log = data("helps.csv");
    let told = answer(&["trial", "estimate", log.to_str().unwrap(), "--future", future.to_str().unwrap()], "");
    assert_eq!(told["forecast"].as_array().unwrap().len(), 2);
    let middle = |place: usize| told["forecast"][place]["median_ml"].as_f64().unwrap();
    assert!(middle(1) > middle(0), "the longer gap and the technique come second");
    let day = &told["day_total"];
    assert!(day["lo95"].as_f64() < day["lo80"].as_f64() && day["lo80"].as_f64() < day["median_ml"].as_f64());
}

#[test]
fn insight_in_json_and_in_words() {
    let path = data("helps.csv");
    let told = answer(&["insight", path.to_str().unwrap(), "--now", "2026-03-28T23:00"], "");
    assert_eq!((&told["now"], &told["enough"]), (&Value::from("2026-03-28T23:00"), &Value::from("enough")));
    assert_eq!(told["today"].as_array().unwrap().len(), 8);
    let words = letdown(&["insight", "--text", path.to_str().unwrap()], "");
    let words = String::from_utf8(words.stdout).unwrap();
    assert!(words.contains("8 of 10 times"), "{words}");
    let nothing = letdown(&["insight", "--text", "-"], "start,left,right\n");
    assert!(String::from_utf8(nothing.stdout).unwrap().starts_with("Nothing is logged yet."));
}

#[test]
fn mistakes_are_told_and_end_with_2() {
    for (input, told) in [
        ("start,left,right,unit\n2026-03-01T05:20,1,2,ml\nsoon,1,2,ml\n", "line 3: write the start as"),
        ("start,left,right,unit\n2026-03-01T05:20,1,2,cups\n", "line 2: write ml or oz"),
        ("a,b\n1,2\n", "line 1: the first line must name the columns"),
    ] {
        for command in [&["trial", "estimate", "-"][..], &["insight", "-"][..]] {
            let output = letdown(command, input);
            assert_eq!(output.status.code(), Some(2));
            assert!(output.stdout.is_empty());
            let error = String::from_utf8(output.stderr).unwrap();
            assert!(error.contains(told), "{error}");
        }
    }
    assert_eq!(letdown(&["insight", "no/such/file.csv"], "").status.code(), Some(2));
}

#[test]
fn the_order_is_drawn_once() {
    let draw = |arguments: &[&str]| String::from_utf8(letdown(arguments, "").stdout).unwrap();
    let order = draw(&["trial", "draw", "--seed", "7", "--days", "6"]);
    assert_eq!(order, draw(&["trial", "draw", "--seed", "7", "--days", "6"]));
    assert_eq!(order.lines().count(), 7);
    assert_eq!(order.matches("technique").count(), 3);
    assert_eq!(draw(&["trial", "draw", "--seed", "7", "--days", "6", "--split"]).matches("left").count(), 3);
}
