//! Lines end where their text ends, and no file knows the machine on which it was written.
//! Snapshots and test data are left as they were taken.

use super::{House, Source};

/// Folders of some machine, put together so that this file does not name them.
const FOLDERS: [&str; 4] =
    [concat!("/wo", "rk/"), concat!("/tmp", "/h/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Trailing blanks, unfinished last lines, and paths of a machine.
pub fn check(house: &House) -> Vec<String> {
    let taken =
        |source: &&Source| ["journeys/snapshots/", "testdata/"].iter().any(|path| source.path.starts_with(path));
    house.sources.iter().filter(|source| !taken(source)).flat_map(judge).collect()
}

fn judge(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        if line.ends_with([' ', '\t']) {
            findings.push(format!("{}:{number}: ends in a blank", source.path));
        }
        let named = FOLDERS.iter().filter(|folder| line.contains(*folder));
        findings.extend(named.map(|folder| format!("{}:{number}: names {folder}", source.path)));
    }
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        findings.push(format!("{}: does not end its last line", source.path));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_lines_are_fine() {
        assert!(check(&House::of(&[("a.md", "milk\n\n"), ("b.md", "see docs/work.md\n")])).is_empty());
    }

    #[test]
    fn loose_ends_and_machines_are_found() {
        let path = format!("see {}x\n", FOLDERS[0]);
        assert_eq!(check(&House::of(&[("a.md", "milk \n"), ("b.md", &path), ("c.md", "milk")])).len(), 3);
    }
}
