//! `cargo xtask screens`: pictures of every screen into docs/screens/, by day and night, at usual and double text size.
//! Which screens there are is listed in journeys/src/bin/screens/.

use anyhow::Result;

use crate::journeys::with_app;
use crate::process::must;
use crate::web_build;

/// Takes them all.
pub fn screens(web: &web_build::Args) -> Result<()> {
    must(with_app(web)?.args(["run", "--quiet", "--package", "journeys", "--bin", "screens"]))
}
