//! The calendar: a secret address that opens nothing else, conditional, and gone when it is taken back.
//! What is due when is the engine's.

use serde_json::json;
use sync::Tokens;

use crate::home::Home;

#[test]
fn a_calendar_follows_a_secret_address() {
    let home = Home::new();
    home.child();
    let entry = json!({
        "child": 1, "amount": 60, "start": "2026-03-10T11:00:00Z", "end": "2026-03-10T11:20:00Z", "notes": "canary",
    });
    assert_eq!(home.post("pumping/", &entry).status, 201);
    let (address, secret) = home.calendar();
    let first = home.send("GET", &address, &[], b"");
    assert_eq!((first.status, first.headers["content-type"].as_str()), (200, "text/calendar; charset=utf-8"));
    assert!(first.text.starts_with("BEGIN:VCALENDAR") && first.text.matches("BEGIN:VEVENT").count() > 5);
    assert!(first.text.contains("20260310T140000Z"), "three hours after the last one: {}", first.text);
    for private in ["canary", "Robin", "pump", "milk", "breast"] {
        assert!(!first.text.to_lowercase().contains(private), "{private}");
    }
    let tag = first.headers["etag"].clone();
    let again = home.send("GET", &address, &[("if-none-match", &tag)], b"");
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    let later = json!({ "child": 1, "amount": 9, "start": "2026-03-10T11:30:00Z", "end": "2026-03-10T11:40:00Z" });
    assert_eq!(home.post("pumping/", &later).status, 201);
    assert_eq!(home.send("GET", &address, &[("if-none-match", &tag)], b"").status, 200);
    let token = format!("Token {}", secret.reveal());
    for path in ["/api/", "/api/pumping/", "/fhir/Bundle"] {
        let answer = home.send("GET", path, &[("authorization", &token)], b"");
        assert!([401, 403].contains(&answer.status), "{path}");
    }
    for path in ["/calendar/x.ics".to_owned(), format!("/calendar/{}.ics", home.token), address.replace(".ics", "")] {
        assert_eq!(home.send("GET", &path, &[], b"").status, 404, "{path}");
    }
    let (other, secret) = home.calendar();
    assert!(home.block_on(home.store.revoke_token(gateway::access::hash(secret.reveal()), 1)).unwrap());
    assert_eq!(home.send("GET", &other, &[], b"").status, 404);
}
