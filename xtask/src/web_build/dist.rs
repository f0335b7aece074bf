//! Writes the app's files with their compressed forms, and reports their sizes.
//! Replaces the folder only when everything is ready, so that an interrupted build leaves the old app whole.

use std::fmt;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::parts::Parts;
use super::{compress, dist_folder, folder};

/// Name, plain size and brotli size of each file.
pub struct Sizes(Vec<(String, usize, usize)>);

/// Writes them all.
pub fn write(parts: &Parts, quick: bool) -> Result<Sizes> {
    let fresh = folder().join("dist-next");
    let _ = std::fs::remove_dir_all(&fresh);
    std::fs::create_dir_all(fresh.join("assets"))?;
    let mut sizes = Vec::new();
    for (name, bytes) in parts {
        let sent = write_one(&fresh, name, bytes, quick)?;
        sizes.push((name.clone(), bytes.len(), sent));
    }
    let _ = std::fs::remove_dir_all(dist_folder());
    std::fs::rename(&fresh, dist_folder())?;
    Ok(Sizes(sizes))
}

fn write_one(folder: &Path, name: &str, bytes: &[u8], quick: bool) -> Result<usize> {
    std::fs::write(folder.join(name), bytes)?;
    if !compress::is_worthwhile(name) {
        return Ok(bytes.len());
    }
    let brotli = compress::brotli(bytes, quick)?;
    std::fs::write(folder.join(format!("{name}.br")), &brotli)?;
    std::fs::write(folder.join(format!("{name}.gz")), compress::gzip(bytes)?)?;
    Ok(brotli.len())
}

impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        writeln!(out, "{:>10} {:>10}  web app", "bytes", "brotli")?;
        for (name, plain, sent) in &self.0 {
            writeln!(out, "{plain:>10} {sent:>10}  {name}")?;
        }
        let sum = |of: fn(&(String, usize, usize)) -> usize| self.0.iter().map(of).sum::<usize>();
        write!(out, "{:>10} {:>10}  in all", sum(|file| file.1), sum(|file| file.2))
    }
}

/// Enough of a hash to tell builds apart.
pub fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))[..16].to_owned()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
