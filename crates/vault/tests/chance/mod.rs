//! Numbers from a seed in the place of random ones, so that a test says the same each time.
//! For tests alone: nothing that is kept secret is drawn from it.

use std::convert::Infallible;

use rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};
use rand_pcg::Pcg64;

pub struct Seeded(Pcg64);

pub fn seeded(seed: u64) -> Seeded {
    Seeded(Pcg64::seed_from_u64(seed))
}

impl TryRng for Seeded {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill_bytes(to);
        Ok(())
    }
}

impl TryCryptoRng for Seeded {}
