//! Reads a table back, also one that went through a spreadsheet: other separators, decimal commas, moved columns.
//! Whole or not at all; each problem names its line and column and repeats nothing of the cell.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use domain::amount::{AmountError, LARGEST_SIDE_ML, Unit, Volume, Yield};
use domain::fact::FactId;
use domain::moment::Moment;
use domain::place::{Breast, Quadrant, Spot};
use domain::session::{Destination, Kit, Origin, Session};

use super::{COLUMNS, Row, cell};
use crate::export::problem::{ImportError, LineProblem, Wrong};
use crate::export::without_mark;
use crate::fact::{id_from_text, id_text};
use crate::moment;
use crate::words::Word;

/// Most problems told at once; nobody mends more before trying again.
const MOST_TOLD: usize = 50;

/// Without these there is no session.
const NEEDED: [&str; 2] = ["start", "end"];

/// Reads such a table.
///
/// # Errors
/// When it is something else, or a line cannot be read; tells each such line.
pub fn from_csv(text: &str) -> Result<Vec<Row>, ImportError> {
    let text = without_mark(text);
    if text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    let separator = separator(text).ok_or(ImportError::NotOurs)?;
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| ImportError::NotOurs)?.clone();
    let columns = Columns::new(&header)?;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut place = Place { at: 0, line: 1 };
    for record in reader.records() {
        let record = record.map_err(|_| ImportError::NotText)?;
        let line = place.line_at(text, record.position().map_or(0, csv::Position::byte));
        match (Line { line, columns: &columns, record: &record, comma: separator != b',' }).read() {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(repeats(&rows));
    problems.sort_by_key(|problem| problem.line);
    problems.truncate(MOST_TOLD);
    if problems.is_empty() { Ok(rows) } else { Err(ImportError::Lines(problems)) }
}

/// How far lines have been counted.
struct Place {
    at: usize,
    line: usize,
}

impl Place {
    /// The line of the record at `byte`. The reader's own count is one short after `\r\n`.
    fn line_at(&mut self, text: &str, byte: u64) -> usize {
        let bytes = text.as_bytes();
        let from = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
        let breaks = bytes[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = bytes.get(self.at..from + breaks).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(from + breaks);
        self.line
    }
}

/// What stands between the columns of the header.
fn separator(text: &str) -> Option<u8> {
    let header = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().find(|separator| {
        let names = header.split(char::from(*separator)).map(|name| name.trim().trim_matches('"'));
        let known = names.filter(|name| COLUMNS.contains(name)).count();
        known >= 3
    })
}

/// Rows whose id an earlier one has.
fn repeats(rows: &[Row]) -> Vec<LineProblem> {
    let mut seen: HashMap<FactId, usize> = HashMap::new();
    let mut twice = Vec::new();
    for row in rows {
        let Some(id) = row.id else { continue };
        match seen.get(&id) {
            Some(earlier) => twice.push(LineProblem::new(row.line, "id", Wrong::Twice { earlier: *earlier })),
            None => _ = seen.insert(id, row.line),
        }
    }
    twice
}

/// Where each column stands.
struct Columns {
    places: HashMap<&'static str, usize>,
    count: usize,
}

impl Columns {
    fn new(header: &StringRecord) -> Result<Columns, ImportError> {
        let place = |name: &&'static str| header.iter().position(|column| column.trim() == *name).map(|at| (*name, at));
        let places: HashMap<_, _> = COLUMNS.iter().filter_map(place).collect();
        let missing = NEEDED.iter().filter(|name| !places.contains_key(*name));
        let problems: Vec<_> = missing.map(|name| LineProblem::new(1, *name, Wrong::Missing)).collect();
        if problems.is_empty() {
            Ok(Columns { places, count: header.len() })
        } else {
            Err(ImportError::Lines(problems))
        }
    }
}

/// One line in reading.
struct Line<'a> {
    line: usize,
    columns: &'a Columns,
    record: &'a StringRecord,
    /// Whether a comma may be a decimal comma.
    comma: bool,
}

impl Line<'_> {
    fn problem(&self, column: &str, wrong: Wrong) -> LineProblem {
        LineProblem::new(self.line, column, wrong)
    }

    /// The cell, as typed.
    fn cell(&self, column: &str) -> &str {
        self.columns.places.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default()
    }

    fn read(&self) -> Result<Row, LineProblem> {
        if self.record.len() != self.columns.count {
            return Err(self.problem("none", Wrong::Columns));
        }
        let (start, end) = (self.moment("start")?, self.moment("end")?);
        let lasted_ms = end.epoch_ms() - start.epoch_ms();
        if lasted_ms < 0 {
            return Err(self.problem("end", Wrong::EndBeforeStart));
        }
        if lasted_ms > 24 * 3_600_000 {
            return Err(self.problem("end", Wrong::TooLong));
        }
        let amounts =
            Yield { left: self.amount("left_ml")?, right: self.amount("right_ml")?, total: self.amount("total_ml")? };
        let id = self.id()?;
        let session = Session {
            start,
            end,
            origin: Origin::Imported {
                from: Origin::TABLE.to_owned(),
                id: id.map(|id| id_text(id.0)).unwrap_or_default(),
            },
            gate: None,
            events: Vec::new(),
            amounts,
            discomfort: self.discomfort()?,
            firm: self.firm()?,
            destination: self.destination()?,
            note: cell::unguard(self.cell("note")).to_owned(),
            kit: Kit::default(),
            trial: None,
        };
        Ok(Row { line: self.line, id, session })
    }

    fn moment(&self, column: &str) -> Result<Moment, LineProblem> {
        let (text, zone) = (self.cell(column).trim(), self.cell("zone").trim());
        if text.is_empty() {
            return Err(self.problem(column, Wrong::Missing));
        }
        let text = text.split('[').next().unwrap_or_default();
        let text = if moment::is_zone(zone) { format!("{text}[{zone}]") } else { text.to_owned() };
        moment::decode(&text).map_err(|_| self.problem(column, Wrong::Moment))
    }

    fn amount(&self, column: &str) -> Result<Option<Volume>, LineProblem> {
        let text = self.cell(column).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let point = if self.comma { text.replace(',', ".") } else { text.to_owned() };
        let number = point.parse().map_err(|_| self.problem(column, Wrong::Number))?;
        Volume::new(number, Unit::Ml).map(Some).map_err(|refused| self.problem(column, amount_wrong(refused)))
    }

    fn discomfort(&self) -> Result<Option<u8>, LineProblem> {
        let column = "discomfort_0_to_10";
        match self.cell(column).trim() {
            "" => Ok(None),
            text => match text.parse::<i64>().map(u8::try_from) {
                Err(_) => Err(self.problem(column, Wrong::Number)),
                Ok(Ok(level @ 0..=10)) => Ok(Some(level)),
                Ok(Ok(_)) => Err(self.problem(column, Wrong::TooMuch { most: 10 })),
                Ok(Err(_)) if text.starts_with('-') => Err(self.problem(column, Wrong::BelowZero)),
                Ok(Err(_)) => Err(self.problem(column, Wrong::TooMuch { most: 10 })),
            },
        }
    }

    fn firm(&self) -> Result<Vec<Spot>, LineProblem> {
        let spot = |text: &str| {
            let (breast, quadrant) = text.split_once('/')?;
            Some(Spot { breast: Breast::from_word(breast)?, quadrant: Quadrant::from_word(quadrant)? })
        };
        let choices = || format!("{}, a slash, then {}", Breast::choices(), Quadrant::choices());
        let spots = self.cell("firm").split_whitespace().map(spot);
        spots.collect::<Option<_>>().ok_or_else(|| self.problem("firm", Wrong::Word { choices: choices() }))
    }

    fn destination(&self) -> Result<Option<Destination>, LineProblem> {
        match self.cell("destination").trim() {
            "" => Ok(None),
            word => Destination::from_word(word)
                .map(Some)
                .ok_or_else(|| self.problem("destination", Wrong::Word { choices: Destination::choices() })),
        }
    }

    fn id(&self) -> Result<Option<FactId>, LineProblem> {
        match self.cell("id").trim() {
            "" => Ok(None),
            text => id_from_text(text, "id").map(|id| Some(FactId(id))).map_err(|_| self.problem("id", Wrong::Id)),
        }
    }
}

fn amount_wrong(refused: AmountError) -> Wrong {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one thousand")]
    let most = LARGEST_SIDE_ML as u32;
    match refused {
        AmountError::NotANumber => Wrong::Number,
        AmountError::BelowZero => Wrong::BelowZero,
        AmountError::TooLarge => Wrong::TooMuch { most },
    }
}
