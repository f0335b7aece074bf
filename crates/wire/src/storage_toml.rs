//! The shipped rules on how long milk keeps, as a TOML file (or, compiled in, as the same in JSON).
//! Not their use: `engine::stash` reckons with them.

use serde::Deserialize;

use domain::stash::{Keep, KeepRules, Shelf, State};

use crate::words::as_word;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BookToml {
    version: u32,
    set: Vec<SetToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetToml {
    id: String,
    source: String,
    #[serde(default)]
    ask_unit: bool,
    keep: Vec<KeepToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeepToml {
    #[serde(with = "as_word")]
    state: State,
    #[serde(with = "as_word")]
    shelf: Shelf,
    best: u32,
    most: Option<u32>,
}

/// The same file as JSON, as the build lays it into the phone's bundle.
///
/// # Errors
/// The first fault, with its line.
#[cfg(feature = "toml")]
pub fn as_json(text: &str) -> Result<String, crate::lines::LineFault> {
    toml::from_str::<BookToml>(text).map_err(|error| crate::lines::from_toml(text, &error))?;
    crate::care_toml::as_json(text)
}

/// Reads the sets from that JSON, in the file's order.
///
/// # Errors
/// When the text is none.
pub fn read_json(text: &str) -> Result<Vec<KeepRules>, crate::Malformed> {
    crate::json::read::<BookToml>(text).map(|book| {
        let version = book.version;
        book.set.into_iter().map(|set| rules(set, version)).collect()
    })
}

fn rules(set: SetToml, version: u32) -> KeepRules {
    KeepRules {
        id: set.id,
        version,
        ask_unit: set.ask_unit,
        keeps: set.keep.iter().map(keep).collect(),
        source: set.source,
    }
}

fn keep(keep: &KeepToml) -> Keep {
    let most_h = keep.most.unwrap_or(keep.best).max(keep.best);
    Keep { state: keep.state, shelf: keep.shelf, best_h: keep.best, most_h }
}
