//! Compiles a wasm crate, the app or what tests need, in a target folder of its own so that it never waits for other builds.
//! Leaves the making of JavaScript glue to `bindgen`.

use std::path::PathBuf;

use anyhow::Result;

use super::folder;
use crate::process::must;
use crate::setup::wasm::{TARGET, Toolchain, toolchain};

/// The path of the compiled file of `package`.
pub fn compile(package: &str, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "wasm-dev" } else { "wasm-release" };
    // Whoever works on the app wants to read its panics, and not to wait for a standard library.
    let toolchain = match toolchain()? {
        Toolchain::Sources if dev => Toolchain::Rustup,
        found => found,
    };
    let target = folder().join(match toolchain {
        Toolchain::Sources => "build-sources",
        Toolchain::Rustup => "build",
        Toolchain::Debian => "build-debian",
    });
    let mut cargo = toolchain.cargo("build");
    cargo.args(["--quiet", "--package", package, "--profile", profile, "--target-dir"]).arg(&target);
    must(&mut cargo)?;
    Ok(target.join(TARGET).join(profile).join(format!("{}.wasm", package.replace('-', "_"))))
}
