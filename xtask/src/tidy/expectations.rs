//! Exceptions from lints carry a reason, and the clock is read in known places alone.
//! Which lints there are is for Cargo.toml and clippy.toml.

use super::{House, Source};

/// Where time and chance may be asked for: the shells, each in one place, and tools, which give no advice.
const CLOCKS: [&str; 11] = [
    "crates/web/src/adapters/clock.rs",
    "crates/web/src/adapters/chance.rs",
    "crates/cli/src/clock.rs",
    "crates/cli/src/coach/live.rs",
    "crates/server/src/clock.rs",
    "crates/engine/examples/",
    "crates/engine/benches/",
    "crates/replay/examples/",
    "crates/server/examples/",
    "journeys/src/",
    "xtask/src/",
];

/// Exceptions without a reason, and clocks elsewhere.
pub fn check(house: &House) -> Vec<String> {
    let rust = house.sources.iter().filter(|source| source.is_rust() && !is_this_rule(source));
    rust.flat_map(|source| unreasoned(source).into_iter().chain(clocks(source))).collect()
}

/// This file has the words in its samples.
fn is_this_rule(source: &Source) -> bool {
    source.path.ends_with("tidy/expectations.rs")
}

fn unreasoned(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for opening in ["[allow(", "[expect("] {
        for (at, _) in source.text.match_indices(opening) {
            let attribute = source.text[at..].split(")]").next().unwrap_or_default();
            let before = source.text[..at].trim_end_matches('!');
            if before.ends_with('#') && !attribute.contains("reason") {
                let line = before.lines().count();
                findings.push(format!("{}:{line}: #{opening}…)] without `reason = \"…\"`", source.path));
            }
        }
    }
    findings
}

fn clocks(source: &Source) -> Vec<String> {
    if CLOCKS.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let lines = source.lines().filter(|(_, line)| line.contains("clippy::disallowed_methods"));
    lines.map(|(line, _)| format!("{}:{line}: time is an input here; ask a shell's clock", source.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_and_known_clocks_are_fine() {
        let clock = "#[expect(clippy::disallowed_methods, reason = \"the one clock\")]\nfn now() {}\n";
        let good = [("crates/web/src/adapters/clock.rs", clock), ("a.rs", "#[allow(dead_code, reason = \"x\")]\n")];
        assert!(check(&House::of(&good)).is_empty());
    }

    #[test]
    fn bare_exceptions_and_strange_clocks_are_found() {
        let bad = [
            ("a.rs", "#[allow(dead_code)]\n"),
            ("b.rs", "\n#![allow(\n    dead_code\n)]\n"),
            ("crates/engine/src/x.rs", "#[expect(clippy::disallowed_methods, reason = \"because\")]\n"),
        ];
        assert_eq!(check(&House::of(&bad)).len(), 3);
    }
}
