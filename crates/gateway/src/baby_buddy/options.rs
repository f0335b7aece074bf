//! What a resource says of itself when asked with OPTIONS.
//! For programs that build forms; the answers to the forms are elsewhere.

use std::fmt::Write;

use crate::household::answer::push_text;
use crate::household::resources::{RESOURCES, at};
use crate::household::schema::{Field, Kind, Resource, Start, Test};

const MEDIA: &str = "\"renders\":[\"application/json\"],\"parses\":[\"application/json\",\
    \"application/x-www-form-urlencoded\",\"multipart/form-data\"]";

/// Of a list or of one record.
pub fn of(place: usize, one: bool) -> String {
    let resource = &RESOURCES[place];
    let name = format!("{} {}", resource.title, if one { "Instance" } else { "List" });
    let mut json = format!("{{\"name\":\"{name}\",{MEDIA}");
    if !one {
        json.push_str(",\"actions\":{\"POST\":{");
        push_fields(&mut json, resource, place);
        json.push_str("}}");
    }
    let filters = resource.filters.iter().filter(|filter| filter.test != Test::AnyTag);
    let names: Vec<String> = filters.map(|filter| format!("\"{}\"", filter.name)).collect();
    let _ = write!(json, ",\"filters\":[{}]}}", names.join(","));
    json
}

/// Of the root and of the profile.
pub fn plain(name: &str) -> String {
    format!("{{\"name\":\"{name}\",{MEDIA}}}")
}

fn push_fields(json: &mut String, resource: &Resource, place: usize) {
    if place != at::TAGS {
        json.push_str("\"id\":{\"type\":\"integer\",\"required\":false,\"read_only\":true,\"label\":\"ID\"},");
    }
    for (nth, field) in resource.fields.iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        let (kind, required, read_only) = (type_name(field), required(field), field.read_only());
        let _ = write!(json, "{comma}\"{}\":{{\"type\":\"{kind}\",\"required\":{required}", field.name);
        let _ = write!(json, ",\"read_only\":{read_only},\"label\":");
        push_text(json, field.label);
        if !field.help.is_empty() {
            json.push_str(",\"help_text\":");
            push_text(json, field.help);
        }
        if let Some(most) = field.most.filter(|_| !read_only) {
            let _ = write!(json, ",\"max_length\":{most}");
        }
        push_more(json, field);
        json.push('}');
    }
}

fn push_more(json: &mut String, field: &Field) {
    if field.kind == Kind::Tags {
        json.push_str(",\"child\":{\"type\":\"string\",\"required\":true,\"read_only\":false}");
    }
    if let Kind::Choice(choices) = field.kind {
        json.push_str(",\"choices\":[");
        for (nth, (value, name)) in choices.iter().enumerate() {
            let comma = if nth == 0 { "" } else { "," };
            let _ = write!(json, "{comma}{{\"value\":\"{value}\",\"display_name\":\"{name}\"}}");
        }
        json.push(']');
    }
}

fn required(field: &Field) -> bool {
    field.start == Start::Asked && !field.read_only()
}

fn type_name(field: &Field) -> &'static str {
    match field.kind {
        Kind::Child | Kind::User | Kind::Timer => "field",
        Kind::Number => "float",
        Kind::Text | Kind::Color => "string",
        Kind::Choice(_) => "choice",
        Kind::Flag => "boolean",
        Kind::At => "datetime",
        Kind::Day => "date",
        Kind::Clock => "time",
        Kind::Span | Kind::Length => "duration",
        Kind::Tags => "list",
        Kind::Picture => "image upload",
        Kind::Slug => "slug",
    }
}
