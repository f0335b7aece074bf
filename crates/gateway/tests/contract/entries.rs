//! What all entries from a start to an end share: order, length, the future, overlaps.
//! What each has of its own is checked here for feedings, sleep and tummy times.

use serde_json::{Value, json};

use crate::home::{Checks, Home};
use crate::people::ids;

const TO_COME: &str = "Date/time can not be in the future.";

pub fn checks(home: &Home, checks: &mut Checks) {
    let child = home.child();
    let other = home.post("children/", &json!({ "first_name": "Sam", "birth_date": "2026-01-02" })).id();
    let kinds = [
        ("pumping/", json!({ "amount": 50 }), true),
        ("feedings/", json!({ "type": "formula", "method": "bottle" }), true),
        ("sleep/", json!({}), false),
        ("tummy-times/", json!({}), false),
    ];
    for (path, body, may_end_later) in kinds {
        let from = |child: u64, start: &str, end: &str| {
            let mut body = body.clone();
            let times = json!({ "child": child, "start": start, "end": end });
            body.as_object_mut().unwrap().extend(times.as_object().unwrap().clone());
            home.post(path, &body)
        };
        let first = from(child, "2026-03-09T10:00:00Z", "2026-03-09T10:20:00Z");
        checks.code(path, &first, 201);
        let overlap = from(child, "2026-03-09T10:19:59Z", "2026-03-09T10:30:00Z");
        let text = "Another entry intersects the specified time period. Conflicting entry: <a href=\"/";
        checks.refused_with(&overlap, "non_field_errors", text);
        let span = "(03/09/2026 10 a.m. - 03/09/2026 10:20 a.m.)</a>";
        checks.is("which", overlap.text.contains(span), true);
        checks.code("touching", &from(child, "2026-03-09T10:20:00Z", "2026-03-09T10:30:00Z"), 201);
        checks.code("another child", &from(other, "2026-03-09T10:05:00Z", "2026-03-09T10:30:00Z"), 201);
        checks.code("of no length", &from(child, "2026-03-08T10:00:00Z", "2026-03-08T10:00:00Z"), 201);
        let turned = from(child, "2026-03-07T11:00:00Z", "2026-03-07T10:00:00Z");
        checks.refused(&turned, "non_field_errors", "Start time must come before end time.");
        let long = from(child, "2026-03-05T00:00:00Z", "2026-03-06T00:00:01Z");
        checks.refused(&long, "non_field_errors", "Duration too long.");
        checks.refused(&from(child, "2026-03-10T13:00:00Z", "2026-03-10T14:00:00Z"), "start", TO_COME);
        let later = from(child, "2026-03-10T11:55:00Z", "2026-03-10T13:00:00Z");
        if may_end_later {
            checks.code("an end to come", &later, 201);
        } else {
            checks.refused(&later, "end", TO_COME);
        }
        let unknown = from(99, "2026-03-07T10:00:00Z", "2026-03-07T10:10:00Z");
        checks.refused(&unknown, "child", "Invalid pk \"99\" - object does not exist.");
        let itself = home.patch(&format!("{path}{}/", first.id()), &json!({ "end": "2026-03-09T10:15:00Z" }));
        checks.is("itself is no overlap", itself.json()["duration"].as_str(), Some("00:15:00"));
        let merged = home.patch(&format!("{path}{}/", first.id()), &json!({ "end": "2026-03-09T09:00:00Z" }));
        checks.refused(&merged, "non_field_errors", "Start time must come before end time.");
        let wrong = home.post(path, &json!({ "child": "x", "start": "soon" }));
        checks.is(
            "fields first",
            wrong.json()["child"].clone(),
            json!(["Incorrect type. Expected pk value, received str."]),
        );
        checks.is("and alone", wrong.json().get("non_field_errors").is_none(), true);
        checks.is("newest end first", ids(home, &format!("{path}?child={child}"))[0] >= first.id(), true);
    }
    feedings(home, checks);
    sleep(home, checks);
}

fn feedings(home: &Home, checks: &mut Checks) {
    let made = home.get("feedings/1/");
    let order = ["id", "child", "start", "end", "duration", "type", "method", "amount", "notes", "tags"];
    let places: Vec<usize> = order.iter().map(|name| made.text.find(&format!("\"{name}\":")).unwrap()).collect();
    checks.is("in order", places.is_sorted(), true);
    checks.is("unknown amount", made.json()["amount"].clone(), Value::Null);
    for (field, value) in [("type", "tea"), ("method", ""), ("type", "Formula")] {
        let answer = home.patch("feedings/1/", &json!({ field: value }));
        checks.refused(&answer, field, &format!("\"{value}\" is not a valid choice."));
    }
    checks.is("amount", home.patch("feedings/1/", &json!({ "amount": "30" })).json()["amount"].as_f64(), Some(30.0));
    for (query, count) in [("type=formula", 5), ("type=solid food", 0), ("method=bottle", 5), ("amount=30", 5)] {
        let query = query.replace(' ', "%20");
        checks.is(&query, home.get(&format!("feedings/?{query}")).json()["count"].as_u64(), Some(count));
    }
    let choice = home.get("feedings/?type=tea");
    checks.refused(&choice, "type", "Select a valid choice. tea is not one of the available choices.");
}

fn sleep(home: &Home, checks: &mut Checks) {
    for (start, end, nap) in [
        ("2026-03-01T06:00", "2026-03-01T06:10", true),
        ("2026-03-01T18:00", "2026-03-01T18:10", true),
        ("2026-03-01T18:10", "2026-03-01T18:20", false),
        ("2026-03-01T05:00", "2026-03-01T05:10", false),
    ] {
        let made = home.post("sleep/", &json!({ "child": 1, "start": start, "end": end }));
        checks.is(start, made.json()["nap"].as_bool(), Some(nap));
        let said = home.patch(&format!("sleep/{}/", made.id()), &json!({ "nap": !nap }));
        checks.is("as said", said.json()["nap"].as_bool(), Some(!nap));
    }
    let milestone = home.patch("tummy-times/1/", &json!({ "milestone": "rolled" }));
    checks.is("milestone", milestone.json()["milestone"].as_str(), Some("rolled"));
    checks.refused(
        &home.patch("tummy-times/1/", &json!({ "milestone": null })),
        "milestone",
        "This field may not be null.",
    );
    checks.is("no notes", milestone.json().get("notes").is_none(), true);
}
