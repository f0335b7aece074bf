//! The caller's random numbers for crates that speak an earlier edition of the same traits.
//! Makes none of its own.

use opaque_ke::rand;
use rand_core::CryptoRng;

/// Passes each call on.
pub(crate) struct Earlier<'a, R>(pub &'a mut R);

impl<R: CryptoRng> rand::RngCore for Earlier<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, to: &mut [u8]) {
        self.0.fill_bytes(to);
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), rand::Error> {
        self.0.fill_bytes(to);
        Ok(())
    }
}

impl<R: CryptoRng> rand::CryptoRng for Earlier<'_, R> {}

/// Fresh bytes.
pub(crate) fn draw<const N: usize>(chance: &mut impl CryptoRng) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill_bytes(&mut bytes);
    bytes
}
