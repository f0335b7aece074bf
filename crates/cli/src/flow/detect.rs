//! `letdown flow detect`: letdowns, states and totals of a trace, each as soon as it is known.
//! Reads no clock: time is what the rows say.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use engine::flow::Detector;
use wire::trace::{Columns, HEADER, TraceCue, read_cues, read_header};

use super::{detector, tell, totals};
use crate::log_file::{BadInput, read_text};

/// Letdowns, flow states and totals of a trace, as JSON Lines
#[derive(clap::Args)]
pub struct Args {
    /// The trace: a CSV file that begins with t_s,left_g,right_g (seconds and grams; a blank cell is a lost sample);
    /// - for standard input, live
    trace: PathBuf,
    /// Compressions she was told to make:
    /// [{"breast":"left","quadrant":"upper_outer","start_s":60,"end_s":75}]
    #[arg(long)]
    cues: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let cues = args.cues.as_deref().map_or(Ok(Vec::new()), read_cue_file)?;
    let mut lines = open(&args.trace)?;
    let mut detector = detector(&cues);
    let Some(columns) = head(&mut lines, &args.trace)? else {
        return Ok(());
    };
    if follow(&mut lines, &columns, &mut detector)? && tell(&detector.finish())? {
        totals(&detector)?;
    }
    Ok(())
}

fn read_cue_file(path: &Path) -> Result<Vec<TraceCue>, BadInput> {
    read_cues(&read_text(path)?).map_err(|fault| BadInput(format!("{}: {fault}", path.display())))
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, BadInput> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let file = File::open(path).map_err(|error| {
        let next = "give the path of a trace, or - to read it from standard input";
        BadInput(format!("{}: {error}; {next}", path.display()))
    })?;
    Ok(Box::new(BufReader::new(file)))
}

/// The next line, whatever its bytes; `None` at the end.
fn next_line(lines: &mut dyn BufRead) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = lines.read_until(b'\n', &mut bytes)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The header, past blank lines; `None` when the trace has no line at all.
fn head(lines: &mut dyn BufRead, path: &Path) -> Result<Option<Columns>, Box<dyn Error>> {
    while let Some(line) = next_line(lines)? {
        if !line.trim().is_empty() {
            let columns = read_header(&line).map_err(|fault| BadInput(format!("{}: {fault}", path.display())))?;
            return Ok(Some(columns));
        }
    }
    eprintln!("letdown: {}: nothing in it; a trace begins with the line {HEADER}", path.display());
    Ok(None)
}

/// Row by row until the end. False when nobody reads any more.
fn follow(lines: &mut dyn BufRead, columns: &Columns, detector: &mut Detector) -> Result<bool, Box<dyn Error>> {
    let (mut number, mut faults) = (1, 0_u32);
    while let Some(line) = next_line(lines)? {
        number += 1;
        let (row, fault) = columns.read(number, &line);
        if let Some(fault) = fault {
            faults += 1;
            if faults.is_power_of_two() {
                eprintln!("letdown: {fault} (so far {faults})");
            }
        }
        if let Some(row) = row
            && !tell(&detector.take(row.t_s, row.grams))?
        {
            return Ok(false);
        }
    }
    Ok(true)
}
