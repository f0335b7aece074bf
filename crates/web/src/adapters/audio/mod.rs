//! Sound: one audio context, tones laid ahead on its own clock, a ground to rest on, ducked under the voice.
//! Not which tone is due when (`session::tones`), nor speech (`adapters::voice`).

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsValue;
use web_sys::{AudioBuffer, AudioBufferSourceNode, AudioContext, AudioContextState, GainNode};

pub mod anchor;
pub mod sounds;

use super::reach;
use anchor::Anchor;
pub use anchor::Kept;
use sounds::{Ground, Sound};

/// A tone this late is still played, at once; a later one is left out.
const LATE_S: f64 = 0.08;
/// No tone lasts longer; after that it is forgotten.
const LONGEST_S: f64 = 3.0;
/// Two readings of clocks further apart than this, in real milliseconds, are no pair.
const APART_MS: f64 = 2.0;
/// So often a fresh context may be without a time stamp before it is taken as never having one.
const STAMPS_MISSED: u32 = 8;
const GROUND_GAIN: f32 = 0.5;
const DUCKED_GAIN: f32 = 0.14;

struct Audio {
    context: AudioContext,
    tones: GainNode,
    ground: GainNode,
    buffers: HashMap<Sound, AudioBuffer>,
    anchor: Anchor,
    laid: Vec<Laid>,
    playing: Option<(Ground, AudioBufferSourceNode)>,
    hush: Option<AudioBufferSourceNode>,
    unstamped: u32,
}

/// A tone that waits on the audio clock, or has begun a moment ago.
struct Laid {
    at_ms: f64,
    sound: Sound,
    at_s: f64,
    source: AudioBufferSourceNode,
}

thread_local! {
    static AUDIO: RefCell<Option<Audio>> = const { RefCell::new(None) };
}

fn with<T>(work: impl FnOnce(&mut Audio) -> T) -> Option<T> {
    AUDIO.with(|audio| audio.borrow_mut().as_mut().map(work))
}

/// Gets sound ready for a session whose clock runs `rate` times as fast. Call it from a tap: browsers ask for one.
pub fn open(rate: f64) {
    AUDIO.with(|slot| {
        let mut slot = slot.borrow_mut();
        if slot.is_none() {
            *slot = Audio::new(rate).ok();
        }
        if let Some(audio) = slot.as_mut() {
            let _ = audio.context.resume();
            audio.keep_alive();
        }
    });
}

/// Whether sound waits for a tap.
#[must_use]
pub fn waits_for_tap() -> bool {
    with(|audio| audio.context.state() != AudioContextState::Running).unwrap_or(true)
}

/// Looks at both clocks side by side; `session_ms` tells the session's. On [`Kept::Moved`] all must be laid anew.
pub fn keep_time(session_ms: impl Fn() -> f64) -> Kept {
    with(|audio| {
        if audio.context.state() != AudioContextState::Running {
            return Kept::NotYet;
        }
        let before = session_ms();
        let heard = audio.heard_s();
        let after = session_ms();
        match heard {
            // A busy phone may have been interrupted between the two readings: such a pair says nothing.
            Some(heard) if (after - before) <= APART_MS * audio.anchor.rate() => {
                audio.anchor.measure((before + after) / 2.0, heard)
            }
            _ => audio.anchor.kept(),
        }
    })
    .unwrap_or(Kept::NotYet)
}

/// Lays a sound at a session time on the audio clock.
pub fn lay(at_ms: f64, sound: Sound) {
    with(|audio| {
        // What has begun already is not begun again when all is laid anew.
        let begun = audio.laid.iter().any(|laid| laid.sound == sound && (laid.at_ms - at_ms).abs() < 1.0);
        if let Some(at_s) = audio.anchor.audio_s(at_ms).filter(|_| !begun)
            && let Some(source) = audio.start(sound, at_s)
        {
            audio.laid.push(Laid { at_ms, sound, at_s, source });
        }
    });
}

/// Takes back every sound that has not begun.
pub fn lift() {
    with(|audio| {
        let now = audio.context.current_time();
        for laid in audio.laid.extract_if(.., |laid| laid.at_s > now) {
            let _ = laid.source.disconnect();
        }
    });
}

/// Plays a sound now.
pub fn play(sound: Sound) {
    with(|audio| {
        let now = audio.context.current_time();
        audio.start(sound, now);
    });
}

