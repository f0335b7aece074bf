//! `/metrics` for Prometheus: how often the API answered in which way, and whether the store answers.
//! Nothing of what was asked or answered, and nothing about anybody.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sync::{Store, Tokens};

use crate::gateway::Gateway;

/// Answers by the first digit of their codes.
#[derive(Debug, Default)]
pub(crate) struct Answers([AtomicU64; 6]);

impl Answers {
    /// One more.
    pub(crate) fn count(&self, status: StatusCode) {
        if let Some(count) = self.0.get(usize::from(status.as_u16() / 100)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// `/metrics` alone.
pub fn router<S: Store + Tokens>(gateway: Arc<Gateway<S>>) -> Router {
    Router::new().route("/metrics", get(answer::<S>)).with_state(gateway)
}

async fn answer<S: Store + Tokens>(State(gateway): State<Arc<Gateway<S>>>) -> Response {
    let up = u8::from(gateway.store.health().await.is_ok());
    let mut text = String::from("# HELP letdown_api_answers_total Answers of the API by class of code.\n");
    text.push_str("# TYPE letdown_api_answers_total counter\n");
    for class in 2..=5 {
        let count = gateway.answers.0[class].load(Ordering::Relaxed);
        let _ = writeln!(text, "letdown_api_answers_total{{class=\"{class}xx\"}} {count}");
    }
    text.push_str(
        "# HELP letdown_store_up Whether the store can be read and written.\n# TYPE letdown_store_up gauge\n",
    );
    let _ = writeln!(text, "letdown_store_up {up}");
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
