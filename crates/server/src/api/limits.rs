//! How often somebody may ask: each address and each name has a bucket of tries that refills.
//! In memory, for one process: it slows guessing, and is no ledger.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

use super::problem::Problem;

/// Beyond this many visitors, those whose buckets are full again are forgotten.
const MOST_BUCKETS: usize = 20_000;

/// How many tries at once, and how long each takes to come back.
#[derive(Clone, Copy)]
pub struct Rate {
    most: f64,
    refill_ms: f64,
}

/// Whatever leads to a password, from one address.
pub const BY_ADDRESS: Rate = Rate { most: 60.0, refill_ms: 2_000.0 };
/// Guesses at one account.
pub const BY_NAME: Rate = Rate { most: 12.0, refill_ms: 20_000.0 };
/// Pushes, pulls and the like of one device.
pub const BY_DEVICE: Rate = Rate { most: 1_200.0, refill_ms: 20.0 };

struct Bucket {
    left: f64,
    at_ms: i64,
    rate: Rate,
}

impl Bucket {
    fn left(&self, now_ms: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a span of milliseconds")]
        let passed = now_ms.saturating_sub(self.at_ms).max(0) as f64;
        (self.left + passed / self.rate.refill_ms).min(self.rate.most)
    }
}

/// Everybody's buckets, by a number that cannot be traced back.
pub struct Limits {
    slows: bool,
    buckets: Mutex<HashMap<u64, Bucket>>,
    salt: RandomState,
}

impl Limits {
    /// Without `slows` everybody may ask as often as they like.
    pub fn new(slows: bool) -> Limits {
        Limits { slows, buckets: Mutex::default(), salt: RandomState::new() }
    }

    /// Takes one try from who is asking.
    pub fn take(&self, rate: Rate, who: &[u8], now_ms: i64) -> Result<(), Problem> {
        if !self.slows {
            return Ok(());
        }
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_BUCKETS {
            buckets.retain(|_, bucket| bucket.left(now_ms) < bucket.rate.most);
        }
        let name = self.salt.hash_one((rate.most.to_bits(), who));
        let bucket = buckets.entry(name).or_insert(Bucket { left: rate.most, at_ms: now_ms, rate });
        bucket.left = bucket.left(now_ms);
        bucket.at_ms = now_ms;
        if bucket.left < 1.0 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
            let seconds = ((1.0 - bucket.left) * rate.refill_ms / 1000.0).ceil() as u32;
            return Err(Problem::TooOften(seconds.max(1)));
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_run_out_and_come_back() {
        let limits = Limits::new(true);
        let take = |who: &[u8], now_ms| limits.take(BY_NAME, who, now_ms);
        for _ in 0..12 {
            assert_eq!(take(b"anna", 1_000), Ok(()));
        }
        assert_eq!(take(b"anna", 1_000), Err(Problem::TooOften(20)));
        assert_eq!(take(b"berta", 1_000), Ok(()), "others are not slowed");
        assert_eq!(take(b"anna", 21_000), Ok(()));
        assert_eq!(take(b"anna", 500), Err(Problem::TooOften(20)), "a clock that goes back gives nothing");
    }
}
