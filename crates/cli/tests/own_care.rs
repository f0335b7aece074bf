//! `letdown care gate` on a folder: what is told today, and what was told before.
//! Through the program itself, as a person in a terminal meets it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod program;

use std::path::Path;

use program::letdown;

/// `letdown care gate` with these words.
fn gate(folder: &Path, words: &[&str]) -> (bool, String) {
    letdown(folder, &[&["care", "gate"], words].concat())
}

/// What it said when it had to go well.
fn told(folder: &Path, words: &[&str]) -> String {
    program::did(folder, &[&["care", "gate"], words].concat())
}

#[test]
fn a_bruise_told_a_moment_ago_still_rests_when_nothing_is_told() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(told(home.path(), &[]), "Left: all of it. Right: all of it.\n");
    assert!(told(home.path(), &["--tell", "bruise:left", "--forget"]).contains("[S18]"));
    assert_eq!(told(home.path(), &[]).lines().count(), 1, "what was not written down is not known");
    told(home.path(), &["--tell", "bruise:left"]);
    let said = told(home.path(), &[]);
    assert!(said.starts_with("Left: no touch. Right: all of it.\n") && said.contains("(left)"), "{said}");
}

#[test]
fn a_fever_is_urgent_and_numbers_are_checked() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(told(home.path(), &["--tell", "temperature=37.9", "--forget"]).lines().count(), 1);
    let said = told(home.path(), &["--tell", "temperature=38.0", "--tell", "pain:right=3", "--forget"]);
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
    assert_eq!(told(home.path(), &["--list"]).lines().count(), 26);
}
