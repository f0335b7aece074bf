//! What is wrong with a table of another app, by line, with what to do about it.
//! Repeats nothing of the table but the names of its columns.

use std::fmt;

use super::Column;

/// How many faults are told at most.
const MOST_TOLD: usize = 100;

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No table at all.
    NoTable,
    /// No column holds this.
    NoColumn(Column),
    /// Another number of columns than the first line.
    Columns,
    /// It must be there and is not.
    Missing(Column),
    /// Not a day and a time.
    Moment(Column),
    /// The clocks were put forward then.
    NoSuchTime(Column),
    /// Not a length of time.
    Length(Column),
    /// The end lies before the start.
    EndBeforeStart,
    /// Longer than a day.
    TooLong,
    /// Not a number.
    Number(Column),
    /// Below zero, or more than a litre.
    Amount(Column),
    /// Millilitres or ounces?
    NoUnit(Column),
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoTable => write!(to, "this is no table; export it from the other app as CSV"),
            Fault::NoColumn(column) => {
                write!(to, "no column holds the {column}; name one with --column {}=HEADING", column.word())
            }
            Fault::Columns => write!(to, "more or fewer columns than in the first line"),
            Fault::Missing(column) => write!(to, "the {column} is not there"),
            Fault::Moment(column) => write!(to, "the {column} is not a day and a time, such as 2026-03-01 14:10"),
            Fault::NoSuchTime(column) => write!(to, "the {column} never was: the clocks were put forward then"),
            Fault::Length(column) => write!(to, "the {column} is not a length of time, such as 20 or 0:20"),
            Fault::EndBeforeStart => write!(to, "the end is before the start"),
            Fault::TooLong => write!(to, "longer than a day"),
            Fault::Number(column) => write!(to, "the {column} is not a number"),
            Fault::Amount(column) => write!(to, "the {column} can be from 0 to a litre"),
            Fault::NoUnit(column) => write!(to, "the {column} has no unit; say which with --unit ml or --unit oz"),
        }
    }
}

/// Everything that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    told: Vec<(usize, Fault)>,
    more: usize,
}

impl Faults {
    /// One.
    #[must_use]
    pub fn of(line: usize, fault: Fault) -> Faults {
        Faults { told: vec![(line, fault)], more: 0 }
    }

    pub(super) fn push(&mut self, line: usize, fault: Fault) {
        if self.told.len() < MOST_TOLD {
            self.told.push((line, fault));
        } else {
            self.more += 1;
        }
    }

    pub(super) fn is_none(&self) -> bool {
        self.told.is_empty()
    }

    /// Lines and what is wrong with them.
    #[must_use]
    pub fn lines(&self) -> &[(usize, Fault)] {
        &self.told
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, fault) in &self.told {
            writeln!(to, "line {line}: {fault}")?;
        }
        if self.more > 0 {
            writeln!(to, "and {} more", self.more)?;
        }
        write!(to, "nothing was added; mend the table and import it again")
    }
}

impl std::error::Error for Faults {}
