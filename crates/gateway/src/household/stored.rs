//! A record's fields as they are kept in its fact, and back.
//! Not the frame around them, which is `wire`'s, and not how they are answered.

use serde_json::{Map, Number, Value as Json};

use super::schema::{Kind, Resource};
use super::times::{read_at, read_clock, read_day, write_at, write_clock, write_day};
use super::value::Value;

/// The fields that are kept, as JSON.
#[must_use]
pub fn write(resource: &Resource, values: &[Value]) -> Map<String, Json> {
    let fields = resource.fields.iter().zip(values);
    let kept = fields.filter(|(field, _)| !matches!(field.kind, Kind::Length | Kind::Timer));
    kept.map(|(field, value)| (field.name.to_owned(), one(value))).collect()
}

fn one(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Of(number) => Json::from(*number),
        Value::Number(number) => Number::from_f64(*number).map_or(Json::Null, Json::Number),
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Text(text) => Json::from(text.as_str()),
        Value::At(us) => Json::from(write_at(*us)),
        Value::Day(day) => Json::from(write_day(*day)),
        Value::Clock(time) => Json::from(write_clock(*time)),
        Value::Span(us) => Json::from(*us),
        Value::Tags(tags) => tags.iter().copied().collect(),
    }
}

/// The values of a resource's fields; what is not there or not understood is nothing.
#[must_use]
pub fn read(resource: &Resource, fields: &Map<String, Json>) -> Vec<Value> {
    resource
        .fields
        .iter()
        .map(|field| fields.get(field.name).map_or(Value::Null, |json| back(field.kind, json)))
        .collect()
}

fn back(kind: Kind, json: &Json) -> Value {
    let text = json.as_str();
    let value = match kind {
        Kind::Child | Kind::User => json.as_u64().map(Value::Of),
        Kind::Number => json.as_f64().map(Value::Number),
        Kind::Flag => json.as_bool().map(Value::Flag),
        Kind::At => text.and_then(read_at).map(Value::At),
        Kind::Day => text.and_then(read_day).map(Value::Day),
        Kind::Clock => text.and_then(read_clock).map(Value::Clock),
        Kind::Span => json.as_i64().map(Value::Span),
        Kind::Tags => json.as_array().map(|tags| Value::Tags(tags.iter().filter_map(Json::as_u64).collect())),
        Kind::Text | Kind::Choice(_) | Kind::Picture | Kind::Slug | Kind::Color => {
            text.map(|text| Value::Text(text.to_owned()))
        }
        Kind::Timer | Kind::Length => None,
    };
    value.unwrap_or(Value::Null)
}
