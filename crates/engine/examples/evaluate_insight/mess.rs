//! What a simulated mother writes down: rounded, sometimes late, twice, spilled, one side only, in the wrong unit.
//! The truth stays in `mother`.

use domain::amount::{ML_PER_OZ, Unit};
use engine::insight::LoggedSession;

use crate::chance::Chance;
use crate::mother::{Life, TrueSession, Truth};

pub fn write_down(life: &Life, truth: &Truth, seed: u64) -> Vec<LoggedSession> {
    let mut chance = Chance::new(seed, 23);
    let unit = if chance.happens(0.75) { Unit::Ml } else { Unit::Oz };
    let mut log = Vec::with_capacity(life.sessions.len() + 8);
    for session in &life.sessions {
        if chance.happens(0.02 * truth.mess) {
            continue;
        }
        let entry = entry(session, unit, truth.mess, &mut chance);
        log.push(entry);
        if chance.happens(0.01 * truth.mess) {
            let later = 1 + (chance.uniform() * 10.0) as i64;
            let again = LoggedSession {
                start_utc_min: entry.start_utc_min + later,
                start_local_min: entry.start_local_min + later,
                ..entry
            };
            log.push(LoggedSession { logged_utc_min: again.logged_utc_min.map(|l| l + later), ..again });
        }
    }
    log
}

fn entry(session: &TrueSession, unit: Unit, mess: f64, chance: &mut Chance) -> LoggedSession {
    let mut part = 1.0;
    if chance.happens(0.01 * mess) {
        part *= chance.between(0.2, 0.8);
    }
    if chance.happens(0.015 * mess) {
        part *= chance.between(0.3, 0.8);
    }
    let slip = chance.happens(0.003 * mess);
    let missing = chance.happens(0.03 * mess).then(|| chance.happens(0.5));
    let late = chance.happens(0.04 * mess);
    let off_min = if late { (40.0 * chance.normal()) as i64 } else { 0 };
    let start = session.local_min + off_min;
    let amount = |ml: f64| {
        let number = if unit == Unit::Ml {
            (ml * part / 5.0).round() * 5.0
        } else {
            (ml * part / ML_PER_OZ * 4.0).round() / 4.0
        };
        match (slip, unit) {
            (true, Unit::Ml) => (number / ML_PER_OZ * 4.0).round() / 4.0,
            (true, Unit::Oz) => (number * ML_PER_OZ / 5.0).round() * 5.0,
            (false, _) => number,
        }
    };
    LoggedSession {
        left: (missing != Some(true)).then(|| amount(session.left_ml)),
        right: (missing != Some(false)).then(|| amount(session.right_ml)),
        unit,
        assigned: session.arm,
        done: session.arm,
        block: session.arm.map(|_| session.day),
        logged_utc_min: Some(session.local_min + if late { 180 } else { 20 }),
        ..LoggedSession::at(start)
    }
}
