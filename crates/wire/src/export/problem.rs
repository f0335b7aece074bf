//! Why a file was not taken, as messages to be said in the reader's language.
//! The sentences are in content/locales/en/files.ftl; nothing of the file is repeated but its column's name.

/// A message of the locale files, with what it speaks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, String)>,
}

/// Why nothing was taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// There is nothing in it.
    Blank,
    /// Larger than [`super::LARGEST_FILE_BYTES`].
    TooLarge,
    /// A picture, an archive or the like.
    NotText,
    /// Text of something else.
    NotOurs,
    /// Ours, and cut off or damaged at this line.
    CutOff {
        /// Which line, from 1.
        line: usize,
    },
    /// Written by a newer version.
    Newer {
        /// The version it names.
        version: u64,
    },
    /// Ours, but these lines cannot be read.
    Lines(Vec<LineProblem>),
}

/// One thing that is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// Which line of the file, from 1.
    pub line: usize,
    /// The column or field; no text when the whole line is meant.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Not as this version writes it.
    Unreadable,
    /// It must be there and is not.
    Missing,
    /// Not a moment with its offset.
    Moment,
    /// The end lies before the start.
    EndBeforeStart,
    /// Longer than a day.
    TooLong,
    /// Not a number.
    Number,
    /// Below zero.
    BelowZero,
    /// More than can be.
    TooMuch {
        /// The most that can be.
        most: u32,
    },
    /// None of the words it may be.
    Word {
        /// Which words it may be.
        choices: String,
    },
    /// Not an id as this app writes it.
    Id,
    /// The same id stands in this earlier line.
    Twice {
        /// Which.
        earlier: usize,
    },
    /// Another number of columns than the header has.
    Columns,
}

impl ImportError {
    /// What to say, first the headline, then a line for each problem.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let plain = |id| vec![Message { id, args: Vec::new() }];
        match self {
            ImportError::Blank => plain("file-blank"),
            ImportError::TooLarge => plain("file-too-large"),
            ImportError::NotText => plain("file-not-text"),
            ImportError::NotOurs => plain("file-not-ours"),
            ImportError::CutOff { line } => {
                vec![Message { id: "file-cut-off", args: vec![("line", line.to_string())] }]
            }
            ImportError::Newer { version } => {
                vec![Message { id: "file-newer", args: vec![("version", version.to_string())] }]
            }
            ImportError::Lines(lines) => {
                plain("file-lines").into_iter().chain(lines.iter().map(LineProblem::message)).collect()
            }
        }
    }
}

impl LineProblem {
    pub(super) fn new(line: usize, field: impl Into<String>, wrong: Wrong) -> LineProblem {
        LineProblem { line, field: field.into(), wrong }
    }

    /// What to say of this line.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut args = vec![("line", self.line.to_string()), ("field", self.field.clone())];
        let id = match &self.wrong {
            Wrong::Unreadable => "line-unreadable",
            Wrong::Missing => "line-missing",
            Wrong::Moment => "line-moment",
            Wrong::EndBeforeStart => "line-end-before-start",
            Wrong::TooLong => "line-too-long",
            Wrong::Number => "line-number",
            Wrong::BelowZero => "line-below-zero",
            Wrong::TooMuch { most } => {
                args.push(("most", most.to_string()));
                "line-too-much"
            }
            Wrong::Word { choices } => {
                args.push(("choices", choices.clone()));
                "line-word"
            }
            Wrong::Id => "line-id",
            Wrong::Twice { earlier } => {
                args.push(("earlier", earlier.to_string()));
                "line-twice"
            }
            Wrong::Columns => "line-columns",
        };
        Message { id, args }
    }
}
