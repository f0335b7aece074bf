//! Trials by the thousand: coverage, bias, false verdicts under constant looking, power, sessions until an answer.
//! Dips and forecasts are measured in `changes` and `foresight`.

use engine::insight::CleanLog;
use engine::trial::{Look, Standing, TrialKind, Verdict, looks, standing};

use crate::mess::write_down;
use crate::mother::{Truth, live};
use crate::welch;

/// Days, and the sessions planned for them, as in the specification.
pub const PLANS: [(f64, usize); 3] = [(28.0, 200), (42.0, 300), (56.0, 400)];
const Z_95: f64 = 1.959_964;

/// Rates of one scenario at 28, 42 and 56 days.
#[derive(Debug, Default, Clone)]
pub struct Row {
    pub logs: usize,
    pub covered: [f64; 3],
    pub bias: [f64; 3],
    pub square: [f64; 3],
    pub helps: [f64; 3],
    pub hurts: [f64; 3],
    pub no_difference: [f64; 3],
    pub sessions_used: [f64; 3],
    pub missed_ever: [f64; 3],
    pub naive_helps: [f64; 3],
    pub naive_hurts: [f64; 3],
}

pub fn measure(truth: &Truth, logs: usize, first_seed: u64) -> Row {
    let mut row = Row { logs, ..Row::default() };
    for log_number in 0..logs as u64 {
        let seed = first_seed + log_number;
        let life = live(truth, seed);
        let log = write_down(&life, truth, seed);
        let birth = truth.from_day.map(|day| crate::mother::START_MIN - (day * 24.0 * 60.0) as i64);
        let all = looks(&CleanLog::of(&log), truth.kind, birth);
        for (plan, (days, sessions)) in PLANS.iter().enumerate() {
            let until = all.partition_point(|l| l.days < *days);
            add(&mut row, plan, &all[..until], *sessions, life.theta);
            if truth.kind == TrialKind::WholeDay {
                let naive = welch::first_verdict(&log, *days).unwrap_or(0.0);
                row.naive_helps[plan] += f64::from(u8::from(naive > 0.0));
                row.naive_hurts[plan] += f64::from(u8::from(naive < 0.0));
            }
        }
    }
    let share = 1.0 / logs as f64;
    for rates in row.rates() {
        rates.iter_mut().for_each(|rate| *rate *= share);
    }
    row
}

impl Row {
    fn rates(&mut self) -> [&mut [f64; 3]; 10] {
        [
            &mut self.covered,
            &mut self.bias,
            &mut self.square,
            &mut self.helps,
            &mut self.hurts,
            &mut self.no_difference,
            &mut self.sessions_used,
            &mut self.missed_ever,
            &mut self.naive_helps,
            &mut self.naive_hurts,
        ]
    }
}

fn add(row: &mut Row, plan: usize, looks: &[Look], sessions: usize, theta: f64) {
    let Some(end) = looks.last() else { return };
    let error = end.theta - theta;
    row.covered[plan] += f64::from(u8::from(error.abs() < Z_95 * end.se));
    row.bias[plan] += error;
    row.square[plan] += error * error;
    let standing = standing(looks, sessions);
    let used = match standing {
        Standing::KeepGoing => end.sessions,
        Standing::Ended(_, used) => used,
    };
    row.sessions_used[plan] += used as f64;
    match standing {
        Standing::Ended(Verdict::Helps, _) => row.helps[plan] += 1.0,
        Standing::Ended(Verdict::Hurts, _) => row.hurts[plan] += 1.0,
        Standing::Ended(Verdict::NoDifference, _) => row.no_difference[plan] += 1.0,
        _ => {}
    }
    let missed = looks.iter().filter(|l| l.sessions >= 24 && l.days >= 5.9 && l.sessions <= sessions).any(|l| {
        let bound = 2.40 * (l.sessions as f64 / sessions as f64).min(1.0).powf(-0.35);
        (l.theta - theta).abs() > bound * l.se
    });
    row.missed_ever[plan] += f64::from(u8::from(missed));
}
