//! `cargo xtask run`: builds the app and the server, then serves at <http://127.0.0.1:8765>.
//! What follows `--` goes to `letdown serve` as it is.

use anyhow::Result;

use crate::process::{cargo, must};
use crate::web_build;

/// Build everything and serve the app at http://127.0.0.1:8765
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    web: web_build::Args,

    /// Further words for `letdown serve`, such as -- --listen 0.0.0.0:8765
    #[arg(last = true)]
    serve: Vec<String>,
}

/// Serves until it is stopped.
pub fn run(args: &Args) -> Result<()> {
    web_build::dist_web(&args.web)?;
    let mut letdown = cargo();
    letdown.args(["run", "--quiet", "--package", "cli", "--bin", "letdown", "--", "serve"]).args(&args.serve);
    must(&mut letdown)
}
