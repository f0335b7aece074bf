//! Volumes of milk, and the units a person reads them in.
//! Not weights from a scale: those are grams, and live with flow.

/// Millilitres in a US fluid ounce.
pub const ML_PER_OZ: f64 = 29.573_529_562_5;

/// The largest amount of one side of one session that is taken as meant: 1 litre.
/// Published ranges end near 240 ml a feed and 606 ml of storage: `content/evidence/volumes.md`.
pub const LARGEST_SIDE_ML: f64 = 1000.0;

/// The unit in which amounts are shown and typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// Millilitres.
    #[default]
    Ml,
    /// US fluid ounces.
    Oz,
}

/// A volume of milk, held in whole microlitres so that 2.5 oz comes back as 2.5 oz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Volume {
    microlitres: u32,
}

/// Why a number cannot be an amount of milk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Not a number, or without end.
    NotANumber,
    /// Below zero.
    BelowZero,
    /// More than [`LARGEST_SIDE_ML`].
    TooLarge,
}

impl Volume {
    /// No milk at all: known, and not the same as unknown (`None`).
    pub const ZERO: Volume = Volume { microlitres: 0 };

    /// From a number in `unit`.
    ///
    /// # Errors
    /// When the number is not finite, below zero, or above one litre.
    pub fn new(number: f64, unit: Unit) -> Result<Volume, AmountError> {
        let ml = match unit {
            Unit::Ml => number,
            Unit::Oz => number * ML_PER_OZ,
        };
        if !ml.is_finite() {
            return Err(AmountError::NotANumber);
        }
        if ml < 0.0 {
            return Err(AmountError::BelowZero);
        }
        if ml > LARGEST_SIDE_ML {
            return Err(AmountError::TooLarge);
        }
        Ok(Volume { microlitres: round_to_u32(ml * 1000.0) })
    }

    /// From millilitres that are already known to be sound, clamped to what a `Volume` can hold.
    #[must_use]
    pub fn from_ml_clamped(ml: f64) -> Volume {
        let sound = if ml.is_finite() { ml.clamp(0.0, 4_000_000.0) } else { 0.0 };
        Volume { microlitres: round_to_u32(sound * 1000.0) }
    }

    /// In millilitres.
    #[must_use]
    pub fn ml(self) -> f64 {
        f64::from(self.microlitres) / 1000.0
    }

    /// In US fluid ounces.
    #[must_use]
    pub fn oz(self) -> f64 {
        self.ml() / ML_PER_OZ
    }

    /// What is left after `other` is taken away; no milk when there was less.
    #[must_use]
    pub fn less(self, other: Volume) -> Volume {
        Volume { microlitres: self.microlitres.saturating_sub(other.microlitres) }
    }

    /// In `unit`.
    #[must_use]
    pub fn within(self, unit: Unit) -> f64 {
        match unit {
            Unit::Ml => self.ml(),
            Unit::Oz => self.oz(),
        }
    }
}

impl std::ops::Add for Volume {
    type Output = Volume;
    fn add(self, other: Volume) -> Volume {
        Volume { microlitres: self.microlitres.saturating_add(other.microlitres) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers pass 0 to 4e9 only")]
fn round_to_u32(microlitres: f64) -> u32 {
    microlitres.round() as u32
}

/// What one session gave. Each field may be unknown; zero is known to be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Yield {
    /// From her left.
    pub left: Option<Volume>,
    /// From her right.
    pub right: Option<Volume>,
    /// Given alone when the sides were not told apart.
    pub total: Option<Volume>,
}

impl Yield {
    /// The sum of what is known: the sides when either is known, else the total.
    #[must_use]
    pub fn known_total(self) -> Option<Volume> {
        match (self.left, self.right) {
            (None, None) => self.total,
            (left, right) => Some(left.unwrap_or_default() + right.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ounces_come_back_as_typed() {
        for quarter in 0..80_u32 {
            let oz = f64::from(quarter) * 0.25;
            let back = Volume::new(oz, Unit::Oz).unwrap().oz();
            assert!((back - oz).abs() < 0.001, "{oz} came back as {back}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert_eq!(Volume::new(f64::NAN, Unit::Ml), Err(AmountError::NotANumber));
        assert_eq!(Volume::new(-0.1, Unit::Ml), Err(AmountError::BelowZero));
        assert_eq!(Volume::new(1000.1, Unit::Ml), Err(AmountError::TooLarge));
        assert_eq!(Volume::new(40.0, Unit::Oz), Err(AmountError::TooLarge));
    }

    #[test]
    fn zero_is_not_unknown() {
        let known = Yield { left: Some(Volume::ZERO), ..Yield::default() };
        assert_eq!(known.known_total(), Some(Volume::ZERO));
        assert_eq!(Yield::default().known_total(), None);
    }
}
