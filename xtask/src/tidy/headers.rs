//! Every Rust file opens with what is here and what is deliberately not.
//! Does not judge how well it says so: reviewers do.

use super::{House, Source};

/// Files whose opening is shorter than two lines or sentences.
pub fn check(house: &House) -> Vec<String> {
    let bare = house.sources.iter().filter(|source| source.is_rust() && !opens_well(source));
    bare.map(|source| format!("{}:1: opens without two `//!` lines: what is here, what is not", source.path)).collect()
}

fn opens_well(source: &Source) -> bool {
    let opening: Vec<&str> = source.text.lines().map_while(|line| line.strip_prefix("//!")).collect();
    let sentences = opening.join(" ").matches(". ").count() + 1;
    opening.len() >= 2 || (!opening.is_empty() && sentences >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_or_sentences_are_enough() {
        let good = [("a.rs", "//! Milk.\n//! Not tea.\n"), ("b.rs", "//! Milk. Not tea.\n"), ("c.toml", "x = 1\n")];
        assert!(check(&House::of(&good)).is_empty());
    }

    #[test]
    fn one_line_or_none_is_not() {
        assert_eq!(check(&House::of(&[("a.rs", "//! Milk.\n"), ("b.rs", "use x;\n//! Late.\n")])).len(), 2);
    }
}