/// Chooses the ground, or silence.
pub fn rest_on(ground: Option<Ground>) {
    with(|audio| {
        if audio.playing.as_ref().map(|playing| playing.0) == ground {
            return;
        }
        if let Some((_, source)) = audio.playing.take() {
            let _ = source.disconnect();
        }
        audio.playing = ground.and_then(|ground| Some((ground, audio.looped(ground, &audio.ground.clone()).ok()?)));
    });
}

/// Makes room for the voice, or takes it back.
pub fn duck(under_voice: bool) {
    with(|audio| {
        let (gain, seconds) = if under_voice { (DUCKED_GAIN, 0.06) } else { (GROUND_GAIN, 0.5) };
        let _ = audio.ground.gain().set_target_at_time(gain, audio.context.current_time(), seconds);
    });
}

/// Ends all sound and gives the device back.
pub fn close() {
    AUDIO.with(|slot| {
        if let Some(audio) = slot.borrow_mut().take() {
            let _ = audio.context.close();
        }
    });
}

impl Audio {
    fn new(rate: f64) -> Result<Audio, JsValue> {
        let context = AudioContext::new()?;
        let (tones, ground) = (context.create_gain()?, context.create_gain()?);
        ground.gain().set_value(GROUND_GAIN);
        tones.connect_with_audio_node(&context.destination())?;
        ground.connect_with_audio_node(&context.destination())?;
        let mut buffers = HashMap::new();
        for sound in Sound::ALL {
            buffers.insert(sound, buffer(&context, &sound.samples(context.sample_rate()))?);
        }
        let anchor = Anchor::new(rate);
        Ok(Audio { context, tones, ground, buffers, anchor, laid: Vec::new(), playing: None, hush: None, unstamped: 0 })
    }

    /// Phones put pages to sleep that make no sound, so a session always makes a little, too soft to hear.
    fn keep_alive(&mut self) {
        if self.hush.is_none() {
            self.hush = self.looped(Ground::Hush, &self.tones.clone()).ok();
        }
    }

    /// The moment of the audio clock that is heard now: what is being rendered, less the way to the ear.
    /// None while a stamp is still to come: a guess from elsewhere would be off by the way to the ear.
    fn heard_s(&mut self) -> Option<f64> {
        if let Some(heard) = self.heard_by_timestamp() {
            self.unstamped = 0;
            return Some(heard);
        }
        self.unstamped += 1;
        let stamps = reach::member(&self.context, "getOutputTimestamp").is_some();
        let latency = reach::member(&self.context, "outputLatency").and_then(|value| value.as_f64()).unwrap_or(0.0);
        (!stamps || self.unstamped > STAMPS_MISSED).then(|| self.context.current_time() - latency)
    }

    fn heard_by_timestamp(&self) -> Option<f64> {
        let stamp = reach::call(&self.context, "getOutputTimestamp", &[])?;
        let context_s = reach::member(&stamp, "contextTime")?.as_f64().filter(|time| *time > 0.0)?;
        let page_ms = reach::member(&stamp, "performanceTime")?.as_f64().filter(|time| *time > 0.0)?;
        let heard = context_s + (super::clock::page_ms() - page_ms) / 1000.0;
        // A stamp far from what is rendered is left from before a sleep.
        ((heard - self.context.current_time()).abs() < 1.0).then_some(heard)
    }

    fn start(&mut self, sound: Sound, at_s: f64) -> Option<AudioBufferSourceNode> {
        let now = self.context.current_time();
        self.laid.retain(|laid| laid.at_s + LONGEST_S > now);
        if at_s < now - LATE_S {
            return None;
        }
        let source = self.source(self.buffers.get(&sound)?, &self.tones).ok()?;
        source.start_with_when(at_s.max(now)).ok()?;
        Some(source)
    }

    fn source(&self, buffer: &AudioBuffer, into: &GainNode) -> Result<AudioBufferSourceNode, JsValue> {
        let source = self.context.create_buffer_source()?;
        source.set_buffer(Some(buffer));
        source.connect_with_audio_node(into)?;
        Ok(source)
    }

    fn looped(&self, ground: Ground, into: &GainNode) -> Result<AudioBufferSourceNode, JsValue> {
        let buffer = buffer(&self.context, &ground.samples(self.context.sample_rate()))?;
        let source = self.source(&buffer, into)?;
        source.set_loop(true);
        source.start()?;
        Ok(source)
    }
}

fn buffer(context: &AudioContext, samples: &[f32]) -> Result<AudioBuffer, JsValue> {
    let length = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let buffer = context.create_buffer(1, length, context.sample_rate())?;
    buffer.copy_to_channel(samples, 0)?;
    Ok(buffer)
}
