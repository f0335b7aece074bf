//! A session script: JSON Lines in, cues as JSON Lines out. The form is a contract; fields may be added.
//! Not the running of it: crate `replay` does that.

use serde::{Deserialize, Serialize};

use domain::care::Access;
use domain::flow::Flow;
use domain::place::{Breast, Side, Spot};
use domain::session::Happening;

use crate::lines::LineFault;
use crate::words::Word;

/// One line of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Milliseconds on the script's clock.
    pub at_ms: u64,
    /// What it says.
    pub what: Said,
}

/// What a line of a script says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The session starts, through this gate.
    Start {
        /// What hands may do on the left.
        left: Access,
        /// What hands may do on the right.
        right: Access,
        /// Pain she comes with, 0 to 10.
        pain_before: u8,
        /// Spots she names as firm.
        firm: Vec<Spot>,
    },
    /// Something happens.
    Happens(Happening),
    /// The engine is run up to here.
    End,
}

#[derive(Deserialize)]
struct LineJson {
    at_ms: Option<u64>,
    event: Option<String>,
    #[serde(default)]
    gate: GateJson,
    #[serde(default)]
    firm: Vec<SpotJson>,
    pain_before: Option<u8>,
    state: Option<String>,
    breast: Option<String>,
    quadrant: Option<String>,
    level: Option<u8>,
}

#[derive(Deserialize, Default)]
struct GateJson {
    left: Option<String>,
    right: Option<String>,
    pain_before: Option<u8>,
}

#[derive(Deserialize)]
struct SpotJson {
    breast: String,
    quadrant: String,
}

/// All events a script may name.
const EVENTS: &str =
    "start, pump_on, letdown, flow, slowing, stopped, pain, pain_level, pause, resume, next, skip, finish, stop or end";

/// Reads one line of a script. `number` is its line, counted from 1, for the message.
///
/// # Errors
/// When the line is not JSON, or names something that is not known.
pub fn read_line(number: usize, text: &str) -> Result<Line, LineFault> {
    let fault = |rule, text: String| LineFault { line: number, rule, text };
    let json: LineJson = serde_json::from_str(text)
        .map_err(|error| fault("readable", format!("this is not a JSON object of the script's form ({error})")))?;
    let at_ms = json.at_ms.ok_or_else(|| fault("at-ms", "say when: \"at_ms\" in whole milliseconds".to_owned()))?;
    let event = json.event.clone().ok_or_else(|| fault("event", format!("say what happens: \"event\" is {EVENTS}")))?;
    let what = said(&event, &json).map_err(|(rule, text)| fault(rule, text))?;
    Ok(Line { at_ms, what })
}

type Wrong = (&'static str, String);

fn said(event: &str, json: &LineJson) -> Result<Said, Wrong> {
    let happening = match event {
        "start" => return start(json),
        "end" => return Ok(Said::End),
        "pump_on" => Happening::PumpOn,
        "letdown" => Happening::Letdown,
        "flow" => flow(json)?,
        "slowing" => Happening::Flow { state: Flow::Slow, side: Side::Both },
        "stopped" => Happening::Flow { state: Flow::Stop, side: Side::Both },
        "pain" => pain(json)?,
        "pain_level" => Happening::PainLevel(
            level(json)?.ok_or_else(|| ("pain-level", "pain_level needs a \"level\" from 0 to 10".to_owned()))?,
        ),
        "pause" => Happening::Pause,
        "resume" => Happening::Resume,
        "next" => Happening::Next,
        "skip" => Happening::Skip,
        "finish" => Happening::Finish,
        "stop" => Happening::Stop,
        other => {
            return Err(("event", format!("\"{other}\" is not an event; it is one of {EVENTS}")));
        }
    };
    Ok(Said::Happens(happening))
}

fn start(json: &LineJson) -> Result<Said, Wrong> {
    let access = |said: &Option<String>| said.as_deref().map_or(Ok(Access::Clear), |word| one_of("gate", word));
    let pain_before = json.gate.pain_before.or(json.pain_before).unwrap_or(0);
    if pain_before > 10 {
        return Err(("pain-level", "pain is told from 0 to 10".to_owned()));
    }
    let spot = |spot: &SpotJson| {
        Ok(Spot { breast: one_of("breast", &spot.breast)?, quadrant: one_of("quadrant", &spot.quadrant)? })
    };
    Ok(Said::Start {
        left: access(&json.gate.left)?,
        right: access(&json.gate.right)?,
        pain_before,
        firm: json.firm.iter().map(spot).collect::<Result<_, Wrong>>()?,
    })
}

fn flow(json: &LineJson) -> Result<Happening, Wrong> {
    let state =
        json.state.as_deref().ok_or_else(|| ("flow-state", format!("flow needs a \"state\": {}", Flow::choices())))?;
    let side = json.breast.as_deref().map_or(Ok(Side::Both), |word| one_of("breast", word))?;
    if side == Side::None {
        return Err(("breast", "flow is of left, right or both".to_owned()));
    }
    Ok(Happening::Flow { state: one_of("flow-state", state)?, side })
}

fn pain(json: &LineJson) -> Result<Happening, Wrong> {
    let breast: Option<Side> = json.breast.as_deref().map(|word| one_of("breast", word)).transpose()?;
    let breast = match breast {
        Some(Side::Left) => Some(Breast::Left),
        Some(Side::Right) => Some(Breast::Right),
        Some(Side::Both | Side::None) | None => None,
    };
    let quadrant = match json.quadrant.as_deref() {
        None | Some("none") => None,
        Some(word) => Some(one_of("quadrant", word)?),
    };
    Ok(Happening::Pain { breast, quadrant, level: level(json)? })
}

fn level(json: &LineJson) -> Result<Option<u8>, Wrong> {
    match json.level {
        Some(level) if level > 10 => Err(("pain-level", format!("pain is told from 0 to 10, not {level}"))),
        level => Ok(level),
    }
}

fn one_of<T: Word>(rule: &'static str, word: &str) -> Result<T, Wrong> {
    T::from_word(word).ok_or_else(|| (rule, format!("\"{word}\" is not one of {}", T::choices())))
}

/// A cue as it is printed. `wire` may not know the engine, so `replay` fills this in.
#[derive(Debug, Clone, Serialize)]
pub struct CueLine<'a> {
    /// When, on the script's clock.
    pub at_ms: u64,
    /// What to do.
    pub cue: &'static str,
    /// Where.
    pub breast: &'static str,
    /// In which quarter, or `none`.
    pub quadrant: &'static str,
    /// 0 to 2.
    pub pressure: u8,
    /// Beats a minute; 0 without.
    pub pace_per_min: u32,
    /// When it ends as planned.
    pub until_ms: u64,
    /// The rule's id.
    pub why: &'a str,
    /// The message's id.
    pub say: &'a str,
    /// The step's id.
    pub step: &'a str,
}

/// Writes one cue as a line of JSON, without the line's end.
#[must_use]
pub fn write_line(cue: &CueLine<'_>) -> String {
    serde_json::to_string(cue).unwrap_or_default()
}
