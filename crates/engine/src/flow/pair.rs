//! Both breasts held against each other: oxytocin squeezes both, so that what one shows speaks for the other.
//! Not the stories themselves (`bank`).

use super::bank::Evidence;
use super::constants::Constants;

/// A letdown that is probable enough to be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// How probable it is.
    pub probability: f64,
    /// When the scale began to show it.
    pub onset_s: f64,
}

/// How often letdowns came on both sides so far, as counts that begin with what is published.
#[derive(Clone)]
pub struct Together {
    both: f64,
    one: f64,
}

impl Together {
    pub fn new(c: &Constants) -> Together {
        Together { both: 6.0 * c.together, one: 6.0 * (1.0 - c.together) }
    }

    pub fn saw(&mut self, both: bool) {
        if both {
            self.both += 1.0;
        } else {
            self.one += 1.0;
        }
    }

    fn share(&self) -> f64 {
        self.both / (self.both + self.one)
    }
}

/// What is held against a breast: its own evidence, the other's, and when the other was told, if just now.
pub struct Held<'a> {
    pub own: &'a [Evidence],
    pub other: &'a [Evidence],
    pub other_told_s: Option<f64>,
    pub alone: bool,
}

/// Whether a breast has let down, as far as both can tell.
pub fn judge(held: &Held, together: &Together, c: &Constants) -> Option<Found> {
    let share = if held.alone { 0.0 } else { together.share() };
    let (mut here, mut moment, mut strongest) = (0.0, 0.0, 0.0_f64);
    for own in held.own {
        let mut odds = own.prior * own.factor * if held.alone { 1.0 } else { 0.5 * (1.0 - share) };
        if let Some(told) = held.other_told_s {
            if (told - own.onset_s).abs() <= c.apart_s {
                odds += share / (1.0 - share) / (2.0 * c.apart_s) * own.factor;
            }
        } else if !held.alone {
            odds += share * own.prior * own.factor * beside(held.other, own.onset_s, c);
        }
        here += odds;
        moment += odds * own.onset_s;
        strongest = strongest.max(own.factor);
    }
    let elsewhere: f64 = held.other.iter().map(|other| 0.5 * (1.0 - share) * other.prior * other.factor).sum();
    let elsewhere = if held.alone { 0.0 } else { elsewhere };
    let probability = here / (1.0 + here + elsewhere);
    let speaks = strongest > 3.0;
    (speaks && probability >= c.sure).then(|| Found { probability, onset_s: moment / here })
}

/// The other's mean evidence around a moment.
fn beside(other: &[Evidence], at_s: f64, c: &Constants) -> f64 {
    let near = other.iter().filter(|one| (one.onset_s - at_s).abs() <= c.apart_s);
    let (count, sum) = near.fold((0.0, 0.0), |(count, sum), one| (count + 1.0, sum + one.factor));
    if count > 0.0 { sum / count } else { 1.0 }
}
