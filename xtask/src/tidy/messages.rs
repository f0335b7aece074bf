//! Every message that code or content asks for exists, and every message is asked for somewhere.
//! Reads string literals, not Rust: an id that is put together, such as "place-{side}" or a list's
//! name whose entries add a word, stands for all it could become.

use std::collections::BTreeSet;

use super::{House, Source};

/// How messages are asked for by name.
const CALLS: [&str; 4] = ["say(\"", "say_with(\"", "say = \"", "t(\""];

/// Messages that are missing, and messages that nobody asks for.
pub fn check(house: &House) -> Vec<String> {
    let english = house.sources.iter().filter(|source| source.path.starts_with("content/locales/en/"));
    let ids: BTreeSet<String> = english.flat_map(ids).collect();
    let askers: Vec<&Source> = house.sources.iter().filter(|source| asks(source)).collect();
    let missing = askers.iter().flat_map(|source| missing(source, &ids));
    let literals: BTreeSet<&str> = askers.iter().flat_map(|source| source.text.split('"')).collect();
    let named: BTreeSet<&str> = literals.iter().filter_map(|literal| literal.split('.').next()).collect();
    let patterns: Vec<Vec<&str>> = literals.iter().filter_map(|literal| pattern(literal)).collect();
    let known = |id: &str| {
        named.contains(id) || id.rsplit_once('-').is_some_and(|(list, _)| list.contains('-') && named.contains(list))
    };
    let asked = |id: &str| known(id) || patterns.iter().any(|pieces| fits(pieces, id)) || mentioned(house, id);
    let forgotten = ids.iter().filter(|id| !asked(id)).map(|id| format!("the message {id} is never asked for"));
    missing.chain(forgotten).collect()
}

fn asks(source: &Source) -> bool {
    let code = source.is_rust() && source.path.starts_with("crates/");
    code || (source.path.starts_with("content/") && source.path.ends_with(".toml"))
}

/// The ids that a file defines.
fn ids(file: &Source) -> Vec<String> {
    let starts = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_lowercase());
    file.text.lines().filter(starts).filter_map(|line| Some(line.split_once(" =")?.0.trim().to_owned())).collect()
}

/// Ids in calls that no file defines; an attribute belongs to its message.
fn missing(source: &Source, ids: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (number, line) in source.lines().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let asked = CALLS.iter().flat_map(|call| asked_by(line, call));
        let plain = asked.filter(|id| id.contains('-') && is_kebab(id));
        let gone = plain.filter(|id| !ids.contains(id.split('.').next().unwrap_or_default()));
        findings.extend(gone.map(|id| format!("{}:{number}: there is no message {id}", source.path)));
    }
    findings
}

/// The literals right after a call, which is not the end of a longer name such as `get("`.
fn asked_by<'a>(line: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = |at: usize| !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let found = line.match_indices(call).filter(move |(at, _)| whole(*at));
    found.filter_map(move |(at, _)| line[at + call.len()..].split('"').next())
}

fn is_kebab(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.".contains(letter))
}

/// The fixed pieces of an id that is put together: those around braces, or a start that ends in a hyphen.
fn pattern(literal: &str) -> Option<Vec<&str>> {
    if literal.ends_with('-') && literal.len() > 3 && is_kebab(literal) {
        return Some(vec![literal, ""]);
    }
    let mut pieces: Vec<&str> = literal.split('{').collect();
    for piece in pieces.iter_mut().skip(1) {
        *piece = piece.split_once('}')?.1;
    }
    let tells = pieces.len() > 1 && pieces.iter().any(|piece| piece.len() > 3 && piece.contains('-'));
    (tells && pieces.iter().all(|piece| is_kebab(piece))).then_some(pieces)
}

/// Whether the id starts, goes on and ends as the pieces do; attributes are not part of ids.
fn fits(pieces: &[&str], id: &str) -> bool {
    let (Some((first, others)), Some(last)) = (pieces.split_first(), pieces.last()) else { return false };
    let Some(mut rest) = id.strip_prefix(first) else { return false };
    for piece in &others[..others.len().saturating_sub(1)] {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last.split('.').next().unwrap_or_default())
}

/// Whether another message has it inside braces.
fn mentioned(house: &House, id: &str) -> bool {
    let within = format!("{{ {id} }}");
    house.sources.iter().any(|source| source.path.ends_with(".ftl") && source.text.contains(&within))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: (&str, &str) = (
        "content/locales/en/a.ftl",
        "nav-today = Today\n    .hint = Now\nnav-today-late = Later\nplace-left = left\nbody-chest = { nav-today }\n",
    );

    #[test]
    fn asked_and_put_together_messages_are_fine() {
        let code = "get(\"content-type\"); say(\"nav-today.hint\"); format!(\"place-{side}\"); let id = \"body-chest\"; say(\"x\");";
        assert_eq!(check(&House::of(&[WORDS, ("crates/web/src/a.rs", code)])), Vec::<String>::new());
    }

    #[test]
    fn missing_and_forgotten_messages_are_found() {
        let code = "say(\"nav-gone\"); say(\"place-left\"); list(\"nav-today\")";
        let found = check(&House::of(&[WORDS, ("crates/web/src/a.rs", code)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("nav-gone") && found[1].contains("body-chest"), "{found:?}");
    }
}
