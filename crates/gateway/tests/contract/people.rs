//! Children: slugs, renaming, deleting with all that is theirs.
//! Users are in `auth`.

use serde_json::json;

use crate::home::{Checks, Home};

pub fn checks(home: &Home, checks: &mut Checks) {
    let made =
        home.post("children/", &json!({ "first_name": "Zoë", "last_name": "van Gogh", "birth_date": "2026-01-02" }));
    let body = json!({
        "id": 1, "first_name": "Zoë", "last_name": "van Gogh", "birth_date": "2026-01-02", "birth_time": null,
        "slug": "zoë-van-gogh", "picture": null,
    });
    checks.answer("made", &made, 201, body.clone());
    checks.answer("by slug", &home.get("children/zo%C3%AB-van-gogh/"), 200, body);
    checks.answer("by number", &home.get("children/1/"), 404, json!({ "detail": "No Child matches the given query." }));
    let alone = home.form("POST", "children/", "first_name=Kim&birth_date=2027-01-01&birth_time=03:04");
    checks.code("no last name, still to come", &alone, 201);
    checks.is("last name", alone.json()["last_name"].as_str(), Some(""));
    checks.is("time", alone.json()["birth_time"].as_str(), Some("03:04:00"));
    checks.is("slug", alone.json()["slug"].as_str(), Some("kim"));
    let order: Vec<u64> = ids(home, "children/");
    checks.is("youngest first", order, vec![2, 1]);
    for (query, expected) in [
        ("first_name=Kim", vec![2]),
        ("slug=kim", vec![2]),
        ("birth_date=2026-01-02", vec![1]),
        ("id=1", vec![1]),
        ("last_name=none", vec![]),
        ("birth_time=03:04", vec![2]),
        ("ordering=first_name", vec![2, 1]),
        ("ordering=-slug", vec![1, 2]),
        ("ordering=nothing", vec![2, 1]),
    ] {
        checks.is(query, ids(home, &format!("children/?{query}")), expected);
    }
    checks.refused(&home.get("children/?id=x"), "id", "Enter a number.");
    checks.refused(&home.get("children/?birth_date=x"), "birth_date", "Enter a valid date.");
    let twin = home.post("children/", &json!({ "first_name": "kim", "birth_date": "2026-01-02" }));
    checks.code("the same name", &twin, 400);
    let missing = home.post("children/", &json!({}));
    let required = json!(["This field is required."]);
    checks.answer("missing", &missing, 400, json!({ "first_name": required, "birth_date": required }));
    let null = home.post("children/", &json!({ "first_name": "A", "last_name": null, "birth_date": "2026-01-02" }));
    checks.refused(&null, "last_name", "This field may not be null.");
    let long = home.post("children/", &json!({ "first_name": "a".repeat(256), "birth_date": "2026-01-02" }));
    checks.refused(&long, "first_name", "Ensure this field has no more than 255 characters.");
    let blank = home.post("children/", &json!({ "first_name": "  ", "birth_date": "2026-01-02" }));
    checks.refused(&blank, "first_name", "This field may not be blank.");
    let day = home.post("children/", &json!({ "first_name": "A", "birth_date": "02.01.2026" }));
    checks.refused(&day, "birth_date", "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
    let clock = home.post("children/", &json!({ "first_name": "A", "birth_date": "2026-01-02", "birth_time": "noon" }));
    let told = "Time has wrong format. Use one of these formats instead: hh:mm[:ss[.uuuuuu]].";
    checks.refused(&clock, "birth_time", told);
    let picture = home.patch("children/kim/", &json!({ "picture": "face.png" }));
    checks.refused_with(&picture, "picture", "The submitted data was not a file.");
    let renamed = home.patch("children/kim/", &json!({ "first_name": "Lou", "slug": "ignored", "id": 9 }));
    checks.code("renamed", &renamed, 200);
    checks.is("moved", renamed.json()["slug"].as_str(), Some("lou"));
    checks.code("the old place", &home.get("children/kim/"), 404);
    deleting(home, checks);
}

fn deleting(home: &Home, checks: &mut Checks) {
    let stretch = json!({ "child": 2, "start": "2026-03-09T10:00:00Z", "end": "2026-03-09T10:30:00Z", "amount": 60 });
    checks.code("pumped", &home.post("pumping/", &stretch), 201);
    checks.code("noted", &home.post("notes/", &json!({ "child": 2, "note": "hello" })), 201);
    checks.code("timed", &home.post("timers/", &json!({ "child": 2 })), 201);
    checks.code("noted for another", &home.post("notes/", &json!({ "child": 1, "note": "stays" })), 201);
    checks.code("deleted", &home.delete("children/lou/"), 204);
    for (path, left) in [("pumping/", 0), ("notes/", 1), ("timers/", 0), ("children/", 1)] {
        checks.is(path, home.get(path).json()["count"].as_u64(), Some(left));
    }
    let again = home.post("children/", &json!({ "first_name": "New", "birth_date": "2026-01-02" }));
    checks.is("numbers are not given out again", again.id() > 2, true);
}

pub fn ids(home: &Home, path: &str) -> Vec<u64> {
    let body = home.get(path).json();
    body["results"].as_array().unwrap().iter().map(|row| row["id"].as_u64().unwrap()).collect()
}
