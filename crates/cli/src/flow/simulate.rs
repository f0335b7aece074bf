//! `letdown flow simulate`: a made-up trace from a seed, with its truth.
//! The making is `engine::flow::made_up`'s.

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use domain::place::{Breast, Quadrant};
use engine::flow::made_up::{Tier, Trace, draw};
use wire::trace::{HEADER, TraceCue, TraceLine, TraceRow, encode_cues, encode_line, encode_row};

use super::say;

/// A made-up trace with its truth: the trace on standard output, the truth beside it on standard error, or both as files
#[derive(clap::Args)]
pub struct Args {
    /// The same seed draws the same trace
    #[arg(long)]
    seed: u64,
    /// How hard it is
    #[arg(long, value_enum, default_value = "typical")]
    tier: TierName,
    /// Write trace-N.csv, truth-N.jsonl and cues-N.json into this folder instead
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write the truth to this file instead
    #[arg(long)]
    truth: Option<PathBuf>,
    /// Write the compressions to this file
    #[arg(long)]
    cues: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum TierName {
    Clean,
    Typical,
    Hard,
    Adversarial,
    Compressions,
}

impl From<TierName> for Tier {
    fn from(name: TierName) -> Tier {
        match name {
            TierName::Clean => Tier::Clean,
            TierName::Typical => Tier::Typical,
            TierName::Hard => Tier::Hard,
            TierName::Adversarial => Tier::Adversarial,
            TierName::Compressions => Tier::Pressing,
        }
    }
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let trace = draw(args.tier.into(), args.seed);
    let cues: Vec<TraceCue> = trace.presses.iter().map(cue).collect();
    if let Some(folder) = &args.out {
        std::fs::create_dir_all(folder)?;
        let file = |name: &str, ending: &str| folder.join(format!("{name}-{}.{ending}", args.seed));
        std::fs::write(file("trace", "csv"), rows(&trace).join("\n") + "\n")?;
        std::fs::write(file("truth", "jsonl"), truths(&trace).join("\n") + "\n")?;
        std::fs::write(file("cues", "json"), encode_cues(&cues) + "\n")?;
        return Ok(());
    }
    keep(args.cues.as_deref(), &(encode_cues(&cues) + "\n"))?;
    match &args.truth {
        Some(path) => keep(Some(path), &(truths(&trace).join("\n") + "\n"))?,
        None => truths(&trace).iter().for_each(|line| eprintln!("{line}")),
    }
    say(&rows(&trace).join("\n")).map(drop)
}

fn keep(path: Option<&Path>, text: &str) -> std::io::Result<()> {
    path.map_or(Ok(()), |path| std::fs::write(path, text))
}

fn cue(press: &engine::flow::made_up::Press) -> TraceCue {
    TraceCue {
        breast: Breast::ALL[press.side],
        quadrant: Some(Quadrant::ALL[press.quadrant]),
        start_s: press.start_s,
        end_s: press.end_s,
    }
}

fn rows(trace: &Trace) -> Vec<String> {
    let rows = trace.rows.iter().map(|(t_s, grams)| encode_row(&TraceRow { t_s: *t_s, grams: *grams }));
    std::iter::once(HEADER.to_owned()).chain(rows).collect()
}

fn truths(trace: &Trace) -> Vec<String> {
    let mut lines = Vec::new();
    for breast in Breast::ALL {
        let onsets = &trace.truth.onsets_s[breast.index()];
        lines.extend(onsets.iter().map(|onset_s| encode_line(&TraceLine::Truth { breast, onset_s: *onset_s })));
    }
    for breast in Breast::ALL {
        lines.push(encode_line(&TraceLine::Total { breast, total_g: trace.truth.total_g[breast.index()] }));
    }
    lines
}
