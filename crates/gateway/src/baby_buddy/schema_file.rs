//! The API in the form of OpenAPI 3.0, written from the same tables that answer requests.
//! Says which fields there are and which must be given; the rules between fields have no place in it.

use serde_json::{Map, Value as Json, json};

use crate::household::resources::{RESOURCES, at};
use crate::household::schema::{Field, Kind, Resource, Start};

/// The whole document.
pub fn write() -> String {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for (place, resource) in RESOURCES.iter().enumerate() {
        schemas.insert(resource.class.to_owned(), object(place, resource));
        paths.insert(format!("/api/{}/", resource.path), list(resource));
        let name = if resource.by_slug() { "slug" } else { "id" };
        paths.insert(format!("/api/{}/{{{name}}}/", resource.path), one(resource, name));
    }
    paths.insert("/api/timers/{id}/restart/".to_owned(), json!({ "patch": answer("Timer", "restartTimer", None) }));
    let info = json!({ "title": "Letdown: the API of Baby Buddy", "version": "1" });
    json!({ "openapi": "3.0.2", "info": info, "paths": paths, "components": { "schemas": schemas } }).to_string()
}

fn reference(class: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{class}") })
}

fn answer(class: &str, operation: &str, parameters: Option<Vec<Json>>) -> Json {
    let content = json!({ "application/json": { "schema": reference(class) } });
    json!({
        "operationId": operation,
        "parameters": parameters.unwrap_or_default(),
        "responses": { "200": { "description": class, "content": content } },
    })
}

fn with_body(class: &str, operation: &str, code: &str) -> Json {
    let content = json!({ "application/json": { "schema": reference(class) } });
    json!({
        "operationId": operation,
        "requestBody": { "content": content },
        "responses": { code: { "description": class, "content": content } },
    })
}

fn list(resource: &Resource) -> Json {
    let class = resource.class;
    let names = resource.filters.iter().map(|filter| filter.name).chain(["limit", "offset", "ordering"]);
    let parameters: Vec<Json> =
        names.map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } })).collect();
    let page = json!({
        "type": "object",
        "properties": {
            "count": { "type": "integer" },
            "next": { "type": "string", "nullable": true },
            "previous": { "type": "string", "nullable": true },
            "results": { "type": "array", "items": reference(class) },
        },
    });
    let get = json!({
        "operationId": format!("list{class}"),
        "parameters": parameters,
        "responses": { "200": { "description": "A page", "content": { "application/json": { "schema": page } } } },
    });
    json!({ "get": get, "post": with_body(class, &format!("create{class}"), "201") })
}

fn one(resource: &Resource, name: &str) -> Json {
    let class = resource.class;
    let place = json!([{ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }]);
    json!({
        "parameters": place,
        "get": answer(class, &format!("retrieve{class}"), None),
        "patch": with_body(class, &format!("partialUpdate{class}"), "200"),
        "delete": { "operationId": format!("destroy{class}"), "responses": { "204": { "description": "Gone" } } },
    })
}

fn object(place: usize, resource: &Resource) -> Json {
    let mut properties = Map::new();
    if place != at::TAGS {
        properties.insert("id".to_owned(), json!({ "type": "integer", "readOnly": true }));
    }
    for field in resource.fields {
        properties.insert(field.name.to_owned(), property(field));
    }
    let required: Vec<&str> = resource
        .fields
        .iter()
        .filter(|field| field.start == Start::Asked && !field.read_only())
        .map(|field| field.name)
        .collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn property(field: &Field) -> Json {
    let mut property = match field.kind {
        Kind::Child | Kind::User | Kind::Timer => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::At => json!({ "type": "string", "format": "date-time" }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Tags => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Choice(choices) => {
            let mut values: Vec<&str> = choices.iter().map(|(value, _)| *value).collect();
            if field.blank {
                values.push("");
            }
            json!({ "type": "string", "enum": values })
        }
        Kind::Text | Kind::Clock | Kind::Span | Kind::Length | Kind::Picture | Kind::Slug | Kind::Color => {
            json!({ "type": "string" })
        }
    };
    for (name, holds) in [("nullable", field.null), ("readOnly", field.read_only()), ("writeOnly", field.write_only())]
    {
        if holds {
            property[name] = Json::Bool(true);
        }
    }
    if let Some(most) = field.most {
        property["maxLength"] = Json::from(most);
    }
    property
}
