//! `letdown log add`: one session, from what she remembers of it.
//! What she does not say is unknown, and never zero.

use std::error::Error;

use domain::amount::Yield;
use domain::fact::Body;
use domain::session::{Destination, Kit, Origin, Session};
use wire::words::Word;

use super::list::line;
use crate::amounts::{typed_in, volume};
use crate::clock;
use crate::log_file::BadInput;
use crate::own::Place;
use crate::when::moment;

/// Write down a session
#[derive(clap::Args)]
pub struct Args {
    /// When it began: 14:10 for the last time it was ten past two, or 2026-11-22T14:10 [default: it ended now]
    #[arg(long, value_name = "TIME")]
    start: Option<String>,

    /// How long it took
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1440))]
    minutes: u16,

    /// Milk from the left
    #[arg(long)]
    left: Option<f64>,

    /// Milk from the right
    #[arg(long)]
    right: Option<f64>,

    /// Milk in all, when the sides were not told apart
    #[arg(long, conflicts_with_all = ["left", "right"])]
    total: Option<f64>,

    /// Amounts are in ounces
    #[arg(long)]
    oz: bool,

    /// From 0, comfortable, to 10
    #[arg(long, value_name = "0-10", value_parser = clap::value_parser!(u8).range(0..=10))]
    discomfort: Option<u8>,

    /// Where the milk went: fed, room, cooler, fridge, freezer, donated or discarded
    #[arg(long, value_name = "PLACE", value_parser = destination)]
    to: Option<Destination>,

    /// Your own words
    #[arg(long, default_value = "")]
    note: String,
}

fn destination(word: &str) -> Result<Destination, String> {
    Destination::from_word(word).ok_or_else(|| format!("it can be {}", Destination::choices()))
}

/// Writes it down and shows how it reads.
pub fn run(args: &Args, place: &Place) -> Result<(), Box<dyn Error>> {
    let session = session(args)?;
    let mut own = place.open()?;
    println!("{}", line(&session, own.timeline.settings.unit));
    own.write(vec![(None, Body::Session(Box::new(session)))])
}

fn session(args: &Args) -> Result<Session, BadInput> {
    let now = clock::now();
    let lasted_ms = i64::from(args.minutes) * 60_000;
    let start = match &args.start {
        None => clock::moment_in(&clock::zone(), now.epoch_ms() - lasted_ms),
        Some(text) => moment(text, "--start", &now, &clock::zone())?,
    };
    let end = clock::moment_in(&clock::zone(), start.epoch_ms() + lasted_ms);
    if start.epoch_ms() > now.epoch_ms() {
        return Err(BadInput("that start is still to come; give the time at which it began".to_owned()));
    }
    let unit = typed_in(args.oz);
    let volume = |number: Option<f64>, name: &str| number.map(|number| volume(number, unit, name)).transpose();
    let amounts = Yield {
        left: volume(args.left, "--left")?,
        right: volume(args.right, "--right")?,
        total: volume(args.total, "--total")?,
    };
    Ok(Session {
        start,
        end,
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts,
        discomfort: args.discomfort,
        firm: Vec::new(),
        destination: args.to,
        note: args.note.clone(),
        kit: Kit::default(),
        trial: None,
    })
}
