//! Why a request is not answered as it was meant, in the words of this API, which programs compare.
//! Repeats of what was sent only what the API's own texts repeat.

use std::fmt::Write;

use axum::http::StatusCode;

use crate::household::answer::push_text;

/// A problem that no field has alone.
pub const WHOLE: &str = "non_field_errors";
/// A field that must be given.
pub const REQUIRED: &str = "This field is required.";
/// A field that cannot be nothing.
pub const NOT_NULL: &str = "This field may not be null.";

/// An answer that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// One sentence.
    Detail(StatusCode, String),
    /// What is wrong, field by field.
    Fields(Vec<(String, Vec<String>)>),
}

impl Refusal {
    /// One field, one problem.
    pub fn field(name: &str, text: impl Into<String>) -> Refusal {
        Refusal::Fields(vec![(name.to_owned(), vec![text.into()])])
    }

    /// One sentence.
    pub fn detail(status: StatusCode, text: impl Into<String>) -> Refusal {
        Refusal::Detail(status, text.into())
    }

    /// Nothing is there.
    pub fn not_found() -> Refusal {
        Refusal::detail(StatusCode::NOT_FOUND, "Not found.")
    }

    /// No record of this class has that number or slug.
    pub fn no_such(class: &str) -> Refusal {
        Refusal::detail(StatusCode::NOT_FOUND, format!("No {class} matches the given query."))
    }

    /// The store cannot keep or read now.
    pub fn store(error: impl std::fmt::Display) -> Refusal {
        Refusal::detail(StatusCode::SERVICE_UNAVAILABLE, error.to_string())
    }

    /// Its code.
    pub fn status(&self) -> StatusCode {
        match self {
            Refusal::Detail(status, _) => *status,
            Refusal::Fields(_) => StatusCode::BAD_REQUEST,
        }
    }

    /// Its body.
    pub fn json(&self) -> String {
        let mut json = String::from("{");
        match self {
            Refusal::Detail(_, text) => {
                json.push_str("\"detail\":");
                push_text(&mut json, text);
            }
            Refusal::Fields(fields) => {
                for (nth, (name, texts)) in fields.iter().enumerate() {
                    let _ = write!(json, "{}", if nth == 0 { "" } else { "," });
                    push_text(&mut json, name);
                    json.push_str(":[");
                    for (nth, text) in texts.iter().enumerate() {
                        json.push_str(if nth == 0 { "" } else { "," });
                        push_text(&mut json, text);
                    }
                    json.push(']');
                }
            }
        }
        json.push('}');
        json
    }
}
