//! Who may import whom: the table of the house as code, held against what Cargo says.
//! Looks at what ships; what a crate's own tests use is free.

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

use super::House;
use crate::process::root;

/// What a room may use from outside the house.
enum Outside {
    /// These and nothing else.
    Just(&'static [&'static str]),
    /// Anything but what is fenced off below.
    Open,
}
use Outside::{Just, Open};

/// Room, the rooms it may import, and what it may use from outside.
type Row = (&'static str, &'static [&'static str], Outside);

const TABLE: [Row; 18] = [
    ("domain", &[], Just(&["jiff"])),
    ("engine", &["domain"], Just(&["libm", "statrs", "rand_core", "rand_pcg"])),
    ("devices", &["domain"], Just(&[])),
    ("wire", &["domain"], Open),
    ("content", &["domain", "engine", "wire"], Just(&["fluent-bundle", "fluent-syntax", "unic-langid"])),
    ("replay", &["domain", "engine", "wire", "content"], Just(&[])),
    (
        "vault",
        &[],
        Just(&[
            "argon2",
            "chacha20poly1305",
            "crypto_box",
            "hkdf",
            "opaque-ke",
            "rand_core",
            "sha2",
            "subtle",
            "zeroize",
        ]),
    ),
    ("sync", &["domain", "wire", "vault"], Just(&["futures-util", "miniz_oxide"])),
    ("store-sql", &["domain", "sync"], Open),
    ("store-idb", &["domain", "sync"], Just(&["idb", "js-sys", "send_wrapper", "wasm-bindgen"])),
    ("store-idb-story", &["store-idb", "sync"], Open),
    ("gateway", &["engine", "sync", "wire", "vault", "domain"], Open),
    ("server", &["domain", "wire", "sync", "vault"], Open),
    ("web", &["engine", "devices", "wire", "domain", "content", "sync", "vault", "store-idb"], Open),
    ("web-shell", &["web", "replay"], Just(&["wasm-bindgen"])),
    (
        "cli",
        &["domain", "engine", "devices", "wire", "content", "replay", "server", "gateway", "sync", "store-sql"],
        Open,
    ),
    ("journeys", &["content", "domain", "engine"], Open),
    ("xtask", &[], Open),
];

/// Crates that stay behind a fence, and the rooms inside it. Stored forms are written in one place; tools keep none.
const FENCES: [(&str, &[&str]); 5] = [
    ("serde", &["wire"]),
    ("serde_json", &["wire", "gateway", "xtask", "journeys"]),
    ("sqlx", &["store-sql"]),
    ("rand", &[]),
    ("chrono", &[]),
];

/// Names and ordinary dependencies of each crate.
type Edges = BTreeMap<String, Vec<String>>;

/// Every arrow that the table does not have.
pub fn check(_: &House) -> Vec<String> {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec();
    match metadata {
        Ok(metadata) => judge(&metadata.packages.iter().map(edges).collect()),
        Err(error) => vec![format!("cargo metadata: {error}")],
    }
}

fn edges(package: &Package) -> (String, Vec<String>) {
    let ships = package.dependencies.iter().filter(|to| to.kind != DependencyKind::Development);
    (package.name.to_string(), ships.map(|to| to.name.clone()).collect())
}

fn judge(edges: &Edges) -> Vec<String> {
    let mut findings = Vec::new();
    for (room, uses) in edges {
        let Some(row) = TABLE.iter().find(|row| row.0 == room) else {
            findings.push(format!("{room} has no row in the table of xtask/src/tidy/imports.rs"));
            continue;
        };
        let wrong = uses.iter().filter(|to| !may(row, to, edges));
        findings.extend(wrong.map(|to| format!("{room} may not import {to}")));
    }
    findings
}

fn may(row: &Row, to: &str, edges: &Edges) -> bool {
    let (room, inside, outside) = row;
    if edges.contains_key(to) {
        return inside.contains(&to);
    }
    if let Some((_, within)) = FENCES.iter().find(|(fenced, _)| *fenced == to) {
        return within.contains(room);
    }
    match outside {
        Just(named) => named.contains(&to),
        Open => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(room: &str, to: &str) -> usize {
        let mut edges: Edges = TABLE.iter().map(|row| (row.0.to_owned(), vec![])).collect();
        edges.insert(room.to_owned(), vec![to.to_owned()]);
        judge(&edges).len()
    }

    #[test]
    fn the_arrows_of_the_table_are_free() {
        for (room, to) in [("engine", "domain"), ("wire", "serde"), ("cli", "server"), ("web", "leptos")] {
            assert_eq!(judged(room, to), 0, "{room} -> {to}");
        }
    }

    #[test]
    fn every_other_arrow_is_found() {
        for (room, to) in [
            ("domain", "engine"),
            ("domain", "serde"),
            ("engine", "wire"),
            ("engine", "tokio"),
            ("wire", "engine"),
            ("server", "engine"),
            ("server", "serde_json"),
            ("cli", "web"),
            ("web", "sqlx"),
        ] {
            assert_eq!(judged(room, to), 1, "{room} -> {to}");
        }
    }

    #[test]
    fn a_new_crate_needs_a_row() {
        assert_eq!(judged("attic", "domain"), 1);
    }
}
