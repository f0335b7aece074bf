//! Messages keep clear of claims that nobody can stand behind, and of words that blame.
//! The words are in content/locales/never-say.txt, for a lactation professional to edit.

use super::{House, Source};

const LIST: &str = "content/locales/never-say.txt";

/// Messages that say what is never said.
pub fn check(house: &House) -> Vec<String> {
    let Some(list) = house.sources.iter().find(|source| source.path == LIST) else {
        return vec![format!("{LIST} is missing")];
    };
    let lines = list.text.lines().map(str::trim);
    let words: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let messages = house.sources.iter().filter(|source| source.path.ends_with(".ftl"));
    messages.flat_map(|file| said(file, &words)).collect()
}

fn said(file: &Source, words: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    let mut excused: Vec<&str> = Vec::new();
    let mut before = "";
    for (number, line) in file.lines() {
        // An excuse holds for the message below it, with its attributes, which are indented.
        if !line.starts_with(' ') && !before.starts_with('#') {
            excused.clear();
        }
        before = line;
        if line.starts_with('#') {
            excused.extend(words.iter().copied().filter(|word| excuses(line, word)));
            continue;
        }
        let text = visible(line).to_lowercase();
        let found = words.iter().filter(|word| has_word(&text, word) && !excused.contains(word));
        findings.extend(found.map(|word| format!("{}:{number}: says {word:?}, which {LIST} forbids", file.path)));
    }
    findings
}

fn excuses(comment: &str, word: &str) -> bool {
    let reason = comment.split_once(&format!("may say \"{word}\":"));
    reason.is_some_and(|(_, reason)| reason.trim().len() > 3)
}

/// The part of a line that people see: not its id, and not what is in braces.
fn visible(line: &str) -> String {
    let goes_on = line.starts_with(' ') && !line.trim_start().starts_with('.');
    let text = if goes_on { line } else { line.split_once('=').map_or("", |(_, text)| text) };
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            letter if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

fn has_word(text: &str, word: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(word)
        .any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: (&str, &str) = (LIST, "# words\nonly\n48 %\n");

    #[test]
    fn kind_words_and_excused_ones_are_fine() {
        let good = "a-only = Lonely { $only } milk\n# may say \"only\": a rule of the pump itself\nb = Only by hand\n";
        assert_eq!(check(&House::of(&[WORDS, ("content/locales/en/a.ftl", good)])), Vec::<String>::new());
    }

    #[test]
    fn blame_and_promises_are_found() {
        let bad = "a = Only 20 ml\n    .hint = 48 % more\n# may say \"only\":\nb = only\n";
        assert_eq!(check(&House::of(&[WORDS, ("content/locales/en/a.ftl", bad)])).len(), 3);
    }

    #[test]
    fn an_excuse_ends_with_its_message() {
        let bad = "# may say \"only\": a rule of the pump\na = Only\nb = Only\n";
        assert_eq!(check(&House::of(&[WORDS, ("content/locales/en/a.ftl", bad)])).len(), 1);
    }
}
