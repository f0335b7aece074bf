//! ARCHITECTURE.md's tree against the files: what it draws exists, and no crate is missing from it.
//! Does not read its prose.

use super::House;
use crate::process::root;

const MAP: &str = "ARCHITECTURE.md";

/// Paths that are drawn and not there, and crates that are there and not drawn.
pub fn check(house: &House) -> Vec<String> {
    let Some(map) = house.sources.iter().find(|source| source.path == MAP) else {
        return vec![format!("{MAP} is missing")];
    };
    let drawn = drawn(&map.text);
    let gone = drawn.iter().filter(|path| !exists(house, path));
    let gone = gone.map(|path| format!("{MAP} draws {path}, which is not there"));
    let crates = house.sources.iter().filter_map(|source| source.path.strip_suffix("/Cargo.toml"));
    let undrawn = crates.filter(|folder| !drawn.iter().any(|path| path == folder));
    gone.chain(undrawn.map(|folder| format!("{MAP} does not draw the crate {folder}"))).collect()
}

fn exists(house: &House, path: &str) -> bool {
    let below = format!("{path}/");
    let read = house.sources.iter().any(|source| source.path == path || source.path.starts_with(&below));
    read || root().join(path).exists()
}

/// The paths of the lines that draw a tree; each level is four letters deep.
fn drawn(text: &str) -> Vec<String> {
    let mut folders: Vec<String> = Vec::new();
    let mut paths = Vec::new();
    for line in text.lines() {
        let Some((indent, rest)) = line.split_once("── ") else { continue };
        let depth = indent.chars().count() / 4;
        let name = rest.split_whitespace().next().unwrap_or_default().trim_end_matches('/');
        folders.truncate(depth);
        folders.push(name.to_owned());
        paths.push(folders.join("/"));
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "```\nletdown/\n├── rooms/\n│   ├── milk/    the nouns\n│   └── tea/\n└── attic.md\n```\n";

    #[test]
    fn a_tree_is_read_with_its_depths() {
        assert_eq!(drawn(TREE), ["rooms", "rooms/milk", "rooms/tea", "attic.md"]);
    }

    #[test]
    fn a_map_that_agrees_is_fine() {
        let house = [(MAP, TREE), ("rooms/milk/Cargo.toml", ""), ("rooms/tea/Cargo.toml", ""), ("attic.md", "")];
        assert_eq!(check(&House::of(&house)), Vec::<String>::new());
    }

    #[test]
    fn what_is_gone_and_what_is_new_is_found() {
        let house = [(MAP, TREE), ("rooms/milk/Cargo.toml", ""), ("cellar/Cargo.toml", ""), ("attic.md", "")];
        assert_eq!(check(&House::of(&house)).len(), 2);
    }
}
