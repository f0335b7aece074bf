//! The headers that go with every answer and keep the page's powers small.
//! Not caching, which depends on the file: see `routes`.

use axum::http::HeaderValue;
use axum::http::header::{self, HeaderMap, HeaderName};

/// The page may run its own scripts and wasm, and talk to its own origin: nothing else, and no inline code or style.
/// Pictures and sounds made in the page come as `blob:` or `data:`.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; media-src 'self' blob: data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// Bluetooth is for scales, the wake lock for a session; what the app never uses is off.
const PERMISSIONS_POLICY: &str = "bluetooth=(self), screen-wake-lock=(self), autoplay=(self), camera=(), \
    microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=(), browsing-topics=()";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds them all; `https` also tells the browser never to come without encryption.
pub fn add_security(headers: &mut HeaderMap, https: bool) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}
