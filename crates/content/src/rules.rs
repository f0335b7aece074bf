//! The shipped rules of the gate.
//! Not their judgement: `engine::care::judge` does that.

use wire::care_toml::{RuleBook, read_json};

/// The rules as the build made them from content/care/gate.toml.
const GATE: &str = include_str!(concat!(env!("OUT_DIR"), "/gate.json"));

/// The gate's rules and their version.
///
/// # Panics
/// Never in a tested build: the file is compiled in, and a test reads it.
#[must_use]
pub fn gate() -> RuleBook {
    read_json(GATE).unwrap_or_else(|fault| panic!("content/care/gate.toml: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn every_rule_and_every_question_has_words() {
        let words = Words::english();
        for rule in gate().rules {
            assert!(words.has(&rule.say), "no words for {}", rule.say);
            let ask = format!("gate-ask-{}", rule.finding);
            assert!(words.has(&ask), "no words for {ask}");
        }
    }
}
