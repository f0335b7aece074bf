//! `bench bytes`: the compressed bytes that a first visit sends, before it can be used and in all.
//! Bodies alone: headers depend on what stands in front of the server.

use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::web_build::{Args, dist_web};

/// The most that a first visit should send.
const MOST_KB: f64 = 350.0;

/// Prints both sums beside the aim.
pub fn bytes() -> Result<()> {
    let dist = dist_web(&Args::default())?;
    let page = std::fs::read_to_string(dist.join("index.html")).context("reading the built page")?;
    let mut needed = sent(&dist, "index.html")?;
    let mut kept = 0;
    for name in names(&dist)? {
        let bytes = sent(&dist, &name)?;
        kept += bytes;
        // The touch icon is asked for when the app is installed, not before.
        if page.contains(&name) && !name.ends_with(".png") && name != "manifest.webmanifest" {
            println!("{:>9.1} KB  {name}", kb(bytes));
            needed += bytes;
        }
    }
    println!("{:>9.1} KB  index.html", kb(sent(&dist, "index.html")?));
    println!("{:>9.1} KB  until it can be used (aim: at most {MOST_KB} KB)", kb(needed));
    println!("{:>9.1} KB  with all that is kept for use without network (aim: at most {MOST_KB} KB)", kb(kept));
    Ok(())
}

/// Files as they are named in the page, without their compressed forms.
fn names(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
            names.push(name);
        }
    }
    Ok(names)
}

/// What goes over the wire: the brotli form where there is one.
fn sent(dist: &Path, name: &str) -> Result<u64> {
    let brotli = dist.join(format!("{name}.br"));
    let path = if brotli.exists() { brotli } else { dist.join(name) };
    Ok(path.metadata().with_context(|| format!("measuring {}", path.display()))?.len())
}

#[expect(clippy::cast_precision_loss, reason = "files are far smaller than where that begins")]
fn kb(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}
