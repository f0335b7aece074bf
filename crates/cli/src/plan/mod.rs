//! `letdown plan`: when the next sessions are due, in which rhythm, and as a calendar file.
//! Nothing here counts what was left out.

mod ahead;
mod change;
mod words;

use std::error::Error;

use domain::fact::Body;
use domain::plan::{Answer, DueAnswer};
use engine::plan::{dues_until, her_plan};

use crate::clock;
use crate::log_file::BadInput;
use crate::own::{Own, Place};

/// Plan when to pump, and see when the next time is
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    place: Place,
}

#[derive(clap::Subcommand)]
enum Command {
    /// When the next session is due
    Next,
    /// The seven days ahead
    Week,
    /// The days ahead as a calendar file, for any phone or computer
    Ics(ahead::Ics),
    /// The plan as it is
    Show,
    /// A sensible plan to start from
    Start(change::Start),
    /// Change the plan
    Set(change::Set),
    /// Let the next one go; that is fine
    Skip,
    /// Be reminded of the next one a little later
    Snooze {
        /// Minutes from now
        #[arg(default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..=240))]
        minutes: u16,
    },
}

/// Does what was asked.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let mut own = args.place.open()?;
    match &args.command {
        Command::Next => {
            println!("{}", ahead::next(&own));
            Ok(())
        }
        Command::Week => {
            ahead::week(&own).iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Command::Ics(ics) => ahead::ics(ics, &own),
        Command::Show => {
            words::of(&her_plan(&own.timeline)).iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Command::Start(start) => change::start(start, &mut own),
        Command::Set(set) => change::set(set, &mut own),
        Command::Skip => answer(Answer::Skip, &mut own),
        Command::Snooze { minutes } => answer(Answer::Snooze { minutes: *minutes }, &mut own),
    }
}

/// Answers the due that comes next, and says what comes after.
fn answer(answer: Answer, own: &mut Own) -> Result<(), Box<dyn Error>> {
    let at_ms = clock::now().epoch_ms();
    let due_ms =
        dues(own, 8).first().copied().ok_or_else(|| BadInput("nothing is due in the days ahead".to_owned()))?;
    own.write(vec![(None, Body::DueAnswered(DueAnswer { due_ms, at_ms, answer }))])?;
    match answer {
        Answer::Snooze { minutes } => println!("Again in {minutes} min."),
        Answer::Skip => println!("{}", ahead::next(own)),
    }
    Ok(())
}

/// When sessions are due in the days ahead, where this machine is.
fn dues(own: &Own, days: i64) -> Vec<i64> {
    let now_ms = clock::now().epoch_ms();
    dues_until(&own.timeline, &clock::offset_s, now_ms, now_ms + days * 86_400_000)
}
