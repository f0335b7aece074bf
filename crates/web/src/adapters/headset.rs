//! The phone's own media controls: a headset's button pauses, resumes and goes on; the lock screen says what is on.
//! Not the sound of a session: browsers give controls to a playing file alone, so a silent one plays along.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::reach;

/// What a headset asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Go on.
    Play,
    /// Take a break.
    Pause,
    /// The next place.
    Next,
}

struct Headset {
    player: JsValue,
    address: String,
}

thread_local! {
    static HEADSET: RefCell<Option<Headset>> = const { RefCell::new(None) };
}

fn session() -> Option<JsValue> {
    reach::member(&reach::navigator()?, "mediaSession")
}

/// Listens to the headset until [`end`]. Call it from a tap.
pub fn listen(heard: impl Fn(Press) + Clone + 'static) {
    let Some(session) = session() else { return };
    if HEADSET.with_borrow(Option::is_some) {
        return;
    }
    for (name, press) in [("play", Press::Play), ("pause", Press::Pause), ("nexttrack", Press::Next)] {
        let heard = heard.clone();
        let handler = Closure::<dyn Fn()>::new(move || heard(press)).into_js_value();
        reach::call(&session, "setActionHandler", &[JsValue::from_str(name), handler]);
    }
    HEADSET.set(silent_player());
}

/// Shows what is on, as a phone shows a song.
pub fn show(title: &str) {
    let (Some(session), true) = (session(), HEADSET.with_borrow(Option::is_some)) else { return };
    let fields = reach::object(&[("title", JsValue::from_str(title)), ("artist", JsValue::from_str("Letdown"))]);
    if let Some(metadata) = reach::make("MediaMetadata", &[fields]) {
        reach::put(&session, "metadata", &metadata);
    }
}

/// Says whether she is on a break.
pub fn set_paused(paused: bool) {
    if let Some(session) = session() {
        reach::put(&session, "playbackState", &JsValue::from_str(if paused { "paused" } else { "playing" }));
    }
}

/// Gives the controls back.
pub fn end() {
    let Some(headset) = HEADSET.take() else { return };
    reach::call(&headset.player, "pause", &[]);
    reach::put(&headset.player, "src", &JsValue::from_str(""));
    let _ = Url::revoke_object_url(&headset.address);
    if let Some(session) = session() {
        for name in ["play", "pause", "nexttrack"] {
            reach::call(&session, "setActionHandler", &[JsValue::from_str(name), JsValue::NULL]);
        }
        reach::put(&session, "metadata", &JsValue::NULL);
        reach::put(&session, "playbackState", &JsValue::from_str("none"));
    }
}

/// Ten seconds of silence, looped.
fn silent_player() -> Option<Headset> {
    let options = BlobPropertyBag::new();
    options.set_type("audio/wav");
    let parts = Array::of1(&Uint8Array::from(silence().as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let player = reach::make("Audio", &[JsValue::from_str(&address)])?;
    reach::put(&player, "loop", &JsValue::TRUE);
    if let Some(begun) = reach::call(&player, "play", &[]) {
        // A browser that wants another tap first says so here; the session goes on without a headset.
        let ignored = Closure::<dyn FnMut(JsValue)>::new(|_| {}).into_js_value();
        reach::call(&begun, "catch", &[ignored]);
    }
    Some(Headset { player, address })
}

/// A WAV file: one channel, 8 bits, 8000 samples a second, all at rest.
fn silence() -> Vec<u8> {
    const RATE: u32 = 8_000;
    const LENGTH: u32 = RATE * 10;
    let mut file = Vec::with_capacity(44 + LENGTH as usize);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + LENGTH).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    for (bytes, value) in [(4, 16), (2, 1), (2, 1), (4, RATE), (4, RATE), (2, 1), (2, 8_u32)] {
        file.extend(value.to_le_bytes().into_iter().take(bytes));
    }
    file.extend_from_slice(b"data");
    file.extend_from_slice(&LENGTH.to_le_bytes());
    file.resize(44 + LENGTH as usize, 128);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_silent_file_says_its_own_length() {
        let file = silence();
        assert_eq!(file.len(), 44 + 80_000);
        assert_eq!(u32::from_le_bytes(file[4..8].try_into().unwrap()), 36 + 80_000);
        assert_eq!(&file[36..40], b"data");
    }
}
