//! `letdown import`: takes in a file that an export or another app wrote, whole or not at all.
//! Not the reading and weighing of it: those are `wire::export` and `wire::foreign`.

use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};

use content::words::Words;
use wire::export::{ImportError, read_file, weigh};

use crate::from_app::{self, FromApp};
use crate::log_file::BadInput;
use crate::own::Place;

/// Take in a copy of a log, JSON or CSV; what is here already is not added again
#[derive(clap::Args)]
pub struct Args {
    /// File to read; - reads what is piped in
    #[arg(required_unless_present = "url")]
    file: Option<PathBuf>,

    /// Say what would be added, and add nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    from: FromApp,

    #[command(flatten)]
    place: Place,
}

/// Reads, weighs, adds and tells.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let Some(file) = &args.file else { return from_app::fetch(&args.from, args.dry_run, &args.place) };
    let bytes = read(file).map_err(|reason| format!("{} cannot be read: {reason}", file.display()))?;
    if let Some(app) = args.from.app() {
        let text =
            String::from_utf8(bytes).map_err(|_| BadInput("this is no text; save it as CSV in UTF-8".to_owned()))?;
        return from_app::take_in(&args.from, app, &text, args.dry_run, &args.place);
    }
    let import = read_file(&bytes).map_err(|error| told(&error))?;
    let mut own = args.place.open()?;
    let sessions: Vec<_> = own.timeline.sessions.iter().map(|entry| (entry.id, &entry.session)).collect();
    let intake = weigh(import, &own.facts, &sessions);
    println!("{} sessions in the file, {} of them here already", intake.sessions, intake.here);
    if args.dry_run {
        return Ok(());
    }
    let added = intake.facts.len() + intake.bodies.len();
    own.take(intake.facts)?;
    own.write(intake.bodies)?;
    println!("{added} records added; there are {} sessions now", own.timeline.sessions.len());
    Ok(())
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    if file.as_os_str() != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The same sentences as on the phone.
fn told(error: &ImportError) -> BadInput {
    let words = Words::english();
    let lines: Vec<String> = error.messages().iter().map(|message| words.say_message(message)).collect();
    BadInput(lines.join("\n"))
}
