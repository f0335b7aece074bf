//! `cargo xtask fuzz`: anything at all into the decoders of `crates/devices`, for as long as is asked.
//! The drawing is `crates/devices/tests/fuzz.rs`'s; this sets the time and builds it with optimisation.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::process::{cargo, must};

/// Feed damaged and drawn bytes to every decoder
#[derive(clap::Args)]
pub struct Args {
    /// For how long
    #[arg(long, default_value_t = 600)]
    seconds: u64,
}

/// How many inputs a seed draws.
const ROUNDS: u64 = 3_000_000;

/// Seed after seed until the time is over.
pub fn fuzz(args: &Args) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(args.seconds);
    let mut seed = 0_u64;
    while seed == 0 || Instant::now() < end {
        seed += 1;
        let run = ["test", "--quiet", "--release", "--package", "devices", "--test", "fuzz"];
        must(cargo().args(run).env("LETDOWN_FUZZ", format!("{seed},{ROUNDS}")).stdout(std::process::Stdio::null()))?;
        println!("{} inputs, each to every decoder: nothing found", seed * ROUNDS);
    }
    Ok(())
}
