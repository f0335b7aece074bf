//! `letdown report`: one calm page for a lactation consultant, that prints well.
//! What each number means is the engine's; how the page looks is in `page`.

mod page;
mod told;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use crate::clock;
use crate::own::Place;

/// One page for a lactation consultant, as HTML that prints well
#[derive(clap::Args)]
pub struct Args {
    /// How many days, today included
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=92))]
    days: u16,

    /// File to write; none writes to the screen
    file: Option<PathBuf>,

    #[command(flatten)]
    place: Place,
}

/// Reckons it and writes it, and never over a file that is there.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let own = args.place.open()?;
    let html = page::page(&told::told(&own.timeline, &clock::now(), args.days));
    let Some(file) = &args.file else { return Ok(std::io::stdout().write_all(html.as_bytes())?) };
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut open| open.write_all(html.as_bytes()));
    written.map_err(|reason| format!("{} cannot be written: {reason}", file.display()))?;
    println!("Written to {}; open it in a browser, and print it from there", file.display());
    Ok(())
}
