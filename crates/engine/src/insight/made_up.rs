//! Logs for tests: a mother with a steady habit, from a seed. Compiled for tests only.
//! Not the mothers of the evaluation, which live richer lives in `examples/evaluate_insight`.

use domain::amount::Yield;
use domain::moment::Moment;
use domain::session::{Kit, Origin, Session};

use super::logged::{Arm, LoggedSession};

/// Numbers between 0 and 1 that look random.
pub fn noise(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }
}

/// Eight sessions a day, about 50 and 56 ml in steps of 5, noise of about a fifth.
pub fn log(seed: u64, sessions: usize) -> Vec<LoggedSession> {
    let mut chance = noise(seed);
    let mut start_min = 29_000_000;
    let mut one = move |_| {
        start_min += 150 + i64::from((chance() * 60.0).round() as i32);
        let shared = 0.7 + 0.2 * (chance() + chance() + chance());
        let mut side = |ml: f64| Some((ml * shared * (0.9 + 0.2 * chance()) / 5.0).round() * 5.0);
        LoggedSession { left: side(50.0), right: side(56.0), ..LoggedSession::at(start_min) }
    };
    (0..sessions).map(&mut one).collect()
}

/// The same, in a trial: each day's arm drawn by a coin in pairs, the technique's sessions times `factor`.
pub fn trial(seed: u64, sessions: usize, arms: [Arm; 2], factor: f64) -> Vec<LoggedSession> {
    let plain = log(seed, sessions);
    let first_day = plain.first().map_or(0, LoggedSession::day);
    let in_arm = |entry: LoggedSession| {
        let day = entry.day() - first_day;
        let mut coin = noise(seed.wrapping_add(u64::try_from(day / 2).unwrap_or(0)));
        let second = (coin() + coin() > 1.0) != (day % 2 == 1);
        let arm = arms[usize::from(second)];
        let times = |side: Arm| if arm == Arm::Technique || arm == side { factor } else { 1.0 };
        let entry = LoggedSession {
            left: entry.left.map(|ml| (ml * times(Arm::Left)).round()),
            right: entry.right.map(|ml| (ml * times(Arm::Right)).round()),
            ..entry
        };
        entry.in_trial(Some(arm), Some(arm))
    };
    plain.into_iter().map(in_arm).collect()
}

/// A session with nothing told, so many hours after 1970.
pub fn session(hour: i64) -> Session {
    let start = Moment::new(hour * 3_600_000, 0, "UTC");
    Session {
        end: start.moved_to(start.epoch_ms() + 1_200_000),
        start,
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts: Yield::default(),
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: String::new(),
        kit: Kit::default(),
        trial: None,
    }
}
