//! Lays routines and rules into the build as JSON, so that the phone's bundle needs no TOML reader.
//! Checks nothing but that they can be read: the tests judge them.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed={}", content.join("protocols").display());
    println!("cargo::rerun-if-changed={}", content.join("care").display());
    let entries = fs::read_dir(content.join("protocols")).expect("content/protocols is there");
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        let protocol =
            wire::protocol_toml::read(&text(&path)).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        write(&out, &protocol.id, &wire::protocol::encode(&protocol));
    }
    let gate = content.join("care/gate.toml");
    let rules = wire::care_toml::as_json(&text(&gate)).unwrap_or_else(|fault| panic!("{}: {fault}", gate.display()));
    write(&out, "gate", &rules);
    let storage = content.join("care/storage.toml");
    let sets =
        wire::storage_toml::as_json(&text(&storage)).unwrap_or_else(|fault| panic!("{}: {fault}", storage.display()));
    write(&out, "storage", &sets);
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(out: &Path, name: &str, json: &str) {
    fs::write(out.join(format!("{name}.json")), json).expect("OUT_DIR can be written");
}
