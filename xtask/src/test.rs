//! `cargo xtask test`: everything that must hold before a change lands, part by part, with the time each took.
//! A part that breaks does not keep the others from running.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, must, shown};
use crate::setup::postgres;
use crate::setup::wasm::{Toolchain, toolchain};
use crate::{journeys, tidy, web_build};

/// Run every check and test
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    web: web_build::Args,

    /// Keep accessibility trees that changed as the new ones
    #[arg(long)]
    accept: bool,

    /// Run these parts alone
    #[arg(value_parser = PARTS)]
    parts: Vec<String>,
}

/// In the order in which a mistake shows soonest; the app is built before the server that embeds it.
const PARTS: [&str; 7] = ["format", "tidy", "lint", "web-lint", "web-build", "unit", "journeys"];

/// Tests that a runner counted.
#[derive(Clone, Copy, Default)]
struct Counted {
    passed: u64,
    failed: u64,
}

/// How a part went.
struct Outcome {
    part: &'static str,
    took: Duration,
    counted: Counted,
    broke: Option<String>,
}

/// Runs the parts, then tells how each went.
pub fn run(args: &Args) -> Result<()> {
    let wanted = |part: &&str| args.parts.is_empty() || args.parts.iter().any(|name| name == part);
    let outcomes: Vec<Outcome> =
        PARTS.into_iter().filter(|part| wanted(part)).map(|part| try_part(part, args)).collect();
    tell(&outcomes);
    let broken: Vec<&str> =
        outcomes.iter().filter(|outcome| outcome.broke.is_some()).map(|outcome| outcome.part).collect();
    if !broken.is_empty() {
        bail!("not in order: {}", broken.join(", "));
    }
    Ok(())
}

fn try_part(part: &'static str, args: &Args) -> Outcome {
    println!("== {part}");
    let start = Instant::now();
    let mut counted = Counted::default();
    let done = run_part(part, args, &mut counted);
    let broke = done.err().map(|error| format!("{error:#}"));
    if let Some(reason) = &broke {
        println!("{part}: {reason}");
    }
    Outcome { part, took: start.elapsed(), counted, broke }
}

fn run_part(part: &str, args: &Args, counted: &mut Counted) -> Result<()> {
    match part {
        "format" => must(cargo().args(["fmt", "--all", "--check"])),
        "tidy" => tidy::tidy(),
        "lint" => {
            let rest = [
                "--exclude",
                "web",
                "--exclude",
                "web-shell",
                "--exclude",
                "store-idb-story",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ];
            must(cargo().args(["clippy", "--quiet", "--workspace"]).args(rest))
        }
        "web-lint" => web_lint(),
        "web-build" => web_build::dist_web(&args.web).map(drop),
        "unit" => {
            postgres::programs()?;
            let rest =
                ["--exclude", "web-shell", "--exclude", "store-idb-story", "--exclude", "journeys", "--no-fail-fast"];
            counting(cargo().args(["test", "--quiet", "--workspace"]).args(rest), counted)
        }
        _ => {
            let wanted = journeys::Args { web: args.web, accept: args.accept, rest: Vec::new() };
            counting(&mut journeys::command(&wanted)?, counted)
        }
    }
}

/// For the browser where the toolchain can; Debian's has no clippy, so there the app is linted as an ordinary crate.
fn web_lint() -> Result<()> {
    let toolchain = toolchain()?;
    let mut clippy = match toolchain {
        Toolchain::Rustup | Toolchain::Sources => Toolchain::Rustup.cargo("clippy"),
        Toolchain::Debian => {
            let mut native = cargo();
            native.arg("clippy");
            native
        }
    };
    clippy.arg("--target-dir").arg(web_build::folder().join("lint"));
    must(clippy.args([
        "--quiet",
        "--package",
        "web",
        "--package",
        "web-shell",
        "--package",
        "store-idb-story",
        "--",
        "-D",
        "warnings",
    ]))
}

/// Passes the output through, and adds up what the test runners say.
fn counting(command: &mut Command, counted: &mut Counted) -> Result<()> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let output = child.stdout.take().context("its output is piped")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        counted.passed += count(&line, " passed");
        counted.failed += count(&line, " failed");
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// The number before a word in a runner's last line.
fn count(line: &str, word: &str) -> u64 {
    let told = line.strip_prefix("test result: ").and_then(|rest| rest.split(word).next());
    told.and_then(|before| before.rsplit(' ').next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn tell(outcomes: &[Outcome]) {
    println!("\n{:<10} {:>8} {:>7} {:>7}", "part", "seconds", "passed", "failed");
    for outcome in outcomes {
        let Counted { passed, failed } = outcome.counted;
        let mark = if outcome.broke.is_some() { "  <- look" } else { "" };
        println!("{:<10} {:>8.1} {passed:>7} {failed:>7}{mark}", outcome.part, outcome.took.as_secs_f64());
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.took.as_secs_f64()).sum();
    let sum = |of: fn(&Counted) -> u64| outcomes.iter().map(|outcome| of(&outcome.counted)).sum::<u64>();
    let broken = outcomes.iter().filter(|outcome| outcome.broke.is_some()).count();
    let parts = outcomes.len() - broken;
    println!("{:<10} {seconds:>8.1}", "in all");
    println!(
        "{} passed, {} failed; {parts} parts in order, {broken} not",
        sum(|one| one.passed),
        sum(|one| one.failed)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runners_are_added_up() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!((count(line, " passed"), count(line, " failed")), (12, 3));
        assert_eq!(count("test timeline ... ok, 7 passed", " passed"), 0);
    }
}
