//! The gate's rules as a TOML file (or, compiled in, as the same in JSON).
//! Not their judgement: `engine::care::judge` does that.

use serde::Deserialize;

use domain::care::{Access, Level, Measure, OverTime, Rest, Rule, RuleBook, Scope};

use crate::words::as_word;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BookToml {
    version: u32,
    rule: Vec<RuleToml>,
    #[serde(default)]
    over_time: Vec<OverTimeToml>,
    #[serde(default)]
    rest: Vec<RestToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverTimeToml {
    id: String,
    finding: String,
    after_h: u32,
    #[serde(with = "as_word")]
    level: Level,
    say: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RestToml {
    id: String,
    finding: String,
    hours: u32,
    source: String,
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

/// Reads the rules from their file.
///
/// # Errors
/// The first fault, with its line.
#[cfg(feature = "toml")]
pub fn read(text: &str) -> Result<RuleBook, crate::lines::LineFault> {
    toml::from_str::<BookToml>(text).map(book).map_err(|error| crate::lines::from_toml(text, &error))
}

/// The same file as JSON, as the build lays it into the phone's bundle.
///
/// # Errors
/// The first fault, with its line.
#[cfg(feature = "toml")]
pub fn as_json(text: &str) -> Result<String, crate::lines::LineFault> {
    let value: serde_json::Value = toml::from_str(text).map_err(|error| crate::lines::from_toml(text, &error))?;
    Ok(value.to_string())
}

/// Reads the rules from that JSON.
///
/// # Errors
/// When the text is none.
pub fn read_json(text: &str) -> Result<RuleBook, crate::Malformed> {
    crate::json::read::<BookToml>(text).map(book)
}

fn book(file: BookToml) -> RuleBook {
    let over_time = file.over_time.into_iter().map(|one| OverTime {
        id: one.id,
        finding: one.finding,
        after_h: one.after_h,
        level: one.level,
        say: one.say,
        source: one.source,
    });
    let rests = file.rest.into_iter().map(|one| Rest {
        id: one.id,
        finding: one.finding,
        hours: one.hours,
        source: one.source,
    });
    RuleBook {
        version: file.version,
        rules: file.rule.into_iter().map(rule).collect(),
        over_time: over_time.collect(),
        rests: rests.collect(),
    }
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
