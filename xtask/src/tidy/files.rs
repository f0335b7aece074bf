//! The project's text files, read once for all checks.
//! Leaves out what is built, downloaded or hidden, but for the project's own dot folders.

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use crate::process::root;

/// A text file.
pub struct Source {
    /// From the project's folder, with forward slashes.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// Lines with their numbers, counted from one.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether it is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// What people write; pictures, data and locks are not.
const ENDINGS: [&str; 11] = ["rs", "toml", "md", "ftl", "js", "css", "html", "txt", "webmanifest", "svg", "sh"];

/// Reads them all, in the order of their paths.
pub fn read_all() -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let walk = WalkDir::new(root()).sort_by_file_name().into_iter().filter_entry(is_ours);
    for entry in walk {
        let entry = entry?;
        let path = entry.path().strip_prefix(root())?.to_string_lossy().replace('\\', "/");
        let ending = path.rsplit('.').next().unwrap_or_default();
        if entry.file_type().is_file() && (ENDINGS.contains(&ending) || path == ".ci/run") {
            sources.push(Source { text: std::fs::read_to_string(entry.path())?, path });
        }
    }
    Ok(sources)
}

fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let dotted = name.starts_with('.') && ![".ci", ".cargo", ".github"].contains(&name.as_ref());
    let built = entry.depth() == 1 && ["target", "data"].contains(&name.as_ref());
    entry.depth() == 0 || !(dotted || built || name == "node_modules")
}
