//! Faults of a text file, told by line: what was read, where, and which rule it broke.
//! Not for facts from the network, whose contents are never echoed.

use std::fmt;

/// One fault of a text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Counted from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// The rule's short name.
    pub rule: &'static str,
    /// What is wrong and what would be right.
    pub text: String,
}

impl fmt::Display for LineFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "line {}: {} [{}]", self.line, self.text, self.rule)
    }
}

/// What a TOML reader found wrong, with its line.
#[cfg(feature = "toml")]
pub(crate) fn from_toml(text: &str, error: &toml::de::Error) -> LineFault {
    let line = error.span().map_or(0, |span| line_at(text, span.start));
    LineFault { line, rule: "readable", text: error.message().to_owned() }
}

/// The line (from 1) in which byte `offset` of `text` lies.
#[must_use]
pub fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line of `field` in the `index`-th `[[table]]` of a TOML text, or before the first one when `index` is `None`.
/// Falls back to the table's own line, then to the first.
#[must_use]
pub fn line_of(text: &str, table: &str, index: Option<usize>, field: &str) -> usize {
    let header = format!("[[{table}]]");
    let mut seen: Option<usize> = None;
    let mut header_line = 1;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with("[[") {
            seen = if line.starts_with(&header) { Some(seen.map_or(0, |seen| seen + 1)) } else { seen };
            if seen == index {
                header_line = number + 1;
            }
        }
        let names_it = line.split('=').next().is_some_and(|name| name.trim() == field);
        if seen == index && names_it && !line.starts_with('#') {
            return number + 1;
        }
    }
    header_line
}
