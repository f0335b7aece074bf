//! Which moment of the audio clock a moment of the session falls on: measured often, smoothed, moved gently.
//! No audio device: pairs of numbers in, an offset out.

/// How many measurements the middle is taken of.
const KEPT: usize = 7;
/// How many measurements it takes before anything is laid by them.
const ENOUGH: usize = 3;
/// A difference beyond this is no drift: the phone slept, or sound was off. In seconds.
const JUMP_S: f64 = 0.12;
/// How far the anchor may move at one measurement, in seconds: below what an ear can tell in a beat.
const GENTLE_S: f64 = 0.003;
/// How far it may have moved since sounds were laid, before they are laid anew.
const RELAY_S: f64 = 0.003;

/// Where session time lies on the audio clock: `audio_s = offset_s + session_ms / 1000 / rate`.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    rate: f64,
    offset_s: Option<f64>,
    laid_s: f64,
    measured: Vec<f64>,
}

/// What a measurement changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing can be laid yet: the two clocks have not been seen side by side.
    NotYet,
    /// What is laid out stays right.
    Steady,
    /// What is laid out is off and must be laid anew.
    Moved,
}

impl Anchor {
    /// For a session clock that runs `rate` times as fast as real time.
    #[must_use]
    pub fn new(rate: f64) -> Anchor {
        Anchor { rate, offset_s: None, laid_s: 0.0, measured: Vec::new() }
    }

    /// Takes in that the listener hears `audio_s` at `session_ms`.
    pub fn measure(&mut self, session_ms: f64, audio_s: f64) -> Kept {
        let sample = audio_s - session_ms / 1000.0 / self.rate;
        let held = *self.offset_s.get_or_insert(sample);
        self.measured.push(sample);
        if self.measured.len() > KEPT {
            self.measured.remove(0);
        }
        let off = self.middle() - held;
        if (sample - held).abs() > JUMP_S && off.abs() > JUMP_S {
            // Measured anew from here; three of the same, so that the new place counts at once.
            self.measured = vec![sample; ENOUGH];
            return self.hold(sample);
        }
        // At first the middle is the best there is; later it is followed more slowly than an ear can tell.
        let gentle = if self.measured.len() < KEPT { JUMP_S } else { GENTLE_S };
        self.hold(held + off.clamp(-gentle, gentle))
    }

    fn hold(&mut self, offset_s: f64) -> Kept {
        self.offset_s = Some(offset_s);
        if self.measured.len() < ENOUGH {
            return Kept::NotYet;
        }
        if (offset_s - self.laid_s).abs() <= RELAY_S {
            return Kept::Steady;
        }
        self.laid_s = offset_s;
        Kept::Moved
    }

    /// How many times as fast as real time the session's clock runs.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// What holds without a new measurement.
    #[must_use]
    pub fn kept(&self) -> Kept {
        if self.measured.len() >= ENOUGH { Kept::Steady } else { Kept::NotYet }
    }

    /// When on the audio clock `session_ms` is heard; `None` before the first measurement.
    #[must_use]
    pub fn audio_s(&self, session_ms: f64) -> Option<f64> {
        self.offset_s.map(|offset| offset + session_ms / 1000.0 / self.rate)
    }

    fn middle(&self) -> f64 {
        let mut sorted = self.measured.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jitter_of_a_busy_phone_does_not_move_it() {
        let mut anchor = Anchor::new(1.0);
        for step in 0..200_u32 {
            let session_ms = f64::from(step) * 250.0;
            let late = if step % 3 == 0 { 0.03 } else { 0.0 };
            anchor.measure(session_ms, 5.0 + session_ms / 1000.0 + late);
        }
        let heard = anchor.audio_s(60_000.0).unwrap();
        assert!((heard - 65.0).abs() < 0.002, "{heard}");
    }

    #[test]
    fn a_first_measurement_that_is_off_is_soon_forgotten() {
        let mut anchor = Anchor::new(1.0);
        anchor.measure(0.0, 0.03);
        anchor.measure(250.0, 0.25);
        anchor.measure(500.0, 0.5);
        assert!((anchor.audio_s(10_000.0).unwrap() - 10.0).abs() < 0.001);
    }

    #[test]
    fn slow_drift_is_followed() {
        let mut anchor = Anchor::new(1.0);
        for step in 0..4_800_u32 {
            let session_ms = f64::from(step) * 250.0;
            anchor.measure(session_ms, session_ms / 1000.0 * 1.000_1);
        }
        let heard = anchor.audio_s(1_200_000.0).unwrap();
        assert!((heard - 1_200.12).abs() < 0.003, "{heard}");
    }

    #[test]
    fn a_small_step_is_laid_anew_once_it_is_sure() {
        let mut anchor = Anchor::new(1.0);
        let told = |step: u32, by: f64, anchor: &mut Anchor| {
            let session_ms = f64::from(step) * 250.0;
            anchor.measure(session_ms, session_ms / 1000.0 + by)
        };
        assert_eq!(told(0, 0.5, &mut anchor), Kept::NotYet);
        let first = (1..20).filter(|step| told(*step, 0.5, &mut anchor) == Kept::Moved).count();
        let then = (20..60).filter(|step| told(*step, 0.51, &mut anchor) == Kept::Moved).count();
        assert!(first == 1 && (1..=3).contains(&then), "{first} and {then}");
        assert!((anchor.audio_s(20_000.0).unwrap() - 20.51).abs() < 0.001);
    }

    #[test]
    fn a_sleep_is_a_jump_and_one_late_measurement_is_none() {
        let mut anchor = Anchor::new(1.0);
        for step in 0..20_u32 {
            anchor.measure(f64::from(step) * 250.0, f64::from(step) * 0.25);
        }
        assert_eq!(anchor.measure(5_000.0, 5.4), Kept::Steady);
        let moved = (0..20_u32).any(|step| {
            let session_ms = 90_000.0 + f64::from(step) * 250.0;
            anchor.measure(session_ms, 5.5 + f64::from(step) * 0.25) == Kept::Moved
        });
        assert!(moved);
        assert!((anchor.audio_s(100_000.0).unwrap() - 15.5).abs() < 0.01);
    }

    #[test]
    fn a_fast_clock_packs_the_session() {
        let mut anchor = Anchor::new(60.0);
        anchor.measure(0.0, 1.0);
        assert!((anchor.audio_s(60_000.0).unwrap() - 2.0).abs() < 1e-9);
    }
}
