//! Each field of a body alone: read, checked, and refused in the API's words.
//! Not what fields must be together: `rules`.

use axum::body::Bytes;
use serde_json::Value as Json;

use super::body::{Input, Part};
use super::refusal::{NOT_NULL, REQUIRED};
use crate::household::Household;
use crate::household::resources::at;
use crate::household::schema::{Field, Kind, Start};
use crate::household::times::{read_at, read_clock, read_day, read_span};
use crate::household::value::Value;

const WRONG_AT: &str = "Datetime has wrong format. Use one of these formats instead: \
    YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
const WRONG_DAY: &str = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
const WRONG_CLOCK: &str = "Time has wrong format. Use one of these formats instead: hh:mm[:ss[.uuuuuu]].";
const WRONG_SPAN: &str = "Duration has wrong format. Use one of these formats instead: [DD] [HH:[MM:]]ss[.uuuuuu].";

/// What a field of a body came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// It is not there.
    Absent,
    /// A value.
    Value(Value),
    /// Names of tags, not all of which may be there yet.
    Tags(Vec<String>),
    /// A picture's bytes.
    Picture(Bytes),
}

/// Reads one field; the texts say what is wrong with it.
pub fn read(field: &Field, input: &Input, partial: bool, household: &Household) -> Result<Read, Vec<String>> {
    if field.read_only() {
        return Ok(Read::Absent);
    }
    let given = match input {
        Input::Json(fields) => fields.get(field.name).cloned(),
        Input::Form(fields) => match from_form(field, fields.get(field.name).map(Vec::as_slice), partial) {
            Formed::Json(json) => json,
            Formed::Read(read) => return Ok(read),
        },
    };
    match given {
        None if partial || field.start != Start::Asked => Ok(Read::Absent),
        None => Err(vec![REQUIRED.to_owned()]),
        Some(Json::Null) if field.null => Ok(Read::Value(Value::Null)),
        Some(Json::Null) => Err(vec![NOT_NULL.to_owned()]),
        Some(json) => convert(field, json, household).map_err(|text| vec![text]),
    }
}

/// A form's field as JSON would have it, or read at once.
enum Formed {
    Json(Option<Json>),
    Read(Read),
}

fn from_form(field: &Field, parts: Option<&[Part]>, partial: bool) -> Formed {
    let Some(last) = parts.and_then(<[Part]>::last) else {
        let unchecked = field.kind == Kind::Flag && !partial;
        return Formed::Json(unchecked.then_some(if field.null { Json::Null } else { Json::Bool(false) }));
    };
    if field.kind == Kind::Tags {
        let texts = parts.unwrap_or_default().iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.trim().to_owned()),
            Part::File(_) => None,
        });
        return Formed::Read(Read::Tags(texts.filter(|text| !text.is_empty()).collect()));
    }
    match last {
        Part::File(bytes) if field.kind == Kind::Picture => Formed::Read(Read::Picture(bytes.clone())),
        Part::File(_) => Formed::Json(Some(Json::Bool(true))),
        Part::Text(text) if !text.is_empty() || field.blank => Formed::Json(Some(Json::from(text.as_str()))),
        Part::Text(_) if field.null => Formed::Json(Some(Json::Null)),
        Part::Text(_) if field.start != Start::Asked => Formed::Json(None),
        Part::Text(text) => Formed::Json(Some(Json::from(text.as_str()))),
    }
}

fn convert(field: &Field, json: Json, household: &Household) -> Result<Read, String> {
    let value = match field.kind {
        Kind::Tags => return tags(json).map(Read::Tags),
        Kind::Child => number_of(&json, |number| household.table(at::CHILDREN).get(number).is_some())?,
        Kind::Timer => number_of(&json, |number| household.table(at::TIMERS).get(number).is_some())?,
        Kind::User => number_of(&json, |number| household.users().contains_key(&number))?,
        Kind::Number => Value::Number(number(&json)?),
        Kind::Text | Kind::Color => Value::Text(text(field, &json)?),
        Kind::Choice(choices) => choice(field, choices, &json)?,
        Kind::Flag => Value::Flag(flag(&json).ok_or("Must be a valid boolean.")?),
        Kind::At => json.as_str().and_then(read_at).map(Value::At).ok_or(WRONG_AT)?,
        Kind::Day => json.as_str().and_then(read_day).map(Value::Day).ok_or(WRONG_DAY)?,
        Kind::Clock => json.as_str().and_then(read_clock).map(Value::Clock).ok_or(WRONG_CLOCK)?,
        Kind::Span => span(&json).map(Value::Span).ok_or(WRONG_SPAN)?,
        Kind::Picture => {
            return Err("The submitted data was not a file. Check the encoding type on the form.".to_owned());
        }
        Kind::Slug | Kind::Length => return Ok(Read::Absent),
    };
    Ok(Read::Value(value))
}

