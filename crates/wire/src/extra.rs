//! Fields that a newer version wrote into a kind we know: set aside on reading, put back on writing.
//! Knows nothing of facts: it compares a text with what this version would have written.

use std::collections::BTreeMap;

use domain::fact::Extra;
use serde_json::Value;
use serde_json::value::RawValue;

/// What stands in `text` and not in `known`, by path.
pub(crate) fn beyond(text: &str, known: &Value) -> Vec<Extra> {
    let mut found = Vec::new();
    if let Ok(raw) = serde_json::from_str::<&RawValue>(text) {
        collect(raw, known, &mut Vec::new(), &mut found);
    }
    found
}

fn collect(raw: &RawValue, known: &Value, path: &mut Vec<String>, found: &mut Vec<Extra>) {
    match known {
        Value::Object(fields) => {
            for (name, inner) in serde_json::from_str::<BTreeMap<String, &RawValue>>(raw.get()).unwrap_or_default() {
                path.push(name);
                match path.last().and_then(|name| fields.get(name)) {
                    Some(field) => collect(inner, field, path, found),
                    None => found.push(Extra { path: path.clone(), raw: inner.get().to_owned() }),
                }
                path.pop();
            }
        }
        Value::Array(items) => {
            let inner = serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default();
            for (nth, (inner, item)) in inner.into_iter().zip(items).enumerate() {
                path.push(nth.to_string());
                collect(inner, item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// `known` as text, with each of `extra` back in its place.
pub(crate) fn put_back(known: &Value, extra: &[Extra]) -> String {
    let mut text = String::new();
    write(known, &extra.iter().map(|one| (one.path.as_slice(), one.raw.as_str())).collect::<Vec<_>>(), &mut text);
    text
}

/// What belongs under here: the rest of its path, and its text.
type Below<'a> = (&'a [String], &'a str);

fn write(known: &Value, extra: &[Below<'_>], text: &mut String) {
    match known {
        Value::Object(fields) => {
            let here = extra.iter().filter(|(path, _)| path.len() == 1 && !fields.contains_key(&path[0]));
            let mut members: BTreeMap<&str, String> =
                here.map(|(path, raw)| (path[0].as_str(), (*raw).to_owned())).collect();
            for (name, field) in fields {
                members.insert(name, written(field, &below(extra, name)));
            }
            let members = members.iter().map(|(name, value)| format!("{}:{value}", Value::from(*name)));
            *text += &format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate().map(|(nth, item)| written(item, &below(extra, &nth.to_string())));
            *text += &format!("[{}]", items.collect::<Vec<_>>().join(","));
        }
        plain => *text += &plain.to_string(),
    }
}

fn written(known: &Value, extra: &[Below<'_>]) -> String {
    let mut text = String::new();
    write(known, extra, &mut text);
    text
}

fn below<'a>(extra: &[Below<'a>], name: &str) -> Vec<Below<'a>> {
    extra.iter().filter(|(path, _)| path.len() > 1 && path[0] == name).map(|(path, raw)| (&path[1..], *raw)).collect()
}
