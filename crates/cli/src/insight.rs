//! `letdown insight`: usual range, trend, forecast and changes noticed, from a log.
//! Reads no clock: "now" is given, or is when her next session would be due.

use std::error::Error;
use std::path::PathBuf;

use engine::insight::{Ask, Direction, Enough, Insight, Overview};
use wire::log::{InsightForm, RateForm, encode, iso_minute};

use crate::answers;
use crate::log_file::{parse_minute, read_log};
use crate::plain_words;

/// The truth about her milk: usual range, trend, forecast and changes noticed
#[derive(clap::Args)]
pub struct Args {
    /// The log: a table with the columns start,left,right,unit,assigned,technique,block,logged_at; - for standard input
    log: PathBuf,
    /// In plain words instead of JSON
    #[arg(long)]
    text: bool,
    /// Now, on her clock: 2026-03-01T05:20; else when the next session would be due
    #[arg(long, value_parser = parse_minute)]
    now: Option<i64>,
    /// The birth, when it was less than 30 days before the log: 2026-02-20
    #[arg(long, value_parser = parse_minute)]
    birth: Option<i64>,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let insight = Insight::of(&read_log(&args.log)?, args.birth);
    let due = answers::next_session(insight.log()).map_or(0, |next| next.start_local_min);
    let ask = Ask { birth_local_min: args.birth, ..Ask::at(args.now.unwrap_or(due)) };
    let seen = insight.overview(&ask);
    let text =
        if args.text { plain_words::told(&seen, insight.log(), &ask) } else { encode(&form(&seen, &insight, &ask)) };
    answers::print(&text)
}

fn form(seen: &Overview, insight: &Insight, ask: &Ask) -> InsightForm {
    let log = insight.log();
    let dips = answers::alarms(&seen.dips, log);
    InsightForm {
        now: iso_minute(ask.now_local_min),
        n_sessions: seen.sessions,
        enough: match seen.enough {
            Enough::NoSessions => "no_sessions",
            Enough::Learning => "learning",
            Enough::Enough => "enough",
        },
        usual: seen.usual_now.as_ref().map(answers::range),
        today: seen.today.iter().map(answers::beside).collect(),
        forecast: seen.rest_of_today.sessions.iter().map(answers::range).collect(),
        day_total: seen.rest_of_today.total.as_ref().map(answers::range),
        trend: seen.trend.as_ref().map(answers::trend),
        alarms: dips.clone(),
        dips,
        rises: answers::alarms(&insight.alarms(Direction::Rise), log),
        left_share: seen.balance.map(|b| RateForm { median: b.left_share, sessions: b.sessions }),
        ml_per_hour: seen.hourly_rate.map(|r| RateForm { median: r.median_ml_per_h, sessions: r.sessions }),
        resid_cv: seen.noise,
        flags: answers::flags(log),
    }
}
