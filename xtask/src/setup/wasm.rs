//! A compiler with wasm32's standard library: the active toolchain's, built from source where that can be had, or
//! Debian's rustc-web, which builds it from source too.
//! Compiles nothing itself.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
use crate::process::{clean_cargo, must, on_path, told};

/// The only target of the web app.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Who compiles the web app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The active toolchain, building the standard library from its sources.
    Sources,
    /// The active toolchain, which has the target.
    Rustup,
    /// Debian's compiler and standard library sources.
    Debian,
}

/// Finds a toolchain, or makes one: target present, `rustup target add`, Debian's pair, installing Debian's pair.
/// `LETDOWN_WASM=sources`, `rustup` or `debian` leaves the choice to the caller.
pub fn toolchain() -> Result<Toolchain> {
    match std::env::var("LETDOWN_WASM").as_deref() {
        Ok("sources") => return Ok(Toolchain::Sources),
        Ok("rustup") => return Ok(Toolchain::Rustup),
        Ok("debian") => return Ok(Toolchain::Debian),
        _ => {}
    }
    if rustup_has_target() || rustup_adds_target() {
        return Ok(if rustup_has_sources() || rustup_adds_sources() { Toolchain::Sources } else { Toolchain::Rustup });
    }
    if !debian_has_sources() {
        let packages = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
        if let Err(error) = apt::install(&packages, "building the web app") {
            bail!("no compiler for {TARGET}. With rustup: rustup target add {TARGET}. Otherwise: {error}");
        }
    }
    if debian_has_sources() { Ok(Toolchain::Debian) } else { bail!("rustc-web came without its library's sources") }
}

fn rustup_has_target() -> bool {
    let asked = told(clean_cargo("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    asked.is_some_and(|folder| has_file_starting(Path::new(&folder), "libcore-"))
}

fn has_file_starting(folder: &Path, start: &str) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(start))
}

fn rustup_adds_target() -> bool {
    on_path("rustup").is_some()
        && must(clean_cargo("rustup").args(["target", "add", TARGET])).is_ok()
        && rustup_has_target()
}

fn rustup_has_sources() -> bool {
    has_sources("rustc")
}

fn rustup_adds_sources() -> bool {
    on_path("rustup").is_some()
        && must(clean_cargo("rustup").args(["component", "add", "rust-src"])).is_ok()
        && rustup_has_sources()
}

fn debian_has_sources() -> bool {
    Path::new("/usr/bin/cargo").exists() && has_sources("/usr/bin/rustc")
}

fn has_sources(rustc: &str) -> bool {
    let sysroot = told(clean_cargo(rustc).args(["--print", "sysroot"]));
    sysroot.is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

impl Toolchain {
    /// `cargo VERB --target wasm32-unknown-unknown …`, with this toolchain.
    pub fn cargo(self, verb: &str) -> Command {
        let mut command = match self {
            Toolchain::Rustup | Toolchain::Sources => clean_cargo("cargo"),
            Toolchain::Debian => clean_cargo("/usr/bin/cargo"),
        };
        command.args([verb, "--target", TARGET]);
        if self == Toolchain::Rustup {
            command.env("RUSTFLAGS", VIEWS);
            return command;
        }
        // Building the standard library is unstable, and so are the flags that leave out what a panic would say:
        // a fifth less to send, for a message that a phone shows nobody.
        command.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
        command.env("RUSTFLAGS", format!("{VIEWS} {QUIET_PANICS}"));
        if self == Toolchain::Debian {
            // Debian's compiler has no linker of its own.
            command.env("RUSTC", "/usr/bin/rustc");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
        }
        command
    }
}

/// Views behind one type instead of one each: a tenth less to send, and quicker to compile.
const VIEWS: &str = "--cfg erase_components";

/// Panics that abort at once, without message and place.
const QUIET_PANICS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
