//! A usual range: the middle four fifths of her own days.
//! Not a forecast, and never anybody else's numbers.

use super::LEAST_DAYS;

/// From a tenth to nine tenths of what was seen, in millilitres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// One day in ten gave less.
    pub low_ml: f64,
    /// One day in ten gave more.
    pub high_ml: f64,
}

impl Range {
    /// From the totals of her days; `None` with too few of them.
    pub(super) fn usual(mut totals: Vec<f64>) -> Option<Range> {
        if totals.len() < LEAST_DAYS {
            return None;
        }
        totals.sort_by(f64::total_cmp);
        Some(Range { low_ml: quantile(&totals, 0.1), high_ml: quantile(&totals, 0.9) })
    }
}

/// Between the two nearest, in proportion.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "some tens of days"
)]
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let place = part * (sorted.len() - 1) as f64;
    let below = sorted[place.floor() as usize];
    let above = sorted[place.ceil() as usize];
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_eleven_days() {
        let range = Range::usual((0..=10).map(|n| f64::from(n) * 10.0).collect()).unwrap();
        assert_eq!(range, Range { low_ml: 10.0, high_ml: 90.0 });
        assert_eq!(Range::usual(vec![1.0; 4]), None);
    }
}
