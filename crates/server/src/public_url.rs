//! The address under which people reach the server, which behind a proxy is not the one it listens on.
//! Never taken from a request's headers, which anybody can write.

use std::str::FromStr;

use url::Url;

/// An http or https address, perhaps with a sub-path such as `/letdown/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    url: Url,
}

/// Why a public address is refused.
#[derive(Debug, thiserror::Error)]
pub enum PublicUrlError {
    /// It does not parse.
    #[error("{0:?} is not an address ({1}); write it like https://milk.example/letdown/")]
    NotAUrl(String, url::ParseError),
    /// It is no plain web address.
    #[error("{0:?} must start with http:// or https:// and have no user name, question mark or number sign")]
    NotPlain(String),
    /// Its path has characters that cannot stand in the page as they are.
    #[error("the path in {0:?} may have letters, digits, '/', '-', '_', '.' and '~'")]
    OddPath(String),
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<PublicUrl, PublicUrlError> {
        let mut url = Url::parse(text).map_err(|reason| PublicUrlError::NotAUrl(text.to_owned(), reason))?;
        let web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let bare = url.username().is_empty() && url.password().is_none();
        if !web || !bare || url.query().is_some() || url.fragment().is_some() {
            return Err(PublicUrlError::NotPlain(text.to_owned()));
        }
        if url.path().contains("//") || !url.path().chars().all(plain_in_path) {
            return Err(PublicUrlError::OddPath(text.to_owned()));
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(PublicUrl { url })
    }
}

fn plain_in_path(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "/-_.~".contains(letter)
}

impl PublicUrl {
    /// The path, with a slash at both ends.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.url.path()
    }

    /// Whether it is reached by https, where browsers may be told never to try without.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The whole address, ending in a slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<PublicUrl, PublicUrlError> {
        text.parse()
    }

    #[test]
    fn a_sub_path_ends_in_a_slash() {
        assert_eq!(parse("https://milk.example").unwrap().base_path(), "/");
        assert_eq!(parse("https://milk.example/letdown").unwrap().base_path(), "/letdown/");
        assert_eq!(parse("http://milk.example:81/a/b/").unwrap().as_str(), "http://milk.example:81/a/b/");
    }

    #[test]
    fn what_could_mislead_or_break_the_page_is_refused() {
        for text in ["milk.example", "ftp://milk.example", "https://u:p@milk.example", "https://milk.example/?a"] {
            assert!(parse(text).is_err(), "{text}");
        }
        for text in ["https://milk.example/\"><script>", "https://milk.example//evil", "https://milk.example/%22"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
