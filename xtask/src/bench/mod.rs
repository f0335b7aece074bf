//! `cargo xtask bench`: what is measured, beside what it is measured against.
//! Measures and tells; nothing breaks here, for a busy machine is no fault of the code.

mod api;
mod bytes;

use anyhow::{Result, bail};

use crate::journeys::with_app;
use crate::process::{cargo, must, root};
use crate::web_build;

/// Measure, and print each figure beside its target
#[derive(clap::Args)]
pub struct Args {
    /// Measure these alone
    names: Vec<String>,
    /// Fewer repetitions, where a bench knows how
    #[arg(long)]
    quick: bool,
}

/// How a bench is run.
enum Runner {
    /// Reckoned here from the built app.
    Here(fn() -> Result<()>),
    /// Measured here; may be told to be quick.
    Load(fn(bool) -> Result<()>),
    /// A program of the crate journeys, in Chromium against the served app.
    Journey(&'static str),
    /// An optimised example of a crate.
    Example(&'static str, &'static str),
}

/// Name, what it tells, and how it is run. A new bench is a row here and its program.
const BENCHES: [(&str, &str, Runner); 9] = [
    ("api", "lists and posts against 9,000 sessions over HTTP", Runner::Load(api::api)),
    ("bytes", "what a first visit sends", Runner::Here(bytes::bytes)),
    ("cold-start", "from nothing to the first tap", Runner::Journey("cold_start")),
    (
        "sync",
        "sealed facts over HTTP beside plain inserts; three years to a new phone",
        Runner::Example("server", "sync_speed"),
    ),
    ("engine", "the coach's speed", Runner::Example("replay", "engine_speed")),
    (
        "insight",
        "trial and insight on simulated mothers (minutes; --quick: seconds)",
        Runner::Example("engine", "evaluate_insight"),
    ),
    (
        "flow",
        "letdowns from bottle weights, beside published rules (minutes; --quick: seconds)",
        Runner::Example("engine", "evaluate_flow"),
    ),
    ("insights", "how fast Insights opens, with few and many sessions", Runner::Journey("insights_speed")),
    ("cues", "cue timing against plan", Runner::Journey("cue_timing")),
];

/// Runs them all, or those that were named.
pub fn run(args: &Args) -> Result<()> {
    let known: Vec<&str> = BENCHES.iter().map(|bench| bench.0).collect();
    if let Some(unknown) = args.names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no bench {unknown}; there are {}", known.join(", "));
    }
    for (name, what, runner) in BENCHES {
        let wanted = args.names.is_empty() || args.names.iter().any(|one| one == name);
        if wanted && is_there(&runner) {
            println!("== {name}: {what}");
            measure(&runner, args.quick)?;
        }
    }
    Ok(())
}

/// Programs that another part of the house has not brought yet are left out.
fn is_there(runner: &Runner) -> bool {
    match runner {
        Runner::Here(_) | Runner::Load(_) => true,
        Runner::Journey(program) => {
            let bins = root().join("journeys/src/bin");
            bins.join(format!("{program}.rs")).exists() || bins.join(program).exists()
        }
        Runner::Example(package, example) => {
            let path = root().join(format!("crates/{package}/examples/{example}"));
            path.with_extension("rs").exists() || path.join("main.rs").exists()
        }
    }
}

fn measure(runner: &Runner, quick: bool) -> Result<()> {
    match runner {
        Runner::Here(measure) => measure(),
        Runner::Load(measure) => measure(quick),
        Runner::Journey(program) => {
            let mut run = with_app(&web_build::Args::default())?;
            // A bench measures how long things take; it does not give up on them as a person would.
            run.env("LETDOWN_PATIENCE", "8");
            must(run.args(["run", "--quiet", "--package", "journeys", "--bin", program]))
        }
        Runner::Example(package, example) => {
            let fewer: &[&str] = if quick { &["--", "--quick"] } else { &[] };
            let example = ["run", "--quiet", "--release", "--package", package, "--example", example];
            must(cargo().args(example).args(fewer))
        }
    }
}
