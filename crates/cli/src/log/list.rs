//! `letdown log list`: sessions as lines, newest first.
//! No sums and no verdict: `letdown insight` has those.

use std::error::Error;

use domain::amount::{Unit, Volume};
use domain::session::Session;
use wire::words::Word;

use crate::amounts::shown;
use crate::clock;
use crate::own::Place;
use crate::when::written;

/// Sessions that are written down, newest first
#[derive(clap::Args)]
pub struct Args {
    /// How many days back; all of them when it is left out
    #[arg(long)]
    days: Option<u16>,
}

/// Prints them.
pub fn run(args: &Args, place: &Place) -> Result<(), Box<dyn Error>> {
    let own = place.open()?;
    let since_ms = args.days.map(|days| clock::now().epoch_ms() - i64::from(days) * 86_400_000);
    let unit = own.timeline.settings.unit;
    let mut sessions = own.timeline.sessions.iter().map(|entry| &entry.session).peekable();
    if sessions.peek().is_none() {
        println!("Nothing is written down yet. Start with: letdown log add");
    }
    for session in sessions.filter(|session| since_ms.is_none_or(|since| session.start.epoch_ms() >= since)) {
        println!("{}", line(session, unit));
    }
    Ok(())
}

/// `2026-11-22 14:10  20 min  left 60 ml, right 50 ml  fridge  her words`
pub fn line(session: &Session, unit: Unit) -> String {
    let minutes = (session.end.epoch_ms() - session.start.epoch_ms()) / 60_000;
    let mut parts = vec![written(&session.start), format!("{minutes} min")];
    parts.extend(amounts(session, unit));
    parts.extend(session.destination.map(|place| place.word().to_owned()));
    // A note's own line breaks would look like further sessions.
    let note = session.note.split_whitespace().collect::<Vec<_>>().join(" ");
    parts.extend((!note.is_empty()).then_some(note));
    parts.join("  ")
}

fn amounts(session: &Session, unit: Unit) -> Option<String> {
    let told = |name: &str, volume: Option<Volume>| volume.map(|volume| format!("{name} {}", shown(volume, unit)));
    let amounts = session.amounts;
    let known = [told("left", amounts.left), told("right", amounts.right), told("total", amounts.total)];
    let known: Vec<String> = known.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}
