//! Which moment of the audio clock a moment of the session falls on: measured often, smoothed, moved gently.
//! No audio device: pairs of numbers in, an offset out.

/// How many measurements the middle is taken of.
const KEPT: usize = 11;
/// A difference beyond this is no drift: the phone slept, or sound was off. In seconds.
const JUMP_S: f64 = 0.12;
/// How far the anchor may move at one measurement, in seconds: below what an ear can tell in a beat.
const GENTLE_S: f64 = 0.001;

/// Where session time lies on the audio clock: `audio_s = offset_s + session_ms / 1000 / rate`.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    rate: f64,
    offset_s: Option<f64>,
    measured: Vec<f64>,
}

/// What a measurement changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// What is laid out stays right.
    Steady,
    /// What is laid out is off and must be laid anew.
    Moved,
}

impl Anchor {
    /// For a session clock that runs `rate` times as fast as real time.
    #[must_use]
    pub fn new(rate: f64) -> Anchor {
        Anchor { rate, offset_s: None, measured: Vec::new() }
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
            self.measured = vec![sample];
            self.offset_s = Some(sample);
            return Kept::Moved;
        }
        self.offset_s = Some(held + off.clamp(-GENTLE_S, GENTLE_S));
        Kept::Steady
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
