//! Tags: made by being used, renamed and deleted everywhere at once.
//! Filters by tag are here too.

use serde_json::{Value, json};

use crate::home::{Checks, Home};

pub fn checks(home: &Home, checks: &mut Checks) {
    home.child();
    let note = |tags: Value| home.post("notes/", &json!({ "child": 1, "note": "x", "tags": tags }));
    let made = note(json!(["night", "Night", "night", " out "]));
    checks.is("each once", made.json()["tags"].clone(), json!(["night", "Night", "out"]));
    let list = home.get("tags/").json();
    let names: Vec<&str> =
        list["results"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    checks.is("by their bytes", names, vec!["Night", "night", "out"]);
    checks.is("slugs", list["results"][0]["slug"].as_str(), Some("night_1"));
    checks.is("no number", list["results"][0].get("id").is_none(), true);
    let color = list["results"][0]["color"].as_str().unwrap();
    checks.is("a colour", (color.len(), color.starts_with('#')), (7, true));
    for (tags, text) in [
        (json!(null), "This field may not be null."),
        (json!({}), "Expected a list of items but got type \"dict\"."),
        (json!(["a", 3]), "All list items must be of string type."),
        (json!("a, b"), "Invalid json list. A tag list submitted in string form must be valid json."),
    ] {
        checks.refused(&note(tags), "tags", text);
    }
    checks.is("a list in a text", note(json!("[\"out\"]")).json()["tags"].clone(), json!(["out"]));
    let form = home.form("POST", "notes/", "child=1&note=x&tags=a&tags=b, c&tags=[\"d\"]");
    checks.is("a form's tags are literal", form.json()["tags"].clone(), json!(["a", "b, c", "[\"d\"]"]));
    checks.is("without is none", home.form("POST", "notes/", "child=1&note=x").json()["tags"].clone(), json!([]));
    checks.is("kept", home.patch("notes/1/", &json!({ "note": "y" })).json()["tags"].as_array().unwrap().len(), 3);
    checks.is("replaced", home.patch("notes/1/", &json!({ "tags": ["out"] })).json()["tags"].clone(), json!(["out"]));
    for (query, count) in [("tags=out", 2), ("tags=out,a", 3), ("tags=OUT", 0), ("tags=", 4), ("child=1&tags=none", 0)]
    {
        checks.is(query, home.get(&format!("notes/?{query}")).json()["count"].as_u64(), Some(count));
    }
    checks.is("cleared", home.patch("notes/1/", &json!({ "tags": [] })).json()["tags"].clone(), json!([]));
    let renamed = home.patch("tags/out/", &json!({ "name": "outdoors", "slug": "x" }));
    checks.is("slugs stay", renamed.json()["slug"].as_str(), Some("out"));
    checks.is("renamed everywhere", home.get("notes/2/").json()["tags"].clone(), json!(["outdoors"]));
    let taken = home.post("tags/", &json!({ "name": "outdoors" }));
    checks.refused(&taken, "name", "Tag with this name already exists.");
    checks.refused(&home.post("tags/", &json!({})), "name", "This field is required.");
    let long = home.post("tags/", &json!({ "name": "a".repeat(101) }));
    checks.refused(&long, "name", "Ensure this field has no more than 100 characters.");
    for (color, text) in [("", "This field may not be blank."), ("red", "Enter a valid value.")] {
        checks.refused(&home.post("tags/", &json!({ "name": "z", "color": color })), "color", text);
    }
    let made = home.post("tags/", &json!({ "name": "Zoë's", "color": "#A0b1C2" }));
    checks.code("made", &made, 201);
    checks.is("colour as sent", made.json()["color"].as_str(), Some("#A0b1C2"));
    checks.is("slug", made.json()["slug"].as_str(), Some("zoës"));
    checks.is("by name", home.get("tags/?name=outdoors").json()["count"].as_u64(), Some(1));
    checks.is("turned", home.get("tags/?ordering=-name").json()["results"][0]["name"].as_str(), Some("outdoors"));
    checks.code("deleted", &home.delete("tags/out/"), 204);
    checks.is("everywhere", home.get("notes/2/").json()["tags"].clone(), json!([]));
    checks.answer("gone", &home.get("tags/out/"), 404, json!({ "detail": "No Tag matches the given query." }));
    let used = |home: &Home| home.get("tags/a/").json()["last_used"].as_str().unwrap().to_owned();
    let before = used(home);
    checks.code("used again", &home.patch("notes/1/", &json!({ "tags": ["a"] })), 200);
    checks.is("later", used(home) >= before, true);
    let pumped = json!({ "child": 1, "amount": 1, "start": "2026-03-09", "end": "2026-03-09", "tags": ["a"] });
    checks.is("on pumping", home.post("pumping/", &pumped).json()["tags"].clone(), json!(["a"]));
    checks.is("no filter there", home.get("pumping/?tags=none").json()["count"].as_u64(), Some(1));
}
