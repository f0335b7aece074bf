//! What a trial shows beside milk: the minutes a session takes and how it feels, arm by arm.
//! Not the verdict, which is about milk alone.

use domain::session::Session;
use domain::trial::Arm;

use crate::insight::maths::{median_of, number};

/// One arm of a trial, as it was lived.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArmSeen {
    /// Which.
    pub arm: Arm,
    /// Its sessions.
    pub sessions: usize,
    /// The middle length, in minutes; `None` without sessions.
    pub minutes: Option<f64>,
    /// The mean discomfort, 0 to 10, of those that told.
    pub discomfort: Option<f64>,
}

/// Arm by arm, in the order of the trial's arms.
#[must_use]
pub fn beside<'a>(arms: [Arm; 2], sessions: impl IntoIterator<Item = (Arm, &'a Session)>) -> [ArmSeen; 2] {
    let mut minutes = [Vec::new(), Vec::new()];
    let mut felt = [Vec::new(), Vec::new()];
    for (arm, session) in sessions {
        let Some(nth) = arms.iter().position(|one| *one == arm) else { continue };
        minutes[nth].push(length_min(session));
        felt[nth].extend(session.discomfort.map(f64::from));
    }
    std::array::from_fn(|nth| ArmSeen {
        arm: arms[nth],
        sessions: minutes[nth].len(),
        minutes: median_of(&mut minutes[nth]),
        discomfort: (!felt[nth].is_empty()).then(|| felt[nth].iter().sum::<f64>() / number(felt[nth].len())),
    })
}

/// What the technique costs, in minutes a day: as much longer as its sessions are, times sessions a day.
/// `None` for one breast, where every session has it, and until both arms were lived.
#[must_use]
pub fn minutes_a_day(seen: &[ArmSeen; 2], per_day: f64) -> Option<f64> {
    let of = |arm: Arm| seen.iter().find(|one| one.arm == arm)?.minutes;
    Some((of(Arm::Technique)? - of(Arm::Control)?) * per_day)
}

#[expect(clippy::cast_precision_loss, reason = "a session is far shorter than where that begins")]
fn length_min(session: &Session) -> f64 {
    (session.end.epoch_ms() - session.start.epoch_ms()) as f64 / 60_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::made_up;

    fn session(minutes: i64, discomfort: Option<u8>) -> Session {
        let plain = made_up::session(5);
        Session { end: plain.start.moved_to(plain.start.epoch_ms() + minutes * 60_000), discomfort, ..plain }
    }

    #[test]
    fn longer_sessions_cost_minutes_and_comfort_is_told_apart() {
        let (long, plain) = (session(25, Some(2)), session(20, None));
        let sessions = [(Arm::Technique, &long), (Arm::Control, &plain), (Arm::Technique, &long), (Arm::Left, &long)];
        let seen = beside([Arm::Technique, Arm::Control], sessions);
        assert_eq!((seen[0].sessions, seen[1].sessions, seen[1].discomfort), (2, 1, None));
        assert_eq!(seen[0].discomfort.map(f64::to_bits), Some(2.0_f64.to_bits()));
        assert!((minutes_a_day(&seen, 8.0).unwrap() - 40.0).abs() < 1e-12);
        let split = beside([Arm::Left, Arm::Right], [(Arm::Left, &long)]);
        assert_eq!(minutes_a_day(&split, 8.0), None);
    }
}
