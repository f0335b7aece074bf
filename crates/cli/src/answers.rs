//! Turns the engine's answers into the forms that are printed.
//! Adds nothing to them, and rounds nothing.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{ErrorKind, Write};

use engine::insight::{Alarm, Beside, CleanLog, Doubt, PlannedSession, Stands, Trend, TrendVerdict, VolumeRange};
use wire::log::{AlarmForm, BesideForm, RangeForm, TrendForm, iso_minute};

/// Prints a text and a line end. That nobody reads on is no mistake.
pub fn print(text: &str) -> Result<(), Box<dyn Error>> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

pub fn range(told: &VolumeRange) -> RangeForm {
    RangeForm {
        median_ml: told.median_ml,
        lo80: told.lo80_ml,
        hi80: told.hi80_ml,
        lo95: told.lo95_ml,
        hi95: told.hi95_ml,
    }
}

pub fn trend(told: &Trend) -> TrendForm {
    let verdict = match told.verdict {
        TrendVerdict::Falling => "falling",
        TrendVerdict::Rising => "rising",
        TrendVerdict::SteadyOrUnclear => "steady_or_unclear",
    };
    TrendForm { change_pct: told.change_pct, lo80: told.lo80_pct, hi80: told.hi80_pct, verdict }
}

pub fn alarms(told: &[Alarm], log: &CleanLog) -> Vec<AlarmForm> {
    let when = |place: usize| log.sessions.get(place).map(|s| iso_minute(s.start_local_min)).unwrap_or_default();
    told.iter().map(|alarm| AlarmForm { at: when(alarm.at), began: when(alarm.began) }).collect()
}

pub fn beside(told: &Beside) -> BesideForm {
    let stands = match told.stands {
        Stands::Below => "below",
        Stands::Within => "within",
        Stands::Above => "above",
    };
    BesideForm {
        start: iso_minute(told.start_local_min),
        total_ml: told.total_ml,
        usual: range(&told.usual),
        stands,
        ask: told.ask,
    }
}

/// How often each cleaning rule was used.
pub fn flags(log: &CleanLog) -> BTreeMap<&'static str, usize> {
    Doubt::ALL.into_iter().map(|doubt| (doubt_word(doubt), log.count(doubt))).collect()
}

fn doubt_word(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::DoubleEntry => "double_entry",
        Doubt::Joined => "joined",
        Doubt::UnitSlip => "unit_slip",
        Doubt::SideMissing => "side_missing",
        Doubt::NoAmount => "no_amount",
        Doubt::Unreadable => "unreadable",
        Doubt::LateLog => "late_log",
    }
}

/// A session at her usual gap after the last one of the log.
pub fn next_session(log: &CleanLog) -> Option<PlannedSession> {
    let last = log.sessions.last()?;
    #[expect(clippy::cast_possible_truncation, reason = "a gap is 0.25 to 20 hours")]
    let gap_min = (log.median_gap_h() * 60.0).round() as i64;
    let start_min = last.start_utc_min.saturating_add(gap_min);
    Some(PlannedSession {
        start_utc_min: start_min,
        start_local_min: last.start_local_min.saturating_add(gap_min),
        arm: None,
    })
}
