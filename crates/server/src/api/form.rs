//! Forms in and out of requests: read whole or refused, and never cached on the way back.
//! What the forms are is in `wire`.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use wire::account::{self, Form};

use super::problem::Problem;

/// What a request says, read.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: Form> FromRequest<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Asked<T>, Problem> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Problem::TooMuch)?;
        let text = str::from_utf8(&bytes).map_err(|_| Problem::Malformed)?;
        account::decode(text).map(Asked).map_err(|_| Problem::Malformed)
    }
}

/// What an answer says.
pub struct Told<T>(pub T);

impl<T: Form> IntoResponse for Told<T> {
    fn into_response(self) -> Response {
        let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
        (headers, account::encode(&self.0)).into_response()
    }
}

/// An answer, or why there is none.
pub type Answer<T> = Result<Told<T>, Problem>;
