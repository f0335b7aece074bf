//! Pictures of the screen, and a note of what was on it when a journey stopped.
//! Decides nothing about pass or fail.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::{Browser, root};

/// Writes what the screen shows.
pub fn screenshot(browser: &Browser, path: &Path) -> Result<(), String> {
    let taken = browser.command("Page.captureScreenshot", json!({"format": "png"}))?;
    let bytes = STANDARD.decode(taken["data"].as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Where pictures of stopped journeys lie.
pub fn stopped_at() -> PathBuf {
    let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    root().join("target/journeys").join(format!("{test}.png"))
}
