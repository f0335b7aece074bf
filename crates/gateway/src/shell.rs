//! What the gateway asks of the program that starts it: the time, chance, and where a moment is lived.
//! Reads no clock itself.

use std::time::Duration;

use domain::fact::FactId;
use domain::moment::Moment;

/// Time and chance of the machine.
#[derive(Clone, Copy)]
pub struct Shell {
    /// Now, in microseconds since 1970 UTC.
    pub now_us: fn() -> i64,
    /// Fills the bytes with chance; `false` when the machine gives none.
    pub random: fn(&mut [u8]) -> bool,
    /// An instant, in milliseconds since 1970 UTC, as it is lived where this machine is.
    pub moment: fn(i64) -> Moment,
    /// How long to wait before each further try to tell another program something.
    pub patience: &'static [Duration],
}

/// A second, and five times as long each time, to ten minutes.
pub const PATIENCE: &[Duration] = &[
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(25),
    Duration::from_secs(120),
    Duration::from_secs(600),
];

/// The machine gives no random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this machine gives no random numbers; try again in a moment")]
pub struct NoChance;

impl Shell {
    /// Random bytes.
    ///
    /// # Errors
    /// When the machine gives none.
    pub fn draw<const N: usize>(self) -> Result<[u8; N], NoChance> {
        let mut bytes = [0; N];
        if (self.random)(&mut bytes) { Ok(bytes) } else { Err(NoChance) }
    }

    /// A new fact's id.
    ///
    /// # Errors
    /// When the machine gives no chance.
    pub fn fact_id(self) -> Result<FactId, NoChance> {
        let ms = u64::try_from((self.now_us)() / 1000).unwrap_or_default();
        let id = uuid::Builder::from_unix_timestamp_millis(ms, &self.draw()?).into_uuid();
        Ok(FactId(id.as_u128()))
    }

    /// Now, in milliseconds.
    #[must_use]
    pub fn now_ms(self) -> i64 {
        (self.now_us)() / 1000
    }
}
