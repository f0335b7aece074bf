//! Tables that other apps write, read as sessions: whole or not at all, each with where it came from.
//! Knows no zone database and keeps nothing: the caller says where a wall clock hung, and what is known already.

mod cells;
mod columns;
mod fault;
mod server;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use csv::{ReaderBuilder, StringRecord};
use domain::amount::{Unit, Volume, Yield};
use domain::fact::FactId;
use domain::moment::Moment;
use domain::session::{Kit, Origin, Session};
use jiff::civil::DateTime;
use uuid::Uuid;

pub use cells::When;
pub use columns::{Column, Columns};
pub use fault::{Fault, Faults};
pub use server::{Page, read_page};

/// Which app wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum App {
    /// Pumping entries, exported from its administration pages.
    BabyBuddy,
    /// Its one table of everything.
    Huckleberry,
    /// By its headings.
    Nara,
    /// By its headings.
    PumpLog,
    /// Any other, by its headings.
    Other,
}

impl App {
    /// As it stands in where a session came from.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            App::BabyBuddy => "baby-buddy",
            App::Huckleberry => "huckleberry",
            App::Nara => "nara",
            App::PumpLog => "pump-log",
            App::Other => "table",
        }
    }
}

/// How a table is to be read.
pub struct Reading<'a> {
    /// Who wrote it.
    pub app: App,
    /// The unit of numbers that name none.
    pub unit: Option<Unit>,
    /// Whether 3/4 is the third of April.
    pub day_first: bool,
    /// Columns by what they hold, where the headings do not tell.
    pub named: &'a [(Column, String)],
    /// A wall clock's time where she lived; none when there was no such time.
    pub at_home: &'a dyn Fn(DateTime) -> Option<Moment>,
    /// An instant, as it was lived there.
    pub lived: &'a dyn Fn(i64) -> Moment,
}

/// One session of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The same for the same row, always.
    pub id: FactId,
    /// As the row tells it.
    pub session: Session,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its sessions, in its order.
    pub sessions: Vec<Brought>,
    /// Rows that are about something else.
    pub others: usize,
    /// Rows that stand there twice.
    pub repeats: usize,
}

/// Reads a table.
///
/// # Errors
/// When any of its lines cannot be read: tells each, up to a hundred.
pub fn read(text: &str, how: &Reading<'_>) -> Result<Table, Faults> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let separators = [b',', b';', b'\t'];
    let most = separators.into_iter().max_by_key(|one| header.bytes().filter(|byte| byte == one).count());
    let mut reader = ReaderBuilder::new().delimiter(most.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| Faults::of(1, Fault::NoTable))?.clone();
    let columns = Columns::find(&header, how)?;
    let mut table = Table::default();
    let mut faults = Faults::default();
    let mut seen = HashSet::new();
    for record in reader.records() {
        let Ok(record) = record else {
            faults.push(0, Fault::NoTable);
            break;
        };
        let line = record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or_default());
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match (Row { how, columns: &columns, record: &record, width: header.len() }).read() {
            Ok(None) => table.others += 1,
            Ok(Some(one)) if seen.insert(one.id) => table.sessions.push(one),
            Ok(Some(_)) => table.repeats += 1,
            Err(fault) => faults.push(line, fault),
        }
    }
    if faults.is_none() { Ok(table) } else { Err(faults) }
}

/// A session that another server told, with its number there; the same id as from its table.
#[must_use]
pub fn brought(app: App, number: &str, session: Session) -> Brought {
    let name = if number.is_empty() {
        let (start, end) = (session.start.epoch_ms(), session.end.epoch_ms());
        let Yield { left, right, total } = session.amounts;
        format!("{} {start} {end} {left:?} {right:?} {total:?}", app.word())
    } else {
        // To the second, as tables tell it.
        format!("{} {number} {}", app.word(), session.start.epoch_ms().div_euclid(1000))
    };
    Brought { id: FactId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()).as_u128()), session }
}

/// One line in reading.
struct Row<'a> {
    how: &'a Reading<'a>,
    columns: &'a Columns,
    record: &'a StringRecord,
    width: usize,
}

