//! `cargo xtask bench api`: lists of 100 and single posts against 9,000 stored sessions, at 1 and 16 connections.
//! Any server with the same API can be measured: give `LETDOWN_BENCH_URL` and `LETDOWN_BENCH_TOKEN`. Judges nothing.

mod load;
mod place;

use std::time::Duration;

use anyhow::{Result, ensure};

use load::{Connection, Target, run};
use place::Place;

const STORED: usize = 9_000;

/// Fills a server, then measures it; `quick` asks a tenth as often.
pub fn api(quick: bool) -> Result<()> {
    let place = Place::open()?;
    let target = place.target();
    let stored = fill(target)?;
    println!("{stored} sessions stored at {}", target.address);
    let times = |count: usize| if quick { count / 10 } else { count };
    println!(
        "{:<22}{:>12}{:>10}{:>10}{:>10}{:>10}",
        "request", "connections", "p50 ms", "p99 ms", "most ms", "a second"
    );
    for (connections, count) in [(1, times(3_000)), (16, times(12_000))] {
        tell("GET list of 100", connections, run(target, connections, count, |connection, _| connection.list(target))?);
    }
    for (connections, count) in [(1, times(1_000)), (16, times(4_000))] {
        tell("POST one", connections, run(target, connections, count, |connection, _| connection.post(target))?);
    }
    if let Some(megabytes) = place.memory_mb() {
        println!("the server holds {megabytes:.1} MB in memory, with {} sessions", count(target)?);
    }
    println!("the same load on another server, on the same machine, with 9,000 sessions or none in it before:");
    println!("  LETDOWN_BENCH_URL=http://127.0.0.1:8000/api LETDOWN_BENCH_TOKEN=… cargo xtask bench api");
    Ok(())
}

fn tell(what: &str, connections: usize, mut took: (Vec<Duration>, Duration)) {
    took.0.sort();
    let at = |part: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a rank"
        )]
        let rank = ((took.0.len() as f64 * part) as usize).min(took.0.len().saturating_sub(1));
        took.0.get(rank).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let rate = took.0.len() as f64 / took.1.as_secs_f64();
    println!("{what:<22}{connections:>12}{:>10.2}{:>10.2}{:>10.2}{rate:>10.0}", at(0.5), at(0.99), at(1.0));
}

fn count(target: &Target) -> Result<usize> {
    let body = Connection::open(target)?.ask(target, "GET", "pumping/?limit=1", "")?;
    let body: serde_json::Value = serde_json::from_str(&body)?;
    Ok(body["count"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
}

/// A child, and sessions until there are enough.
fn fill(target: &Target) -> Result<usize> {
    let mut connection = Connection::open(target)?;
    let children: serde_json::Value = serde_json::from_str(&connection.ask(target, "GET", "children/", "")?)?;
    let child = match children["results"][0]["id"].as_u64() {
        Some(child) => child,
        None => {
            let child = r#"{"first_name":"Load","last_name":"Test","birth_date":"2026-01-02"}"#;
            let made: serde_json::Value = serde_json::from_str(&connection.ask(target, "POST", "children/", child)?)?;
            made["id"].as_u64().unwrap_or(1)
        }
    };
    target.set_child(child);
    let there = count(target)?;
    target.skip(there);
    let missing = STORED.saturating_sub(there);
    let (took, whole) = run(target, 16, missing, |connection, _| connection.post(target))?;
    ensure!(took.len() == missing, "the server took {} of {missing} sessions", took.len());
    println!("filled with {missing} sessions in {:.1} s, at 16 connections", whole.as_secs_f64());
    count(target)
}
