//! What a request's body says, from JSON, a form, or a form with files.
//! Not whether it may say so: `fields` checks that.

use std::collections::HashMap;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value as Json};

use super::refusal::{Refusal, WHOLE};

/// The largest body that is read: what one fact can hold.
const LARGEST_BYTES: usize = 1024 * 1024;

/// One value of a form.
#[derive(Debug, Clone)]
pub enum Part {
    /// Typed.
    Text(String),
    /// A file.
    File(Bytes),
}

/// A body's fields.
#[derive(Debug)]
pub enum Input {
    /// From JSON.
    Json(Map<String, Json>),
    /// From a form, where absence and blankness mean other things.
    Form(HashMap<String, Vec<Part>>),
}

/// Reads it.
pub async fn read(headers: &HeaderMap, body: Body) -> Result<Input, Refusal> {
    let told = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = told.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media == "multipart/form-data" {
        return read_parts(headers, body).await;
    }
    let too_large = |_| Refusal::detail(StatusCode::PAYLOAD_TOO_LARGE, "Request body is too large.");
    let bytes = axum::body::to_bytes(body, LARGEST_BYTES).await.map_err(too_large)?;
    match media.as_str() {
        "application/x-www-form-urlencoded" => Ok(Input::Form(read_form(&bytes))),
        _ if bytes.is_empty() => Ok(Input::Json(Map::new())),
        "application/json" => read_json(&bytes),
        _ => Err(Refusal::detail(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("Unsupported media type \"{told}\" in request."),
        )),
    }
}

fn read_json(bytes: &[u8]) -> Result<Input, Refusal> {
    let name = match serde_json::from_slice(bytes) {
        Ok(Json::Object(fields)) => return Ok(Input::Json(fields)),
        Ok(Json::Null) => return Err(Refusal::field(WHOLE, "No data provided")),
        Ok(Json::Array(_)) => "list",
        Ok(Json::String(_)) => "str",
        Ok(Json::Bool(_)) => "bool",
        Ok(Json::Number(number)) if number.is_f64() => "float",
        Ok(Json::Number(_)) => "int",
        Err(error) => {
            let place = format!("JSON parse error - line {} column {}", error.line(), error.column());
            return Err(Refusal::detail(StatusCode::BAD_REQUEST, place));
        }
    };
    Err(Refusal::field(WHOLE, format!("Invalid data. Expected a dictionary, but got {name}.")))
}

fn read_form(bytes: &[u8]) -> HashMap<String, Vec<Part>> {
    let mut fields: HashMap<String, Vec<Part>> = HashMap::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        fields.entry(name.into_owned()).or_default().push(Part::Text(value.into_owned()));
    }
    fields
}

async fn read_parts(headers: &HeaderMap, body: Body) -> Result<Input, Refusal> {
    let bad = |_| Refusal::detail(StatusCode::BAD_REQUEST, "Multipart form parse error");
    let mut request = Request::new(body);
    *request.headers_mut() = headers.clone();
    let mut parts = Multipart::from_request(request, &()).await.map_err(bad)?;
    let mut fields: HashMap<String, Vec<Part>> = HashMap::new();
    let bad = |_| Refusal::detail(StatusCode::BAD_REQUEST, "Multipart form parse error");
    while let Some(part) = parts.next_field().await.map_err(bad)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().is_some();
        let bytes = part.bytes().await.map_err(bad)?;
        let text = || Part::Text(String::from_utf8_lossy(&bytes).into_owned());
        fields.entry(name).or_default().push(if file { Part::File(bytes.clone()) } else { text() });
    }
    Ok(Input::Form(fields))
}
