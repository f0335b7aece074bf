//! A middle and how far most stray from it, of plain numbers.
//! No model: what a count of few can say, and no more.

use super::maths::median_of;

/// The middle one, and the range that holds about 8 of 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// As often above as below.
    pub middle: f64,
    /// Below this 1 in 10.
    pub low: f64,
    /// Above this 1 in 10.
    pub high: f64,
    /// Of so many.
    pub of: usize,
}

impl Spread {
    /// Of these numbers; `None` of nothing.
    #[must_use]
    pub fn over(mut values: Vec<f64>) -> Option<Spread> {
        let middle = median_of(&mut values)?;
        let last = values.len() - 1;
        let at = |tenths: usize| values[(last * tenths + 5) / 10];
        Some(Spread { middle, low: at(1), high: at(9), of: values.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_of_ten_lie_within() {
        let spread = Spread::over((0..=10).map(f64::from).collect()).unwrap();
        assert_eq!((spread.middle, spread.low, spread.high, spread.of), (5.0, 1.0, 9.0, 11));
        assert_eq!(Spread::over(vec![3.0]).map(|s| (s.low, s.high)), Some((3.0, 3.0)));
        assert_eq!(Spread::over(Vec::new()), None);
    }
}
