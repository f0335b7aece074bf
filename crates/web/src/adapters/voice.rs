//! The voice: short sentences spoken by the phone itself, newest first, urgent ones at once.
//! Not the words, and no cloud voices: what is said in a session stays on the phone.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::reach;

/// How soon a sentence must be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// After what is being said; a newer calm sentence takes its place in the queue.
    Calm,
    /// At once, over anything else.
    Now,
}

#[derive(Default)]
struct Speaker {
    speaking: Option<Speech>,
    waiting: Option<String>,
}

struct Speech {
    _utterance: SpeechSynthesisUtterance,
    _ended: Closure<dyn FnMut()>,
}

thread_local! {
    static SPEAKER: RefCell<Speaker> = RefCell::default();
}

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    reach::member(&window, "speechSynthesis")?;
    window.speech_synthesis().ok()
}

/// A voice of this phone in the page's language.
fn local_voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let language = language();
    let voices = synthesis.get_voices().into_iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    let fits = |voice: &SpeechSynthesisVoice| voice.local_service() && same_language(&voice.lang(), &language);
    voices.filter(fits).max_by_key(SpeechSynthesisVoice::default)
}

fn language() -> String {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_else(|| "en".to_owned())
}

fn same_language(voice: &str, wanted: &str) -> bool {
    let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    base(voice) == base(wanted)
}

/// Whether the phone has a voice for this. Some phones tell only a moment after the first question.
#[must_use]
pub fn available() -> bool {
    synthesis().is_some_and(|synthesis| local_voice(&synthesis).is_some())
}

/// Says a sentence.
pub fn say(text: &str, urgency: Urgency) {
    if urgency == Urgency::Now {
        hush();
    }
    let busy = SPEAKER.with_borrow_mut(|speaker| {
        let busy = speaker.speaking.is_some();
        speaker.waiting = busy.then(|| text.to_owned());
        busy
    });
    if !busy {
        speak(text);
    }
}

/// Ends what is being said and forgets what waits.
pub fn hush() {
    let was_speaking = SPEAKER.with_borrow_mut(|speaker| {
        speaker.waiting = None;
        speaker.speaking.take()
    });
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
    if was_speaking.is_some() {
        super::audio::duck(false);
    }
}

fn speak(text: &str) {
    let Some(synthesis) = synthesis() else { return };
    let Some(voice) = local_voice(&synthesis) else { return };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else { return };
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_rate(0.95);
    let ended = Closure::<dyn FnMut()>::new(go_on);
    let handler: &JsValue = ended.as_ref();
    utterance.set_onend(Some(handler.unchecked_ref()));
    utterance.set_onerror(Some(handler.unchecked_ref()));
    super::audio::duck(true);
    synthesis.speak(&utterance);
    SPEAKER.with_borrow_mut(|speaker| speaker.speaking = Some(Speech { _utterance: utterance, _ended: ended }));
}

/// After a sentence: the next one, or room for the ground again.
fn go_on() {
    let next = SPEAKER.with_borrow_mut(|speaker| {
        // Dropping the speech here would drop the closure that runs; it goes one turn of the event loop later.
        let done = speaker.speaking.take();
        wasm_bindgen_futures::spawn_local(async move { drop(done) });
        speaker.waiting.take()
    });
    match next {
        Some(text) => speak(&text),
        None => super::audio::duck(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_match_by_their_first_part() {
        assert!(same_language("en-GB", "en"));
        assert!(same_language("en_US", "en-AU"));
        assert!(!same_language("es-ES", "en"));
    }
}
