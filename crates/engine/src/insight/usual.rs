//! Her usual range: what this hour after this gap mostly gives, foretold before the milk was known.
//! Compares her with herself; no other mother and no norm enters.

use super::cleaning::CleanLog;
use super::forecast::VolumeRange;
use super::run::Run;

/// Where an amount stands in the range that holds 80 of 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Less than 9 of 10 such sessions give.
    Below,
    /// As most such sessions give.
    Within,
    /// More than 9 of 10 such sessions give.
    Above,
}

/// A session beside what was foretold of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// Which row of the log as it was given.
    pub row: usize,
    /// Start on her clock, minutes since 1970 there.
    pub start_local_min: i64,
    /// What it gave, ml; a missing side is estimated.
    pub total_ml: f64,
    /// What was foretold.
    pub usual: VolumeRange,
    /// Where it stands.
    pub stands: Stands,
    /// So far off that she may be asked whether it was entered as meant, or some was spilled.
    pub ask: bool,
}

/// Further off than so many standard deviations, it is asked about: 1 in 2000 by chance.
const ASK_FROM_Z: f64 = 3.5;
/// Ranges of the first sessions are too wide to ask by.
const ASK_AFTER: usize = 12;

/// Each session from `from_local_min` on, beside what was foretold of it.
pub(crate) fn beside(run: &Run, log: &CleanLog, from_local_min: i64) -> Vec<Beside> {
    let seen = log.sessions[run.first..].iter().zip(&run.innovations).enumerate();
    seen.filter(|(_, (session, _))| session.start_local_min >= from_local_min)
        .map(|(place, (session, innovation))| {
            let usual = VolumeRange::of_session(innovation.mean, innovation.sd);
            Beside {
                row: session.row,
                start_local_min: session.start_local_min,
                total_ml: session.total_ml,
                usual,
                stands: stands(session.total_ml, &usual),
                ask: innovation.z.abs() > ASK_FROM_Z && place >= ASK_AFTER,
            }
        })
        .collect()
}

fn stands(total_ml: f64, usual: &VolumeRange) -> Stands {
    if total_ml < usual.lo80_ml {
        Stands::Below
    } else if total_ml > usual.hi80_ml {
        Stands::Above
    } else {
        Stands::Within
    }
}
