//! Every route with every token: a token that reads changes nothing, and no family sees another's.
//! Not the texts: `auth`.

use serde_json::json;

use crate::home::Home;

/// Every list, in the order of the root.
pub const PATHS: [&str; 15] = [
    "bmi",
    "changes",
    "children",
    "feedings",
    "head-circumference",
    "height",
    "medication",
    "notes",
    "pumping",
    "sleep",
    "tags",
    "temperature",
    "timers",
    "tummy-times",
    "weight",
];

/// One of everything; the places of the records.
fn fill(home: &Home) -> Vec<String> {
    home.child();
    let at = |day: u32| json!({ "start": format!("2026-03-0{day}T10:00"), "end": format!("2026-03-0{day}T10:30") });
    let mut places = vec!["children/robin-lee/".to_owned()];
    for path in PATHS.iter().filter(|path| **path != "children") {
        let mut body = json!({
            "child": 1, "amount": 3, "wet": true, "solid": true, "type": "formula", "method": "bottle", "note": "n",
            "name": "canary", "bmi": 3, "height": 3, "weight": 3, "head_circumference": 3, "temperature": 3,
        });
        if !["timers", "tags"].contains(path) {
            body.as_object_mut().unwrap().extend(at(3).as_object().unwrap().clone());
        }
        let made = home.post(&format!("{path}/"), &body);
        assert_eq!(made.status, 201, "{path}: {}", made.text);
        let name = if *path == "tags" { "canary".to_owned() } else { made.id().to_string() };
        places.push(format!("{path}/{name}/"));
    }
    places
}

fn all(home: &Home) -> String {
    PATHS.iter().map(|path| home.get(&format!("{path}/")).text).collect()
}

#[test]
fn a_token_that_reads_changes_nothing_anywhere() {
    let home = Home::new();
    let places = fill(&home);
    let before = home.get("pumping/").text;
    let token = format!("Token {}", home.reads);
    let ask =
        |method: &str, path: &str| home.send(method, &format!("/api/{path}"), &[("authorization", &token)], b"").status;
    let lists = PATHS.iter().map(|path| format!("{path}/"));
    for path in lists.clone().chain(places.iter().cloned()).chain(["".to_owned(), "schema".to_owned()]) {
        assert_eq!((ask("GET", &path), ask("HEAD", &path)), (200, 200), "{path}");
    }
    let restart = places.iter().filter(|path| path.starts_with("timers/")).map(|path| format!("{path}restart/"));
    for path in lists.chain(places.iter().cloned()).chain(restart) {
        for method in ["POST", "PATCH", "DELETE", "PUT", "OPTIONS"] {
            assert_eq!(ask(method, &path), 403, "{method} {path}");
        }
    }
    assert_eq!(ask("GET", "profile"), 403);
    assert_eq!(home.get("pumping/").text, before);
    assert_eq!(home.get("children/").json()["count"], 1);
}

#[test]
fn no_family_sees_another() {
    let home = Home::new();
    let places = fill(&home);
    let before = all(&home);
    let token = format!("Token {}", home.another_family());
    let json = [("authorization", token.as_str()), ("content-type", "application/json")];
    for path in PATHS {
        let list = home.send("GET", &format!("/api/{path}/"), &json, b"");
        assert_eq!(list.json()["count"], 0, "{path}: {}", list.text);
    }
    for path in &places {
        for method in ["GET", "PATCH", "DELETE"] {
            let answer = home.send(method, &format!("/api/{path}"), &json, b"{}");
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(!answer.text.contains("canary") && !answer.text.contains("Robin"));
        }
    }
    let mine = home.send("POST", "/api/notes/", &json, b"{\"child\":1,\"note\":\"x\"}");
    assert_eq!(mine.json(), serde_json::json!({ "child": ["Invalid pk \"1\" - object does not exist."] }));
    let timer = home.send("POST", "/api/sleep/", &json, b"{\"timer\":1}");
    assert_eq!(timer.json(), serde_json::json!({ "timer": ["Invalid pk \"1\" - object does not exist."] }));
    let child = home.send("GET", "/api/notes/?child=1", &json, b"");
    assert_eq!(child.status, 400);
    // Running timers show another duration each time; everything else is as it was.
    let still = |text: &str| {
        text.split("\"duration\":")
            .map(|part| part.split_once(',').map_or(part, |(_, rest)| rest).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(still(&all(&home)), still(&before));
}

#[test]
fn a_revoked_token_opens_nothing() {
    use sync::Tokens;
    let home = Home::new();
    let hash = gateway::access::hash(&home.token);
    // Never used, so that it is not remembered.
    assert!(home.block_on(home.store.revoke_token(hash, 1)).unwrap());
    let answer = home.get("");
    assert_eq!((answer.status, answer.json()), (403, serde_json::json!({ "detail": "Invalid token." })));
}
