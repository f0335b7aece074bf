//! `cargo xtask journeys`: the end-to-end tests, against the web app and the server as they are now.
//! The tests themselves are in journeys/tests/.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, must, root};
use crate::setup::{axe, browser};
use crate::web_build;

/// Build everything, then drive the app in Chromium
#[derive(clap::Args, Default)]
pub struct Args {
    #[command(flatten)]
    pub web: web_build::Args,

    /// Keep accessibility trees that changed as the new ones
    #[arg(long)]
    pub accept: bool,

    /// Further words for `cargo test`, such as -- --test first_visit
    #[arg(last = true)]
    pub rest: Vec<String>,
}

/// Runs them all, or those that the words after `--` choose.
pub fn run(args: &Args) -> Result<()> {
    must(&mut command(args)?)
}

/// The tests, ready to start.
pub fn command(args: &Args) -> Result<Command> {
    let mut tests = with_app(&args.web)?;
    tests.args(["test", "--quiet", "--package", "journeys", "--no-fail-fast"]).args(&args.rest);
    if args.accept {
        tests.env("LETDOWN_ACCEPT", "1");
    }
    Ok(tests)
}

/// Cargo with the app, the server and the browser at hand.
pub fn with_app(web: &web_build::Args) -> Result<Command> {
    web_build::dist_web(web)?;
    web_build::store_story(web)?;
    axe::axe()?;
    let letdown = build_letdown()?;
    let mut command = cargo();
    command.env("LETDOWN_BIN", letdown);
    command.env("CHROMIUM", browser::chromium()?).env("CHROMEDRIVER", browser::chromedriver()?);
    Ok(command)
}

fn build_letdown() -> Result<PathBuf> {
    must(cargo().args(["build", "--quiet", "--package", "cli", "--bin", "letdown"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("debug").join(format!("letdown{}", std::env::consts::EXE_SUFFIX)))
}
