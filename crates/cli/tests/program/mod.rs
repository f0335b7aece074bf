//! Runs `letdown` on a folder, as a person in a terminal meets it.
//! Not what it should say: each test file knows that.

use std::path::Path;
use std::process::Command;

/// Runs it; whether it went well, and what it said.
pub fn letdown(folder: &Path, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
    let output = command.args(words).arg("--data").arg(folder).env("TZ", "Europe/Berlin").output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// What it said when it had to go well.
pub fn did(folder: &Path, words: &[&str]) -> String {
    let (well, said) = letdown(folder, words);
    assert!(well, "{words:?}: {said}");
    said
}
