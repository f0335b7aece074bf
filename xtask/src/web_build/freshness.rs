//! Whether the built app still belongs to its inputs, so that a second run starts at once.
//! Cargo itself decides about the wasm; this covers what is made from it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::{dist_folder, folder};
use crate::process::root;

/// A hash over the wasm, assets, styles and this tool.
pub fn fingerprint(wasm: &Path) -> Result<String> {
    let mut paths = vec![wasm.to_owned()];
    for inputs in ["crates/web/assets", "crates/web/styles", "xtask/src/web_build"] {
        let files = WalkDir::new(root().join(inputs)).sort_by_file_name().into_iter().flatten();
        paths.extend(files.filter(|entry| entry.file_type().is_file()).map(|entry| entry.path().to_owned()));
    }
    let mut hasher = Sha256::new();
    for path in paths {
        hasher.update(path.to_string_lossy().as_bytes());
        hasher.update(std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    Ok(super::dist::hex(&hasher.finalize()))
}

/// Whether the app was built from exactly this.
pub fn is_fresh(fingerprint: &str) -> bool {
    let kept = std::fs::read_to_string(kept_at()).unwrap_or_default();
    kept == fingerprint && dist_folder().join("index.html").exists()
}

/// Keeps it for the next time.
pub fn remember(fingerprint: &str) -> Result<()> {
    Ok(std::fs::write(kept_at(), fingerprint)?)
}

fn kept_at() -> PathBuf {
    folder().join("fingerprint")
}
