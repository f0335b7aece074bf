//! A session with the screen face down: what is spoken, what sounds, and that sounds lie ahead while nobody looks.
//! Not when exactly they sound: `cargo xtask bench cues` measures that.

use journeys::Phone;
use serde_json::Value;

/// A phone with one local voice, which notes what it is told to say.
const VOICE: &str = r#"{
    window.said = [];
    window.SpeechSynthesisVoice = class { lang = "en-GB"; localService = true; default = true; };
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const voices = [new SpeechSynthesisVoice()];
    const speak = (utterance) => { said.push(utterance.text); setTimeout(() => utterance.onend?.(), 20); };
    Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => voices, speak, cancel() {} } });
}"#;

/// Notes how far ahead of the audio clock tones are laid, and lets a journey hide the page.
const AHEAD: &str = r#"{
    window.aheadS = 0;
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) {
        if (when.length) aheadS = Math.max(aheadS, when[0] - this.context.currentTime);
        return start.apply(this, when);
    };
    let seen = "visible";
    Object.defineProperty(document, "visibilityState", { get: () => seen });
    window.hide = () => { seen = "hidden"; document.dispatchEvent(new Event("visibilitychange")); };
}"#;

fn said(phone: &Phone) -> Vec<String> {
    let said = phone.eval("said");
    said.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn hears(phone: &Phone, sentence: &str) {
    phone.wait_for(&format!("the voice to say {sentence:?}"), |phone| {
        said(phone).iter().any(|one| one.contains(sentence))
    });
}

#[test]
fn every_step_is_spoken() {
    let phone = Phone::new();
    phone.before_load(VOICE).visit("start/hands-on").tap("All clear, start");
    hears(&phone, "Sit back and let your shoulders drop.");
    phone.tap("Next");
    hears(&phone, "Wash your hands with soap");
    phone.tap("Next");
    hears(&phone, "Light strokes, left.");
    phone.tap("It hurts");
    hears(&phone, "That hurt, so let go and make it lighter.");
    phone.tap("Pain 5 of 10");
    hears(&phone, "Hands off for this session.");
    phone.tap("Stop");
    hears(&phone, "Stopped. Hands off, pump off.");
}

#[test]
fn a_plan_that_runs_by_itself_is_spoken_too() {
    let phone = Phone::new();
    phone.before_load(VOICE).visit("start/hands-on?clock=30").tap("All clear, start");
    for sentence in ["Wash your hands", "Light strokes, right.", "Small circles, right, lower outer.", "Pump on, low"] {
        hears(&phone, sentence);
    }
    hears(&phone, "Press and hold,");
}

#[test]
fn sounds_lie_two_minutes_ahead_while_the_page_is_hidden() {
    let phone = Phone::new();
    phone.before_load(AHEAD).visit("start/hands-on").tap("All clear, start").see_button("It hurts");
    phone.wait_for("the first sounds", |phone| phone.eval("aheadS > 1") == true);
    assert_eq!(phone.eval("aheadS < 10"), true, "a page that is seen lays a few seconds ahead");
    phone.eval("hide()");
    phone.wait_for("two minutes of sounds", |phone| phone.eval("aheadS > 90") == true);
}
