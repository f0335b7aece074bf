//! Which tones a session without taps has, reckoned from the native engine alone: openings, beats, breaths.
//! Not the app's own reckoning of the same, which is what is measured.

use std::sync::Arc;

use content::protocols::shipped;
use domain::care::Gate;
use domain::protocol::Act;
use engine::coach::{Cue, CueKind, Setup, advance, start};

/// Session times in milliseconds, in order.
pub fn planned() -> Vec<f64> {
    let protocol = Arc::new(shipped("hands-on").expect("it ships"));
    let setup = Setup { protocol: Arc::clone(&protocol), gate: Gate::clear(1), firm: Vec::new(), left_alone: None };
    let (coach, mut cues) = start(setup);
    cues.extend(advance(&coach, u64::MAX).1);
    let held: Vec<&Cue> = cues.iter().filter(|cue| cue.kind.holds()).collect();
    let mut tones: Vec<f64> = cues.iter().filter(|cue| cue.kind != CueKind::Rest).map(|cue| ms(cue.at_ms)).collect();
    for (index, cue) in held.iter().enumerate() {
        let end = held.get(index + 1).map_or(cue.until_ms, |next| next.at_ms.min(cue.until_ms));
        let settles = protocol.steps.get(cue.step).is_some_and(|step| step.act == Act::Settle);
        if cue.kind == CueKind::Settle && settles {
            let breaths = (0..).map(|breath| ms(cue.at_ms) + f64::from(breath) * 10_000.0);
            tones.extend(breaths.flat_map(|at| [at, at + 4_000.0]).take_while(|at| *at < ms(end)));
        } else if cue.pace_per_min > 0 {
            let beat = 60_000.0 / f64::from(cue.pace_per_min);
            tones.extend((1..).map(|nth| ms(cue.at_ms) + f64::from(nth) * beat).take_while(|at| *at < ms(end)));
        }
    }
    tones.sort_by(f64::total_cmp);
    tones.dedup();
    // What begins with the session itself sounds before the catching has begun.
    tones.retain(|at| *at > 12_000.0);
    tones
}

fn ms(whole: u64) -> f64 {
    whole as f64
}
