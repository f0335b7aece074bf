//! Putting a value's word into a stored form, and taking it out again.
//! Not the words themselves: those tables are in words.rs.

use std::borrow::Cow;

use crate::malformed::{Malformed, What};
use crate::words::Word;

/// A word in a stored form.
pub(crate) type Text = Cow<'static, str>;

/// The word to store.
pub(crate) fn put(case: impl Word) -> Text {
    Cow::Borrowed(case.word())
}

/// The case of a stored word.
pub(crate) fn take<W: Word>(word: &str, at: &str) -> Result<W, Malformed> {
    W::from_word(word).ok_or_else(|| Malformed::new(at, What::NewWord))
}

/// The case of a stored word that may be absent.
pub(crate) fn take_opt<W: Word>(word: Option<&Text>, at: &str) -> Result<Option<W>, Malformed> {
    word.map(|word| take(word, at)).transpose()
}
