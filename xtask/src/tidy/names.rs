//! File names that say something, and files short enough to read.
//! Not function lengths: clippy counts those.

use super::{House, Source};

/// Names under which anything could hide.
const HOLLOW: [&str; 8] = ["util", "utils", "common", "helpers", "misc", "manager", "service", "types"];
const MOST_LINES: usize = 500;
const MANY_LINES: usize = 300;

/// Hollow names, and files that are too long.
pub fn check(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for source in house.sources.iter().filter(|source| source.is_rust()) {
        let words = source.path.trim_end_matches(".rs").split('/');
        let hollow = words.filter(|word| HOLLOW.contains(word));
        findings.extend(hollow.map(|word| format!("{}: {word:?} says nothing; name it by what it does", source.path)));
        if length(source) > MOST_LINES {
            findings.push(format!("{}: {} lines; no file has more than {MOST_LINES}", source.path, length(source)));
        }
    }
    findings
}

/// Files that are getting long.
pub fn warnings(house: &House) -> Vec<String> {
    let long = house.sources.iter().filter(|source| source.is_rust() && length(source) > MANY_LINES);
    long.map(|source| format!("{}: {} lines; few files need more than {MANY_LINES}", source.path, length(source)))
        .collect()
}

fn length(source: &Source) -> usize {
    source.text.lines().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_file_with_a_name_is_fine() {
        assert!(check(&House::of(&[("a/milk.rs", "x\n"), ("docs/common.md", "x\n")])).is_empty());
    }

    #[test]
    fn hollow_names_and_long_files_are_found() {
        let long = "x\n".repeat(501);
        let house = House::of(&[("a/utils.rs", ""), ("helpers/milk.rs", ""), ("a/milk.rs", &long)]);
        assert_eq!((check(&house).len(), warnings(&house).len()), (3, 1));
    }
}
