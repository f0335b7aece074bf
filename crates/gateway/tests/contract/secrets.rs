//! Secrets and what is private stay out of Debug, errors and what is kept: searched for by canaries.
//! What the server logs is nothing; that is `server`'s to show.

use serde_json::json;
use sync::{Cursor, FamilyId, Store, Tokens};

use crate::home::{Home, shell};

const CANARY: &str = "canary-of-a-note";

fn family(home: &Home) -> FamilyId {
    gateway::keyring::members(home.data.path()).unwrap()[0].family
}

#[test]
fn what_is_kept_is_sealed() {
    let home = Home::new();
    home.child();
    let made = home.post("notes/", &json!({ "child": 1, "note": CANARY, "tags": ["tag-of-canary"] }));
    assert_eq!(made.status, 201);
    let page = home.block_on(home.store.since(family(&home), Cursor(0), 100)).unwrap();
    assert!(page.parcels.len() >= 4);
    for placed in page.parcels {
        let shown = String::from_utf8_lossy(&placed.parcel.body).into_owned() + &format!("{placed:?}");
        for secret in [CANARY, "tag-of-canary", "Robin", "alex", "note"] {
            assert!(!shown.contains(secret), "{secret}");
        }
    }
}

#[test]
fn a_token_is_kept_as_a_hash_alone() {
    let home = Home::new();
    let tokens = home.block_on(home.store.list_tokens(family(&home))).unwrap();
    assert_eq!(tokens.len(), 2);
    assert!(!format!("{tokens:?}").contains(&home.token));
    assert!(tokens.iter().any(|token| token.hash == gateway::access::hash(&home.token)));
}

#[test]
fn debug_and_errors_show_no_secret() {
    let home = Home::new();
    let member = gateway::keyring::members(home.data.path()).unwrap().remove(0);
    let key: String = member.keyring.to_secret_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let secret = gateway::access::Secret::draw(shell()).unwrap();
    for shown in [format!("{member:?}"), format!("{:?}", member.keyring), format!("{secret:?}")] {
        assert!(!shown.contains(&key[20..52]) && !shown.contains(secret.reveal()), "{shown}");
    }
    for entry in std::fs::read_dir(home.data.path().join("gateway")).unwrap() {
        let file = entry.unwrap().path();
        std::fs::write(&file, format!("family = {CANARY}\nkeyring = {key}\n")).unwrap();
    }
    let error = gateway::keyring::members(home.data.path()).unwrap_err();
    for shown in [error.to_string(), format!("{error:?}")] {
        assert!(!shown.contains(CANARY) && !shown.contains(&key), "{shown}");
    }
}

#[cfg(unix)]
#[test]
fn the_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    for entry in std::fs::read_dir(home.data.path().join("gateway")).unwrap() {
        assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn answers_to_strangers_repeat_nothing() {
    let home = Home::new();
    for header in [format!("Token {CANARY}"), format!("Bearer {CANARY}"), format!("Token {CANARY} {CANARY}")] {
        let answer = home.send("GET", &format!("/api/pumping/?x={CANARY}"), &[("authorization", &header)], b"");
        assert!(answer.status == 403 && !answer.text.contains(CANARY), "{}", answer.text);
    }
}

#[test]
fn metrics_count_answers_and_tell_nothing_else() {
    let home = Home::new();
    home.child();
    assert_eq!(home.post("notes/", &json!({ "child": 1, "note": CANARY })).status, 201);
    assert_eq!(home.get("notes/9/").status, 404);
    let text = home.send("GET", "/metrics", &[], b"").text;
    for line in [
        "letdown_api_answers_total{class=\"2xx\"} 2",
        "letdown_api_answers_total{class=\"4xx\"} 1",
        "letdown_store_up 1",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(!text.contains(CANARY) && !text.contains("notes") && !text.contains("alex"), "{text}");
}
