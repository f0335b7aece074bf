//! Loading anybody's protocol file: read, checked, faults named by file, line and rule.
//! Not in the phone's bundle, where routines are changed on a screen.

use std::fmt;

use domain::protocol::Protocol;
use engine::care::{Breach, check};
use wire::lines::{LineFault, line_of};
use wire::protocol_toml::read;

use crate::protocols::reason;
use crate::words::Words;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocols::{shipped, shipped_ids};

    fn file(id: &str) -> String {
        std::fs::read_to_string(format!("{}/../../content/protocols/{id}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    #[test]
    fn every_shipped_protocol_loads_and_breaks_no_limit() {
        let words = Words::english();
        for id in shipped_ids() {
            let protocol = load(id, &file(id), &words).unwrap_or_else(|faults| panic!("{faults}"));
            assert_eq!(protocol.id, id);
            assert_eq!(Some(&protocol), shipped(id).as_ref(), "{id}: the build made something else of it");
            for step in &protocol.steps {
                assert!(words.has(&step.say), "{id}: no words for {}", step.say);
            }
        }
    }

    #[test]
    fn faults_name_file_line_and_rule() {
        let broken = file("hands-on").replace("pressure = 2\npace_per_min = 20", "pressure = 4\npace_per_min = 20");
        let faults = load("mine.toml", &broken, &Words::english()).unwrap_err();
        let line = broken.lines().position(|line| line == "pressure = 4").unwrap() + 1;
        let said = "Pressure goes up to 2 of 5. More can bruise. [pressure-cap]";
        assert_eq!(faults.to_string(), format!("mine.toml:{line}: {said}"));
        let unreadable = load("mine.toml", "id = \"x\"\nversion = \"one\"\n", &Words::english()).unwrap_err();
        assert_eq!(unreadable.faults[0].line, 2);
    }
}
