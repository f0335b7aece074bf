//! `letdown flow live`: what the scales under the bottles show now, in the terminal.
//! Keeps nothing and coaches nobody: `letdown coach` and the app do.

use std::error::Error;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use devices::{Grade, Meter};
use domain::place::Breast;
use engine::flow::{Detector, Said};

use super::sources::{Sent, Source, made};
use super::{say, tell, totals};
use crate::clock::instant;
use crate::log_file::BadInput;

/// Grams, flow and letdowns from a scale, live
#[derive(clap::Args)]
pub struct Args {
    /// The scale: sim:SEED, - for lines on standard input, serial:/dev/ttyUSB0, ws://hds.local/snapshot,
    /// http://scale.local/events (or any page that tells the weight), mqtt://broker/topic
    #[arg(long, value_parser = Source::parse)]
    scale: Source,
    /// A second scale, for the right; the first is then the left
    #[arg(long, value_parser = Source::parse)]
    right: Option<Source>,
    /// JSON Lines, as `flow detect` tells them
    #[arg(long)]
    json: bool,
    /// End after so many seconds
    #[arg(long = "for", value_name = "SECONDS")]
    seconds: Option<f64>,
    /// How much faster than life a made-up scale runs
    #[arg(long, default_value_t = 1.0)]
    speed: f64,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    if let Source::Made(seed) = args.scale {
        return play(seed, args);
    }
    if matches!(args.right, Some(Source::Made(_))) {
        return Err(BadInput("a made-up scale weighs both sides: give it as --scale".into()).into());
    }
    let (to, from) = channel();
    listen(&args.scale, 0, &to);
    if let Some(right) = &args.right {
        listen(right, 1, &to);
    }
    drop(to);
    let began = instant();
    let mut screen = Screen { detector: Detector::default(), json: args.json, shown_s: 0.0 };
    let mut meters = [Meter::default(), Meter::default()];
    let mut graded = [None; 2];
    let mut open = 1 + usize::from(args.right.is_some());
    while open > 0 && args.seconds.is_none_or(|most| seconds_since(began) < most) {
        let sent: Sent = match from.recv_timeout(Duration::from_millis(200)) {
            Ok(sent) => sent,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let (side, Some(told)) = sent else {
            open -= 1;
            continue;
        };
        let Some(weight) = told.grams else { continue };
        let at_s = seconds_since(began);
        meters[side].saw(at_s, weight);
        tell_grade(&meters[side], &mut graded[side]);
        let mut grams = [None; 2];
        grams[side] = Some(weight);
        if !screen.row(at_s, grams)? {
            return Ok(());
        }
    }
    screen.end()
}

fn seconds_since(began: Instant) -> f64 {
    (instant() - began).as_secs_f64()
}

fn listen(source: &Source, side: usize, to: &Sender<Sent>) {
    let (source, to) = (source.clone(), to.clone());
    std::thread::spawn(move || source.read(side, &to));
}

/// Says once what a scale is good for, and again when that changes.
fn tell_grade(meter: &Meter, known: &mut Option<Grade>) {
    let grade = meter.grade();
    if grade != *known {
        *known = grade;
        let hertz = meter.hertz().unwrap_or_default();
        match grade {
            Some(Grade::Flow) => eprintln!("letdown: {hertz:.1} readings a second: good for flow"),
            Some(Grade::Totals) => eprintln!("letdown: too slow or too coarse for flow: good for totals alone"),
            None => {}
        }
    }
}

/// A made-up session, at the speed of life or faster.
fn play(seed: u64, args: &Args) -> Result<(), Box<dyn Error>> {
    let began = instant();
    let speed = if args.speed.is_finite() { args.speed.max(0.01) } else { 1.0 };
    let mut screen = Screen { detector: Detector::default(), json: args.json, shown_s: 0.0 };
    for (t_s, grams) in made(seed) {
        if args.seconds.is_some_and(|most| t_s > most) {
            break;
        }
        let wait = t_s / speed - seconds_since(began);
        if wait > 0.0 {
            std::thread::sleep(Duration::from_secs_f64(wait));
        }
        if !screen.row(t_s, grams)? {
            return Ok(());
        }
    }
    screen.end()
}

struct Screen {
    detector: Detector,
    json: bool,
    shown_s: f64,
}

impl Screen {
    /// Takes a row and shows what there is to show. False when nobody reads any more.
    fn row(&mut self, at_s: f64, grams: [Option<f64>; 2]) -> Result<bool, Box<dyn Error>> {
        let said = self.detector.take(at_s, grams);
        if self.json {
            return tell(&said);
        }
        for one in &said {
            if let Said::Letdown { breast, onset_s, .. } = one
                && !say(&format!("{}  letdown on the {}, began at {}", clock(at_s), side(*breast), clock(*onset_s)))?
            {
                return Ok(false);
            }
        }
        if at_s - self.shown_s < 2.0 {
            return Ok(true);
        }
        self.shown_s = at_s;
        let shown: Vec<String> = Breast::ALL.into_iter().filter_map(|breast| self.breast(breast)).collect();
        say(&format!("{}  {}", clock(at_s), shown.join("   ")))
    }

    fn breast(&self, breast: Breast) -> Option<String> {
        let now = self.detector.now(breast)?;
        let (flow, sd, state) = (now.flow, now.flow_sd, now.state.name());
        Some(format!("{} {:.1} g ± {:.1}, {flow:.2} g/s ± {sd:.2}, {state}", side(breast), now.grams, now.grams_sd))
    }

    fn end(mut self) -> Result<(), Box<dyn Error>> {
        let said = self.detector.finish();
        if !self.json || tell(&said)? { totals(&self.detector) } else { Ok(()) }
    }
}

fn side(breast: Breast) -> &'static str {
    match breast {
        Breast::Left => "left",
        Breast::Right => "right",
    }
}

fn clock(at_s: f64) -> String {
    let at_s = at_s.max(0.0);
    format!("{:>2}:{:02}", (at_s / 60.0) as u32, (at_s % 60.0) as u32)
}
