//! Everything as one JSON file, a fact a line: complete, so that a phone can be refilled from it.
//! Not for spreadsheets: `table` is.

use domain::fact::Fact;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::problem::{ImportError, LineProblem, Wrong};
use super::without_mark;
use crate::malformed::{Malformed, What};
use crate::{fact, lines};

/// The name by which the file is known again.
pub const FORMAT: &str = "letdown-facts";

/// The version of the file's frame; each fact has its own.
pub const VERSION: u64 = 1;

/// All facts, in the order in which they were written, each once.
#[must_use]
pub fn to_json(facts: &[Fact]) -> String {
    let mut sorted: Vec<&Fact> = facts.iter().collect();
    sorted.sort_by_key(|fact| (fact.stamp, fact.device, fact.id));
    sorted.dedup();
    let lines: Vec<String> = sorted.into_iter().map(fact::encode).collect();
    let between = if lines.is_empty() { "" } else { "\n" };
    let lines = lines.join(",\n");
    format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"facts\":[{between}{lines}{between}]}}\n")
}

#[derive(Deserialize)]
struct HeaderV1 {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
struct FactsV1<'a> {
    #[serde(borrow)]
    facts: Vec<&'a RawValue>,
}

/// Reads such a file, whole or not at all.
///
/// # Errors
/// When it is something else, was cut off, comes from a newer version, or holds a fact that cannot be read.
pub fn from_json(text: &str) -> Result<Vec<Fact>, ImportError> {
    let text = without_mark(text);
    if text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    check_header(text)?;
    let file: FactsV1 = serde_json::from_str(text).map_err(|error| ImportError::CutOff { line: error.line() })?;
    let mut facts = Vec::with_capacity(file.facts.len());
    let mut problems = Vec::new();
    for raw in file.facts {
        match fact::decode(raw.get()) {
            Ok(fact) => facts.push(fact),
            Err(malformed) => problems.push(problem(&malformed, line_of(text, raw))),
        }
    }
    if problems.is_empty() { Ok(facts) } else { Err(ImportError::Lines(problems)) }
}

fn check_header(text: &str) -> Result<(), ImportError> {
    let header: HeaderV1 = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ImportError::NotOurs,
        _ if begins_like_ours(text) => ImportError::CutOff { line: error.line() },
        _ => ImportError::NotOurs,
    })?;
    match (header.format.as_deref(), header.version) {
        (Some(FORMAT), Some(VERSION)) => Ok(()),
        (Some(FORMAT), Some(version)) if version > VERSION => Err(ImportError::Newer { version }),
        _ => Err(ImportError::NotOurs),
    }
}

/// Whether a text that is no whole JSON may once have been ours.
fn begins_like_ours(text: &str) -> bool {
    let near: String = text.chars().take(200).collect();
    near.contains(&format!("\"{FORMAT}\""))
}

/// The line on which `raw` begins, a part of `text`.
fn line_of(text: &str, raw: &RawValue) -> usize {
    lines::line_at(text, (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
}

fn problem(malformed: &Malformed, line: usize) -> LineProblem {
    let wrong = match malformed.what {
        What::Missing => Wrong::Missing,
        What::NotAMoment => Wrong::Moment,
        What::NotAnId => Wrong::Id,
        _ => Wrong::Unreadable,
    };
    let field = if malformed.at.is_empty() { "none" } else { malformed.at.as_str() };
    LineProblem::new(line, field, wrong)
}
