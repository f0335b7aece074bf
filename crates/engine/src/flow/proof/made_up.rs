//! The made-up sessions look like the published ones: how many ejections, when, how large, how fast.
//! Sources of the bounds: `docs/flow.md`, "Made-up sessions".

use crate::flow::made_up::{Tier, Trace, draw};

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len().max(1) as f64
}

fn middle(of: &mut [f64]) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

fn sessions(tier: Tier) -> Vec<Trace> {
    (1..=60).map(|seed| draw(tier, seed)).collect()
}

#[test]
fn ejections_are_as_published() {
    let traces = sessions(Tier::Typical);
    let each = |of: &dyn Fn(&Trace, usize) -> f64| -> Vec<f64> {
        traces.iter().flat_map(|trace| [of(trace, 0), of(trace, 1)]).collect()
    };
    let early = |onsets: &[f64], until: f64| onsets.iter().filter(|at| **at < until).count() as f64;
    let in_15 = each(&|trace, side| early(&trace.truth.onsets_s[side], 900.0));
    let first: Vec<f64> = each(&|trace, side| trace.truth.onsets_s[side].first().copied().unwrap_or(f64::NAN));
    let first: Vec<f64> = first.into_iter().filter(|at| at.is_finite()).collect();
    let total = each(&|trace, side| trace.truth.total_g[side]);
    let peak = each(&|trace, side| trace.truth.peak[side]);
    let share = |nth: usize| each(&|trace, side| trace.truth.shares[side][nth] / trace.truth.shares[side][2]);
    let mut landed: Vec<f64> = traces.iter().flat_map(|trace| trace.truth.landed_s.clone()).collect();
    let landed_90 = {
        landed.sort_by(f64::total_cmp);
        landed[landed.len() * 9 / 10]
    };
    println!(
        "in 15 min {:.2}; first at {:.0} s; grams {:.1}; peak {:.2}; first {:.2}, two {:.2}; landed {:.1} (90 %: {:.1})",
        mean(&in_15),
        mean(&first),
        mean(&total),
        mean(&peak),
        mean(&share(0)),
        mean(&share(1)),
        middle(&mut landed),
        landed_90
    );
    assert!((3.2..5.2).contains(&mean(&in_15)));
    assert!((90.0..155.0).contains(&mean(&first)));
    assert!((35.0..85.0).contains(&mean(&total)));
    assert!((0.3..0.7).contains(&mean(&peak)));
    assert!((0.3..0.6).contains(&mean(&share(0))));
    assert!((0.5..0.8).contains(&mean(&share(1))));
    assert!((4.5..9.0).contains(&middle(&mut landed)));
}
