//! Compares a page's accessibility tree with the one kept in journeys/snapshots/.
//! Accepts a changed tree only when told: `cargo xtask test --accept`.

use std::path::PathBuf;

use crate::browser::root;

/// Compares, or keeps when accepting; the error shows both.
pub fn compare(name: &str, tree: &str) -> Result<(), String> {
    let path = kept_at(name);
    if std::env::var_os("LETDOWN_ACCEPT").is_some() {
        let folder = std::fs::create_dir_all(root().join("journeys/snapshots"));
        return folder
            .and_then(|()| std::fs::write(&path, tree))
            .map_err(|error| format!("{}: {error}", path.display()));
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept == tree {
        return Ok(());
    }
    let differences = differences(&kept, tree);
    Err(format!("the page {name:?} reads otherwise than kept (accept with: cargo xtask test --accept)\n{differences}"))
}

fn kept_at(name: &str) -> PathBuf {
    root().join("journeys/snapshots").join(format!("{name}.txt"))
}

/// Lines that are gone and lines that are new, without the common start and end.
fn differences(kept: &str, now: &str) -> String {
    let (kept, now): (Vec<_>, Vec<_>) = (kept.lines().collect(), now.lines().collect());
    let start = kept.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let rest = kept.len().min(now.len()) - start;
    let same_end = kept.iter().rev().zip(now.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let gone = kept[start..kept.len() - same_end].iter().map(|line| format!("  gone {line}\n"));
    let new = now[start..now.len() - same_end].iter().map(|line| format!("  new  {line}\n"));
    gone.chain(new).collect()
}

/// The same text with every run of digits as `0`, for pages that show times and counts.
pub fn without_digits(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if !letter.is_ascii_digit() {
            out.push(letter);
        } else if !out.ends_with('0') {
            out.push('0');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_show_only_what_changed() {
        assert_eq!(differences("a\nb\nc\n", "a\nx\nc\n"), "  gone b\n  new  x\n");
        assert_eq!(differences("a\na\n", "a\na\na\n"), "  new  a\n");
    }

    #[test]
    fn times_do_not_disturb() {
        assert_eq!(without_digits("10:40, in 38 minutes"), "0:0, in 0 minutes");
    }
}
