//! Builds the web app into target/web/dist, ready to be embedded: wasm, glue, styles, page, service worker.
//! Serves nothing, and needs no tool but cargo.

mod bindgen;
mod compile;
mod compress;
mod dist;
mod freshness;
mod parts;

use std::path::PathBuf;

use anyhow::Result;

pub use dist::hex;

use crate::process::root;

/// Build the web app into target/web/dist
#[derive(clap::Args, Clone, Copy, Default)]
#[group(skip)]
pub struct Args {
    /// Compile faster into a larger app, for work on it
    #[arg(long)]
    pub dev: bool,
}

/// Where everything of the web build goes.
pub fn folder() -> PathBuf {
    root().join("target/web")
}

/// The built app.
pub fn dist_folder() -> PathBuf {
    folder().join("dist")
}

/// Builds the story of stores for a browser into target/web/story, for journeys; no part of the app.
pub fn store_story(args: &Args) -> Result<()> {
    let glued = bindgen::glue(&compile::compile("store-idb-story", args.dev)?)?;
    let story = folder().join("story");
    std::fs::create_dir_all(&story)?;
    std::fs::write(story.join("story.js"), glued.script)?;
    Ok(std::fs::write(story.join("story.wasm"), glued.wasm)?)
}

/// Builds what is not built yet, and returns the folder of the built app.
pub fn dist_web(args: &Args) -> Result<PathBuf> {
    let wasm = compile::compile("web-shell", args.dev)?;
    let inputs = freshness::fingerprint(&wasm)?;
    if freshness::is_fresh(&inputs) {
        return Ok(dist_folder());
    }
    let glued = bindgen::glue(&wasm)?;
    let parts = parts::gather(glued)?;
    let sizes = dist::write(&parts, args.dev)?;
    freshness::remember(&inputs)?;
    println!("{sizes}");
    Ok(dist_folder())
}
