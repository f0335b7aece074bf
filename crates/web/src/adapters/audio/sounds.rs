//! The sounds themselves, as samples: short tones for cues and loops to rest on, all reckoned here.
//! No audio device, no files: a list of numbers for a sample rate.

use std::f32::consts::TAU;

/// A short sound with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sound {
    /// One beat of a stroke or circle.
    Beat,
    /// A new place.
    Chime,
    /// Press: two notes up.
    Press,
    /// Let go: two notes down.
    LetGo,
    /// Pump on: three notes up.
    PumpOn,
    /// Pump off: three notes down.
    PumpOff,
    /// Softer from here.
    Softer,
    /// Hands off.
    HandsOff,
    /// All done.
    Done,
    /// Breathe in.
    BreathIn,
    /// Breathe out.
    BreathOut,
}

/// A sound to rest on, looped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Rain on leaves.
    Rain,
    /// Brown noise.
    Brown,
    /// A slow heartbeat, 60 a minute.
    Heartbeat,
    /// So soft that nobody hears it: keeps a phone from putting the page to sleep.
    Hush,
}

impl Sound {
    /// All of them, for rendering ahead.
    pub const ALL: [Sound; 11] = [
        Sound::Beat,
        Sound::Chime,
        Sound::Press,
        Sound::LetGo,
        Sound::PumpOn,
        Sound::PumpOff,
        Sound::Softer,
        Sound::HandsOff,
        Sound::Done,
        Sound::BreathIn,
        Sound::BreathOut,
    ];

    /// Notes: start in seconds, pitch in hertz, loudness, length in seconds.
    fn notes(self) -> &'static [(f32, f32, f32, f32)] {
        match self {
            Sound::Beat => &[(0.0, 392.0, 0.20, 0.10)],
            Sound::Chime => &[(0.0, 587.3, 0.34, 0.9), (0.0, 880.0, 0.12, 0.7)],
            Sound::Press => &[(0.0, 440.0, 0.36, 0.28), (0.16, 659.3, 0.36, 0.5)],
            Sound::LetGo => &[(0.0, 659.3, 0.36, 0.28), (0.16, 440.0, 0.36, 0.5)],
            Sound::PumpOn => &[(0.0, 392.0, 0.32, 0.25), (0.14, 493.9, 0.32, 0.25), (0.28, 587.3, 0.34, 0.7)],
            Sound::PumpOff => &[(0.0, 587.3, 0.32, 0.25), (0.14, 493.9, 0.32, 0.25), (0.28, 392.0, 0.34, 0.7)],
            Sound::Softer => &[(0.0, 523.3, 0.30, 0.5), (0.25, 440.0, 0.20, 0.8)],
            Sound::HandsOff => &[(0.0, 440.0, 0.42, 0.35), (0.3, 440.0, 0.42, 0.35), (0.6, 293.7, 0.42, 0.9)],
            Sound::Done => &[(0.0, 523.3, 0.3, 0.9), (0.2, 659.3, 0.3, 0.9), (0.4, 784.0, 0.32, 1.4)],
            Sound::BreathIn => &[(0.0, 196.0, 0.16, 1.8), (0.0, 294.0, 0.06, 1.6)],
            Sound::BreathOut => &[(0.0, 147.0, 0.16, 2.4)],
        }
    }

    /// Its samples, between -1 and 1.
    #[must_use]
    pub fn samples(self, rate: f32) -> Vec<f32> {
        let notes = self.notes();
        let length = notes.iter().map(|note| note.0 + note.3).fold(0.0, f32::max);
        let swell = if matches!(self, Sound::BreathIn | Sound::BreathOut) { 0.35 } else { 0.006 };
        let mut out = vec![0.0; count(length * rate)];
        for &(start, pitch, loud, long) in notes {
            add_note(&mut out, rate, start, Note { pitch, loud, long, swell });
        }
        out
    }
}

struct Note {
    pitch: f32,
    loud: f32,
    long: f32,
    swell: f32,
}

/// A soft bell: a sine with a little of its octave, quick to rise and slow to fade.
fn add_note(out: &mut [f32], rate: f32, start: f32, note: Note) {
    let from = count(start * rate);
    let long = count(note.long * rate);
    for (index, sample) in out.iter_mut().skip(from).take(long).enumerate() {
        let t = seconds(index, rate);
        let rise = (t / note.swell).min(1.0);
        let left = (1.0 - t / note.long).max(0.0);
        let wave = (TAU * note.pitch * t).sin() + 0.18 * (2.0 * TAU * note.pitch * t).sin();
        *sample += note.loud * rise * left * left * wave;
    }
}

