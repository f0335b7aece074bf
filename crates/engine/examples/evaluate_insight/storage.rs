//! Breasts that fill ever slower and are drained in part: a same-session gain is missing at the next session.
//! The lasting truth comes from living the same noise twice, with the technique always and never.

use engine::insight::Arm;
use engine::trial::DrawnDay;

use crate::chance::Chance;
use crate::mother::{Life, TrueSession, Truth, drawn};

const TAU_H: f64 = 7.0;
const DRAINED: f64 = 0.62;

pub fn live(truth: &Truth, times: &[i64], order: &[DrawnDay], chance: &mut Chance) -> Life {
    let sd = (1.0 + truth.cv * truth.cv).ln().sqrt();
    let noise: Vec<[f64; 2]> = times
        .iter()
        .map(|_| {
            let shared = 0.6_f64.sqrt() * chance.normal();
            [shared + 0.4_f64.sqrt() * chance.normal(), shared + 0.4_f64.sqrt() * chance.normal()].map(|n| 1.1 * sd * n)
        })
        .collect();
    let gain = truth.effect_pct / 100.0 / 0.5;
    let pump = |on: &dyn Fn(i64) -> f64| volumes(times, &noise, gain, on);
    let (always, never) = (pump(&|_| 1.0), pump(&|_| 0.0));
    let ratio = |(a, n): (&[f64; 2], &[f64; 2])| ((a[0] + a[1]) / (n[0] + n[1])).ln();
    let theta = always.iter().zip(&never).map(ratio).sum::<f64>() / times.len() as f64;
    let lived = pump(&|local_min| f64::from(u8::from(drawn(order, local_min).arm == Arm::Technique)));
    let sessions = times.iter().zip(&lived).map(|(local_min, ml)| {
        let today = drawn(order, *local_min);
        TrueSession { local_min: *local_min, left_ml: ml[0], right_ml: ml[1], arm: Some(today.arm), day: today.day }
    });
    Life { sessions: sessions.collect(), theta }
}

fn volumes(times: &[i64], noise: &[[f64; 2]], gain: f64, on: &dyn Fn(i64) -> f64) -> Vec<[f64; 2]> {
    let capacity = [180.0, 205.0];
    let mut held = [60.0, 70.0];
    let mut before = times[0] - 180;
    let mut all = Vec::with_capacity(times.len());
    for (local_min, noise) in times.iter().zip(noise) {
        let hours = (local_min - before) as f64 / 60.0;
        let mut ml = [0.0; 2];
        for side in 0..2 {
            held[side] = capacity[side] - (capacity[side] - held[side]) * (-hours / TAU_H).exp();
            let drained = (DRAINED * (1.0 + gain * on(*local_min)) * noise[side].exp()).min(0.95);
            ml[side] = drained * held[side];
            held[side] -= ml[side];
        }
        all.push(ml);
        before = *local_min;
    }
    all
}
