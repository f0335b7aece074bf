//! A row as it is answered, as JSON text. A row without pictures or a running clock always reads the same.
//! Not pages, errors or headers: those belong to the requests.

use std::fmt::Write;

use super::resources::{RESOURCES, at};
use super::schema::{Kind, Resource};
use super::table::{Row, Table, length};
use super::times::{write_at, write_clock, write_day, write_span};
use super::value::Value;

/// What an answer depends on beside the row.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The tags, for their names.
    pub tags: &'a Table,
    /// Now, in microseconds, for running timers.
    pub now_us: i64,
    /// The address before a picture's name.
    pub pictures: &'a str,
}

/// Whether its answer depends on the request.
#[must_use]
pub fn varies(resource: &Resource, row: &Row) -> bool {
    let pictured =
        |(field, value): (&super::schema::Field, &Value)| field.kind == Kind::Picture && *value != Value::Null;
    std::ptr::eq(resource, &raw const RESOURCES[at::TIMERS]) || resource.fields.iter().zip(&row.values).any(pictured)
}

/// The row as a JSON object.
#[must_use]
pub fn write(resource: &Resource, row: &Row, around: &Around<'_>) -> String {
    let mut json = String::with_capacity(256);
    json.push('{');
    if std::ptr::eq(resource, &raw const RESOURCES[at::TAGS]) {
        // Tags are known by their slugs alone.
    } else {
        let _ = write!(json, "\"id\":{}", row.number);
    }
    for (field, value) in resource.fields.iter().zip(&row.values).filter(|(field, _)| !field.write_only()) {
        if json.len() > 1 {
            json.push(',');
        }
        let _ = write!(json, "\"{}\":", field.name);
        match field.kind {
            Kind::Length => push_length(&mut json, resource, row, around.now_us),
            Kind::Picture => push_picture(&mut json, value, around.pictures),
            _ => push(&mut json, value, around.tags),
        }
    }
    json.push('}');
    json
}

fn push_length(json: &mut String, resource: &Resource, row: &Row, now_us: i64) {
    let running = || Some(now_us - row.values[resource.place("start")?].at()?);
    match length(resource, row).or_else(running) {
        Some(us) => push_text(json, &write_span(us)),
        None => json.push_str("null"),
    }
}

fn push_picture(json: &mut String, value: &Value, address: &str) {
    match value.text() {
        Some(name) => push_text(json, &format!("{address}{name}")),
        None => json.push_str("null"),
    }
}

fn push(json: &mut String, value: &Value, tags: &Table) {
    match value {
        Value::Null => json.push_str("null"),
        Value::Of(number) => {
            let _ = write!(json, "{number}");
        }
        Value::Number(number) => {
            let _ = write!(json, "{number:?}");
        }
        Value::Flag(flag) => json.push_str(if *flag { "true" } else { "false" }),
        Value::Text(text) => push_text(json, text),
        Value::At(us) => push_text(json, &write_at(*us)),
        Value::Day(day) => push_text(json, &write_day(*day)),
        Value::Clock(time) => push_text(json, &write_clock(*time)),
        Value::Span(us) => push_text(json, &write_span(*us)),
        Value::Tags(numbers) => push_tags(json, numbers, tags),
    }
}

fn push_tags(json: &mut String, numbers: &[u64], tags: &Table) {
    json.push('[');
    let mut first = true;
    for name in numbers.iter().filter_map(|number| tag_name(tags, *number)) {
        if !first {
            json.push(',');
        }
        first = false;
        push_text(json, name);
    }
    json.push(']');
}

/// The name of a tag that is still there.
#[must_use]
pub fn tag_name(tags: &Table, number: u64) -> Option<&str> {
    let name = RESOURCES[at::TAGS].place("name")?;
    tags.get(number)?.values[name].text()
}

/// A text in quotes.
pub fn push_text(json: &mut String, text: &str) {
    json.push_str(&serde_json::Value::from(text).to_string());
}
