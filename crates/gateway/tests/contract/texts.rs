//! How values are read from odd texts, and the words with which they are refused.
//! Each is tried where any client would meet it.

use serde_json::{Value, json};

use crate::home::{Checks, Home};

const WRONG_AT: &str = "Datetime has wrong format. Use one of these formats instead: \
    YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

pub fn checks(home: &Home, checks: &mut Checks) {
    home.child();
    checks.code("a note", &home.post("notes/", &json!({ "child": 1, "note": "x" })), 201);
    let time = |sent: Value| home.patch("notes/1/", &json!({ "time": sent }));
    for (sent, shown) in [
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"),
        ("2026-03-01 10:00:00", "2026-03-01T10:00:00Z"),
        ("2026-03-01T10:00", "2026-03-01T10:00:00Z"),
        ("2026-03-01T10:00:00.5Z", "2026-03-01T10:00:00.500000Z"),
        ("2026-03-01T10:00:00.123456789Z", "2026-03-01T10:00:00.123456Z"),
        ("2026-03-01T10:00:00-05:00", "2026-03-01T15:00:00Z"),
        ("2026-03-01T10:00:00+0530", "2026-03-01T04:30:00Z"),
        ("2026-03-01", "2026-03-01T00:00:00Z"),
        ("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.900000Z"),
    ] {
        checks.is(sent, time(json!(sent)).json()["time"].as_str(), Some(shown));
    }
    for sent in [json!("now"), json!(""), json!(1_709_294_400), json!(true), json!("2026-13-01"), json!("10:00")] {
        checks.refused(&time(sent), "time", WRONG_AT);
    }
    checks.refused(&time(Value::Null), "time", "This field may not be null.");
    for (child, text) in [
        (json!(true), "Incorrect type. Expected pk value, received bool."),
        (json!([1]), "Incorrect type. Expected pk value, received list."),
        (json!({}), "Incorrect type. Expected pk value, received dict."),
        (json!("one"), "Incorrect type. Expected pk value, received str."),
        (json!("9"), "Invalid pk \"9\" - object does not exist."),
        (json!(null), "This field may not be null."),
    ] {
        checks.refused(&home.patch("notes/1/", &json!({ "child": child })), "child", text);
    }
    checks.code("a number in a text", &home.patch("notes/1/", &json!({ "child": "1" })), 200);
    for (note, shown) in [(json!(5), "5"), (json!(" a\nb "), "a\nb"), (json!("<b>"), "<b>"), (json!("\"\\"), "\"\\")] {
        checks.is("text", home.patch("notes/1/", &json!({ "note": note })).json()["note"].as_str(), Some(shown));
    }
    for note in [json!(true), json!(["a"]), json!({})] {
        checks.refused(&home.patch("notes/1/", &json!({ "note": note })), "note", "Not a valid string.");
    }
    checks.code("unknown fields", &home.patch("notes/1/", &json!({ "mood": 3, "id": 7, "duration": 1 })), 200);
    checks.is("read-only fields", home.get("notes/1/").json()["id"].as_u64(), Some(1));
    checks.code("a blank body", &home.with("PATCH", "notes/1/", &[], b""), 200);
}
