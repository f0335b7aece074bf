//! Files that leave and enter: everything as JSON, sessions as a CSV table.
//! Not the choosing and saving of files, which the shells do, nor what is already known to a store.

mod facts;
mod intake;
mod problem;
pub mod table;

use domain::fact::Fact;

pub use facts::{FORMAT, VERSION, from_json, to_json};
pub use intake::{Intake, weigh};
pub use problem::{ImportError, LineProblem, Message, Wrong};
pub use table::{Change, Row, changes, from_csv, to_csv};

/// The largest file that is read: ten years of sessions are smaller.
pub const LARGEST_FILE_BYTES: usize = 256 * 1024 * 1024;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Import {
    /// Everything, from JSON.
    Facts(Vec<Fact>),
    /// Sessions, from a table.
    Rows(Vec<Row>),
}

/// Reads a file of either form, whole or not at all.
///
/// # Errors
/// When it is not one of ours, or a line of it cannot be read; says which.
pub fn read_file(bytes: &[u8]) -> Result<Import, ImportError> {
    if bytes.len() > LARGEST_FILE_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotText)?;
    let text = without_mark(text);
    if text.contains('\0') {
        return Err(ImportError::NotText);
    }
    match text.trim_start().chars().next() {
        None => Err(ImportError::Blank),
        Some('{' | '[') => from_json(text).map(Import::Facts),
        Some(_) => from_csv(text).map(Import::Rows),
    }
}

/// Without the mark that some editors put before UTF-8.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

#[cfg(test)]
mod tests;
