//! Sessions as a table for spreadsheets, one a line, units in the header.
//! A table leaves out what has no column: the gate, what happened minute by minute, settings. JSON holds all.

mod cell;
mod change;
mod reading;

use domain::amount::Volume;
use domain::fact::FactId;
use domain::moment::Moment;
use domain::place::Spot;
use domain::session::{Origin, Session};

pub use change::{Change, changes};
pub use reading::from_csv;

use crate::fact::id_text;
use crate::moment;
use crate::words::Word;

/// The columns, in order.
pub const COLUMNS: [&str; 12] = [
    "start",
    "end",
    "zone",
    "left_ml",
    "right_ml",
    "total_ml",
    "discomfort_0_to_10",
    "firm",
    "destination",
    "protocol",
    "note",
    "id",
];

/// One line of a table, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which line of the file, from 1.
    pub line: usize,
    /// The session's id, when the line has one.
    pub id: Option<FactId>,
    /// The session, as far as the columns tell it.
    pub session: Session,
}

/// Sessions as a table, in the order given. What a column holds is never read as a formula.
#[must_use]
pub fn to_csv<'a>(sessions: impl IntoIterator<Item = (FactId, &'a Session)>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot be refused.
    let _ = writer.write_record(COLUMNS);
    for (id, session) in sessions {
        let _ = writer.write_record(line(id, session));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn line(id: FactId, session: &Session) -> [String; 12] {
    let ml = |volume: Option<Volume>| volume.map(|volume| volume.ml().to_string()).unwrap_or_default();
    let protocol = match &session.origin {
        Origin::Live(protocol) => protocol.id.as_str(),
        Origin::Logged | Origin::Imported { .. } => "",
    };
    let zone = if moment::is_zone(&session.start.zone) { session.start.zone.as_str() } else { "UTC" };
    [
        when(&session.start),
        when(&session.end),
        cell::guard(zone),
        ml(session.amounts.left),
        ml(session.amounts.right),
        ml(session.amounts.total),
        session.discomfort.map(|level| level.to_string()).unwrap_or_default(),
        session.firm.iter().map(spot).collect::<Vec<_>>().join(" "),
        session.destination.map(|place| place.word().to_owned()).unwrap_or_default(),
        cell::guard(protocol),
        cell::guard(&session.note),
        id_column(id, session),
    ]
}

/// `2026-11-22T14:10:00.000+01:00`; the zone has its own column.
fn when(moment: &Moment) -> String {
    let text = moment::encode(moment);
    text.split('[').next().unwrap_or_default().to_owned()
}

fn spot(spot: &Spot) -> String {
    format!("{}/{}", spot.breast.word(), spot.quadrant.word())
}

/// The id it was first written down under, so that it stays itself from phone to table to phone.
fn id_column(id: FactId, session: &Session) -> String {
    id_text(session.origin.first_told().unwrap_or(id).0)
}

#[cfg(test)]
mod tests;
