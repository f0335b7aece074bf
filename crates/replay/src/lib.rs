//! A script of happenings through the real engine: text in, text out. The same natively and in the browser.
//! No files, no clock: whoever calls brings the text.

use std::fmt;
use std::sync::Arc;

#[cfg(feature = "toml")]
use content::protocols::FileFaults;
use content::protocols::{shipped, shipped_ids};
use domain::care::Gate;
use domain::protocol::Protocol;
use domain::session::Event;
use engine::coach::{Coach, Cue, CueKind, Setup, advance, start, step};
use wire::lines::LineFault;
use wire::script::{CueLine, Line, Said, read_line, write_line};
use wire::words::Word;

/// Why a script could not be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No shipped protocol has this id, and it is no protocol file either.
    NoSuchProtocol(String),
    /// The protocol file is broken.
    #[cfg(feature = "toml")]
    Protocol(FileFaults),
    /// A line of the script is broken.
    Script(LineFault),
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoSuchProtocol(id) => {
                let ids: Vec<&str> = shipped_ids().collect();
                write!(
                    to,
                    "there is no protocol \"{id}\"; there are {}, or give the path of a .toml file",
                    ids.join(", ")
                )
            }
            #[cfg(feature = "toml")]
            Fault::Protocol(faults) => faults.fmt(to),
            Fault::Script(fault) => write!(to, "script, {fault}"),
        }
    }
}

/// A shipped protocol by its id.
///
/// # Errors
/// When none has that id.
pub fn protocol(id: &str) -> Result<Protocol, Fault> {
    shipped(id).ok_or_else(|| Fault::NoSuchProtocol(id.to_owned()))
}

/// A protocol from the text of a file.
///
/// # Errors
/// When the file is broken: every fault, with its line and rule.
#[cfg(feature = "toml")]
pub fn protocol_from(file: &str, text: &str) -> Result<Protocol, Fault> {
    content::protocols::load(file, text, &content::words::Words::english()).map_err(Fault::Protocol)
}

/// Runs a script and gives its cues as JSON Lines.
///
/// # Errors
/// At the first line that cannot be followed; nothing of the script is guessed.
pub fn run(protocol: &Protocol, script: &str) -> Result<String, Fault> {
    let lines = read(script).map_err(Fault::Script)?;
    let Some((first, rest)) = lines.split_first() else {
        return Err(Fault::Script(fault(
            0,
            "start",
            "the script has no lines; its first is {\"at_ms\":0,\"event\":\"start\"}",
        )));
    };
    let origin = first.1.at_ms;
    let (mut coach, cues) = start(setup(protocol, &first.1));
    let mut out = String::new();
    write(&coach, origin, &cues, &mut out);
    for (_, line) in rest {
        let at_ms = line.at_ms - origin;
        let (next, cues) = match &line.what {
            Said::Happens(what) => step(&coach, &Event { at_ms, what: what.clone() }),
            Said::End | Said::Start { .. } => advance(&coach, at_ms),
        };
        coach = next;
        write(&coach, origin, &cues, &mut out);
    }
    if !matches!(lines.last(), Some((_, Line { what: Said::End, .. }))) {
        let (ended, cues) = advance(&coach, u64::MAX);
        write(&ended, origin, &cues, &mut out);
    }
    Ok(out)
}

fn fault(line: usize, rule: &'static str, text: &str) -> LineFault {
    LineFault { line, rule, text: text.to_owned() }
}

/// All lines, checked for order: one start first, time never back, nothing after the end.
fn read(script: &str) -> Result<Vec<(usize, Line)>, LineFault> {
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for (index, text) in script.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let number = index + 1;
        let line = read_line(number, text.trim().trim_start_matches('\u{feff}'))?;
        let starts = matches!(line.what, Said::Start { .. });
        match lines.last() {
            None if !starts => {
                return Err(fault(number, "start", "a script begins with the event start"));
            }
            Some(_) if starts => {
                return Err(fault(number, "start", "a script starts once; put a second session into its own file"));
            }
            Some((_, last)) if last.what == Said::End => {
                return Err(fault(number, "end", "nothing may follow the event end"));
            }
            Some((before, last)) if line.at_ms < last.at_ms => {
                let text = format!(
                    "time goes back: {} ms here, {} ms on line {before}; sort the lines by at_ms",
                    line.at_ms, last.at_ms
                );
                return Err(LineFault { line: number, rule: "time-order", text });
            }
            _ => lines.push((number, line)),
        }
    }
    Ok(lines)
}

fn setup(protocol: &Protocol, line: &Line) -> Setup {
    let mut gate = Gate::clear(0);
    let mut named = Vec::new();
    if let Said::Start { left, right, pain_before, firm } = &line.what {
        (gate.left, gate.right, gate.pain_before) = (*left, *right, *pain_before);
        named.clone_from(firm);
    }
    Setup { protocol: Arc::new(protocol.clone()), gate, firm: named, left_alone: None }
}

fn write(coach: &Coach, origin: u64, cues: &[Cue], out: &mut String) {
    let steps = &coach.setup().protocol.steps;
    for cue in cues {
        out.push_str(&write_line(&CueLine {
            at_ms: cue.at_ms + origin,
            cue: name(cue.kind),
            breast: cue.side.word(),
            quadrant: cue.quadrant.map_or("none", Word::word),
            pressure: cue.pressure,
            pace_per_min: cue.pace_per_min,
            until_ms: cue.until_ms + origin,
            why: &cue.why,
            say: &cue.say,
            step: steps.get(cue.step).map_or("end", |step| step.id.as_str()),
        }));
        out.push('\n');
    }
}

/// The word of a cue in every printed form.
#[must_use]
pub fn name(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Settle => "settle",
        CueKind::Wash => "wash",
        CueKind::Stroke => "stroke",
        CueKind::Circle => "circle",
        CueKind::Compress => "compress",
        CueKind::Release => "release",
        CueKind::Rest => "rest",
        CueKind::Lighten => "lighten",
        CueKind::PumpOn => "pump_on",
        CueKind::PumpOff => "pump_off",
        CueKind::HandExpress => "hand_express",
        CueKind::WrapUp => "wrap_up",
        CueKind::Stop => "stop",
        CueKind::Call => "call",
    }
}
