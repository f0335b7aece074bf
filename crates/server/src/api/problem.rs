//! Why something was not done, as RFC 9457 has it: kind, and what to do next.
//! Repeats nothing of what was asked.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sync::StoreError;
use sync::protocol::Refusal;
use wire::account::{Problem as Form, encode};

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Not of the form that is taken.
    Malformed,
    /// More than is taken.
    TooMuch,
    /// Not signed in, or no longer.
    SignedOut,
    /// Name and password do not belong together; nor does a sheet or a code.
    NotRight,
    /// Signed in, and may not do this.
    NotYours,
    /// Not there, or no longer.
    Gone,
    /// Somebody has that name.
    Taken,
    /// This server takes no new accounts from this visitor.
    Closed,
    /// Something else came first: look again.
    Changed,
    /// The family has a newer key.
    OldKey,
    /// Too often; come back after so many seconds.
    TooOften(u32),
    /// The store would not.
    Store(StoreError),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::Store(error)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::TooMuch => Problem::TooMuch,
            Refusal::NotSealed => Problem::Malformed,
            Refusal::OldKey(_) => Problem::OldKey,
            Refusal::Store(error) => Problem::Store(error),
        }
    }
}

type Told = (StatusCode, &'static str, &'static str);

impl Problem {
    fn told(self) -> Told {
        match self {
            Problem::Malformed => (
                StatusCode::BAD_REQUEST,
                "malformed",
                "The server does not understand this. Update the app and try again.",
            ),
            Problem::TooMuch => {
                (StatusCode::PAYLOAD_TOO_LARGE, "too-much", "This is more than the server takes at once.")
            }
            Problem::SignedOut => (StatusCode::UNAUTHORIZED, "signed-out", "Sign in, then try again."),
            Problem::NotRight => {
                (StatusCode::FORBIDDEN, "not-right", "These do not belong together. Look again, then try once more.")
            }
            Problem::NotYours => (StatusCode::FORBIDDEN, "not-yours", "The owner of the log can do this."),
            Problem::Gone => (StatusCode::NOT_FOUND, "gone", "This is not there any more. Ask for a new one."),
            Problem::Taken => (StatusCode::CONFLICT, "taken", "This name is taken. Choose another, or sign in."),
            Problem::Closed => {
                (StatusCode::FORBIDDEN, "closed", "This server takes no new accounts. Ask who runs it for the code.")
            }
            Problem::Changed => {
                (StatusCode::CONFLICT, "changed", "Something changed meanwhile. Look again and repeat.")
            }
            Problem::OldKey => (StatusCode::CONFLICT, "old-key", "The family has a newer key. Fetch it and try again."),
            Problem::TooOften(_) => (StatusCode::TOO_MANY_REQUESTS, "too-often", "Wait a little, then try again."),
            Problem::Store(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "store",
                "The server cannot keep or read this now. Nothing is lost; try later.",
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, kind, detail) = self.told();
        let form = Form {
            r#type: format!("letdown:{kind}"),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: detail.to_owned(),
        };
        let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        let mut response = (status, headers, encode(&form)).into_response();
        if let Problem::TooOften(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