/// The name that the API's texts have for a JSON type.
fn type_name(json: &Json) -> &'static str {
    match json {
        Json::Null => "NoneType",
        Json::Bool(_) => "bool",
        Json::Number(number) if number.is_f64() => "float",
        Json::Number(_) => "int",
        Json::String(_) => "str",
        Json::Array(_) => "list",
        Json::Object(_) => "dict",
    }
}

fn number_of(json: &Json, exists: impl Fn(u64) -> bool) -> Result<Value, String> {
    let wrong = || format!("Incorrect type. Expected pk value, received {}.", type_name(json));
    let shown = match json {
        Json::Number(number) => number.to_string(),
        Json::String(text) if text.is_empty() => return Err(NOT_NULL.to_owned()),
        Json::String(text) => text.trim().to_owned(),
        _ => return Err(wrong()),
    };
    let number: i128 = shown.parse().map_err(|_| wrong())?;
    let found = u64::try_from(number).ok().filter(|number| exists(*number));
    found.map(Value::Of).ok_or_else(|| format!("Invalid pk \"{shown}\" - object does not exist."))
}

fn number(json: &Json) -> Result<f64, String> {
    let read = match json {
        Json::Bool(flag) => Some(f64::from(u8::from(*flag))),
        Json::Number(number) => number.as_f64(),
        Json::String(text) if text.len() > 1000 => return Err("String value too large.".to_owned()),
        Json::String(text) => text.trim().replace('_', "x").parse().ok(),
        _ => None,
    };
    read.filter(|number| number.is_finite()).ok_or_else(|| "A valid number is required.".to_owned())
}

fn text(field: &Field, json: &Json) -> Result<String, String> {
    let text = match json {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return Err("Not a valid string.".to_owned()),
    };
    if text.is_empty() && !field.blank {
        return Err("This field may not be blank.".to_owned());
    }
    if text.contains('\0') {
        return Err("Null characters are not allowed.".to_owned());
    }
    match field.most {
        Some(most) if text.chars().count() > most => {
            Err(format!("Ensure this field has no more than {most} characters."))
        }
        _ if field.kind == Kind::Color && !is_color(&text) => Err("Enter a valid value.".to_owned()),
        _ => Ok(text),
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn choice(field: &Field, choices: &[(&str, &str)], json: &Json) -> Result<Value, String> {
    let shown = match json {
        Json::String(text) => text.clone(),
        Json::Bool(true) => "True".to_owned(),
        Json::Bool(false) => "False".to_owned(),
        other => other.to_string(),
    };
    let known = choices.iter().any(|(choice, _)| *choice == shown) || (field.blank && shown.is_empty());
    if known { Ok(Value::Text(shown)) } else { Err(format!("\"{shown}\" is not a valid choice.")) }
}

fn flag(json: &Json) -> Option<bool> {
    match json {
        Json::Bool(flag) => Some(*flag),
        Json::Number(number) if number.as_f64() == Some(1.0) => Some(true),
        Json::Number(number) if number.as_f64() == Some(0.0) => Some(false),
        Json::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "t" | "yes" | "y" | "on" | "1" => Some(true),
            "false" | "f" | "no" | "n" | "off" | "0" | "0.0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn span(json: &Json) -> Option<i64> {
    match json {
        Json::String(text) => read_span(text.trim()),
        Json::Number(number) => read_span(&number.to_string()),
        _ => None,
    }
}

fn tags(json: Json) -> Result<Vec<String>, String> {
    let list = match json {
        Json::String(text) if text.is_empty() => Json::Array(Vec::new()),
        Json::String(text) => serde_json::from_str(&text)
            .map_err(|_| "Invalid json list. A tag list submitted in string form must be valid json.".to_owned())?,
        other => other,
    };
    let Json::Array(items) = list else {
        return Err(format!("Expected a list of items but got type \"{}\".", type_name(&list)));
    };
    let mut names: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        let Json::String(name) = item else { return Err("All list items must be of string type.".to_owned()) };
        let name = name.trim().to_owned();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}
