//! `letdown trial`: draws the order of a trial, and says from a log how it stands.
//! Keeps nothing: the seed and the log are hers to keep.

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use engine::insight::{Direction, Insight, PlannedSession};
use engine::trial::{self, Plan, Report, Standing, TrialKind, Verdict};
use wire::log::{ForecastForm, Outlook, TrialForm, decode_future, encode};

use crate::answers;
use crate::log_file::{BadInput, arm, parse_minute, read_log, read_text, word};

/// Does it help me? A trial of one
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell from a log how a trial stands, as one JSON object
    Estimate(Estimate),
    /// Draw the order of a trial's days from a seed
    Draw(Draw),
}

#[derive(clap::Args)]
struct Estimate {
    /// The log: a table with the columns start,left,right,unit,assigned,technique,block,logged_at; - for standard input
    log: PathBuf,
    /// Sessions that were planned before the first
    #[arg(long, default_value_t = 300)]
    plan_sessions: usize,
    /// One breast is compared with the other (assumed when the arms are left and right)
    #[arg(long)]
    split: bool,
    /// Sessions to foretell: a JSON list of {"start": "2026-03-01T05:20", "arm": "technique"}
    #[arg(long)]
    future: Option<PathBuf>,
    /// The birth, when it was less than 30 days before the log: 2026-02-20
    #[arg(long, value_parser = parse_minute)]
    birth: Option<i64>,
}

#[derive(clap::Args)]
struct Draw {
    /// A number to remember: the same one gives the same order
    #[arg(long)]
    seed: u64,
    /// How many days
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: u32,
    /// One breast with the technique, the other without
    #[arg(long)]
    split: bool,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    match &args.command {
        Command::Estimate(args) => estimate(args),
        Command::Draw(args) => draw(args),
    }
}

fn draw(args: &Draw) -> Result<(), Box<dyn Error>> {
    let order = trial::draw_order(args.seed, args.days, kind(args.split));
    let days = order.iter().map(|day| format!("\n{},{},{}", day.day, day.pair, word(day.arm).word()));
    answers::print(&(String::from("day,pair,arm") + &days.collect::<String>()))
}

fn kind(split: bool) -> TrialKind {
    if split { TrialKind::SplitBreast } else { TrialKind::WholeDay }
}

fn estimate(args: &Estimate) -> Result<(), Box<dyn Error>> {
    let log = read_log(&args.log)?;
    let planned = args.future.as_deref().map(read_future).transpose()?;
    let split = args.split || trial::kind_of(&log) == TrialKind::SplitBreast;
    let insight = Insight::of(&log, args.birth);
    let plan = Plan { kind: kind(split), sessions: args.plan_sessions, birth_local_min: args.birth };
    let report = trial::estimate_clean(insight.log(), &plan);
    answers::print(&encode(&form(&report, &insight, planned.as_deref())))
}

fn read_future(path: &Path) -> Result<Vec<PlannedSession>, BadInput> {
    let rows = decode_future(&read_text(path)?).map_err(|fault| BadInput(format!("{}: {fault}", path.display())))?;
    let planned = |row: &wire::log::FutureRow| PlannedSession {
        start_utc_min: row.start_min,
        start_local_min: row.start_min,
        arm: row.arm.map(arm),
    };
    Ok(rows.iter().map(planned).collect())
}

fn form(report: &Report, insight: &Insight, planned: Option<&[PlannedSession]>) -> TrialForm {
    let log = insight.log();
    let (lasting, now) = (report.lasting.in_pct(), report.immediate.in_pct());
    let dips = answers::alarms(&insight.alarms(Direction::Dip), log);
    let told = planned.map(|planned| insight.forecast(planned));
    let plan = outlook(report);
    let next =
        || answers::next_session(log).and_then(|next| insight.usual_at(next.start_utc_min, next.start_local_min));
    TrialForm {
        effect_pct: lasting.pct,
        lo: lasting.lo_pct,
        hi: lasting.hi_pct,
        decision: decision(report.standing),
        ended: report.standing != Standing::KeepGoing,
        ended_after: ended_after(report.standing),
        safe_lo: report.safe.lo_pct,
        safe_hi: report.safe.hi_pct,
        immediate_pct: now.pct,
        immediate_lo: now.lo_pct,
        immediate_hi: now.hi_pct,
        n_sessions: report.sessions,
        resid_cv: report.noise,
        compliance: report.compliance,
        ml_per_day: report.ml_per_day.map(|(middle, low, high)| [middle, low, high]),
        flags: answers::flags(log),
        sessions_more: plan.sessions_50,
        plan,
        alarms: dips.clone(),
        dips,
        trend: insight.trend().as_ref().map(answers::trend),
        day_total: told.as_ref().and_then(|told| told.total.as_ref()).map(answers::range),
        forecast: match &told {
            Some(told) => ForecastForm::Planned(told.sessions.iter().map(answers::range).collect()),
            None => ForecastForm::Next(next().as_ref().map(answers::range)),
        },
    }
}

fn decision(standing: Standing) -> &'static str {
    match standing {
        Standing::Ended(Verdict::Helps, _) => "helps",
        Standing::Ended(Verdict::Hurts, _) => "hurts",
        Standing::Ended(Verdict::NoDifference, _) => "no_difference",
        Standing::KeepGoing | Standing::Ended(Verdict::CouldNotTell, _) => "keep_going",
    }
}

fn ended_after(standing: Standing) -> Option<usize> {
    match standing {
        Standing::KeepGoing => None,
        Standing::Ended(_, sessions) => Some(sessions),
    }
}

/// How it will go on; once ended, no more sessions are needed and the answer is certain.
fn outlook(report: &Report) -> Outlook {
    let sure = |is: bool| f64::from(u8::from(is));
    match (report.outlook, report.standing) {
        (Some(o), _) => Outlook {
            sessions_50: o.sessions_50,
            sessions_80: o.sessions_80,
            p_answer_by_end: o.p_answer_by_end,
            p_helps: o.p_helps,
            p_no_difference: o.p_no_difference,
            p_hurts: o.p_hurts,
        },
        (None, Standing::KeepGoing | Standing::Ended(Verdict::CouldNotTell, _)) => Outlook::default(),
        (None, Standing::Ended(verdict, _)) => Outlook {
            sessions_50: Some(0),
            sessions_80: Some(0),
            p_answer_by_end: 1.0,
            p_helps: sure(verdict == Verdict::Helps),
            p_no_difference: sure(verdict == Verdict::NoDifference),
            p_hurts: sure(verdict == Verdict::Hurts),
        },
    }
}
