//! `letdown flow`: milk from bottle weights, from a file, made up, or live.
//! The reckoning is `engine::flow`'s; the form of what goes in and out is `wire::trace`'s.

mod detect;
mod live;
mod simulate;
mod sources;

use std::error::Error;
use std::io::{ErrorKind, Write};

use clap::Subcommand;
use domain::place::Breast;
use engine::flow::{Detector, Odd, Press, Said};
use wire::trace::{TraceCue, TraceLine, encode_line};

/// See the milk: grams, flow and letdowns from the weight of the bottles
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Detect(detect::Args),
    Simulate(simulate::Args),
    Live(live::Args),
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    match &args.what {
        What::Detect(args) => detect::run(args),
        What::Simulate(args) => simulate::run(args),
        What::Live(args) => live::run(args),
    }
}

/// A detector that knows of these compressions.
fn detector(cues: &[TraceCue]) -> Detector {
    let mut detector = Detector::default();
    for cue in cues {
        detector.press(Press { breast: cue.breast, start_s: cue.start_s, end_s: cue.end_s });
    }
    detector
}

/// Writes a line at once. False when nobody reads any more.
fn say(text: &str) -> Result<bool, Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(true),
    }
}

/// Tells what the detector said: letdowns and states on standard output, what was odd beside it.
fn tell(said: &[Said]) -> Result<bool, Box<dyn Error>> {
    for one in said {
        let line = match *one {
            Said::Letdown { breast, onset_s, detected_at_s } => TraceLine::Letdown { breast, onset_s, detected_at_s },
            Said::State { breast, state, at_s } => TraceLine::State { breast, state: state.name(), at_s },
            Said::Odd { what, times } => {
                eprintln!("letdown: {} (so far {times})", odd(what));
                continue;
            }
        };
        if !say(&encode_line(&line))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn odd(what: Odd) -> &'static str {
    match what {
        Odd::NotANumber => "a time or weight that is no number; left out",
        Odd::Absurd => "a weight that no bottle has; left out. Is the scale in grams?",
        Odd::Late => "a row older than those before it; left out",
        Odd::ClockSetBack => "the clock was set back; going on from here",
    }
}

/// Grams in all of each breast that was weighed.
fn totals(detector: &Detector) -> Result<(), Box<dyn Error>> {
    for breast in Breast::ALL {
        if let Some(now) = detector.now(breast)
            && !say(&encode_line(&TraceLine::Total { breast, total_g: now.grams }))?
        {
            break;
        }
    }
    Ok(())
}
