//! Names as they stand in addresses: `Zoë Marie` becomes `zoë-marie`.
//! Does not look whether a name is taken.

/// Lower-case words joined by `-`; letters of any script stay.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.trim().to_lowercase().chars() {
        if letter.is_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if (letter.is_whitespace() || letter == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches(['-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_and_letters_stay() {
        for (name, expected) in [("Zoë", "zoë"), (" Fake  Child ", "fake-child"), ("a_b - C!", "a_b-c"), ("!!!", "")]
        {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
