//! The page as assistive technology gets it, written as an indented list.
//! Leaves out what adds no meaning: layout boxes, and text that its parent's name already says.

use std::collections::HashMap;

use serde_json::Value;

/// Roles that only group or repeat.
const SILENT: [&str; 8] =
    ["none", "generic", "InlineTextBox", "LineBreak", "RootWebArea", "paragraph", "LabelText", "SvgRoot"];

/// States worth a word, when they are set.
const STATES: [&str; 10] =
    ["level", "checked", "pressed", "selected", "expanded", "disabled", "required", "invalid", "live", "valuetext"];

/// The list, from the answer of `Accessibility.getFullAXTree`.
pub fn written(answer: &Value) -> String {
    let nodes: Vec<&Value> = answer["nodes"].as_array().map(|nodes| nodes.iter().collect()).unwrap_or_default();
    let by_id = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, *node))).collect();
    let mut out = String::new();
    if let Some(first) = nodes.first() {
        write(&by_id, first, 0, "", &mut out);
    }
    out
}

fn write(by_id: &HashMap<&str, &Value>, node: &Value, depth: usize, said: &str, out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let repeats = role == "StaticText" && (name.is_empty() || said.contains(name));
    let silent = node["ignored"] == true || SILENT.contains(&role) || repeats;
    if !silent {
        out.push_str(&line(node, role, name, depth));
    }
    // What a heading or button is called comes from its text: said once is enough.
    let said = if silent || name.is_empty() { said } else { name };
    let children = node["childIds"].as_array().map(Vec::as_slice).unwrap_or_default();
    for child in children.iter().filter_map(|id| by_id.get(id.as_str()?)) {
        write(by_id, child, if silent { depth } else { depth + 1 }, said, out);
    }
}

fn line(node: &Value, role: &str, name: &str, depth: usize) -> String {
    let role = if role == "StaticText" { "text" } else { role };
    let mut line = format!("{}- {role}", "  ".repeat(depth));
    if !name.is_empty() {
        line += &format!(" {name:?}");
    }
    if let Some(value) = plain(&node["value"]["value"]).filter(|value| !value.is_empty()) {
        line += &format!(" = {value}");
    }
    for state in node["properties"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let what = state["name"].as_str().unwrap_or_default();
        let value = plain(&state["value"]["value"]).unwrap_or_default();
        if STATES.contains(&what) && !["", "false"].contains(&value.as_str()) {
            line += &if value == "true" { format!(" [{what}]") } else { format!(" [{what} {value}]") };
        }
    }
    line + "\n"
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn boxes_vanish_and_names_are_said_once() {
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({"nodeId": id, "ignored": false, "role": {"value": role}, "name": {"value": name}, "childIds": children});
        let mut heading = node("3", "heading", "Today", &["4"]);
        heading["properties"] = json!([{"name": "level", "value": {"value": 1}}]);
        let tree = json!({"nodes": [
            node("1", "RootWebArea", "Letdown", &["2"]), node("2", "generic", "", &["3", "5"]),
            heading, node("4", "StaticText", "Today", &[]), node("5", "StaticText", "Nothing yet", &[]),
        ]});
        assert_eq!(written(&tree), "- heading \"Today\" [level 1]\n- text \"Nothing yet\"\n");
    }
}
