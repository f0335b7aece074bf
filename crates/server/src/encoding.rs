//! Which compressed form of a file a browser takes, from its `Accept-Encoding`.
//! Compresses nothing: the forms are made once, when the web app is built.

/// The forms in which a file may be sent, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The name in HTTP; the plain form has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Brotli => Some("br"),
            Encoding::Gzip => Some("gzip"),
            Encoding::Identity => None,
        }
    }
}

/// The forms that the header's value allows, best first; identity stays as a last resort.
pub fn accepted(header: Option<&str>) -> Vec<Encoding> {
    let header = header.unwrap_or_default();
    let mut forms: Vec<Encoding> = [(Encoding::Brotli, "br"), (Encoding::Gzip, "gzip")]
        .into_iter()
        .filter(|(_, name)| takes(header, name))
        .map(|(form, _)| form)
        .collect();
    forms.push(Encoding::Identity);
    forms
}

/// A form named with a weight above nought, or covered by a star.
fn takes(header: &str, name: &str) -> bool {
    let weight = |wanted: &str| header.split(',').find_map(|part| weight_of(part, wanted));
    weight(name).or_else(|| weight("*")).is_some_and(|weight| weight > 0.0)
}

fn weight_of(part: &str, wanted: &str) -> Option<f32> {
    let mut fields = part.split(';').map(str::trim);
    if !fields.next()?.eq_ignore_ascii_case(wanted) {
        return None;
    }
    let weight = fields.find_map(|field| field.strip_prefix("q="));
    Some(weight.map_or(1.0, |text| text.parse().unwrap_or(0.0)))
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip, Identity};
    use super::*;

    #[test]
    fn a_browser_gets_brotli_first() {
        assert_eq!(accepted(Some("gzip, deflate, br, zstd")), [Brotli, Gzip, Identity]);
    }

    #[test]
    fn weights_and_stars_are_honoured() {
        assert_eq!(accepted(Some("br;q=0, gzip;q=0.5")), [Gzip, Identity]);
        assert_eq!(accepted(Some("*")), [Brotli, Gzip, Identity]);
        assert_eq!(accepted(Some("*;q=0, GZIP")), [Gzip, Identity]);
    }

    #[test]
    fn silence_and_nonsense_get_the_plain_file() {
        assert_eq!(accepted(None), [Identity]);
        assert_eq!(accepted(Some("br;q=lots")), [Identity]);
        assert_eq!(accepted(Some("brotli,,;")), [Identity]);
    }
}
