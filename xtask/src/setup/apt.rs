//! Debian packages, installed when we are root or may become root without a question.
//! Other package managers are the reader's to drive: the error names what is needed.

use std::sync::Once;

use anyhow::{Result, bail};

use crate::process::{must, on_path, program, told};

/// Package lists of a fresh machine are often missing or old; once a run is enough.
static LISTS: Once = Once::new();

/// Installs the packages, or says which command would; `why` ends the sentence "needed for …".
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let Some(prefix) = prefix() else {
        bail!("{} is needed for {why}. On Debian or Ubuntu: sudo {by_hand}", packages.join(", "));
    };
    eprintln!("Installing {} for {why}", packages.join(", "));
    LISTS.call_once(|| {
        // Old lists are good enough when the new ones cannot be had.
        let _ = must(with(&prefix, &["apt-get", "update", "-qq"]).stdout(std::process::Stdio::null()));
    });
    let mut words = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
    words.extend(packages);
    must(with(&prefix, &words).env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null()))
}

/// Nothing for root, sudo where it asks no question.
fn prefix() -> Option<Vec<&'static str>> {
    on_path("apt-get")?;
    if told(program("id").arg("-u"))? == "0" {
        return Some(vec![]);
    }
    told(program("sudo").args(["-n", "true"])).map(|_| vec!["sudo", "-n"])
}

fn with(prefix: &[&str], words: &[&str]) -> std::process::Command {
    let all: Vec<&str> = prefix.iter().chain(words).copied().collect();
    let mut command = program(all[0]);
    command.args(&all[1..]).stdin(std::process::Stdio::null());
    command
}
