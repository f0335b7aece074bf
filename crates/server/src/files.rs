//! The built web app as it is embedded in the binary: files by path, with their compressed forms.
//! Knows nothing of HTTP but media types; `routes` answers requests with it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use axum::body::Bytes;

use crate::encoding::Encoding;
use crate::public_url::PublicUrl;

#[derive(rust_embed::Embed)]
#[folder = "$LETDOWN_DIST"]
#[allow_missing = true]
struct Dist;

/// Shown in place of the app when this binary was built without it.
const WITHOUT_APP: &str = "<!doctype html><html lang=\"en\"><head><base href=\"/\"><title>Letdown</title></head><body>\
    <p>This letdown was built without its web app. Start it with <code>cargo xtask run</code>, which builds both.</p>\
    </body></html>";

/// The bytes of a file in one form, with their tag: compressed forms differ in bytes, so each has its own.
#[derive(Clone)]
pub(crate) struct Form {
    pub bytes: Bytes,
    pub tag: String,
}

impl Form {
    fn new(bytes: Bytes) -> Form {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Form { tag: format!("\"{:016x}\"", hasher.finish()), bytes }
    }
}

/// One file, in each form in which it can be sent.
#[derive(Clone)]
pub struct File {
    plain: Form,
    brotli: Option<Form>,
    gzip: Option<Form>,
}

impl File {
    /// A file without compressed forms.
    #[must_use]
    pub fn plain(bytes: impl Into<Bytes>) -> File {
        File { plain: Form::new(bytes.into()), brotli: None, gzip: None }
    }

    /// The same file with its brotli and gzip forms, where there are any.
    #[must_use]
    pub fn compressed(self, brotli: Option<Bytes>, gzip: Option<Bytes>) -> File {
        File { brotli: brotli.map(Form::new), gzip: gzip.map(Form::new), ..self }
    }

    /// The best of these forms that the file has; the plain one is always there.
    pub(crate) fn best(&self, accepted: &[Encoding]) -> (Encoding, &Form) {
        let has = |encoding: &Encoding| match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.plain),
        };
        let found = accepted.iter().find_map(|encoding| has(encoding).map(|form| (*encoding, form)));
        found.unwrap_or((Encoding::Identity, &self.plain))
    }
}

/// All files of the web app, by path without a leading slash.
#[derive(Clone, Default)]
pub struct Files {
    by_path: BTreeMap<String, File>,
}

impl Files {
    /// The app inside this binary, or a page that says it has none.
    #[must_use]
    pub fn embedded() -> Files {
        let mut files = Files::default();
        for path in Dist::iter().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz")) {
            let form = |suffix: &str| Dist::get(&format!("{path}{suffix}")).map(|file| into_bytes(file.data));
            if let Some(plain) = form("") {
                files.insert(&path, File::plain(plain).compressed(form(".br"), form(".gz")));
            }
        }
        if files.get("index.html").is_none() {
            files.insert("index.html", File::plain(WITHOUT_APP.as_bytes()));
        }
        files
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, file: File) {
        self.by_path.insert(path.to_owned(), file);
    }

    /// The file at this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    /// Writes the public path into index.html, so that every relative address in the app starts from it.
    #[must_use]
    pub fn based_at(mut self, public: &PublicUrl) -> Files {
        if public.base_path() == "/" {
            return self;
        }
        if let Some(index) = self.by_path.get_mut("index.html") {
            let page = String::from_utf8_lossy(&index.plain.bytes);
            let page = page.replacen("<base href=\"/\">", &format!("<base href=\"{}\">", public.base_path()), 1);
            *index = File::plain(page);
        }
        self
    }
}

/// Embedded bytes stay where they are in the binary.
fn into_bytes(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}

/// The media type that belongs to a file's ending.
pub(crate) fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
