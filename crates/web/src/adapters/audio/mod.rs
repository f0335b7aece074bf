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
}

/// A tone that waits on the audio clock.
struct Laid {
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

/// Whether sound can be heard now; false before the first tap after a reload.
#[must_use]
pub fn sounding() -> bool {
    with(|audio| audio.context.state() == AudioContextState::Running).unwrap_or(false)
}

/// Whether sound waits for a tap.
#[must_use]
pub fn waits_for_tap() -> bool {
    with(|audio| audio.context.state() != AudioContextState::Running).unwrap_or(true)
}

/// Notes that it is `session_ms` now. On [`Kept::Moved`] everything must be laid anew.
pub fn keep_time(session_ms: f64) -> Kept {
    with(|audio| {
        let heard = audio.heard_s();
        audio.anchor.measure(session_ms, heard)
    })
    .unwrap_or(Kept::Steady)
}

/// Lays a sound at a session time on the audio clock.
pub fn lay(at_ms: f64, sound: Sound) {
    with(|audio| {
        if let Some(at_s) = audio.anchor.audio_s(at_ms) {
            audio.start(sound, at_s);
        }
    });
}

/// Takes back every sound that has not begun.
pub fn lift() {
    with(|audio| {
        let now = audio.context.current_time();
        for laid in audio.laid.drain(..).filter(|laid| laid.at_s > now) {
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
        Ok(Audio { context, tones, ground, buffers, anchor, laid: Vec::new(), playing: None, hush: None })
    }

    /// Phones put pages to sleep that make no sound, so a session always makes a little, too soft to hear.
    fn keep_alive(&mut self) {
        if self.hush.is_none() {
            self.hush = self.looped(Ground::Hush, &self.tones.clone()).ok();
        }
    }

    /// The moment of the audio clock that is heard now: what is being rendered, less the way to the ear.
    fn heard_s(&self) -> f64 {
        self.heard_by_timestamp().unwrap_or_else(|| {
            let latency = reach::member(&self.context, "outputLatency").and_then(|value| value.as_f64());
            self.context.current_time() - latency.unwrap_or(0.0)
        })
    }

    fn heard_by_timestamp(&self) -> Option<f64> {
        let stamp = reach::call(&self.context, "getOutputTimestamp", &[])?;
        let context_s = reach::member(&stamp, "contextTime")?.as_f64().filter(|time| *time > 0.0)?;
        let page_ms = reach::member(&stamp, "performanceTime")?.as_f64().filter(|time| *time > 0.0)?;
        let heard = context_s + (super::clock::page_ms() - page_ms) / 1000.0;
        // A stamp far from what is rendered is left from before a sleep.
        ((heard - self.context.current_time()).abs() < 1.0).then_some(heard)
    }

    fn start(&mut self, sound: Sound, at_s: f64) {
        let now = self.context.current_time();
        self.laid.retain(|laid| laid.at_s + 3.0 > now);
        if at_s < now - LATE_S {
            return;
        }
        let at_s = at_s.max(now);
        let Some(source) = self.buffers.get(&sound).and_then(|buffer| self.source(buffer, &self.tones).ok()) else {
            return;
        };
        if source.start_with_when(at_s).is_ok() {
            self.laid.push(Laid { at_s, source });
        }
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
