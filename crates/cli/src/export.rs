//! `letdown export`: everything as JSON, or sessions as a table.
//! Not the forms of the files: those are `wire::export`.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

use wire::export::{to_csv, to_json};

use crate::clock;
use crate::own::Place;

/// Write a copy of your log: everything as JSON, or sessions as a CSV table
#[derive(clap::Args)]
pub struct Args {
    /// File to write; a name that ends in .csv gives a table; none writes to the screen
    file: Option<PathBuf>,

    /// A table of sessions, whatever the file is called
    #[arg(long)]
    csv: bool,

    /// Sessions as clinics exchange them: a FHIR R4 Bundle, without notes and answers to the gate
    #[arg(long, conflicts_with = "csv")]
    fhir: bool,

    /// A copy of the database itself, for tools that read SQLite
    #[arg(long, conflicts_with_all = ["csv", "fhir"], requires = "file")]
    sqlite: bool,

    #[command(flatten)]
    place: Place,
}

/// Writes it, and never over a file that is there.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let own = args.place.open()?;
    if let (true, Some(file)) = (args.sqlite, &args.file) {
        own.snapshot(file)?;
        println!("{} sessions written to {}", own.timeline.sessions.len(), file.display());
        return Ok(());
    }
    let named_csv = args.file.as_deref().is_some_and(|file| file.extension().is_some_and(|ending| ending == "csv"));
    let text = if args.fhir {
        let sessions: Vec<_> = own.timeline.sessions.iter().map(|entry| (entry.id, &entry.session)).collect();
        gateway::fhir::collection(&sessions, &clock::now()) + "\n"
    } else if args.csv || named_csv {
        to_csv(own.timeline.sessions.iter().map(|entry| (entry.id, &entry.session)))
    } else {
        to_json(&own.facts)
    };
    match args.file.as_ref().filter(|file| file.as_os_str() != "-") {
        None => Ok(std::io::stdout().write_all(text.as_bytes())?),
        Some(file) => {
            write_new(file, &text).map_err(|reason| format!("{} cannot be written: {reason}", file.display()))?;
            println!("{} sessions written to {}", own.timeline.sessions.len(), file.display());
            Ok(())
        }
    }
}

fn write_new(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}
