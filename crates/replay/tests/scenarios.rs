//! Every scenario file through the real engine: a script beside the cues that must follow.
//! The same files run in the browser (journeys), byte for byte; `LETDOWN_ACCEPT=1` writes what came as what is expected.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/scenarios")
}

/// Name, protocol (the name up to its first dot) and script of every scenario.
fn scenarios() -> Vec<(String, String, String)> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".jsonl")?.to_owned();
            let protocol = name.split('.').next()?.to_owned();
            (!name.ends_with(".expected")).then(|| (name, protocol, fs::read_to_string(&path).unwrap()))
        })
        .collect();
    found.sort();
    found
}

fn run(protocol: &str, script: &str) -> String {
    let protocol = replay::protocol(protocol).unwrap_or_else(|fault| panic!("{fault}"));
    replay::run(&protocol, script).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn every_scenario_gives_the_cues_that_are_written_beside_it() {
    let accept = std::env::var("LETDOWN_ACCEPT").is_ok();
    for (name, protocol, script) in scenarios() {
        let cues = run(&protocol, &script);
        let path = folder().join(format!("{name}.expected.jsonl"));
        if accept {
            fs::write(&path, &cues).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(cues == expected, "{name} differs; look at the cues, and accept them with LETDOWN_ACCEPT=1\n{cues}");
    }
}

#[test]
fn all_six_protocols_have_a_scenario() {
    let played: Vec<String> = scenarios().into_iter().map(|(_, protocol, _)| protocol).collect();
    for id in content::protocols::shipped_ids() {
        assert!(played.iter().any(|protocol| protocol == id), "no scenario plays {id}");
    }
}

proptest! {
    #[test]
    fn moving_the_clock_moves_the_cues_and_changes_nothing_else(by in 0_u64..4_000_000_000_000) {
        for (_, protocol, script) in scenarios() {
            let moved = shift(&script, by);
            prop_assert_eq!(shift(&run(&protocol, &moved), 0), shift(&run(&protocol, &script), by));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,400}") {
        let protocol = replay::protocol("hands-on").unwrap();
        let _ = replay::run(&protocol, &text);
        let _ = replay::protocol_from("mine.toml", &text);
    }
}

/// Moves `at_ms` and `until_ms` of every line (and puts the fields of each line in one order).
fn shift(lines: &str, by: u64) -> String {
    let moved = lines.lines().map(|line| {
        let mut value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        for field in ["at_ms", "until_ms"] {
            if let Some(ms) = value.get(field).and_then(serde_json::Value::as_u64) {
                value.insert(field.to_owned(), (ms + by).into());
            }
        }
        serde_json::to_string(&value).unwrap() + "\n"
    });
    moved.collect()
}

#[test]
fn broken_lines_are_told_by_number_and_rule() {
    let protocol = replay::protocol("hands-on").unwrap();
    let start = "{\"at_ms\":0,\"event\":\"start\"}\n";
    let cases = [
        ("".to_owned(), "line 0"),
        ("{\"at_ms\":0,\"event\":\"letdown\"}".to_owned(), "begins with the event start"),
        (format!("{start}not json"), "line 2: this is not a JSON object"),
        (format!("{start}{{\"event\":\"letdown\"}}"), "line 2: say when"),
        (format!("{start}{{\"at_ms\":5}}"), "line 2: say what happens"),
        (format!("{start}{{\"at_ms\":5,\"event\":\"lettdown\"}}"), "\"lettdown\" is not an event"),
        (
            format!("{start}{{\"at_ms\":5,\"event\":\"flow\",\"state\":\"gush\"}}"),
            "\"gush\" is not one of spray, drip, slow or stop",
        ),
        (format!("{start}{{\"at_ms\":5,\"event\":\"pain\",\"level\":11}}"), "from 0 to 10, not 11"),
        (
            format!("{start}{{\"at_ms\":9,\"event\":\"letdown\"}}\n{{\"at_ms\":8,\"event\":\"letdown\"}}"),
            "time goes back",
        ),
        (
            format!("{start}{{\"at_ms\":9,\"event\":\"end\"}}\n{{\"at_ms\":9,\"event\":\"letdown\"}}"),
            "nothing may follow",
        ),
        (format!("{start}{start}"), "starts once"),
    ];
    for (script, said) in cases {
        let told = replay::run(&protocol, &script).unwrap_err().to_string();
        assert!(told.contains(said), "{told:?} does not say {said:?}");
    }
    assert!(replay::protocol("hand-on").unwrap_err().to_string().contains("hands-on, article"));
}
