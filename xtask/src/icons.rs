//! `cargo xtask icons`: draws the app's SVG icons as PNGs with Chromium; run it when a drawing changed.
//! Not part of the build: the PNGs are small and kept beside the drawings.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{must, program, root};
use crate::setup::browser;

/// Drawing, PNG, and its side in pixels.
const ICONS: [(&str, &str, u32); 4] = [
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("icon-maskable.svg", "icon-maskable-512.png", 512),
    ("icon-maskable.svg", "icon-180.png", 180),
];

/// Draws them all.
pub fn icons() -> Result<()> {
    let chromium = browser::chromium()?;
    let assets = root().join("crates/web/assets");
    for (drawing, picture, side) in ICONS {
        draw(&chromium, &assets.join(drawing), &assets.join(picture), side)?;
        println!("{picture}");
    }
    Ok(())
}

fn draw(chromium: &Path, drawing: &Path, picture: &Path, side: u32) -> Result<()> {
    let work = root().join("target/icons");
    std::fs::create_dir_all(&work)?;
    let svg = std::fs::read_to_string(drawing).with_context(|| format!("reading {}", drawing.display()))?;
    let page = work.join("page.html");
    let style = format!("body{{margin:0}}svg{{display:block;width:{side}px;height:{side}px}}");
    std::fs::write(&page, format!("<!doctype html><style>{style}</style>{svg}"))?;
    let mut shot = program(chromium);
    shot.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]);
    shot.args(["--disable-background-networking", "--default-background-color=00000000"]);
    shot.arg(format!("--user-data-dir={}", work.join("profile").display()));
    shot.arg(format!("--window-size={side},{side}")).arg(format!("--screenshot={}", picture.display()));
    must(shot.arg(format!("file://{}", page.display())).stderr(std::process::Stdio::null()))
}
