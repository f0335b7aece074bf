//! axe-core, the accessibility engine that journeys run in the page: fetched once, pinned to the byte.
//! Never shipped: the app does not know it.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::apt;
use crate::process::{must, on_path, program, root};

const PACKAGE: &str = "axe-core@4.14.1";
const ARCHIVE: &str = "axe-core-4.14.1.tgz";
const SHA256: &str = "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745";
const WANTED: &str = "package/axe.min.js";

/// Puts it into target/axe-core, where journeys look for it.
pub fn axe() -> Result<()> {
    let folder = root().join("target/axe-core");
    // The version is in the archive's name, so a new pin fetches anew.
    let archive = folder.join(ARCHIVE);
    if archive.exists() && folder.join("axe.min.js").exists() {
        return Ok(());
    }
    if on_path("npm").is_none() {
        apt::install(&["npm"], "fetching axe-core for the accessibility journeys")?;
    }
    std::fs::create_dir_all(&folder)?;
    must(program("npm").args(["pack", "--silent", PACKAGE]).current_dir(&folder).stdout(Stdio::null()))?;
    let packed = std::fs::read(&archive).with_context(|| format!("reading {}", archive.display()))?;
    if crate::web_build::hex(&Sha256::digest(&packed)) != SHA256 {
        std::fs::remove_file(&archive)?;
        bail!("{PACKAGE} is not the package that was pinned; nothing of it was used");
    }
    std::fs::write(folder.join("axe.min.js"), unpack(&packed)?)?;
    Ok(())
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    let mut archive = tar::Archive::new(GzDecoder::new(packed));
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.path()? == PathBuf::from(WANTED) {
            let mut bytes = Vec::new();
            std::io::copy(&mut entry, &mut bytes)?;
            return Ok(bytes);
        }
    }
    bail!("{PACKAGE} has no {WANTED}")
}
