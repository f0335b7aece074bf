//! The one binary, `letdown`: reads the command line and hands over to one file per sub-command.
//! No work of its own: each sub-command has its arguments and its `run` in its own file.

mod amounts;
mod answers;
mod backup;
mod care;
mod clock;
mod coach;
mod doctor;
mod export;
mod flow;
mod from_app;
mod gateway_command;
mod import;
mod insight;
mod log;
mod log_file;
mod own;
mod plain_words;
mod plan;
mod report;
mod restore;
mod serve;
mod stash;
mod trial;
mod when;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Coaches hands-on pumping. Not a medical device.
#[derive(Parser)]
#[command(name = "letdown", version)]
struct Letdown {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Coach(coach::Args),
    Care(care::Args),
    Serve(serve::Args),
    Trial(trial::Args),
    Insight(insight::Args),
    Flow(flow::Args),
    Log(log::Args),
    Plan(plan::Args),
    Stash(stash::Args),
    Export(export::Args),
    Import(import::Args),
    Gateway(gateway_command::Args),
    Report(report::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Doctor(doctor::Args),
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    match command {
        Command::Care(args) => care::run(&args),
        Command::Coach(args) => coach::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Trial(args) => trial::run(&args),
        Command::Insight(args) => insight::run(&args),
        Command::Flow(args) => flow::run(&args),
        Command::Log(args) => log::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Stash(args) => stash::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Gateway(args) => gateway_command::run(&args),
        Command::Backup(args) => backup::run(&args),
        Command::Restore(args) => restore::run(&args),
        Command::Doctor(args) => doctor::run(&args),
    }
}

fn main() -> ExitCode {
    match run(Letdown::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("letdown: {error}");
            if error.is::<log_file::BadInput>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}
