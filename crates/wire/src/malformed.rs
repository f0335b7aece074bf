//! What could not be read, and where; never what it said.
//! Not for a person's eyes: screens say it in the words of the locale files.

use std::fmt;

/// Why a stored form could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The path to it, such as `session.left_ml` or `session.events[3].at_ms`; empty for the whole.
    pub at: String,
    /// What is the matter there.
    pub what: What,
}

/// What is the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Not JSON, or cut off; counted from 1.
    NotJson {
        /// Which line.
        line: usize,
        /// Which column.
        column: usize,
    },
    /// A field that must be there is not.
    Missing,
    /// Another shape than it must have: a text where a number belongs, and the like.
    Shape,
    /// A number outside of what can be.
    Range,
    /// Not a moment such as `2026-11-22T14:10:00.000+01:00[Europe/Berlin]`.
    NotAMoment,
    /// Not a UUID.
    NotAnId,
    /// A word that this version does not know: perhaps a newer version wrote it.
    NewWord,
}

impl Malformed {
    pub(crate) fn new(at: impl Into<String>, what: What) -> Malformed {
        Malformed { at: at.into(), what }
    }

    /// The same, one level further out.
    pub(crate) fn within(self, outer: &str) -> Malformed {
        let at = match (outer.is_empty(), self.at.is_empty()) {
            (_, true) => outer.to_owned(),
            (true, false) => self.at,
            (false, false) if self.at.starts_with('[') => format!("{outer}{}", self.at),
            (false, false) => format!("{outer}.{}", self.at),
        };
        Malformed { at, what: self.what }
    }

    /// From serde's error, of which the text is dropped because it repeats what was read.
    pub(crate) fn from_serde(inner: &serde_json::Error, path: &str) -> Malformed {
        let path = if path == "." { "" } else { path };
        if inner.is_syntax() || inner.is_eof() {
            return Malformed::new(path, What::NotJson { line: inner.line(), column: inner.column() });
        }
        match missing_field(&inner.to_string()) {
            Some(field) => Malformed::new(field, What::Missing).within(path),
            None => Malformed::new(path, What::Shape),
        }
    }
}

/// The field's name in serde's "missing field `name`", which holds nothing that was read.
fn missing_field(text: &str) -> Option<&str> {
    text.strip_prefix("missing field `")?.split('`').next()
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the record" } else { self.at.as_str() };
        match self.what {
            What::NotJson { line, column } => {
                write!(f, "line {line}, column {column}: this is not JSON, or it was cut off")
            }
            What::Missing => write!(f, "{at}: this field is missing"),
            What::Shape => write!(f, "{at}: this has another shape than expected"),
            What::Range => write!(f, "{at}: this number is outside of what can be"),
            What::NotAMoment => write!(f, "{at}: write a moment as 2026-11-22T14:10:00.000+01:00[Europe/Berlin]"),
            What::NotAnId => write!(f, "{at}: this is not a UUID"),
            What::NewWord => write!(f, "{at}: this version does not know the word that stands here"),
        }
    }
}

impl std::error::Error for Malformed {}