impl Row<'_> {
    fn cell(&self, column: Column) -> &str {
        self.columns.place(column).and_then(|place| self.record.get(place)).unwrap_or_default().trim()
    }

    fn read(&self) -> Result<Option<Brought>, Fault> {
        if self.record.len() != self.width {
            return Err(Fault::Columns);
        }
        let kind = self.cell(Column::Kind).to_lowercase();
        if self.columns.place(Column::Kind).is_some() && !kind.contains("pump") {
            return Ok(None);
        }
        let start = self.moment(Column::Start, Column::StartTime)?.ok_or(Fault::Missing(Column::Start))?;
        let end = self.end(&start)?;
        let lasted_ms = end.epoch_ms() - start.epoch_ms();
        if lasted_ms < 0 {
            return Err(Fault::EndBeforeStart);
        }
        if lasted_ms > 24 * 3_600_000 {
            return Err(Fault::TooLong);
        }
        let number = self.cell(Column::Id).to_owned();
        let session = Session {
            start,
            end,
            origin: Origin::Imported { from: self.how.app.word().to_owned(), id: number.clone() },
            gate: None,
            events: Vec::new(),
            amounts: self.amounts()?,
            discomfort: None,
            firm: Vec::new(),
            destination: None,
            note: self.cell(Column::Note).to_owned(),
            kit: Kit::default(),
            trial: None,
        };
        Ok(Some(brought(self.how.app, &number, session)))
    }

    fn end(&self, start: &Moment) -> Result<Moment, Fault> {
        if let Some(end) = self.moment(Column::End, Column::EndTime)? {
            let alone = !self.cell(Column::End).contains(['-', '/', '.', ',']);
            // A time alone that lies before the start is after midnight.
            let over_midnight = alone && end.epoch_ms() < start.epoch_ms();
            return Ok(if over_midnight { (self.how.lived)(end.epoch_ms() + 86_400_000) } else { end });
        }
        let text = self.cell(Column::Length);
        if text.is_empty() {
            return Ok(start.clone());
        }
        let lasted_ms = cells::length_ms(text).ok_or(Fault::Length(Column::Length))?;
        Ok((self.how.lived)(start.epoch_ms().saturating_add(lasted_ms)))
    }

    fn moment(&self, column: Column, clock: Column) -> Result<Option<Moment>, Fault> {
        let (day, time) = (self.cell(column), self.cell(clock));
        let text = match (day.is_empty(), time.is_empty()) {
            (true, true) => return Ok(None),
            // A time without a day is on the day of the start.
            (true, false) => {
                format!("{} {time}", self.cell(Column::Start).split([' ', 'T']).next().unwrap_or_default())
            }
            (false, true) => day.to_owned(),
            (false, false) => format!("{day} {time}"),
        };
        // An end that tells a time alone is on the day of the start.
        let whole = cells::when(&text, self.how.day_first)
            .or_else(|| cells::when(&format!("{} {text}", self.day()), self.how.day_first));
        match whole {
            Some(When::Instant(ms)) => Ok(Some((self.how.lived)(ms))),
            Some(When::Wall(wall)) => (self.how.at_home)(wall).map(Some).ok_or(Fault::NoSuchTime(column)),
            None => Err(Fault::Moment(column)),
        }
    }

    /// The day of the start, as it stands there.
    fn day(&self) -> &str {
        self.cell(Column::Start).split([' ', 'T', ',']).next().unwrap_or_default()
    }

    fn amounts(&self) -> Result<Yield, Fault> {
        let mut amounts = Yield {
            left: self.amount(Column::Left)?,
            right: self.amount(Column::Right)?,
            total: self.amount(Column::Total)?,
        };
        match self.cell(Column::Side).to_lowercase().as_str() {
            "left" | "l" => amounts.left = amounts.left.or(amounts.total.take()),
            "right" | "r" => amounts.right = amounts.right.or(amounts.total.take()),
            // The sides say more than their sum.
            _ if amounts.left.is_some() && amounts.right.is_some() => amounts.total = None,
            _ => {}
        }
        Ok(amounts)
    }

    fn amount(&self, column: Column) -> Result<Option<Volume>, Fault> {
        let text = self.cell(column);
        if text.is_empty() || text == "-" {
            return Ok(None);
        }
        let (number, named) = cells::amount(text).ok_or(Fault::Number(column))?;
        let told = cells::unit(self.cell(Column::Unit));
        let unit = named.or(self.columns.unit(column)).or(told).or(self.how.unit).ok_or(Fault::NoUnit(column))?;
        Volume::new(number, unit).map(Some).map_err(|_| Fault::Amount(column))
    }
}
