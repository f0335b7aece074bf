//! A protocol as a TOML file: read with the line of every fault.
//! Not whether it is safe: `engine::care::check` says that, and `content` puts both together.

use serde::Deserialize;

use domain::place::{Breast, Quadrant};
use domain::protocol::{Act, Hands, Places, Protocol, Purpose, Release, Sides, Step, Until};

use crate::lines::{LineFault, from_toml};
use crate::words::{Word, as_word};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolToml {
    id: String,
    version: u32,
    name: Option<String>,
    copy_of: Option<String>,
    #[serde(with = "as_word")]
    purpose: Purpose,
    #[serde(with = "as_word", default = "release_at_stop")]
    release: Release,
    #[serde(with = "as_word", default = "in_turn")]
    sides: Sides,
    #[serde(with = "as_word", default = "left")]
    first: Breast,
    #[serde(default)]
    order: Vec<String>,
    #[serde(default = "ten")]
    hold_s: u32,
    #[serde(default = "ten")]
    rest_s: u32,
    #[serde(default)]
    step: Vec<StepToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepToml {
    id: String,
    #[serde(with = "as_word")]
    act: Act,
    seconds: u32,
    #[serde(with = "as_word", default = "no_places")]
    places: Places,
    #[serde(default)]
    pressure: u8,
    #[serde(default)]
    pace_per_min: u32,
    #[serde(with = "as_word", default = "hands_rest")]
    hands: Hands,
    #[serde(with = "as_word", default = "by_time")]
    until: Until,
    source: String,
    say: String,
}

fn release_at_stop() -> Release {
    Release::Stop
}
fn in_turn() -> Sides {
    Sides::InTurn
}
fn left() -> Breast {
    Breast::Left
}
fn ten() -> u32 {
    10
}
fn no_places() -> Places {
    Places::None
}
fn hands_rest() -> Hands {
    Hands::Rest
}
fn by_time() -> Until {
    Until::Time
}

/// Reads a protocol.
///
/// # Errors
/// The first fault that keeps it from being read, with its line.
pub fn read(text: &str) -> Result<Protocol, LineFault> {
    let file: ProtocolToml = toml::from_str(text).map_err(|error| from_toml(text, &error))?;
    let order = order(&file.order).ok_or_else(|| LineFault {
        line: crate::lines::line_of(text, "step", None, "order"),
        rule: "order-names-each-once",
        text: format!("order names each of {} once", Quadrant::choices()),
    })?;
    Ok(Protocol {
        id: file.id,
        version: file.version,
        name: file.name,
        copy_of: file.copy_of,
        purpose: file.purpose,
        release: file.release,
        sides: file.sides,
        first: file.first,
        order,
        hold_s: file.hold_s,
        rest_s: file.rest_s,
        steps: file.step.into_iter().map(step).collect(),
    })
}

fn order(words: &[String]) -> Option<[Quadrant; 4]> {
    if words.is_empty() {
        return Some(Quadrant::ALL);
    }
    let named: Option<Vec<Quadrant>> = words.iter().map(|word| Quadrant::from_word(word)).collect();
    let named: [Quadrant; 4] = named?.try_into().ok()?;
    let mut sorted = named;
    sorted.sort();
    (sorted == Quadrant::ALL).then_some(named)
}

fn step(step: StepToml) -> Step {
    Step {
        id: step.id,
        act: step.act,
        seconds: step.seconds,
        places: step.places,
        pressure: step.pressure,
        pace_per_min: step.pace_per_min,
        hands: step.hands,
        until: step.until,
        source: step.source,
        say: step.say,
    }
}
