//! Do the ranges hold what they say? Next day's sessions and their sum, and "in how many more sessions".
//! Measured against the true volumes, not against what was written down.

use engine::insight::{CleanLog, Insight, LoggedSession, PlannedSession, VolumeRange};
use engine::trial::{Plan, Standing, Verdict, estimate, looks, standing};

use crate::mess::write_down;
use crate::mother::{START_MIN, Truth, live};

/// Shares of sessions, and of days, in the 80 and 95 % ranges; and the error of the day's sum (log scale).
#[derive(Debug, Default)]
pub struct Calibration {
    pub sessions: [f64; 2],
    pub days: [f64; 2],
    pub day_error: f64,
}

pub fn forecasts(truth: &Truth, logs: usize, first_seed: u64) -> Calibration {
    let truth = Truth { days: 29, ..*truth };
    let tomorrow = START_MIN + 28 * 24 * 60;
    let mut found = Calibration::default();
    let mut count = 0.0;
    for seed in first_seed..first_seed + logs as u64 {
        let life = live(&truth, seed);
        let log: Vec<LoggedSession> =
            write_down(&life, &truth, seed).into_iter().filter(|s| s.start_local_min < tomorrow).collect();
        let ahead: Vec<_> = life.sessions.iter().filter(|s| s.local_min >= tomorrow).collect();
        let planned: Vec<PlannedSession> = ahead
            .iter()
            .map(|s| PlannedSession { start_utc_min: s.local_min, start_local_min: s.local_min, arm: s.arm })
            .collect();
        let birth = truth.from_day.map(|day| START_MIN - (day * 1440.0) as i64);
        let told = Insight::of(&log, birth).forecast(&planned);
        for (range, session) in told.sessions.iter().zip(&ahead) {
            add(&mut found.sessions, range, session.left_ml + session.right_ml);
            count += 1.0;
        }
        let Some(total) = told.total else { continue };
        let sum: f64 = ahead.iter().map(|s| s.left_ml + s.right_ml).sum();
        add(&mut found.days, &total, sum);
        found.day_error += (sum / total.median_ml).ln().powi(2);
    }
    found.sessions = found.sessions.map(|s| s / count);
    found.days = found.days.map(|s| s / logs as f64);
    found.day_error = (found.day_error / logs as f64).sqrt();
    found
}

fn add(covered: &mut [f64; 2], range: &VolumeRange, ml: f64) {
    covered[0] += f64::from(u8::from(range.lo80_ml < ml && ml < range.hi80_ml));
    covered[1] += f64::from(u8::from(range.lo95_ml < ml && ml < range.hi95_ml));
}

/// Of outlooks made after 40 to 150 sessions: share decided within the 50 % and the 80 % figure, and for five bins of
/// "chance of an answer by the end" the mean said, the share that had one, and how many.
pub fn outlooks(logs_each: usize, first_seed: u64) -> ([f64; 2], [(f64, f64, usize); 5]) {
    let (mut within, mut asked) = ([0.0; 2], [0.0; 2]);
    let mut bins = [(0.0, 0.0, 0_usize); 5];
    for (index, effect_pct) in [0.0, 5.0, 10.0, 15.0, 20.0].into_iter().enumerate() {
        for cv in [0.2, 0.3, 0.4] {
            let truth = Truth { effect_pct, cv, ..Truth::default() };
            for log_number in 0..logs_each as u64 {
                let seed = first_seed + 10_000 * index as u64 + log_number + (cv * 1e5) as u64;
                let log = write_down(&live(&truth, seed), &truth, seed);
                let all = looks(&CleanLog::of(&log), truth.kind, None);
                let Standing::Ended(verdict, at) = standing(&all, 300) else { continue };
                let answered = verdict != Verdict::CouldNotTell;
                for asked_at in [40, 70, 100, 130].into_iter().filter(|n| *n < at) {
                    let mut sorted = log.clone();
                    sorted.sort_by_key(|s| s.start_utc_min);
                    sorted.truncate(asked_at);
                    let report = estimate(&sorted, &Plan { sessions: 300, ..Plan::new(truth.kind) });
                    let Some(outlook) = report.outlook else { continue };
                    let more = at.saturating_sub(report.sessions);
                    for (place, said) in [outlook.sessions_50, outlook.sessions_80].into_iter().enumerate() {
                        if let Some(said) = said {
                            asked[place] += 1.0;
                            within[place] += f64::from(u8::from(answered && more <= said));
                        }
                    }
                    let bin = &mut bins[((outlook.p_answer_by_end * 5.0) as usize).min(4)];
                    *bin = (bin.0 + outlook.p_answer_by_end, bin.1 + f64::from(u8::from(answered)), bin.2 + 1);
                }
            }
        }
    }
    let bins = bins.map(|(said, had, n)| (said / n.max(1) as f64, had / n.max(1) as f64, n));
    ([within[0] / asked[0], within[1] / asked[1]], bins)
}
