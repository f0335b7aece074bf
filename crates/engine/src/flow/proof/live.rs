//! Causality, shifted clocks, bounded memory, and rows that cannot be: the detector goes on.
//! Quality is measured elsewhere.

use domain::place::Breast;
use proptest::prelude::*;

use crate::flow::made_up::{Tier, draw};
use crate::flow::{Detector, Odd, Press, Said};

type Row = (f64, [Option<f64>; 2]);

fn tier(index: usize) -> Tier {
    Tier::ALL[index % Tier::ALL.len()]
}

/// What is said row by row.
fn said(rows: &[Row], presses: &[Press]) -> Vec<Vec<Said>> {
    let mut detector = Detector::default();
    presses.iter().for_each(|press| detector.press(*press));
    rows.iter().map(|(t_s, grams)| detector.take(*t_s, *grams)).collect()
}

fn letdowns(said: &[Said]) -> Vec<(Breast, f64)> {
    let onset = |one: &Said| match one {
        Said::Letdown { breast, onset_s, .. } => Some((*breast, *onset_s)),
        _ => None,
    };
    said.iter().filter_map(onset).collect()
}

fn made(tier: Tier, seed: u64, rows: usize) -> (Vec<Row>, Vec<Press>) {
    let trace = draw(tier, seed);
    let press =
        |p: &crate::flow::made_up::Press| Press { breast: Breast::ALL[p.side], start_s: p.start_s, end_s: p.end_s };
    (trace.rows.into_iter().take(rows).collect(), trace.presses.iter().map(press).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Cut anywhere, or go on with anything: nothing said before changes.
    #[test]
    fn the_future_changes_nothing(index in 0..5_usize, seed in 1..500_u64, cut in 0.0..1.0_f64, other in -50.0..900.0_f64) {
        let (rows, presses) = made(tier(index), seed, 2_000);
        let cut = (rows.len() as f64 * cut) as usize;
        let whole = said(&rows, &presses);
        let mut changed = rows[..cut].to_vec();
        let more = rows[cut..].iter().enumerate().map(|(n, row)| (row.0, [Some(other + n as f64), None]));
        changed.extend(more.take(50));
        let again = said(&changed, &presses);
        prop_assert_eq!(&whole[..cut], &again[..cut]);
    }

    /// A later clock moves what is said, and nothing else.
    #[test]
    fn another_clock_gives_the_same_letdowns(seed in 1..500_u64, hours in 0..200_i32) {
        let (rows, _) = made(Tier::Typical, seed, 2_500);
        // A whole number of bins, so that the bins hold the same rows.
        let shift = f64::from(hours) * 3600.0;
        let moved: Vec<Row> = rows.iter().map(|row| (row.0 + shift, row.1)).collect();
        let first = letdowns(&said(&rows, &[]).concat());
        let second = letdowns(&said(&moved, &[]).concat());
        prop_assert_eq!(first.len(), second.len());
        for (one, other) in first.iter().zip(&second) {
            prop_assert_eq!(one.0, other.0);
            prop_assert!((one.1 + shift - other.1).abs() < 0.05);
        }
    }

    /// Any rows at all: no panic, and every number it tells is one.
    #[test]
    fn anything_may_come(rows in proptest::collection::vec((any::<f64>(), any::<Option<f64>>(), any::<Option<f64>>()), 0..200)) {
        let mut detector = Detector::default();
        for (t_s, left, right) in rows {
            detector.take(t_s, [left, right]);
            for breast in Breast::ALL {
                if let Some(now) = detector.now(breast) {
                    prop_assert!([now.grams, now.grams_sd, now.flow, now.flow_sd].iter().all(|n| n.is_finite()));
                }
            }
        }
        detector.finish();
    }

    /// Times and weights that might be real, in wild order and size.
    #[test]
    fn wild_scales_are_borne(rows in proptest::collection::vec((0.0..900.0_f64, proptest::option::of(-6_000.0..45_000.0_f64)), 0..400)) {
        let mut detector = Detector::default();
        for (t_s, grams) in rows {
            detector.take(t_s, [grams, grams.map(|g| g / 100.0)]);
        }
        for breast in Breast::ALL {
            if let Some(now) = detector.now(breast) {
                prop_assert!([now.grams, now.grams_sd, now.flow, now.flow_sd].iter().all(|n| n.is_finite()));
            }
        }
    }
}

/// A session with damage in the middle still finds its letdowns, and says what was odd.
fn damaged(damage: impl Fn(usize, &mut Row)) -> (Vec<(Breast, f64)>, Vec<Said>) {
    let (mut rows, _) = made(Tier::Typical, 42, 6_000);
    rows.iter_mut().enumerate().for_each(|(index, row)| damage(index, row));
    let all = said(&rows, &[]).concat();
    let odd = all.iter().filter(|one| matches!(one, Said::Odd { .. })).copied().collect();
    (letdowns(&all), odd)
}

fn odd(said: &[Said]) -> Vec<Odd> {
    let mut all: Vec<Odd> = Vec::new();
    for one in said {
        if let Said::Odd { what, .. } = one
            && !all.contains(what)
        {
            all.push(*what);
        }
    }
    all
}

#[test]
fn bad_rows_are_told_and_the_session_goes_on() {
    let (clean, none) = damaged(|_, _| {});
    assert!(none.is_empty() && clean.len() >= 4);
    let (found, told) = damaged(|n, row| {
        if n % 400 == 7 {
            row.1[0] = Some(40_000.0)
        }
    });
    assert_eq!((found.len(), odd(&told)), (clean.len(), vec![Odd::Absurd]));
    let (found, told) = damaged(|n, row| {
        if n % 400 == 7 {
            row.1 = [Some(f64::NAN); 2]
        }
    });
    assert_eq!((found.len(), odd(&told)), (clean.len(), vec![Odd::NotANumber]));
    let (found, told) = damaged(|n, row| {
        if n % 400 == 7 {
            row.0 -= 30.0
        }
    });
    assert_eq!((found.len(), odd(&told)), (clean.len(), vec![Odd::Late]));
    let (found, told) = damaged(|n, row| {
        if n % 400 == 7 {
            row.1[0] = Some(-9_000.0)
        }
    });
    assert_eq!((found.len(), odd(&told)), (clean.len(), vec![Odd::Absurd]));
    let (found, _) = damaged(|n, row| {
        if n % 400 == 7 {
            row.1[0] = row.1[0].map(|grams| grams - 4_000.0)
        }
    });
    assert_eq!(found.len(), clean.len());
}

#[test]
fn a_clock_that_was_set_back_counts_on() {
    let (rows, _) = made(Tier::Clean, 3, 9_000);
    let restarted: Vec<Row> =
        rows.iter().map(|row| (if row.0 > 230.0 { row.0 - 230.0 } else { row.0 }, row.1)).collect();
    let all = said(&restarted, &[]).concat();
    assert!(odd(&all).contains(&Odd::ClockSetBack));
    let (plain, after) = (letdowns(&said(&rows, &[]).concat()), letdowns(&all));
    // The moment at which the clock jumped may cost one letdown, and no more.
    let kept = plain.iter().filter(|one| {
        let expected = if one.1 > 230.0 { one.1 - 230.0 } else { one.1 };
        after.iter().any(|other| other.0 == one.0 && (expected - other.1).abs() < 3.0)
    });
    assert!(plain.len() >= 4 && kept.count() + 1 >= plain.len(), "{plain:?} {after:?}");
}

/// Hours of samples take no more room than a minute: what is kept is looked at through its stories.
#[test]
fn memory_is_bounded() {
    let mut detector = Detector::default();
    let mut most = 0;
    for n in 0..15_000_u32 {
        let t_s = f64::from(n) * 0.4;
        detector.take(t_s, [Some(t_s * 0.01 % 150.0), Some(0.0)]);
        most = most.max(detector.stories());
    }
    assert!(most < 150, "{most}");
}
