//! Reads a log of sessions from a file or standard input, and turns rows into what the engine takes.
//! The form of the table is `wire`'s; what it means is the engine's.

use std::fmt;
use std::io::Read;
use std::path::Path;

use engine::insight::{Arm, LoggedSession};
use wire::log::{ArmWord, LogRow, decode_log};

/// What was given cannot be read; the program ends with exit code 2.
#[derive(Debug)]
pub struct BadInput(pub String);

impl fmt::Display for BadInput {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for BadInput {}

/// The text of a file, or of standard input for `-`.
pub fn read_text(path: &Path) -> Result<String, BadInput> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| {
        BadInput(format!(
            "{}: {error}; give the path of a CSV file, or - to read it from standard input",
            path.display()
        ))
    })?;
    String::from_utf8(bytes)
        .map_err(|_| BadInput(format!("{}: this is not text in UTF-8; save it as UTF-8", path.display())))
}

/// The sessions of a log.
pub fn read_log(path: &Path) -> Result<Vec<LoggedSession>, BadInput> {
    let rows = decode_log(&read_text(path)?).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        BadInput(format!("{}: {}", path.display(), lines.join("\n  ")))
    })?;
    Ok(rows.iter().map(logged).collect())
}

/// The table's clock is hers and does not change, so it serves for both.
fn logged(row: &LogRow) -> LoggedSession {
    LoggedSession {
        left: row.left,
        right: row.right,
        unit: row.unit,
        assigned: row.assigned.map(arm),
        done: row.technique.map(arm),
        block: row.block,
        logged_utc_min: row.logged_min,
        ..LoggedSession::at(row.start_min)
    }
}

pub fn arm(word: ArmWord) -> Arm {
    match word {
        ArmWord::Control => Arm::Control,
        ArmWord::Technique => Arm::Technique,
        ArmWord::Left => Arm::Left,
        ArmWord::Right => Arm::Right,
    }
}

pub fn word(arm: Arm) -> ArmWord {
    match arm {
        Arm::Control => ArmWord::Control,
        Arm::Technique => ArmWord::Technique,
        Arm::Left => ArmWord::Left,
        Arm::Right => ArmWord::Right,
    }
}

/// A date or a minute given as an option.
pub fn parse_minute(text: &str) -> Result<i64, String> {
    wire::log::local_minute(text).ok_or_else(|| "write it as 2026-03-01 or 2026-03-01T05:20".to_owned())
}
