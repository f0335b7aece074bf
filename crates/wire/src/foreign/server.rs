//! A page of pumping entries as a running Baby Buddy answers it, read as sessions.
//! Fetches nothing: the caller does, page after page.

use domain::amount::{Volume, Yield};
use domain::session::{Kit, Origin, Session};
use jiff::Timestamp;
use serde::Deserialize;

use super::{App, Brought, Column, Fault, Faults, Reading, brought};

#[derive(Deserialize)]
struct PageV1 {
    next: Option<String>,
    results: Vec<EntryV1>,
}

#[derive(Deserialize)]
struct EntryV1 {
    id: u64,
    start: String,
    end: String,
    amount: f64,
    notes: Option<String>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its sessions.
    pub sessions: Vec<Brought>,
    /// Whether there is another behind it.
    pub more: bool,
}

/// Reads a page; an entry's place on it stands for its line.
///
/// # Errors
/// When it is no such page, or an entry cannot be a session.
pub fn read_page(text: &str, how: &Reading<'_>) -> Result<Page, Faults> {
    let page: PageV1 = serde_json::from_str(text).map_err(|_| Faults::of(1, Fault::NoTable))?;
    let mut sessions = Vec::with_capacity(page.results.len());
    let mut faults = Faults::default();
    for (place, entry) in page.results.iter().enumerate() {
        match session(entry, how) {
            Ok(session) => sessions.push(brought(App::BabyBuddy, &entry.id.to_string(), session)),
            Err(fault) => faults.push(place + 1, fault),
        }
    }
    if faults.is_none() { Ok(Page { sessions, more: page.next.is_some() }) } else { Err(faults) }
}

fn session(entry: &EntryV1, how: &Reading<'_>) -> Result<Session, Fault> {
    let instant = |text: &str, column| text.parse::<Timestamp>().map_err(|_| Fault::Moment(column));
    let (start, end) = (instant(&entry.start, Column::Start)?, instant(&entry.end, Column::End)?);
    let unit = how.unit.ok_or(Fault::NoUnit(Column::Total))?;
    let total = Volume::new(entry.amount, unit).map_err(|_| Fault::Amount(Column::Total))?;
    Ok(Session {
        start: (how.lived)(start.as_millisecond()),
        end: (how.lived)(end.as_millisecond()),
        origin: Origin::Imported { from: App::BabyBuddy.word().to_owned(), id: entry.id.to_string() },
        gate: None,
        events: Vec::new(),
        amounts: Yield { total: Some(total), ..Yield::default() },
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: entry.notes.clone().unwrap_or_default(),
        kit: Kit::default(),
        trial: None,
    })
}
