//! Notes with pictures, and the plain records that mean nothing to Letdown and are kept for others.
//! Each is written, read, changed and deleted.

use serde_json::{Value, json};

use crate::home::{Checks, Home};

/// The smallest picture there is.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

pub fn notes(home: &Home, checks: &mut Checks) {
    home.child();
    let made = home.post("notes/", &json!({ "child": 1, "note": "first smile", "time": "2027-01-01T00:00:00Z" }));
    let body = json!({
        "id": 1, "child": 1, "note": "first smile", "image": null, "time": "2027-01-01T00:00:00Z", "tags": [],
    });
    checks.answer("to come is fine", &made, 201, body);
    checks.refused(&home.post("notes/", &json!({ "child": 1 })), "note", "This field is required.");
    checks.refused(&home.post("notes/", &json!({ "child": 1, "note": " " })), "note", "This field may not be blank.");
    let now = home.post("notes/", &json!({ "child": 1, "note": "now" })).json();
    checks.is("now", now["time"].as_str().unwrap().starts_with("2026-03-10T12:00:0"), true);
    let form = |name: &str, file: &[u8]| {
        let head = format!("--x\r\ncontent-disposition: form-data; name=\"image\"; filename=\"{name}\"\r\n\r\n");
        let body = [head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
        home.with("PATCH", "notes/1/", &[("content-type", "multipart/form-data; boundary=x")], &body)
    };
    let pictured = form("smile.png", PNG);
    checks.code("a picture", &pictured, 200);
    let address = pictured.json()["image"].as_str().unwrap().to_owned();
    let (_, path) = address.split_once(&home.address.to_string()).unwrap();
    let shown = home.send("GET", path, &[], b"");
    checks.is("its type", shown.headers.get("content-type").map(String::as_str), Some("image/png"));
    checks.code("listed", &home.get("notes/"), 200);
    checks.refused_with(&form("smile.txt", b"no picture"), "image", "Upload a valid image.");
    let text = home.patch("notes/1/", &json!({ "image": "x" }));
    checks.refused_with(&text, "image", "The submitted data was not a file.");
    checks.is("removed", home.patch("notes/1/", &json!({ "image": null })).json()["image"].clone(), Value::Null);
    checks.is("ignored order", home.get("notes/?ordering=time").json()["results"][0]["id"].as_u64(), Some(1));
}

pub fn checks(home: &Home, checks: &mut Checks) {
    home.child();
    let day = json!({ "child": 1, "notes": null, "tags": [] });
    for (path, field) in
        [("bmi/", "bmi"), ("height/", "height"), ("weight/", "weight"), ("head-circumference/", "head_circumference")]
    {
        let made = home.post(path, &json!({ "child": 1, field: "4.25" }));
        let mut body = day.clone();
        body["id"] = json!(1);
        body[field] = json!(4.25);
        body["date"] = json!("2026-03-10");
        checks.answer(path, &made, 201, body);
        checks.refused(&home.post(path, &json!({ "child": 1 })), field, "This field is required.");
        let to_come = home.post(path, &json!({ "child": 1, field: 1, "date": "2026-03-11" }));
        checks.refused(&to_come, "date", "Date can not be in the future.");
        checks.code("two a day", &home.post(path, &json!({ "child": 1, field: 3, "date": "2026-03-10" })), 201);
        let list = home.get(&format!("{path}?ordering=-{field}&date_min=2030-01-01"));
        let first = if field == "bmi" { 2 } else { 1 };
        checks.is("in order", list.json()["results"][0]["id"].as_u64(), Some(first));
        checks.is("by day", home.get(&format!("{path}?date=2026-03-09")).json()["count"].as_u64(), Some(0));
        checks.refused(&home.get(&format!("{path}?date=x")), "date", "Enter a valid date.");
        checks.is("changed", home.patch(&format!("{path}1/"), &json!({ field: 5 })).json()[field].as_f64(), Some(5.0));
        checks.code("deleted", &home.delete(&format!("{path}1/")), 204);
    }
    changes(home, checks);
    doses(home, checks);
}

fn changes(home: &Home, checks: &mut Checks) {
    let missing = home.post("changes/", &json!({ "child": 1 }));
    let required = json!(["This field is required."]);
    checks.answer("both", &missing, 400, json!({ "wet": required, "solid": required }));
    let made = home.post("changes/", &json!({ "child": 1, "wet": true, "solid": 0, "time": "2026-03-10T08:00:00Z" }));
    let body = json!({
        "id": 1, "child": 1, "time": "2026-03-10T08:00:00Z", "wet": true, "solid": false, "color": "",
        "amount": null, "notes": null, "tags": [],
    });
    checks.answer("made", &made, 201, body);
    let form = home.form("POST", "changes/", "child=1&wet=on&color=&time=2026-03-10 09:00");
    checks.code("a form", &form, 201);
    checks.is("unchecked is no", form.json()["solid"].as_bool(), Some(false));
    checks.is("checked", form.json()["wet"].as_bool(), Some(true));
    let wrong = home.post("changes/", &json!({ "child": 1, "wet": "maybe", "solid": false }));
    checks.refused(&wrong, "wet", "Must be a valid boolean.");
    checks.refused(&home.patch("changes/1/", &json!({ "color": "red" })), "color", "\"red\" is not a valid choice.");
    checks.refused(&home.patch("changes/1/", &json!({ "color": null })), "color", "This field may not be null.");
    checks.is("colour", home.patch("changes/1/", &json!({ "color": "green" })).json()["color"].as_str(), Some("green"));
    let late = home.patch("changes/1/", &json!({ "time": "2026-03-10T18:00:00Z" }));
    checks.refused(&late, "time", "Date/time can not be in the future.");
    for (query, count) in [
        ("wet=true", 2),
        ("wet=False", 0),
        ("wet=maybe", 2),
        ("solid=0", 2),
        ("color=green", 1),
        ("date_min=2026-03-10T08:30:00Z", 1),
        ("date_max=2026-03-10T08:30:00Z", 1),
        ("date=2026-03-10T08:00:00Z", 1),
        ("time__gte=x&active=1", 2),
    ] {
        checks.is(query, home.get(&format!("changes/?{query}")).json()["count"].as_u64(), Some(count));
    }
}

fn doses(home: &Home, checks: &mut Checks) {
    let made =
        home.post("medication/", &json!({ "child": 1, "name": "Vitamin D", "dosage": 1, "dosage_unit": "drops" }));
    checks.code("made", &made, 201);
    checks.is("interval", made.json()["next_dose_interval"].clone(), Value::Null);
    for (sent, shown) in [
        (json!("04:00:00"), "04:00:00"),
        (json!(90), "00:01:30"),
        (json!("PT4H"), "04:00:00"),
        (json!("2 00:00:00"), "2 00:00:00"),
    ] {
        let changed = home.patch("medication/1/", &json!({ "next_dose_interval": sent }));
        checks.is("interval", changed.json()["next_dose_interval"].as_str(), Some(shown));
    }
    let wrong = home.patch("medication/1/", &json!({ "next_dose_interval": "soon" }));
    let text = "Duration has wrong format. Use one of these formats instead: [DD] [HH:[MM:]]ss[.uuuuuu].";
    checks.refused(&wrong, "next_dose_interval", text);
    let unit = home.get("medication/?dosage_unit=cups");
    checks.refused(&unit, "dosage_unit", "Select a valid choice. cups is not one of the available choices.");
    checks.is("by name", home.get("medication/?name=Vitamin%20D").json()["count"].as_u64(), Some(1));
    let warm = home.post("temperature/", &json!({ "child": 1, "temperature": 37.2 }));
    checks.is("temperature", warm.json()["temperature"].as_f64(), Some(37.2));
    checks.code("deleted", &home.delete("temperature/1/"), 204);
}
