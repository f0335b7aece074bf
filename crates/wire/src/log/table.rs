//! The table: header `start,left,right,unit,assigned,technique,block,logged_at`, in any order, others ignored.
//! Says what is wrong on which line; does not judge amounts, which the engine's cleaning does.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};
use domain::amount::Unit;

use super::{START_RULE, local_minute};
use crate::lines::{LineFault, line_at};

/// An arm as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArmWord {
    /// `control`
    Control,
    /// `technique`
    Technique,
    /// `left`
    Left,
    /// `right`
    Right,
}

pub(super) const ARM_RULE: &str = "write control or technique (left or right when one breast is compared), or nothing";
/// More faults than these are not listed.
const MOST_FAULTS: usize = 10;

impl ArmWord {
    /// Reads it, whatever its case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<ArmWord> {
        match word.trim().to_ascii_lowercase().as_str() {
            "control" => Some(ArmWord::Control),
            "technique" => Some(ArmWord::Technique),
            "left" => Some(ArmWord::Left),
            "right" => Some(ArmWord::Right),
            _ => None,
        }
    }

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ArmWord::Control => "control",
            ArmWord::Technique => "technique",
            ArmWord::Left => "left",
            ArmWord::Right => "right",
        }
    }
}

/// One session of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRow {
    /// Start on her clock, minutes since 1970 there.
    pub start_min: i64,
    /// From the left, in `unit`; `None` when blank.
    pub left: Option<f64>,
    /// From the right, in `unit`; `None` when blank.
    pub right: Option<f64>,
    /// The unit of both; millilitres when blank.
    pub unit: Unit,
    /// What was drawn.
    pub assigned: Option<ArmWord>,
    /// What was done.
    pub technique: Option<ArmWord>,
    /// The trial's day, numbered in order of appearance.
    pub block: Option<u32>,
    /// When it was written down, on her clock, minutes since 1970 there.
    pub logged_min: Option<i64>,
}

/// Where each column stands.
struct Columns {
    start: usize,
    left: Option<usize>,
    right: Option<usize>,
    unit: Option<usize>,
    assigned: Option<usize>,
    technique: Option<usize>,
    block: Option<usize>,
    logged_at: Option<usize>,
}

/// Reads a log.
///
/// # Errors
/// With each line that cannot be read (ten at most), and what would be right there.
pub fn decode_log(text: &str) -> Result<Vec<LogRow>, Vec<LineFault>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let columns = reader.headers().map_err(|error| vec![torn(&error)]).and_then(columns)?;
    let mut blocks = HashMap::new();
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let row = record.map_err(|error| torn(&error)).and_then(|record| {
            let told = |(rule, what): (&'static str, &str)| LineFault {
                line: line_of_record(text, &record),
                rule,
                text: what.to_owned(),
            };
            row(&record, &columns, &mut blocks).map_err(told)
        });
        match row {
            Ok(row) => rows.extend(row),
            Err(fault) => faults.push(fault),
        }
        if faults.len() == MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn torn(error: &csv::Error) -> LineFault {
    let line = error.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
    LineFault { line, rule: "table", text: "this is not a table of comma-separated values in UTF-8".to_owned() }
}

fn columns(header: &StringRecord) -> Result<Columns, Vec<LineFault>> {
    let place = |name: &str| header.iter().position(|field| field.trim().eq_ignore_ascii_case(name));
    let text = "the first line must name the columns: start,left,right,unit,assigned,technique,block,logged_at";
    let missing = || vec![LineFault { line: 1, rule: "header", text: text.to_owned() }];
    let (left, right) = (place("left"), place("right"));
    left.or(right).ok_or_else(missing)?;
    Ok(Columns {
        start: place("start").ok_or_else(missing)?,
        left,
        right,
        unit: place("unit"),
        assigned: place("assigned"),
        technique: place("technique"),
        block: place("block"),
        logged_at: place("logged_at"),
    })
}

/// The line a record stands on. The reader's own count stops before blank lines, which it skips.
fn line_of_record(text: &str, record: &StringRecord) -> usize {
    let from = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
    let blank = text.bytes().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    line_at(text, from + blank)
}

/// The session on a line, or which field is wrong and what is right; `None` when all its fields are blank.
fn row(
    record: &StringRecord,
    columns: &Columns,
    blocks: &mut HashMap<String, u32>,
) -> Result<Option<LogRow>, (&'static str, &'static str)> {
    if record.iter().all(str::is_empty) {
        return Ok(None);
    }
    let field = |column: Option<usize>| column.and_then(|c| record.get(c)).filter(|f| !f.is_empty());
    let amount = |column, rule| field(column).map(|f| read_amount(f).map_err(|text| (rule, text))).transpose();
    let arm = |column, rule| field(column).map(|f| ArmWord::from_word(f).ok_or((rule, ARM_RULE))).transpose();
    let unit = match field(columns.unit).map(str::to_ascii_lowercase).as_deref() {
        None | Some("ml") => Unit::Ml,
        Some("oz") => Unit::Oz,
        Some(_) => return Err(("unit", "write ml or oz")),
    };
    let logged = field(columns.logged_at).map(|f| local_minute(f).ok_or(("logged_at", START_RULE)));
    Ok(Some(LogRow {
        start_min: field(Some(columns.start)).and_then(local_minute).ok_or(("start", START_RULE))?,
        left: amount(columns.left, "left")?,
        right: amount(columns.right, "right")?,
        unit,
        assigned: arm(columns.assigned, "assigned")?,
        technique: arm(columns.technique, "technique")?,
        block: field(columns.block).map(|name| number_of(blocks, name)),
        logged_min: logged.transpose()?,
    }))
}

fn read_amount(field: &str) -> Result<f64, &'static str> {
    match field.parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number),
        Ok(_) => Err("an amount is zero or more; leave it blank when it was not recorded"),
        Err(_) => Err("write an amount as a number such as 45 or 1.5; leave it blank when it was not recorded"),
    }
}

fn number_of(blocks: &mut HashMap<String, u32>, name: &str) -> u32 {
    let next = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    *blocks.entry(name.to_owned()).or_insert(next)
}
