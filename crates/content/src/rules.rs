//! The shipped rules: the gate's, and how long milk keeps.
//! Not their judgement: `engine::care::judge` and `engine::stash` do that.

use domain::care::RuleBook;
use domain::stash::{KeepRules, StorageChoice};
use wire::care_toml::read_json;

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

/// How long milk keeps, as the build made it from content/care/storage.toml.
const STORAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/storage.json"));

/// Every set of storage rules; the default first.
///
/// # Panics
/// Never in a tested build: the file is compiled in, and a test reads it.
#[must_use]
pub fn storage_sets() -> Vec<KeepRules> {
    wire::storage_toml::read_json(STORAGE).unwrap_or_else(|fault| panic!("content/care/storage.toml: {fault}"))
}

/// The rules she goes by. A set that is no longer shipped gives way to the default.
///
/// # Panics
/// Never in a tested build: the file is compiled in, and a test reads it.
#[must_use]
pub fn storage(choice: &StorageChoice) -> KeepRules {
    let sets = storage_sets();
    let set = sets.iter().find(|set| set.id == choice.rules).or(sets.first());
    set.map(|set| choice.over(set)).unwrap_or_else(|| panic!("content/care/storage.toml has no set"))
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
        for late in gate().over_time {
            assert!(words.has(&late.say), "no words for {}", late.say);
        }
    }

    #[test]
    fn the_default_rules_come_first_and_an_unknown_choice_gets_them() {
        assert_eq!(storage_sets()[0].id, StorageChoice::default().rules);
        let gone = StorageChoice { rules: "of-old".into(), own: Vec::new() };
        assert_eq!(storage(&gone), storage(&StorageChoice::default()));
        assert!(storage(&StorageChoice { rules: "unit".into(), own: Vec::new() }).ask_unit);
    }
}
