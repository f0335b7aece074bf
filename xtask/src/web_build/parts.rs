//! Gathers the app's files and names them by their content: glue, wasm, one stylesheet, pictures, then the templates.
//! Writes nothing: `dist` does.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::bindgen::Glued;
use super::dist::short_hash;
use crate::process::root;

/// Files by path below dist.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// Templates, which name the others as `{{name.ext}}`; their own names stay as they are, for browsers ask by name.
const TEMPLATES: [&str; 2] = ["index.html", "manifest.webmanifest"];

/// Everything that dist will hold.
pub fn gather(glued: Glued) -> Result<Parts> {
    let assets = root().join("crates/web/assets");
    let mut parts = Parts::new();
    let mut names = BTreeMap::new();
    let templates = TEMPLATES.map(|template| read(&assets.join(template)).unwrap_or_default()).concat();
    for (name, bytes) in pictures(&assets)? {
        // Drawings that are there to be made into PNGs alone stay behind.
        if !templates.contains(&format!("{{{{{name}}}}}")) {
            continue;
        }
        keep(&mut parts, &mut names, &name, bytes);
    }
    keep(&mut parts, &mut names, "app.css", styles(&root().join("crates/web/styles"))?.into_bytes());
    keep(&mut parts, &mut names, "app.wasm", glued.wasm);
    // The script lies beside the wasm, so it names it without the folder.
    let wasm = names["app.wasm"].trim_start_matches("assets/").to_owned();
    let boot = read(&assets.join("boot.js"))?.replace("{{app.wasm}}", &wasm);
    keep(&mut parts, &mut names, "app.js", format!("{}\n{boot}", glued.script).into_bytes());
    for template in TEMPLATES {
        let text = fill(&read(&assets.join(template))?, &names).with_context(|| template.to_owned())?;
        parts.insert(template.to_owned(), text.into_bytes());
    }
    let worker = worker(&read(&assets.join("sw.js"))?, &parts);
    parts.insert("sw.js".to_owned(), worker.into_bytes());
    Ok(parts)
}

/// Stores a file under a name that changes with its content, and remembers that name.
fn keep(parts: &mut Parts, names: &mut BTreeMap<String, String>, name: &str, bytes: Vec<u8>) {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let hashed = format!("assets/{stem}-{}.{ending}", short_hash(&bytes));
    names.insert(name.to_owned(), hashed.clone());
    parts.insert(hashed, bytes);
}

fn pictures(assets: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in assets.read_dir().with_context(|| format!("reading {}", assets.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if ["svg", "png", "woff2", "mp3"].contains(&ending.as_str()) {
            found.push((name, std::fs::read(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// All stylesheets in the order of their names, as one. Brotli leaves little for a minifier to gain.
fn styles(folder: &Path) -> Result<String> {
    let mut paths: Vec<_> = folder.read_dir().map_or_else(|_| Vec::new(), |entries| entries.flatten().collect());
    paths.retain(|entry| entry.path().extension().is_some_and(|ending| ending == "css"));
    paths.sort_by_key(std::fs::DirEntry::file_name);
    let sheets: Result<Vec<String>> = paths.iter().map(|entry| read(&entry.path())).collect();
    Ok(sheets?.join("\n"))
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Replaces each `{{name.ext}}` by the file's hashed path.
fn fill(template: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut pieces = template.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").context("a placeholder is not closed")?;
        let Some(path) = names.get(name) else { bail!("{{{{{name}}}}} names no file of the app") };
        out.push_str(path);
        out.push_str(rest);
    }
    Ok(out)
}

/// The service worker knows every file, and changes whenever one of them does.
fn worker(template: &str, parts: &Parts) -> String {
    let all: Vec<u8> = parts.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()].concat()).collect();
    let version = short_hash(&[template.as_bytes(), &all].concat());
    // The page is kept under the folder's own address.
    let files: Vec<&str> = parts.keys().map(|name| if name == "index.html" { "./" } else { name }).collect();
    let files = serde_json::to_string(&files).unwrap_or_default();
    template.replace("{{version}}", &version).replace("\"{{files}}\"", &files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_gets_hashed_names_and_unknown_ones_stop_the_build() {
        let names = BTreeMap::from([("app.js".to_owned(), "assets/app-1.js".to_owned())]);
        assert_eq!(fill("<a href={{app.js}}>", &names).unwrap(), "<a href=assets/app-1.js>");
        assert!(fill("{{gone.js}}", &names).unwrap_err().to_string().contains("gone.js"));
        assert!(fill("{{app.js", &names).is_err());
    }

    #[test]
    fn the_worker_changes_with_any_file_and_lists_them_all() {
        let template = "const version = \"{{version}}\"; const files = \"{{files}}\";";
        let mut parts = Parts::from([("index.html".to_owned(), b"a".to_vec())]);
        let before = worker(template, &parts);
        assert!(before.contains(r#"const files = ["./"]"#), "{before}");
        parts.insert("index.html".to_owned(), b"b".to_vec());
        assert_ne!(before, worker(template, &parts));
    }

    #[test]
    fn a_name_follows_the_content() {
        let (mut parts, mut names) = (Parts::new(), BTreeMap::new());
        keep(&mut parts, &mut names, "app.css", b"a".to_vec());
        let first = names["app.css"].clone();
        keep(&mut parts, &mut names, "app.css", b"b".to_vec());
        assert!(first.starts_with("assets/app-") && first.ends_with(".css") && first != names["app.css"]);
    }
}
