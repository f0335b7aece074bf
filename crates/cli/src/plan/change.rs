//! `letdown plan start` and `set`: a plan to start from, and changes to it.
//! Each change is a fact; nothing is pushed.

use std::error::Error;

use domain::fact::Body;
use domain::moment::Day;
use domain::plan::{MinuteOfDay, Night, Plan, Rhythm, Situation, Span, Weaning, Weekdays};
use engine::plan::{her_plan, starting_plan};
use wire::words::Word;

use super::words::{of, read_gap, read_span, read_time, read_weekdays};
use crate::clock;
use crate::log_file::BadInput;
use crate::own::Own;

/// `letdown plan start`
#[derive(clap::Args)]
pub struct Start {
    /// What your days are like: exclusive, some_feeds, back_at_work, hospital or weaning
    #[arg(value_parser = situation)]
    situation: Situation,

    /// The day your baby was born, as 2026-11-01
    #[arg(long, value_name = "DAY", value_parser = day)]
    born: Option<Day>,
}

/// `letdown plan set`
#[derive(clap::Args)]
pub struct Set {
    /// So long after the start of the last one: 3h, 2h30
    #[arg(long, value_name = "GAP", value_parser = read_gap, group = "rhythm")]
    every: Option<u16>,

    /// A longer stretch at night: 22:00-06:00=5h
    #[arg(long, value_name = "SPAN=GAP", value_parser = night, requires = "every")]
    night: Option<Night>,

    /// At these times of day: 06:00,09:30
    #[arg(long, value_name = "TIMES", value_parser = read_time, value_delimiter = ',', group = "rhythm")]
    times: Vec<MinuteOfDay>,

    /// So many in a day, spread over the hours that are not quiet
    #[arg(long, value_name = "1-14", value_parser = clap::value_parser!(u8).range(1..=14), group = "rhythm")]
    count: Option<u8>,

    /// None: a day off
    #[arg(long, group = "rhythm")]
    off: bool,

    /// This rhythm is for these days alone: mon-fri
    #[arg(long, value_name = "DAYS", value_parser = read_weekdays, requires = "rhythm")]
    on: Option<Weekdays>,

    /// Nothing reminds you then: 22:00-06:00, or none
    #[arg(long, value_name = "SPAN", value_parser = quiet)]
    quiet: Option<Quiet>,

    /// Whether anything reminds you: yes or no
    #[arg(long, value_name = "YES", value_parser = yes)]
    remind: Option<bool>,

    /// Fewer sessions, gently: from 6 to 0, one fewer every 4 days, as 6-0/4
    #[arg(long, value_name = "FROM-TO/DAYS", value_parser = weaning)]
    fewer: Option<(u8, u8, u8)>,

    /// No longer fewer
    #[arg(long, conflicts_with = "fewer")]
    keep: bool,
}

/// Quiet hours, or none of them.
#[derive(Debug, Clone, Copy)]
pub struct Quiet(Option<Span>);

/// Writes down a plan to start from.
pub fn start(args: &Start, own: &mut Own) -> Result<(), Box<dyn Error>> {
    let today = clock::now().wall().date();
    if args.born.is_some_and(|born| born > today) {
        return Err(BadInput("that day of birth is still to come; check --born".to_owned()).into());
    }
    let start = starting_plan(args.situation, args.born, today);
    save(start.plan, own)?;
    if start.offer_two_hours {
        println!("Some pump every 2 hours at first: letdown plan set --every 2h. No study shows that it gives more.");
    }
    println!("Why: content/evidence/{}.md", start.source);
    Ok(())
}

/// Changes the plan.
pub fn set(args: &Set, own: &mut Own) -> Result<(), Box<dyn Error>> {
    let mut plan = her_plan(&own.timeline);
    match (args.rhythm(), args.on) {
        (Some(rhythm), None) => plan.rhythm = rhythm,
        (Some(rhythm), Some(days)) => {
            // The newest word on a day comes first.
            plan.other_days.retain(|(other, _)| *other != days);
            plan.other_days.insert(0, (days, rhythm));
        }
        (None, _) => {}
    }
    if let Some(Quiet(quiet)) = args.quiet {
        plan.quiet = quiet;
    }
    plan.remind = args.remind.unwrap_or(plan.remind);
    if let Some((from, to, days_each)) = args.fewer {
        plan.weaning = Some(Weaning { first: clock::now().wall().date(), from, to, days_each });
    } else if args.keep {
        plan.weaning = None;
    }
    save(plan, own)
}

fn save(plan: Plan, own: &mut Own) -> Result<(), Box<dyn Error>> {
    of(&plan).iter().for_each(|line| println!("{line}"));
    own.write(vec![(None, Body::Plan(plan))])
}

impl Set {
    fn rhythm(&self) -> Option<Rhythm> {
        let every = self.every.map(|minutes| Rhythm::Every { minutes, night: self.night });
        let times = (!self.times.is_empty()).then(|| {
            let mut times = self.times.clone();
            times.sort_unstable();
            times.dedup();
            Rhythm::Times(times)
        });
        every.or(times).or(self.count.map(Rhythm::Count)).or(self.off.then_some(Rhythm::Off))
    }
}

fn situation(word: &str) -> Result<Situation, String> {
    Situation::from_word(word).ok_or_else(|| format!("it can be {}", Situation::choices()))
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write the day as 2026-11-01".to_owned())
}

fn night(text: &str) -> Result<Night, String> {
    let (span, gap) = text.split_once('=').ok_or("write it as 22:00-06:00=5h")?;
    Ok(Night { span: read_span(span)?, minutes: read_gap(gap)? })
}

fn quiet(text: &str) -> Result<Quiet, String> {
    if text == "none" { Ok(Quiet(None)) } else { read_span(text).map(|span| Quiet(Some(span))) }
}

fn yes(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("it can be yes or no".to_owned()),
    }
}

/// `6-0/4`
fn weaning(text: &str) -> Result<(u8, u8, u8), String> {
    let told = || "write it as 6-0/4: from 6 a day to 0, one fewer every 4 days".to_owned();
    let (counts, days) = text.split_once('/').ok_or_else(told)?;
    let (from, to) = counts.split_once('-').ok_or_else(told)?;
    let number = |text: &str| text.parse::<u8>().map_err(|_| told());
    let (from, to, days) = (number(from)?, number(to)?, number(days)?);
    if from <= 14 && to < from && (1..=30).contains(&days) { Ok((from, to, days)) } else { Err(told()) }
}
