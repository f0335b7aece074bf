//! `letdown import --url`: from a running server with the API of Baby Buddy, here our own, set up without a screen.
//! The reading of its pages is tested in `wire::foreign`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Serving(Child, String);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn letdown(words: &[&str], folder: &Path) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
    let output = command.args(words).arg("--data").arg(folder).output().unwrap();
    (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn serve(folder: &Path) -> Serving {
    let mut command = Command::new(env!("CARGO_BIN_EXE_letdown"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_whitespace().find_map(|word| word.strip_prefix("http://")).unwrap();
    Serving(child, address.trim_end_matches('/').to_owned())
}

fn post(address: &str, token: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /api/{path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Token {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn sessions_of_a_running_server_come_in_once() {
    let (house, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (well, said) = letdown(&["gateway", "setup", "--user", "alex", "--read-only-user", "screen"], house.path());
    let tokens: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(well && tokens["token"].as_str().unwrap().len() == 40, "{said}");
    let again = letdown(&["gateway", "setup", "--user", "alex"], house.path()).1;
    let again: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert!(again["token"] != tokens["token"] && again["read_only_token"].is_null());
    let serving = serve(house.path());
    let token = tokens["token"].as_str().unwrap();
    let made = post(&serving.1, token, "children/", r#"{"first_name":"Ro","birth_date":"2026-01-02"}"#);
    assert!(made.starts_with("HTTP/1.1 201"), "{made}");
    for hour in 10..14 {
        let (start, end) = (format!("2026-03-01T{hour}:00:00Z"), format!("2026-03-01T{hour}:20:00Z"));
        let body = format!(r#"{{"child":1,"amount":60,"start":"{start}","end":"{end}"}}"#);
        assert!(post(&serving.1, token, "pumping/", &body).starts_with("HTTP/1.1 201"));
    }
    let file = home.path().join("token");
    std::fs::write(&file, tokens["read_only_token"].as_str().unwrap()).unwrap();
    let url = format!("http://{}", serving.1);
    let words =
        ["import", "--from", "baby-buddy", "--unit", "ml", "--url", &url, "--token-file", file.to_str().unwrap()];
    let (well, said) = letdown(&words, home.path());
    assert!(well && said.contains("4 records added; there are 4 sessions now"), "{said}");
    let (well, said) = letdown(&words, home.path());
    assert!(well && said.contains("\n0 records added"), "{said}");
    std::fs::write(&file, "canary-token").unwrap();
    let (well, said) = letdown(&words, home.path());
    assert!(!well && said.contains("does not answer as Baby Buddy does") && !said.contains("canary-token"), "{said}");
}
