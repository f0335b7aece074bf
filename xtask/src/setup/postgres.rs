//! PostgreSQL's programs, with which the tests of the stores start a server of their own.
//! Starts none, and looks for none when `DATABASE_URL` names one.

use std::path::Path;

use anyhow::Result;

use super::apt;
use crate::process::on_path;

/// Installs them when they are missing and we may.
pub fn programs() -> Result<()> {
    let named = std::env::var_os("DATABASE_URL").is_some();
    if named || on_path("initdb").is_some() || Path::new("/usr/lib/postgresql").is_dir() {
        return Ok(());
    }
    apt::install(&["postgresql"], "testing the store on a real PostgreSQL, unless DATABASE_URL names a server")
}