impl Ground {
    /// A loop whose end meets its beginning, in samples between -1 and 1.
    #[must_use]
    pub fn samples(self, rate: f32) -> Vec<f32> {
        match self {
            Ground::Rain => seamless(rain(rate), rate),
            Ground::Brown => seamless(brown(rate, 7.0), rate),
            Ground::Heartbeat => heartbeat(rate),
            Ground::Hush => seamless(brown(rate, 2.0), rate).into_iter().map(|sample| sample * 0.004).collect(),
        }
    }
}

/// Noise from a fixed seed: the same rain every time, and no chance needed.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        #[expect(clippy::cast_precision_loss, reason = "noise needs no more than 24 bits")]
        let unit = (self.0 >> 8) as f32 / 8_388_608.0;
        unit - 1.0
    }
}

fn brown(rate: f32, long: f32) -> Vec<f32> {
    let mut noise = Noise(0x2545_f491);
    let mut level = 0.0_f32;
    let walk = (0..count(long * rate)).map(|_| {
        level = (level + 0.02 * noise.next()) / 1.02;
        level * 3.0
    });
    walk.collect()
}

fn rain(rate: f32) -> Vec<f32> {
    let mut noise = Noise(0x9e37_79b9);
    let mut soft = 0.0_f32;
    let mut out: Vec<f32> = (0..count(9.0 * rate))
        .map(|_| {
            let white = noise.next();
            soft += 0.18 * (white - soft);
            0.10 * (white - soft) + 0.16 * soft
        })
        .collect();
    for _ in 0..260 {
        let at = (noise.next() * 0.5 + 0.5) * 8.9;
        let pitch = 900.0 + 1_600.0 * (noise.next() * 0.5 + 0.5);
        let loud = 0.02 + 0.03 * (noise.next() * 0.5 + 0.5);
        add_note(&mut out, rate, at, Note { pitch, loud, long: 0.03, swell: 0.002 });
    }
    out
}

fn heartbeat(rate: f32) -> Vec<f32> {
    let mut out = vec![0.0; count(rate)];
    add_note(&mut out, rate, 0.02, Note { pitch: 52.0, loud: 0.75, long: 0.2, swell: 0.02 });
    add_note(&mut out, rate, 0.32, Note { pitch: 46.0, loud: 0.5, long: 0.22, swell: 0.02 });
    out
}

/// Fades the last second into the first, so that no seam is heard.
fn seamless(mut samples: Vec<f32>, rate: f32) -> Vec<f32> {
    let fade = count(rate).min(samples.len() / 2);
    let tail = samples.split_off(samples.len() - fade);
    let steps = seconds(fade, 1.0).max(1.0);
    for (index, end) in tail.into_iter().enumerate() {
        let share = seconds(index, 1.0) / steps;
        if let Some(start) = samples.get_mut(index) {
            *start = *start * share.sqrt() + end * (1.0 - share).sqrt();
        }
    }
    samples
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths here are small and never negative"
)]
fn count(samples: f32) -> usize {
    samples.max(0.0).ceil() as usize
}

#[expect(clippy::cast_precision_loss, reason = "a few seconds of samples stay below 2^24")]
fn seconds(index: usize, rate: f32) -> f32 {
    index as f32 / rate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sound_clips() {
        for sound in Sound::ALL {
            let loudest = sound.samples(48_000.0).into_iter().map(f32::abs).fold(0.0, f32::max);
            assert!(loudest > 0.05 && loudest < 0.95, "{sound:?} peaks at {loudest}");
        }
        for ground in [Ground::Rain, Ground::Brown, Ground::Heartbeat, Ground::Hush] {
            let loudest = ground.samples(48_000.0).into_iter().map(f32::abs).fold(0.0, f32::max);
            assert!(loudest < 0.99, "{ground:?} peaks at {loudest}");
        }
    }

    #[test]
    fn loops_meet_at_their_ends() {
        for ground in [Ground::Rain, Ground::Brown, Ground::Heartbeat] {
            let samples = ground.samples(8_000.0);
            let seam = (samples[0] - samples[samples.len() - 1]).abs();
            assert!(seam < 0.3, "{ground:?} jumps by {seam}");
        }
    }

    #[test]
    fn pressing_rises_and_letting_go_falls() {
        let pitch = |sound: Sound| sound.notes().iter().map(|note| note.1).collect::<Vec<_>>();
        assert!(pitch(Sound::Press).is_sorted());
        assert!(pitch(Sound::LetGo).iter().rev().is_sorted());
    }
}
