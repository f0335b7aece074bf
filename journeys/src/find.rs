//! Finding things by role and name as assistive technology sees them, and touching them as a finger does.
//! The names are the browser's own reckoning, not this file's.

use serde_json::{Value, json};

use crate::browser::Browser;

/// Something on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    node: i64,
}

/// The first thing of one of these roles with exactly this name.
pub fn find(browser: &Browser, roles: &[&str], name: &str) -> Result<Option<Thing>, String> {
    let document = browser.command("DOM.getDocument", json!({"depth": 0}))?;
    let within = document["root"]["backendNodeId"].clone();
    for role in roles {
        let named = json!({"backendNodeId": within, "accessibleName": name, "role": role});
        // Asked by name, the browser passes over a file field, whose inner name ends in "No file chosen".
        let any = json!({"backendNodeId": within, "role": role});
        for asked in [named, any] {
            let found = browser.command("Accessibility.queryAXTree", asked)?;
            let nodes = found["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
            let seen = nodes.iter().find(|node| node["ignored"] == false && node["name"]["value"] == name);
            if let Some(node) = seen.and_then(|node| node["backendDOMNodeId"].as_i64()) {
                return Ok(Some(Thing { node }));
            }
        }
    }
    Ok(None)
}

/// Touches its middle, when nothing lies over it; the error says what does.
pub fn tap(browser: &Browser, thing: Thing) -> Result<(), String> {
    call(browser, thing, "function() { this.scrollIntoView({block: 'center', behavior: 'instant'}); }", json!([]))?;
    let point = call(browser, thing, MIDDLE, json!([]))?;
    if let Some(cover) = point.as_str() {
        return Err(cover.to_owned());
    }
    let touch = json!([{"x": point["x"], "y": point["y"]}]);
    browser.command("Input.dispatchTouchEvent", json!({"type": "touchStart", "touchPoints": touch}))?;
    browser.command("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []})).map(drop)
}

/// The middle of the element, or why a finger would not meet it there. A label's finger is its field's too.
const MIDDLE: &str = "function() {
    if (this.disabled) return 'it is disabled';
    const box = this.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const met = document.elementFromPoint(x, y);
    if (!met) return 'it is off the screen';
    const mine = this.contains(met) || met.contains(this) || [...(this.labels ?? [])].some(label => label.contains(met));
    return mine ? {x, y} : 'it is covered by ' + met.outerHTML.slice(0, 120);
}";

/// Replaces what is in a field by this text.
pub fn type_into(browser: &Browser, thing: Thing, text: &str) -> Result<(), String> {
    call(browser, thing, "function() { this.focus(); this.select?.(); }", json!([]))?;
    if text.is_empty() {
        let delete = json!({"type": "keyDown", "key": "Delete", "code": "Delete", "windowsVirtualKeyCode": 46});
        return browser.command("Input.dispatchKeyEvent", delete).map(drop);
    }
    browser.command("Input.insertText", json!({"text": text})).map(drop)
}

/// Sets a list, slider or time to a value, as its own control would; a list is set by the option's text.
pub fn choose(browser: &Browser, thing: Thing, value: &str) -> Result<(), String> {
    let done = call(browser, thing, CHOOSE, json!([{"value": value}]))?;
    if done == true { Ok(()) } else { Err(format!("{value:?} is not among its choices")) }
}

const CHOOSE: &str = "function(value) {
    const option = [...(this.options ?? [])].find(option => option.label.trim() === value);
    if (this.options && !option) return false;
    this.value = option ? option.value : value;
    this.dispatchEvent(new Event('input', {bubbles: true}));
    this.dispatchEvent(new Event('change', {bubbles: true}));
    return true;
}";

/// Calls a function with the element as `this`, and returns its answer as JSON.
pub fn call(browser: &Browser, thing: Thing, function: &str, arguments: Value) -> Result<Value, String> {
    let object = browser.command("DOM.resolveNode", json!({"backendNodeId": thing.node}))?;
    let id = object["object"]["objectId"].clone();
    let parameters = json!({"objectId": id, "functionDeclaration": function, "arguments": arguments,
        "returnByValue": true, "userGesture": true});
    let mut answer = browser.command("Runtime.callFunctionOn", parameters)?;
    match answer.get("exceptionDetails") {
        Some(thrown) => Err(thrown.to_string()),
        None => Ok(answer["result"]["value"].take()),
    }
}

/// Gives files to a file field.
pub fn give_files(browser: &Browser, thing: Thing, paths: &[String]) -> Result<(), String> {
    browser.command("DOM.setFileInputFiles", json!({"backendNodeId": thing.node, "files": paths})).map(drop)
}
