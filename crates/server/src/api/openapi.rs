//! What the API is, told by the code itself (OpenAPI).
//! Its paths stand below `/api/v1`.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use super::{accounts, audit, family, keys, links, live, mail, now, passwords, sign_in};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Letdown",
        description = "The mailbox of sealed facts, and who may open it. The server cannot read what it keeps. \
            Signed in means: with the cookie that signing in gives."
    ),
    servers((url = "api/v1")),
    paths(
        family::home, family::erase, accounts::begin, accounts::finish, sign_in::begin, sign_in::finish,
        sign_in::sign_out, passwords::change, passwords::change_finish, passwords::recover, passwords::recover_finish,
        audit::list, keys::told, keys::rotate, keys::own, links::offer, links::open, links::withdraw,
        mail::push, mail::pull, live::follow, now::list, now::tell
    )
)]
struct Document;

/// The document, as JSON.
#[must_use]
pub fn openapi() -> String {
    let mut document = Document::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.info.version);
    // Strings, numbers, lists: always a JSON text.
    document.to_pretty_json().unwrap_or_default()
}

/// Answers with the document.
pub async fn told() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi()).into_response()
}
