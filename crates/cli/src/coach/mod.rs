//! `letdown coach`: a session in the terminal on the real clock, or a script replayed as JSON Lines.
//! No advice of its own: the engine coaches, this reads keys and shows cues.

mod gate;
mod live;
mod screen;

use std::error::Error;
use std::fs;
use std::io::{IsTerminal, Read, Write, stdin, stdout};

use domain::protocol::Protocol;

/// Coach a session in the terminal, or replay a script of one
#[derive(clap::Args)]
pub struct Args {
    /// A shipped protocol (hands-on, article, short, relief, quiet, pump-only) or the path of a .toml file
    #[arg(long, default_value = "hands-on")]
    protocol: String,
    /// Replay this script (JSON Lines; `-` reads standard input) and print the cues as JSON Lines
    #[arg(long)]
    script: Option<String>,
    /// Let time run this many times as fast, to look at a whole session quickly
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=600))]
    clock: u32,
}

/// Runs the sub-command.
///
/// # Errors
/// When the protocol or the script cannot be read or followed, or the terminal is none.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let protocol = protocol(&args.protocol)?;
    match &args.script {
        Some(path) => replay_script(&protocol, path),
        None if !stdin().is_terminal() || !stdout().is_terminal() => {
            Err("coaching needs a terminal; to replay a session, give --script FILE.jsonl".into())
        }
        None => live::run(protocol, args.clock),
    }
}

fn protocol(name: &str) -> Result<Protocol, Box<dyn Error>> {
    let is_file = name.ends_with(".toml") || name.contains(std::path::MAIN_SEPARATOR);
    let found = if is_file { replay::protocol_from(name, &read_file(name)?) } else { replay::protocol(name) };
    found.map_err(|fault| fault.to_string().into())
}

fn read_file(path: &str) -> Result<String, Box<dyn Error>> {
    fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}; check the path").into())
}

fn replay_script(protocol: &Protocol, path: &str) -> Result<(), Box<dyn Error>> {
    let script = if path == "-" {
        let mut text = String::new();
        stdin().read_to_string(&mut text).map_err(|error| format!("standard input is not text: {error}"))?;
        text
    } else {
        read_file(path)?
    };
    let cues = replay::run(protocol, &script).map_err(|fault| format!("{path}: {fault}"))?;
    match stdout().write_all(cues.as_bytes()) {
        // Whoever reads has seen enough (`| head`).
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        outcome => Ok(outcome?),
    }
}
