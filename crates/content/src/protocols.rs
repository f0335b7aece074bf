//! The shipped protocols, and the loading of anybody's: read, checked, faults named by file, line and rule.
//! Not the limits themselves: `engine::care` has those.

use std::fmt;

use domain::protocol::Protocol;
use engine::care::{Breach, check};
use wire::lines::{LineFault, line_of};
use wire::protocol_toml::read;

use crate::words::{Words, args};

/// The shipped files by id, the default first.
const FILES: [(&str, &str); 6] = [
    ("hands-on", include_str!("../../../content/protocols/hands-on.toml")),
    ("article", include_str!("../../../content/protocols/article.toml")),
    ("short", include_str!("../../../content/protocols/short.toml")),
    ("relief", include_str!("../../../content/protocols/relief.toml")),
    ("quiet", include_str!("../../../content/protocols/quiet.toml")),
    ("pump-only", include_str!("../../../content/protocols/pump-only.toml")),
];

/// The ids of the shipped protocols, the default first.
pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(id, _)| *id)
}

/// A shipped protocol; `None` when none has this id.
#[must_use]
pub fn shipped(id: &str) -> Option<Protocol> {
    let (_, text) = FILES.iter().find(|(known, _)| *known == id)?;
    read(text).ok()
}

/// What is wrong with a protocol file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFaults {
    /// The file's name, as it was given.
    pub file: String,
    /// Every fault, by line.
    pub faults: Vec<LineFault>,
}

impl fmt::Display for FileFaults {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            let end = if index + 1 < self.faults.len() { "\n" } else { "" };
            write!(to, "{}:{}: {} [{}]{end}", self.file, fault.line, fault.text, fault.rule)?;
        }
        Ok(())
    }
}

/// Reads and checks a protocol file.
///
/// # Errors
/// Every fault found, each with file, line and rule.
pub fn load(file: &str, text: &str, words: &Words) -> Result<Protocol, FileFaults> {
    let faulty = |faults| FileFaults { file: file.to_owned(), faults };
    let protocol = read(text).map_err(|fault| faulty(vec![fault]))?;
    let breaches = check(&protocol);
    if breaches.is_empty() {
        return Ok(protocol);
    }
    let fault = |breach: &Breach| LineFault {
        line: line_of(text, "step", breach.step, breach.field),
        rule: breach.rule,
        text: reason(breach, words),
    };
    Err(faulty(breaches.iter().map(fault).collect()))
}

/// Why a breach is refused, in words.
#[must_use]
pub fn reason(breach: &Breach, words: &Words) -> String {
    let numbers = args([("found", breach.found.into()), ("limit", breach.limit.into())]);
    words.say_with(&format!("rule-{}", breach.rule), &numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_protocol_loads_and_breaks_no_limit() {
        let words = Words::english();
        for (id, text) in FILES {
            let protocol = load(id, text, &words).unwrap_or_else(|faults| panic!("{faults}"));
            assert_eq!(protocol.id, id);
            for step in &protocol.steps {
                assert!(words.has(&step.say), "{id}: no words for {}", step.say);
            }
        }
    }

    #[test]
    fn the_default_takes_three_minutes_of_hands_and_twenty_in_all() {
        let protocol = shipped("hands-on").unwrap();
        assert_eq!(engine::care::check::massage_before_pump_s(&protocol), 180);
        assert_eq!(engine::care::check::total_s(&protocol), 1200);
    }

    #[test]
    fn faults_name_file_line_and_rule() {
        let broken = FILES[0].1.replace("pressure = 2\npace_per_min = 20", "pressure = 4\npace_per_min = 20");
        let faults = load("mine.toml", &broken, &Words::english()).unwrap_err();
        let line = broken.lines().position(|line| line == "pressure = 4").unwrap() + 1;
        assert_eq!(
            faults.to_string(),
            format!("mine.toml:{line}: Pressure goes up to 2 of 5. More can bruise. [pressure-cap]")
        );
        let unreadable = load("mine.toml", "id = \"x\"\nversion = \"one\"\n", &Words::english()).unwrap_err();
        assert_eq!(unreadable.faults[0].line, 2);
    }
}
