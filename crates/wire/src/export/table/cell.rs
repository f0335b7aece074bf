//! Keeps words in a cell from being run as a formula, and gives the same words back.
//! A leading apostrophe is what spreadsheets themselves use to say "this is text".

/// What makes a spreadsheet take a cell for a formula, also in its wide forms, or skips to one that does.
const STARTERS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The cell for `text`.
pub(super) fn guard(text: &str) -> String {
    let first = text.chars().next();
    if first.is_some_and(|first| first == '\'' || STARTERS.contains(&first)) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text of a guarded cell. A cell that was typed by hand is taken as it is.
pub(super) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if guard(text) == cell => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_never_start_a_formula() {
        for text in
            ["=1+1", "'=1+1", "''", "'", "+49 30", "-", "@SUM(A1)", "\t=1", "\r\n=1", "plain", "", "it's", "'tis"]
        {
            let cell = guard(text);
            assert_eq!(unguard(&cell), text);
            assert!(!cell.starts_with(STARTERS), "{cell}");
        }
    }

    #[test]
    fn a_quoted_word_typed_by_hand_stays() {
        assert_eq!(unguard("'twas a good one"), "'twas a good one");
    }
}
