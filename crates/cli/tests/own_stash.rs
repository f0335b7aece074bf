//! `letdown stash` on a folder: bags come, are used, and say until when they are good.
//! Through the program itself, as a person in a terminal meets it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod program;

use std::path::Path;

use program::letdown;

/// `letdown stash` with these words.
fn stash(folder: &Path, words: &[&str]) -> (bool, String) {
    letdown(folder, &[&["stash"], words].concat())
}

fn did(folder: &Path, words: &[&str]) -> String {
    program::did(folder, &[&["stash"], words].concat())
}

/// The four letters that a line begins with.
fn code(line: &str) -> &str {
    line.split_whitespace().next().unwrap()
}

#[test]
fn a_bag_from_the_freezer_to_a_feed() {
    let home = tempfile::tempdir().unwrap();
    assert!(did(home.path(), &["list"]).contains("letdown stash add"));
    let bag = did(home.path(), &["add", "120", "--in", "freezer", "--at", "2026-03-01T14:10", "--label", "Sunday"]);
    assert!(bag.contains("120 ml  freezer") && bag.trim_end().ends_with("Sunday"), "{bag}");
    let split = did(home.path(), &["split", code(&bag), "50", "--label", "half"]);
    assert!(split.contains("50 ml") && split.contains("half"), "{split}");
    assert!(did(home.path(), &["move", code(&split), "fridge"]).contains("fridge, thawed  soon: until"));
    let (well, said) = stash(home.path(), &["use", code(&split), "--at", "2026-03-02T10:00"]);
    assert!(!well && said.contains("was not filled by then"), "{said}");
    assert_eq!(did(home.path(), &["use", code(&split)]), "Written down.\n");
    let listed = did(home.path(), &["list", "--label", "sun"]);
    assert!(listed.starts_with(&format!("{}  70 ml  freezer", code(&bag))), "{listed}");
    assert!(listed.contains("70 ml in all."), "{listed}");
}

#[test]
fn a_unit_s_own_numbers_come_first() {
    let home = tempfile::tempdir().unwrap();
    did(home.path(), &["rules", "--set", "unit", "--keep", "fresh/fridge=72"]);
    let rules = did(home.path(), &["rules"]);
    assert!(rules.contains("fresh/fridge  72 h  (yours)") && rules.contains("fresh/room  4 h"), "{rules}");
    did(home.path(), &["add", "30"]);
    assert!(did(home.path(), &["list"]).contains("Ask your unit"));
    let (well, said) = stash(home.path(), &["rules", "--set", "mine"]);
    assert!(!well && said.contains("cdc, abm, unit"), "{said}");
}

#[test]
fn what_does_not_add_up_is_told_and_what_cannot_be_is_not_kept() {
    let home = tempfile::tempdir().unwrap();
    let bag = did(home.path(), &["add", "60"]);
    did(home.path(), &["use", code(&bag), "80"]);
    let listed = did(home.path(), &["list"]);
    assert!(listed.contains("20 ml more was taken") && listed.contains("letdown stash count"), "{listed}");
    // What it says to do can be done, also with a bag that is used up.
    assert!(did(home.path(), &["count", code(&bag), "15"]).contains("15 ml"));
    assert!(did(home.path(), &["list"]).contains("15 ml in all."));
    for (words, told) in [
        (&["use", "zzzz"][..], "letdown stash list"),
        (&["add", "60", "--in", "barn"], "deep_freezer"),
        (&["add", "60", "--at", "2126-01-01T10:00"], "still to come"),
        (&["add", "60", "--at", "2026-01-01T10:00", "--pumped", "2026-01-01T11:00"], "before it was pumped"),
        (&["count", code(&bag), "3000"], "1000 ml at most"),
        (&["rules", "--keep", "fresh/fridge"], "fresh/fridge=48"),
    ] {
        let (well, said) = stash(home.path(), words);
        assert!(!well && said.contains(told), "{words:?}: {said}");
    }
}
