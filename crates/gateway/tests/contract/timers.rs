//! Timers: running, starting again, and becoming entries.
//! Not who sees them: all of a family do.

use serde_json::{Value, json};

use crate::home::{Checks, Home};

pub fn checks(home: &Home, checks: &mut Checks) {
    let child = home.child();
    let made = home.post("timers/", &json!({}));
    checks.code("with nothing", &made, 201);
    let body = made.json();
    checks.is("no child", body["child"].clone(), Value::Null);
    checks.is("no name", body["name"].clone(), Value::Null);
    checks.is("mine", body["user"].as_u64(), Some(1));
    checks.is("since now", body["start"].as_str().unwrap().starts_with("2026-03-10T12:00:0"), true);
    checks.is("runs", body["duration"].as_str().unwrap().starts_with("00:00:0"), true);
    let order = made.text.find("\"name\"") < made.text.find("\"start\"") && made.text.ends_with("\"user\":1}");
    checks.is("in order", order, true);
    for (sent, name) in [(json!("Nap"), json!("Nap")), (json!(""), Value::Null), (Value::Null, Value::Null)] {
        let answer = home.post("timers/", &json!({ "name": sent, "active": true, "end": "x" }));
        checks.answer("ignored fields", &answer, 201, {
            let mut body = answer.json();
            body["name"] = name;
            body
        });
    }
    let future = home.post("timers/", &json!({ "start": "2026-03-11T00:00:00Z" }));
    checks.refused(&future, "start", "Date/time can not be in the future.");
    checks.refused(&home.post("timers/", &json!({ "start": null })), "start", "This field may not be null.");
    checks.refused(&home.post("timers/", &json!({ "user": 9 })), "user", "Invalid pk \"9\" - object does not exist.");
    checks.is("of nobody is mine", home.post("timers/", &json!({ "user": null })).json()["user"].as_u64(), Some(1));
    let other = home.post("timers/", &json!({ "user": 2, "start": "2026-03-10T09:00:00Z" }));
    checks.is("of another", other.json()["user"].as_u64(), Some(2));
    let path = format!("timers/{}/", other.id());
    checks.is("taken over", home.patch(&path, &json!({ "name": "x" })).json()["user"].as_u64(), Some(1));
    checks.is("given back", home.patch(&path, &json!({ "user": 2 })).json()["user"].as_u64(), Some(2));
    let long = home.get(&path).json()["duration"].as_str().unwrap().to_owned();
    checks.is("three hours", long.starts_with("03:00:0"), true);
    let restarted = home.with("PATCH", &format!("{path}restart/"), &[], b"");
    checks.code("again", &restarted, 200);
    checks.is("from now", restarted.json()["duration"].as_str().unwrap().starts_with("00:00:0"), true);
    checks.code("an unknown one", &home.with("PATCH", "timers/99/restart/", &[], b""), 404);
    let listed = home.get("timers/?user=2").json();
    checks.is("by user", listed["count"].as_u64(), Some(1));
    checks.is("by child", home.get(&format!("timers/?child={child}")).json()["count"].as_u64(), Some(0));
    checks.is("by name", home.get("timers/?name=Nap").json()["count"].as_u64(), Some(1));
    checks.code("what it advertises", &home.get("timers/?ordering=duration&end=2026-03-01"), 200);
    becoming(home, child, checks);
}

fn becoming(home: &Home, child: u64, checks: &mut Checks) {
    let start = |hour: u32, child: Option<u64>| {
        home.post("timers/", &json!({ "start": format!("2026-03-10T{hour:02}:30:00Z"), "child": child })).id()
    };
    let more = [
        ("pumping/", json!({ "amount": 50 })),
        ("feedings/", json!({ "type": "formula", "method": "bottle" })),
        ("sleep/", json!({})),
        ("tummy-times/", json!({})),
    ];
    for (path, body) in more {
        let timer = start(11, None);
        let with = |extra: Value| {
            let mut body = body.clone();
            body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
            body
        };
        let homeless = home.post(path, &with(json!({ "timer": timer })));
        checks.refused(&homeless, "child", "This field is required.");
        checks.code("kept after a 400", &home.get(&format!("timers/{timer}/")), 200);
        let made = home.post(path, &with(json!({ "timer": timer, "child": child, "start": "2020-01-01T00:00:00Z" })));
        checks.code(path, &made, 201);
        checks.is("its start", made.json()["start"].as_str(), Some("2026-03-10T11:30:00Z"));
        checks.is("until now", made.json()["end"].as_str().unwrap().starts_with("2026-03-10T12:00:0"), true);
        checks.is("never shown", made.json().get("timer").is_none(), true);
        checks.code("used up", &home.get(&format!("timers/{timer}/")), 404);
        let unknown = home.post(path, &with(json!({ "timer": timer, "child": child })));
        checks.refused(&unknown, "timer", &format!("Invalid pk \"{timer}\" - object does not exist."));
        let named = start(11, Some(child));
        let again = home.post(path, &with(json!({ "timer": named })));
        checks.refused_with(&again, "non_field_errors", "Another entry intersects the specified time period.");
        checks.code("kept after an overlap", &home.get(&format!("timers/{named}/")), 200);
        let null = home.post(
            path,
            &with(json!({ "timer": null, "child": child, "start": "2026-03-01T10:00", "end": "2026-03-01T11:00" })),
        );
        checks.code("no timer", &null, 201);
        let moved = home.patch(&format!("{path}{}/", null.id()), &json!({ "timer": named }));
        checks.code("an overlap when changed", &moved, 400);
        checks.code("removed", &home.delete(&format!("{path}{}/", made.id())), 204);
        let moved = home.patch(&format!("{path}{}/", null.id()), &json!({ "timer": named }));
        checks.is("moved", moved.json()["start"].as_str(), Some("2026-03-10T11:30:00Z"));
        checks.code("and used up", &home.get(&format!("timers/{named}/")), 404);
    }
}
