//! Pumping: amounts, rules, changes, and how left and right travel in a note.
//! What all stretches share is in `entries`.

use serde_json::{Value, json};

use crate::home::{Checks, Home};

pub fn entry(start: &str, end: &str) -> Value {
    json!({ "child": 1, "amount": 120, "start": start, "end": end })
}

pub fn checks(home: &Home, checks: &mut Checks) {
    home.child();
    let made = home.post("pumping/", &entry("2026-03-09T10:00:00Z", "2026-03-09T10:20:00Z"));
    let body = json!({
        "id": 1, "child": 1, "amount": 120.0, "start": "2026-03-09T10:00:00Z", "end": "2026-03-09T10:20:00Z",
        "duration": "00:20:00", "notes": null, "tags": [],
    });
    checks.answer("made", &made, 201, body.clone());
    checks.is("a float", made.text.contains("\"amount\":120.0"), true);
    let order = "{\"id\":1,\"child\":1,\"amount\":120.0,\"start\"";
    checks.is("in order", made.text.starts_with(order), true);
    checks.answer("got", &home.get("pumping/1/"), 200, body);
    checks.answer("unknown", &home.get("pumping/9/"), 404, json!({ "detail": "No Pumping matches the given query." }));
    checks.answer("no number", &home.get("pumping/x/"), 404, json!({ "detail": "Not found." }));
    for (amount, expected) in
        [(json!("75.5"), 75.5), (json!(0), 0.0), (json!(-3), -3.0), (json!(true), 1.0), (json!(1234.5678), 1234.5678)]
    {
        let answer = home.patch("pumping/1/", &json!({ "amount": amount }));
        checks.is("amount", answer.json()["amount"].as_f64(), Some(expected));
    }
    for amount in [json!("x"), json!(""), json!([]), json!("nan")] {
        checks.refused(
            &home.patch("pumping/1/", &json!({ "amount": amount })),
            "amount",
            "A valid number is required.",
        );
    }
    checks.refused(&home.patch("pumping/1/", &json!({ "amount": null })), "amount", "This field may not be null.");
    checks.refused(&home.patch("pumping/1/", &json!({ "child": null })), "child", "This field may not be null.");
    let notes = home.patch("pumping/1/", &json!({ "notes": "  in the car \u{1f697} " }));
    checks.is("stripped", notes.json()["notes"].as_str(), Some("in the car \u{1f697}"));
    checks.is("kept", home.patch("pumping/1/", &json!({})).json()["notes"].as_str(), Some("in the car \u{1f697}"));
    checks.is("nothing", home.patch("pumping/1/", &json!({ "notes": null })).json()["notes"].clone(), Value::Null);
    let micro = home.patch("pumping/1/", &json!({ "start": "2026-03-09T10:00:00.000001Z" })).json();
    checks.is("microseconds", micro["start"].as_str(), Some("2026-03-09T10:00:00.000001Z"));
    checks.is("microseconds", micro["duration"].as_str(), Some("00:19:59.999999"));
    let zoned = home.patch("pumping/1/", &json!({ "start": "2026-03-09T11:05:00+01:00" })).json();
    checks.is("offsets", zoned["start"].as_str(), Some("2026-03-09T10:05:00Z"));
    let naive = home.patch("pumping/1/", &json!({ "start": "2026-03-09 10:01" })).json();
    checks.is("no offset is UTC", naive["start"].as_str(), Some("2026-03-09T10:01:00Z"));
    let day = home.post("pumping/", &entry("2026-03-07", "2026-03-08")).json();
    checks.is("24 hours", day["duration"].as_str(), Some("1 00:00:00"));
    checks.code("deleted", &home.delete("pumping/1/"), 204);
    checks.code("gone", &home.get("pumping/1/"), 404);
    checks.code("twice", &home.delete("pumping/1/"), 404);
    let next = home.post("pumping/", &entry("2026-03-09T10:00:00Z", "2026-03-09T10:20:00Z"));
    checks.is("numbers go on", next.id(), 3);
    let missing = home.post("pumping/", &json!({}));
    checks.refused(&missing, "amount", "This field is required.");
    let missing = home.post("pumping/", &json!({ "amount": 3 }));
    let required = json!(["This field is required."]);
    checks.answer("missing", &missing, 400, json!({ "child": required, "start": required, "end": required }));
}

pub fn sides(home: &Home, checks: &mut Checks) {
    home.child();
    let mut with = entry("2026-03-09T10:00:00Z", "2026-03-09T10:20:00Z");
    with["amount"] = json!(105);
    with["notes"] = json!("calm\nLeft 60 ml, right 45 ml");
    let made = home.post("pumping/", &with).json();
    checks.is("as sent", made["notes"].as_str(), Some("calm\nLeft 60 ml, right 45 ml"));
    checks.is("the total", made["amount"].as_f64(), Some(105.0));
    let same = home.patch("pumping/1/", &json!({ "notes": "calm\nLeft 60 ml, right 45 ml" })).json();
    checks.is("the same again", same["notes"].as_str(), Some("calm\nLeft 60 ml, right 45 ml"));
    let changed = home.patch("pumping/1/", &json!({ "amount": 110 })).json();
    checks.is("stale sides are dropped", changed["notes"].as_str(), Some("calm"));
    checks.is("the new total", changed["amount"].as_f64(), Some(110.0));
    let back = home.patch("pumping/1/", &json!({ "notes": "calm\nL 50 R 60" })).json();
    checks.is("as sent", back["notes"].as_str(), Some("calm\nL 50 R 60"));
    let odd = home.patch("pumping/1/", &json!({ "notes": "L 1 R 2" })).json();
    checks.is("a note that does not add up stays a note", odd["notes"].as_str(), Some("L 1 R 2"));
    checks.is("and the amount stays", odd["amount"].as_f64(), Some(110.0));
}
