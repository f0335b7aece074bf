//! Tells a cue to ear, hand and screen reader, and lays sounds ahead of time.
//! Not what is told: the engine says that, and the words are in content/locales.

use content::words::args;
use engine::coach::{Coach, Cue, CueKind, preview};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::{Live, Stage};
use super::{breath, tones};
use crate::adapters::audio::{self, Kept, sounds::Ground};
use crate::adapters::voice::{self, Urgency};
use crate::adapters::{clock, haptic, headset, timer, wake};

/// How far ahead sounds lie while the page is seen, in real milliseconds.
const AHEAD_MS: f64 = 4_000.0;
/// How far ahead while it is hidden: browsers then wake a page as seldom as once a minute.
const AHEAD_HIDDEN_MS: f64 = 120_000.0;

/// How long the last words may take, in real milliseconds.
const LAST_WORDS_MS: u32 = 8_000;

/// Up to where sounds have been laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Teller {
    laid_to_ms: Option<u64>,
}

impl Teller {
    /// What was laid has been taken back.
    pub fn forget_laid(&mut self) {
        self.laid_to_ms = None;
    }
}

/// What a screen reader is to say: calmly, or at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// Said when there is room.
    pub calm: String,
    /// Said over anything else.
    pub now: String,
}

/// Tells cues. `fresh` ones answer a tap: their sounds were not laid ahead.
pub fn cues(live: Live, cues: &[Cue], fresh: bool) {
    for cue in cues {
        if fresh && let Some(sound) = tones::opening(cue.kind).filter(|_| sounds_wanted(live)) {
            audio::play(sound);
        }
    }
    // After a sleep much may have come at once; one buzz is enough.
    if let Some(latest) = cues.last().filter(|_| live.app.settings.with_untracked(|settings| settings.vibration)) {
        haptic::buzz(latest.kind);
    }
    if let Some((text, urgency)) = sentence(live, cues) {
        aloud(live, &text, urgency);
    }
}

/// One sentence for all that came at once. "Let go" goes without saying when more follows: its falling notes say it.
fn sentence(live: Live, cues: &[Cue]) -> Option<(String, Urgency)> {
    let at_once = |cue: &&Cue| matches!(cue.kind, CueKind::Lighten | CueKind::Stop | CueKind::Call);
    let urgency = if cues.iter().any(|cue| at_once(&cue)) { Urgency::Now } else { Urgency::Calm };
    let last = cues.len().checked_sub(1)?;
    let worth =
        |(index, cue): &(usize, &Cue)| *index == last || !matches!(cue.kind, CueKind::Release | CueKind::PumpOff);
    let mut said: Vec<String> = cues.iter().enumerate().filter(worth).map(|(_, cue)| spoken(live, cue)).collect();
    // After a sleep much may have come; the latest is what counts.
    let recent = said.split_off(said.len().saturating_sub(2));
    Some((recent.join(" "), urgency))
}

/// The sentence of a cue.
#[must_use]
pub fn spoken(live: Live, cue: &Cue) -> String {
    live.app.say_with(&cue.say, args([("place", live.app.place(cue.side, cue.quadrant).into())]))
}

fn aloud(live: Live, text: &str, urgency: Urgency) {
    live.spoken.update(|spoken| match urgency {
        Urgency::Calm => text.clone_into(&mut spoken.calm),
        Urgency::Now => text.clone_into(&mut spoken.now),
    });
    headset::show(text);
    if live.app.settings.with_untracked(|settings| settings.voice) {
        voice::say(text, urgency);
    }
}

/// Tones are played when she wants them, and when she wants a voice and the phone has none.
fn sounds_wanted(live: Live) -> bool {
    let (tones, voice) = live.app.settings.with_untracked(|settings| (settings.tones, settings.voice));
    tones || (voice && !voice::available())
}

/// Lays every sound from where it was left up to the look-ahead, on the audio clock.
pub fn lay_ahead(live: Live, coach: &Coach) {
    let now_ms = live.now_ms();
    live.mute.set(audio::waits_for_tap() && (sounds_wanted(live) || ground(live).is_some()));
    let kept = audio::keep_time(|| precise(live.now_ms()));
    if kept == Kept::Moved {
        audio::lift();
        live.tell.update_value(Teller::forget_laid);
    }
    audio::rest_on(ground(live));
    let Some(view) = live.view.get_untracked() else { return };
    if view.paused || !sounds_wanted(live) || kept == Kept::NotYet {
        return;
    }
    let to_ms = now_ms + ahead_ms();
    let from_ms = live.tell.with_value(|teller| teller.laid_to_ms).unwrap_or(now_ms).max(now_ms);
    let coming = preview(coach, to_ms);
    let breathes = |cue: &Cue| breath::breathes(&coach.setup().protocol, cue);
    for tone in tones::plan_tones(&view.now, &coming, from_ms..to_ms, clock::rate(), breathes) {
        audio::lay(tone.at_ms, tone.sound);
    }
    live.tell.update_value(|teller| teller.laid_to_ms = Some(to_ms));
}

fn ahead_ms() -> u64 {
    let real = if timer::hidden() { AHEAD_HIDDEN_MS } else { AHEAD_MS };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most two minutes, at most 1000 times as fast"
    )]
    let ahead = (real * clock::rate()) as u64;
    ahead
}

fn ground(live: Live) -> Option<Ground> {
    use domain::settings::Soundscape;
    match live.app.settings.with_untracked(|settings| settings.soundscape) {
        Soundscape::Off => None,
        Soundscape::Rain => Some(Ground::Rain),
        Soundscape::Brown => Some(Ground::Brown),
        Soundscape::Heartbeat => Some(Ground::Heartbeat),
    }
}

/// The session is over: the last words are said to their end, then all falls silent, unless it has gone on by then.
pub fn farewell(live: Live) {
    audio::lift();
    audio::rest_on(None);
    headset::end();
    wake::release();
    spawn_local(async move {
        timer::wait(LAST_WORDS_MS).await;
        if live.stage.get_untracked() != Stage::Coaching {
            end();
        }
    });
}

/// Everything falls silent at once, and the screen may go dark.
pub fn end() {
    voice::hush();
    audio::close();
    headset::end();
    wake::release();
}

#[expect(clippy::cast_precision_loss, reason = "a session's milliseconds are far below 2^53")]
fn precise(ms: u64) -> f64 {
    ms as f64
}
