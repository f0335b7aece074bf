//! What lies ahead: the next due, a week of them, and the calendar file.
//! Not how the plan is changed.

use std::error::Error;
use std::path::PathBuf;

use domain::fact::Body;
use engine::plan::{her_plan, plan_reminders};
use engine::stash::{Freshness, fold_stash};
use wire::calendar::{Entry, encode};

use super::dues;
use crate::clock;
use crate::own::Own;
use crate::when::day_and_time;

/// `letdown plan ics`
#[derive(clap::Args)]
pub struct Ics {
    /// How many days ahead
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u8).range(1..=14))]
    days: u8,

    /// What each entry is called; choose what a lock screen may show
    #[arg(long, default_value = "Time for a break")]
    title: String,

    /// Also when kept milk should be used
    #[arg(long)]
    stash: bool,

    /// Where to write it [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// One line on the next due.
pub fn next(own: &Own) -> String {
    let now_ms = clock::now().epoch_ms();
    match dues(own, 8).first() {
        None => "Nothing is due in the days ahead.".to_owned(),
        Some(due_ms) if *due_ms <= now_ms => "Whenever you are ready.".to_owned(),
        Some(due_ms) => {
            let minutes = (due_ms - now_ms) / 60_000;
            format!("{}, in {} h {:02} min", day_and_time(*due_ms), minutes / 60, minutes % 60)
        }
    }
}

/// A line for each of the seven days ahead.
pub fn week(own: &Own) -> Vec<String> {
    let now_ms = clock::now().epoch_ms();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for due_ms in dues(own, 7) {
        let wall = clock::moment_in(&clock::zone(), due_ms.max(now_ms)).wall();
        let (day, time) =
            (wall.date().strftime("%a %Y-%m-%d").to_string(), format!("{:02}:{:02}", wall.hour(), wall.minute()));
        match lines.last_mut() {
            Some((last, times)) if *last == day => times.push(time),
            _ => lines.push((day, vec![time])),
        }
    }
    if lines.is_empty() {
        return vec!["Nothing is due in the days ahead.".to_owned()];
    }
    lines.into_iter().map(|(day, times)| format!("{day}  {}", times.join("  "))).collect()
}

/// Writes the calendar file.
pub fn ics(args: &Ics, own: &Own) -> Result<(), Box<dyn Error>> {
    let text = encode("Letdown", &entries(args, own), changed_ms(own));
    match &args.output {
        None => print!("{text}"),
        Some(file) => std::fs::write(file, text)
            .map_err(|error| format!("{}: {error}; name another file with --output", file.display()))?,
    }
    Ok(())
}

fn entries(args: &Ics, own: &Own) -> Vec<Entry> {
    let plan = her_plan(&own.timeline);
    let dues = dues(own, i64::from(args.days));
    let reminders = plan_reminders(&plan, &dues, &own.timeline.answers, &clock::offset_s);
    let rings = |due_ms: i64| reminders.iter().any(|one| one.due_ms == due_ms);
    let entry = |kind: &str, at_ms: i64, title: &str, rings: bool| Entry {
        kind: kind.to_owned(),
        at_ms,
        minutes: 20,
        title: title.to_owned(),
        rings,
    };
    let mut entries: Vec<Entry> =
        dues.iter().map(|due_ms| entry("due", *due_ms, &args.title, rings(*due_ms))).collect();
    if args.stash {
        let now_ms = clock::now().epoch_ms();
        let rules = content::rules::storage(&own.timeline.storage);
        let stash = fold_stash(&own.timeline.sessions, &own.timeline.moves, &rules, now_ms);
        let good = stash.bags.iter().filter(|bag| bag.freshness(&rules, now_ms) < Freshness::Acceptable);
        entries.extend(good.map(|bag| {
            let title = if bag.label.is_empty() { format!("Use {}", bag.code()) } else { format!("Use {}", bag.label) };
            let kind = format!("use-{}", bag.code());
            entry(&kind, bag.good_until(&rules).best_ms, &title, false)
        }));
    }
    entries
}

/// When anything that the file tells was last changed, so that the same plan gives the same file.
fn changed_ms(own: &Own) -> i64 {
    let tells = |body: &Body| {
        !matches!(body, Body::Gate(_) | Body::Protocol(_) | Body::ProtocolGone { .. } | Body::Unknown { .. })
    };
    let stamps = own.facts.iter().filter(|fact| tells(&fact.body)).map(|fact| fact.moment.epoch_ms());
    stamps.max().unwrap_or_default()
}
