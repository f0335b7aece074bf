//! `letdown log add`: one session, from what she remembers of it.
//! What she does not say is unknown, and never zero.

use std::error::Error;

use domain::amount::{AmountError, LARGEST_SIDE_ML, Unit, Volume, Yield};
use domain::fact::Body;
use domain::moment::Moment;
use domain::session::{Destination, Kit, Origin, Session};
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use wire::words::Word;

use super::list::line;
use crate::clock;
use crate::log_file::BadInput;
use crate::own::Place;

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
        Some(text) => moment(text, &now, &clock::zone())?,
    };
    let end = clock::moment_in(&clock::zone(), start.epoch_ms() + lasted_ms);
    if start.epoch_ms() > now.epoch_ms() {
        return Err(BadInput("that start is still to come; give the time at which it began".to_owned()));
    }
    let unit = if args.oz { Unit::Oz } else { Unit::Ml };
    let amounts = Yield {
        left: volume(args.left, unit, "left")?,
        right: volume(args.right, unit, "right")?,
        total: volume(args.total, unit, "total")?,
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

/// `14:10` is the last time it was that; otherwise date and time.
fn moment(text: &str, now: &Moment, zone: &TimeZone) -> Result<Moment, BadInput> {
    let unread = || BadInput("write --start as 14:10 or as 2026-11-22T14:10".to_owned());
    // A day alone would be read as its midnight.
    if !text.contains(':') {
        return Err(unread());
    }
    let wall = match text.parse::<DateTime>() {
        Ok(wall) => wall,
        Err(_) => last(text.parse().map_err(|_| unread())?, now).ok_or_else(unread)?,
    };
    let at = wall.to_zoned(zone.clone()).map_err(|_| unread())?;
    Ok(clock::moment_in(zone, at.timestamp().as_millisecond()))
}

/// The last time that it was `time`.
fn last(time: Time, now: &Moment) -> Option<DateTime> {
    let today = now.wall().date();
    let day = if today.to_datetime(time) <= now.wall() { today } else { today.yesterday().ok()? };
    Some(day.to_datetime(time))
}

fn volume(number: Option<f64>, unit: Unit, name: &str) -> Result<Option<Volume>, BadInput> {
    let most = match unit {
        Unit::Ml => format!("{LARGEST_SIDE_ML:.0} ml"),
        Unit::Oz => "33 oz".to_owned(),
    };
    number.map(|number| Volume::new(number, unit)).transpose().map_err(|refused| {
        BadInput(match refused {
            AmountError::NotANumber => format!("--{name} must be a number"),
            AmountError::BelowZero => format!("--{name} must be 0 or more; leave it out when it is not known"),
            AmountError::TooLarge => format!("--{name} can be {most} at most"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<i64> {
        // 1970-01-02 12:00 UTC.
        let now = Moment::new(129_600_000, 0, "UTC");
        moment(text, &now, &TimeZone::UTC).ok().map(|moment| moment.epoch_ms())
    }

    #[test]
    fn a_time_of_day_is_the_last_one() {
        assert_eq!(read("11:00"), Some(126_000_000));
        assert_eq!(read("13:00"), Some(133_200_000 - 86_400_000));
        assert_eq!(read("1970-01-01T13:00"), Some(46_800_000));
        assert_eq!((read("noon"), read("1970-01-01")), (None, None));
    }
}
