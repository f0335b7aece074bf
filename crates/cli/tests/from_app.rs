//! `letdown import --from`: 9,000 sessions of Baby Buddy, again, damaged, and without a unit.
//! And taken out again as a snapshot and for a clinic. The reading of each app's table is tested in `wire::foreign`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// A table as Baby Buddy exports it: two sessions an hour, from the year 2024 on.
fn table(count: usize) -> String {
    let mut text = String::from("id,child_id,child_first_name,child_last_name,start,end,amount,notes,tags\n");
    for nth in 0..count {
        let (day, hour, minute) = (nth / 48, nth / 2 % 24, nth % 2 * 30);
        let (year, month, date) = (2024 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let at = |minute: usize| format!("{year}-{month:02}-{date:02} {hour:02}:{minute:02}:00");
        writeln!(text, "{},1,Ro,B,{},{},{}.5,,", nth + 1, at(minute), at(minute + 20), 40 + nth % 90).unwrap();
    }
    text
}

fn import(home: &Path, text: &str, words: &[&str]) -> (bool, String) {
    let file = home.join("table.csv");
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
    command.arg("import").arg(&file).args(["--from", "baby-buddy", "--zone", "UTC"]).args(words);
    let output = command.arg("--data").arg(home).output().unwrap();
    (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn nine_thousand_sessions_come_in_once() {
    let home = tempfile::tempdir().unwrap();
    let text = table(9_000);
    let (well, said) = import(home.path(), &text, &["--unit", "ml", "--dry-run"]);
    assert!(well && said.contains("9000 new sessions, from 2024-01-01") && said.contains("dry run"), "{said}");
    let (well, said) = import(home.path(), &text, &["--unit", "ml"]);
    assert!(well && said.contains("9000 records added; there are 9000 sessions now"), "{said}");
    let (well, said) = import(home.path(), &text, &["--unit", "ml"]);
    assert!(well && said.contains("9000 of them here already") && said.contains("\n0 records added"), "{said}");
}

#[test]
fn a_damaged_table_or_one_without_a_unit_adds_nothing() {
    let home = tempfile::tempdir().unwrap();
    let text = table(100);
    let (well, said) = import(home.path(), &text, &[]);
    assert!(!well && said.contains("--unit ml or --unit oz"), "{said}");
    let cut = &text[..text.len() - 30];
    let (well, said) = import(home.path(), cut, &["--unit", "ml"]);
    assert!(!well && said.contains("line 101: ") && said.contains("nothing was added"), "{said}");
    let (well, said) = import(home.path(), &text.replace("40.5", "lots"), &["--unit", "ml", "--dry-run"]);
    assert!(!well && said.contains("line 2: the amount is not a number"), "{said}");
    let (_, said) = import(home.path(), &text, &["--unit", "ml", "--dry-run"]);
    assert!(said.contains("100 sessions in the file, 0 of them here already"), "{said}");
}

#[test]
fn what_came_in_goes_out_as_a_snapshot_and_for_a_clinic() {
    let home = tempfile::tempdir().unwrap();
    import(home.path(), &table(10), &["--unit", "ml"]);
    let out = home.path().join("copy.sqlite");
    let letdown = |words: &[&str], folder: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
        let output = command.args(words).arg("--data").arg(folder).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let (well, _) = letdown(&["export", "--sqlite", out.to_str().unwrap()], home.path());
    assert!(well && std::fs::read(&out).unwrap().starts_with(b"SQLite format 3"));
    let (well, _) = letdown(&["export", "--sqlite", out.to_str().unwrap()], home.path());
    assert!(!well, "a snapshot is never written over another file");
    let other = tempfile::tempdir().unwrap();
    std::fs::copy(&out, other.path().join("own.db")).unwrap();
    let (well, bundle) = letdown(&["export", "--fhir"], other.path());
    let bundle: serde_json::Value = serde_json::from_str(&bundle).unwrap();
    assert!(well && bundle["entry"].as_array().unwrap().len() == 11, "{bundle}");
}

#[test]
fn the_report_is_one_safe_page() {
    let home = tempfile::tempdir().unwrap();
    let letdown = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
        let output = command.args(words).arg("--data").arg(home.path()).output().unwrap();
        assert!(output.status.success(), "{words:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    letdown(&["log", "add", "--left", "60", "--right", "45", "--discomfort", "2", "--note", "<script>canary"]);
    letdown(&["log", "add", "--start", "2020-01-01T10:00", "--total", "33"]);
    let html = letdown(&["report", "--days", "3"]);
    assert!(html.starts_with("<!doctype html>") && html.contains("One session, 105 ml in all"), "{html}");
    assert!(!html.contains("canary") && !html.contains("<script") && !html.contains("report-"), "{html}");
    assert_eq!(html.matches("<tr>").count(), 2 + 3 + 1, "heads, three days, one session");
}
