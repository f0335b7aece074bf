//! Chromium and its driver, for tests and pictures: found on the search path, or installed.
//! Starts neither.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::apt;
use crate::process::on_path;

/// The names under which systems know Chromium.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser.
pub fn chromium() -> Result<PathBuf> {
    find(&CHROMIUM, &["chromium"])
}

/// The program that drives it.
pub fn chromedriver() -> Result<PathBuf> {
    find(&["chromedriver"], &["chromium-driver"])
}

fn find(names: &[&str], packages: &[&str]) -> Result<PathBuf> {
    let found = || names.iter().find_map(|name| on_path(name));
    if let Some(path) = found() {
        return Ok(path);
    }
    apt::install(packages, "journeys in a browser")?;
    match found() {
        Some(path) => Ok(path),
        None => bail!("{} was installed, but is not on the search path", names[0]),
    }
}
