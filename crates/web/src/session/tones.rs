//! Which sound is due when: cues in, a list of sounds with session times out.
//! No audio: `adapters::audio` puts them on its own clock. No choice of hers: callers leave out what she switched off.

use std::ops::Range;

use engine::coach::{Cue, CueKind};

use crate::adapters::audio::sounds::Sound;

/// Beats closer together than this in real time are thinned out; it matters when the clock is sped up.
const CLOSEST_MS: f64 = 125.0;

/// One breath: in for 4 seconds, out for 6.
/// The pace of slow breathing guides; for comfort: `content/evidence/relaxation.md`.
pub const BREATH_IN_MS: u64 = 4_000;
/// The whole breath.
pub const BREATH_MS: u64 = 10_000;

/// A sound and its session time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// When, in milliseconds after the session's start.
    pub at_ms: f64,
    /// What.
    pub sound: Sound,
}

/// The sounds of a window of session time: `now` is the cue that holds, `coming` what follows if nothing happens.
/// `breathes` says which cues are breathed by instead of beaten.
#[must_use]
pub fn plan_tones(
    now: &Cue,
    coming: &[Cue],
    window: Range<u64>,
    rate: f64,
    breathes: impl Fn(&Cue) -> bool,
) -> Vec<Tone> {
    let mut tones: Vec<Tone> = coming
        .iter()
        .filter_map(|cue| opening(cue.kind).map(|sound| Tone { at_ms: whole(cue.at_ms), sound }))
        .collect();
    let line: Vec<&Cue> = std::iter::once(now).chain(coming).filter(|cue| cue.kind.holds()).collect();
    for (index, cue) in line.iter().enumerate() {
        let end = line.get(index + 1).map_or(cue.until_ms, |next| next.at_ms.min(cue.until_ms));
        tones.extend(within(cue, end.min(window.end), rate, breathes(cue)));
    }
    tones.retain(|tone| tone.at_ms >= whole(window.start) && tone.at_ms < whole(window.end));
    tones.sort_by(|a, b| a.at_ms.total_cmp(&b.at_ms));
    tones
}

/// The sound that a cue begins with.
#[must_use]
pub fn opening(kind: CueKind) -> Option<Sound> {
    match kind {
        CueKind::Settle | CueKind::Wash | CueKind::Stroke | CueKind::Circle | CueKind::HandExpress => {
            Some(Sound::Chime)
        }
        CueKind::Compress => Some(Sound::Press),
        CueKind::Release => Some(Sound::LetGo),
        CueKind::PumpOn => Some(Sound::PumpOn),
        CueKind::PumpOff => Some(Sound::PumpOff),
        CueKind::WrapUp => Some(Sound::Done),
        CueKind::Stop | CueKind::Call => Some(Sound::HandsOff),
        CueKind::Lighten => Some(Sound::Softer),
        CueKind::Rest => None,
    }
}

/// The beats (or breaths) inside one cue. The first beat is the cue's own opening sound.
fn within(cue: &Cue, end_ms: u64, rate: f64, breathes: bool) -> Vec<Tone> {
    let (period, sound) = match cue.pace_per_min {
        _ if breathes => (whole(BREATH_MS), Sound::BreathIn),
        1.. => (60_000.0 / f64::from(cue.pace_per_min), Sound::Beat),
        0 => return Vec::new(),
    };
    let keep = (CLOSEST_MS * rate / period).ceil().max(1.0);
    let (start, end, step) = (whole(cue.at_ms), whole(end_ms), period * keep);
    let first = if sound == Sound::Beat { 1_u32 } else { 0 };
    (first..)
        .map(|beat| start + f64::from(beat) * step)
        .take_while(|&at| at < end)
        .flat_map(|at_ms| breath_pair(at_ms, sound, end))
        .collect()
}

fn breath_pair(at_ms: f64, sound: Sound, end: f64) -> impl Iterator<Item = Tone> {
    let out = at_ms + whole(BREATH_IN_MS);
    let second = (sound == Sound::BreathIn && out < end).then_some(Tone { at_ms: out, sound: Sound::BreathOut });
    std::iter::once(Tone { at_ms, sound }).chain(second)
}

#[expect(clippy::cast_precision_loss, reason = "a session's milliseconds are far below 2^53")]
fn whole(ms: u64) -> f64 {
    ms as f64
}

#[cfg(test)]
mod tests {
    use domain::place::Side;

    use super::*;

    fn beats(_: &Cue) -> bool {
        false
    }

    fn cue(at_ms: u64, until_ms: u64, kind: CueKind, pace_per_min: u32) -> Cue {
        Cue {
            at_ms,
            kind,
            side: Side::Left,
            quadrant: None,
            pressure: 1,
            pace_per_min,
            until_ms,
            why: "test".into(),
            say: "test".into(),
            step: 0,
        }
    }

    #[test]
    fn beats_fill_a_cue_and_end_with_it() {
        let now = cue(0, 15_000, CueKind::Circle, 20);
        let next = cue(15_000, 30_000, CueKind::Circle, 20);
        let tones = plan_tones(&now, &[next], 0..30_000, 1.0, beats);
        let at: Vec<f64> = tones.iter().map(|tone| tone.at_ms).collect();
        assert_eq!(at, [3e3, 6e3, 9e3, 12e3, 15e3, 18e3, 21e3, 24e3, 27e3]);
        assert_eq!(tones[4].sound, Sound::Chime);
    }

    #[test]
    fn a_word_of_a_moment_does_not_stop_the_beat() {
        let now = cue(0, 12_000, CueKind::Circle, 20);
        let word = cue(4_000, 4_000, CueKind::Lighten, 0);
        let tones = plan_tones(&now, &[word], 0..12_000, 1.0, beats);
        assert!(tones.iter().any(|tone| (tone.at_ms - 9e3).abs() < 1.0));
    }

    #[test]
    fn a_window_cut_in_two_gives_the_same_sounds() {
        let now = cue(0, 60_000, CueKind::Stroke, 10);
        let coming = [cue(60_000, 75_000, CueKind::Compress, 0), cue(75_000, 75_000, CueKind::Release, 0)];
        let whole = plan_tones(&now, &coming, 0..90_000, 1.0, beats);
        let mut halves = plan_tones(&now, &coming, 0..31_500, 1.0, beats);
        halves.extend(plan_tones(&now, &coming, 31_500..90_000, 1.0, beats));
        assert_eq!(whole, halves);
    }

    #[test]
    fn a_fast_clock_thins_beats_and_keeps_openings() {
        let now = cue(0, 60_000, CueKind::Circle, 20);
        let coming = [cue(60_000, 75_000, CueKind::Compress, 0)];
        let tones = plan_tones(&now, &coming, 0..75_000, 60.0, beats);
        assert!(tones.windows(2).all(|pair| pair[1].at_ms - pair[0].at_ms >= 3_000.0));
        assert!(tones.iter().any(|tone| tone.sound == Sound::Press));
        assert!(tones.len() < 10);
    }

    #[test]
    fn breathing_is_four_in_and_six_out() {
        let now = cue(0, 20_000, CueKind::Settle, 0);
        let at: Vec<f64> = plan_tones(&now, &[], 0..20_000, 1.0, |_| true).iter().map(|tone| tone.at_ms).collect();
        assert_eq!(at, [0.0, 4e3, 10e3, 14e3]);
    }
}
