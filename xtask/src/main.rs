//! The project's own commands, run as `cargo xtask …`; each sets up what it needs on a fresh machine.
//! Nothing here ships: the app and the server never depend on it.

#![expect(clippy::disallowed_methods, reason = "a tool: it times builds and tests, and gives no advice")]

mod bench;
mod fuzz;
mod icons;
mod journeys;
mod process;
mod run;
mod screens;
mod setup;
mod test;
mod tidy;
mod web_build;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs, tests and measures Letdown.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(run::Args),
    Test(test::Args),
    /// Check the house rules
    Tidy,
    Bench(bench::Args),
    Fuzz(fuzz::Args),
    /// Take pictures of every screen into docs/screens/
    Screens(web_build::Args),
    Journeys(journeys::Args),
    DistWeb(web_build::Args),
    /// Draw the app's icons as PNGs, after a change to their SVGs
    Icons,
}

fn main() -> ExitCode {
    let done = match Xtask::parse().command {
        Command::Run(args) => run::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Tidy => tidy::tidy(),
        Command::Bench(args) => bench::run(&args),
        Command::Fuzz(args) => fuzz::fuzz(&args),
        Command::Screens(web) => screens::screens(&web),
        Command::Journeys(args) => journeys::run(&args),
        Command::DistWeb(args) => web_build::dist_web(&args).map(drop),
        Command::Icons => icons::icons(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
