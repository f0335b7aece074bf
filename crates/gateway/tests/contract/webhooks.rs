//! Webhooks: a receiver that refuses twice, signatures, what is told of adding, changing and deleting, and the list.
//! Waits for what it expects, and never for luck.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use gateway::change_hooks;
use gateway::webhooks::signature;
use serde_json::{Value, json};

use crate::home::{Home, NOON_US, shell};

const LONG: Duration = Duration::from_secs(20);

/// What a post said, and how it was signed.
type Told = (Value, String, String);

/// Answers 500 so many times, then 204; tells every post it got.
fn receiver(refuses: usize) -> (String, Receiver<Told>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (tells, told) = channel();
    std::thread::spawn(move || {
        for (nth, stream) in listener.incoming().enumerate() {
            let mut stream = BufReader::new(stream.unwrap());
            let (mut length, mut signed) = (0, String::new());
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                match line.trim_end().to_ascii_lowercase().split_once(": ") {
                    Some(("content-length", value)) => length = value.parse().unwrap(),
                    Some(("x-letdown-signature", value)) => value.clone_into(&mut signed),
                    Some(_) => {}
                    None if line.trim_end().is_empty() => break,
                    None => {}
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).unwrap();
            let code = if nth < refuses { "500 No" } else { "204 Yes" };
            let answer = format!("HTTP/1.1 {code}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.get_mut().write_all(answer.as_bytes()).unwrap();
            let text = String::from_utf8(body).unwrap();
            if tells.send((serde_json::from_str(&text).unwrap(), text, signed)).is_err() {
                return;
            }
        }
    });
    (url, told)
}

fn hooks(home: &Home, add: Option<&str>) -> Vec<(gateway::webhooks::Hook, Option<String>)> {
    home.block_on(change_hooks(home.data.path(), home.store.clone(), shell(), add, None)).unwrap()
}

#[test]
fn a_receiver_that_refuses_twice_is_told_the_same_thing_a_third_time() {
    let home = Home::new();
    home.child();
    let (url, told) = receiver(2);
    let secret = hooks(&home, Some(&url)).remove(0).0.secret;
    // The server follows what others write; a first event tells that it knows the hook.
    let mut entry = json!({ "child": 1, "amount": 60, "start": "2026-03-09T10:00Z", "end": "2026-03-09T10:20Z" });
    let mut first = None;
    for day in 1..=9 {
        entry["start"] = json!(format!("2026-03-0{day}T10:00:00Z"));
        entry["end"] = json!(format!("2026-03-0{day}T10:20:00Z"));
        assert_eq!(home.post("pumping/", &entry).status, 201);
        first = told.recv_timeout(Duration::from_secs(2)).ok();
        if first.is_some() {
            break;
        }
    }
    let (event, text, signed) = first.expect("the hook is told");
    assert_eq!((&event["event"], &event["data"]["amount"]), (&json!("pumping.created"), &json!(60.0)));
    let at_s: i64 = signed[2..signed.find(',').unwrap()].parse().unwrap();
    assert!((at_s - NOON_US / 1_000_000).abs() < 3600);
    assert_eq!(signed, signature(&secret, at_s, &text));
    assert_ne!(signed, signature("another", at_s, &text));
    for _ in 0..2 {
        assert_eq!(told.recv_timeout(LONG).unwrap().0, event, "tried again, with the same id");
    }
    let path = format!("pumping/{}/", event["data"]["id"]);
    assert_eq!(home.patch(&path, &json!({ "amount": 70 })).status, 200);
    let updated = told.recv_timeout(LONG).unwrap().0;
    assert_eq!((&updated["event"], &updated["data"]["amount"]), (&json!("pumping.updated"), &json!(70.0)));
    assert_eq!(home.delete(&path).status, 204);
    let deleted = told.recv_timeout(LONG).unwrap().0;
    assert_eq!(deleted["event"], "pumping.deleted");
    assert_eq!(deleted["data"], json!({ "id": event["data"]["id"] }));
    assert_eq!(home.post("notes/", &json!({ "child": 1, "note": "x" })).status, 201);
    assert_eq!(told.recv_timeout(LONG).unwrap().0["event"], "notes.created");
    let listed = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        hooks(&home, None).remove(0).1
    });
    assert!(listed.is_some_and(|status| status.starts_with("204")));
}
