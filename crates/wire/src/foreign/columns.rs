//! Which column holds what: by the headings that apps are known to write, or as the person says.
//! Guesses from headings alone, never from what stands below them.

use std::fmt;

use csv::StringRecord;
use domain::amount::Unit;

use super::fault::{Fault, Faults};
use super::{App, Reading, cells};

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// When it began: day and time, or the day.
    Start,
    /// The time of the start when its day stands apart.
    StartTime,
    /// When it ended.
    End,
    /// The time of the end when its day stands apart.
    EndTime,
    /// How long it took.
    Length,
    /// Milk from her left.
    Left,
    /// Milk from her right.
    Right,
    /// Milk in all.
    Total,
    /// The unit of the amounts.
    Unit,
    /// Which side the amount is of.
    Side,
    /// Her words.
    Note,
    /// The other app's own number.
    Id,
    /// What the row is about.
    Kind,
}

const NAMES: [(Column, &str); 13] = [
    (Column::Start, "start"),
    (Column::StartTime, "start-time"),
    (Column::End, "end"),
    (Column::EndTime, "end-time"),
    (Column::Length, "length"),
    (Column::Left, "left"),
    (Column::Right, "right"),
    (Column::Total, "total"),
    (Column::Unit, "unit"),
    (Column::Side, "side"),
    (Column::Note, "note"),
    (Column::Id, "id"),
    (Column::Kind, "kind"),
];

impl Column {
    /// As it is named on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        NAMES.iter().find(|(column, _)| *column == self).map_or("", |(_, word)| word)
    }

    /// From that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Column> {
        NAMES.iter().find(|(_, name)| *name == word).map(|(column, _)| *column)
    }

    /// Headings that hold it, in lower case, without units and signs; the likeliest first.
    fn headings(self, app: App) -> &'static [&'static str] {
        match (self, app) {
            // Its one table gives each kind of row its own meaning of these.
            (Column::Left, App::Huckleberry) => &["start condition"],
            (Column::Right, App::Huckleberry) => &["end condition"],
            (Column::Start, _) => &[
                "start",
                "start date time",
                "start datetime",
                "begin",
                "began",
                "started",
                "date time",
                "datetime",
                "timestamp",
                "pumping time",
                "start date",
                "date",
                "day",
            ],
            (Column::StartTime, _) => &["start time", "begin time", "time"],
            (Column::End, _) => &[
                "end",
                "end date time",
                "end datetime",
                "ended",
                "finished",
                "finished time",
                "finish",
                "stop",
                "end date",
            ],
            (Column::EndTime, _) => &["end time", "finish time", "stop time"],
            (Column::Length, _) => &["duration", "length", "minutes", "total time", "time pumped", "total duration"],
            (Column::Left, _) => {
                &["left", "left amount", "amount left", "left breast", "left volume", "left output", "pump left amount"]
            }
            (Column::Right, _) => &[
                "right",
                "right amount",
                "amount right",
                "right breast",
                "right volume",
                "right output",
                "pump right amount",
            ],
            (Column::Total, _) => &[
                "total",
                "amount",
                "total amount",
                "volume",
                "total volume",
                "quantity",
                "output",
                "pump total amount",
                "combined amount",
            ],
            (Column::Unit, _) => &["unit", "units", "amount unit", "volume unit"],
            (Column::Side, _) => &["side", "breast"],
            (Column::Note, _) => &["notes", "note", "comments", "comment"],
            (Column::Id, _) => &["id"],
            (Column::Kind, _) => &["type", "activity", "event", "category", "kind"],
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Column::Start => "start",
            Column::StartTime => "time of the start",
            Column::End => "end",
            Column::EndTime => "time of the end",
            Column::Length => "length",
            Column::Left => "left amount",
            Column::Right => "right amount",
            Column::Total => "amount",
            Column::Unit => "unit",
            Column::Side => "side",
            Column::Note => "note",
            Column::Id => "number",
            Column::Kind => "kind",
        })
    }
}

/// Where each stands, and the unit that its heading names.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    found: Vec<(Column, usize, Option<Unit>)>,
}

impl Columns {
    /// By the headings and by what was said.
    ///
    /// # Errors
    /// When nothing tells the start, or a heading that was said is not there.
    pub fn find(header: &StringRecord, how: &Reading<'_>) -> Result<Columns, Faults> {
        let headings: Vec<(String, Option<Unit>)> = header.iter().map(plain).collect();
        let mut found = Vec::new();
        for (column, _) in NAMES {
            let said = how.named.iter().find(|(named, _)| *named == column).map(|(_, heading)| plain(heading).0);
            let place = match said {
                Some(said) => {
                    let place = headings.iter().position(|(heading, _)| *heading == said);
                    Some(place.ok_or_else(|| Faults::of(1, Fault::NoColumn(column)))?)
                }
                None => {
                    let known = column.headings(how.app).iter();
                    known.filter_map(|known| headings.iter().position(|(heading, _)| heading == known)).next()
                }
            };
            let taken = |place: &usize| found.iter().any(|(_, other, _)| other == place);
            if let Some(place) = place.filter(|place| !taken(place)) {
                found.push((column, place, headings[place].1));
            }
        }
        let columns = Columns { found };
        // A heading such as "Start time" alone holds day and time.
        let columns = columns.with_day_from_clock(Column::Start, Column::StartTime);
        let columns = columns.with_day_from_clock(Column::End, Column::EndTime);
        if columns.place(Column::Start).is_none() {
            return Err(Faults::of(1, Fault::NoColumn(Column::Start)));
        }
        Ok(columns)
    }

    fn with_day_from_clock(mut self, day: Column, clock: Column) -> Columns {
        // An end's time alone is fine where the start has a day of its own.
        let apart = day == Column::End && self.place(Column::StartTime).is_some();
        if self.place(day).is_none() && !apart {
            self.found.iter_mut().filter(|(column, _, _)| *column == clock).for_each(|found| found.0 = day);
        }
        self
    }

    /// Where a column stands.
    #[must_use]
    pub fn place(&self, column: Column) -> Option<usize> {
        self.found.iter().find(|(found, _, _)| *found == column).map(|(_, place, _)| *place)
    }

    /// The unit that a column's heading names.
    #[must_use]
    pub fn unit(&self, column: Column) -> Option<Unit> {
        self.found.iter().find(|(found, _, _)| *found == column).and_then(|(_, _, unit)| *unit)
    }
}

/// A heading in lower case without signs, and the unit that it names.
fn plain(heading: &str) -> (String, Option<Unit>) {
    let lower = heading.to_lowercase();
    let spaced: String = lower.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let unit = words.iter().find_map(|word| cells::unit(word));
    let kept = words.into_iter().filter(|word| cells::unit(word).is_none() && !["min", "mins"].contains(word));
    (kept.collect::<Vec<_>>().join(" "), unit)
}
