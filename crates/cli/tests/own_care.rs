//! `letdown care gate` on a folder: what is told today, and what was told before.
//! Through the program itself, as a person in a terminal meets it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::Path;
use std::process::Command;

/// Runs `letdown care gate`; whether it went well, and what it said.
fn gate(folder: &Path, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
    let output = command.args(["care", "gate"]).args(words).arg("--data").arg(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn a_bruise_told_a_moment_ago_still_rests_when_nothing_is_told() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(gate(home.path(), &[]).1, "Left: all of it. Right: all of it.\n");
    assert!(gate(home.path(), &["--tell", "bruise:left", "--forget"]).1.contains("[S18]"));
    assert_eq!(gate(home.path(), &[]).1.lines().count(), 1, "what was not written down is not known");
    gate(home.path(), &["--tell", "bruise:left"]);
    let (_, said) = gate(home.path(), &[]);
    assert!(said.starts_with("Left: no touch. Right: all of it.\n") && said.contains("(left)"), "{said}");
}

#[test]
fn a_fever_is_urgent_and_numbers_are_checked() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(gate(home.path(), &["--tell", "temperature=37.9", "--forget"]).1.lines().count(), 1);
    let (_, said) = gate(home.path(), &["--tell", "temperature=38.0", "--tell", "pain:right=3", "--forget"]);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[1].starts_with("Get care now: ") && lines[2].starts_with("Look after yourself (right): "), "{said}");
    for (tell, told) in [
        ("temperature", "38.2"),
        ("pain:left=11", "0 to 10"),
        ("red-hot", "red-hot:left or red-hot:right"),
        ("fever:left", "leave the side out"),
        ("wings", "--list"),
    ] {
        let (well, said) = gate(home.path(), &["--tell", tell]);
        assert!(!well && said.contains(told), "{tell}: {said}");
    }
    assert_eq!(gate(home.path(), &["--list"]).1.lines().count(), 26);
}
