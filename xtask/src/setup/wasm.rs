//! A compiler with wasm32's standard library: rustup's target, or Debian's rustc-web, which builds it from source.
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
    /// The active toolchain, which has the target.
    Rustup,
    /// Debian's compiler and standard library sources.
    Debian,
}

/// Finds a toolchain, or makes one: target present, `rustup target add`, Debian's pair, installing Debian's pair.
/// `LETDOWN_WASM=rustup` or `debian` leaves the choice to the caller.
pub fn toolchain() -> Result<Toolchain> {
    match std::env::var("LETDOWN_WASM").as_deref() {
        Ok("rustup") => return Ok(Toolchain::Rustup),
        Ok("debian") => return Ok(Toolchain::Debian),
        _ => {}
    }
    if rustup_has_target() || rustup_adds_target() {
        return Ok(Toolchain::Rustup);
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

fn debian_has_sources() -> bool {
    let sysroot = told(clean_cargo("/usr/bin/rustc").args(["--print", "sysroot"]));
    Path::new("/usr/bin/cargo").exists()
        && sysroot.is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

impl Toolchain {
    /// `cargo VERB --target wasm32-unknown-unknown …`, with this toolchain.
    pub fn cargo(self, verb: &str) -> Command {
        let mut command = match self {
            Toolchain::Rustup => clean_cargo("cargo"),
            Toolchain::Debian => clean_cargo("/usr/bin/cargo"),
        };
        command.args([verb, "--target", TARGET]);
        // Views behind one type instead of one each: a tenth less to send, and quicker to compile.
        command.env("RUSTFLAGS", "--cfg erase_components");
        if self == Toolchain::Debian {
            // Building the standard library is unstable; Debian's compiler has no linker of its own.
            command.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
            command.arg("-Zbuild-std=std,panic_abort");
        }
        command
    }
}
