//! Where the load goes: a server of our own in a folder that is thrown away, or one that is named.
//! Starts our own as anybody would, through its command line.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use super::load::Target;
use crate::process::{cargo, must, root};

/// A server to measure.
pub struct Place {
    target: Target,
    own: Option<(Child, PathBuf)>,
}

impl Place {
    /// The one that is named, or our own.
    pub fn open() -> Result<Place> {
        if let (Ok(url), Ok(token)) = (std::env::var("LETDOWN_BENCH_URL"), std::env::var("LETDOWN_BENCH_TOKEN")) {
            return Ok(Place { target: Target::new(&url, &token)?, own: None });
        }
        must(cargo().args(["build", "--quiet", "--release", "--package", "cli"]))?;
        let program = root().join("target/release/letdown");
        let data = root().join(format!("target/bench-api-{}", std::process::id()));
        let set_up =
            Command::new(&program).args(["gateway", "setup", "--user", "load", "--data"]).arg(&data).output()?;
        let told: serde_json::Value = serde_json::from_slice(&set_up.stdout).context("letdown gateway setup")?;
        let token = told["token"].as_str().context("no token")?;
        let mut serving = Command::new(&program);
        serving.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&data).stdout(Stdio::piped());
        let mut child = serving.spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).context("no address")?;
        let url = format!("{}api", address);
        Ok(Place { target: Target::new(&url, token)?, own: Some((child, data)) })
    }

    /// Where requests go.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// What our own server holds in memory, where the system tells it.
    pub fn memory_mb(&self) -> Option<f64> {
        let (child, _) = self.own.as_ref()?;
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024.0)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((child, data)) = &mut self.own {
            // It is ours alone, and its folder with it; when it is gone already, so much the better.
            let _ = child.kill();
            let _ = child.wait();
            let _ = std::fs::remove_dir_all(data);
        }
    }
}
