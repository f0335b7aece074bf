//! The gate's rules as a TOML file.
//! Not their judgement: `engine::care::judge` does that.

use serde::Deserialize;

use domain::care::{Access, Level, Measure, Rule, Scope};

use crate::lines::{LineFault, line_at};
use crate::words::as_word;

/// The rules and their version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    /// Raised with every change of a threshold; a change asks the gate anew.
    pub version: u32,
    /// The rules, in the order in which the gate asks.
    pub rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BookToml {
    version: u32,
    rule: Vec<RuleToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleToml {
    id: String,
    finding: String,
    #[serde(with = "as_word", default = "present")]
    measure: Measure,
    #[serde(with = "as_word")]
    scope: Scope,
    #[serde(default = "one")]
    from: u16,
    #[serde(with = "as_word")]
    access: Access,
    #[serde(with = "as_word")]
    level: Level,
    #[serde(default)]
    no_pump: bool,
    #[serde(default)]
    raises: bool,
    say: String,
    source: String,
}

fn present() -> Measure {
    Measure::Present
}
fn one() -> u16 {
    1
}

/// Reads the rules.
///
/// # Errors
/// The first fault, with its line.
pub fn read(text: &str) -> Result<RuleBook, LineFault> {
    let book: BookToml = toml::from_str(text).map_err(|error| LineFault {
        line: error.span().map_or(0, |span| line_at(text, span.start)),
        rule: "readable",
        text: error.message().to_owned(),
    })?;
    Ok(RuleBook { version: book.version, rules: book.rule.into_iter().map(rule).collect() })
}

fn rule(rule: RuleToml) -> Rule {
    Rule {
        id: rule.id,
        finding: rule.finding,
        measure: rule.measure,
        scope: rule.scope,
        from: rule.from,
        access: rule.access,
        level: rule.level,
        no_pump: rule.no_pump,
        raises: rule.raises,
        say: rule.say,
        source: rule.source,
    }
}
