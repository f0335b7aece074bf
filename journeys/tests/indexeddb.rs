//! The store in the browser passes the story that all stores must pass, in real Chromium.
//! Not through the app: a page of its own loads the story, built beside the app.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use journeys::{Browser, root};

const PAGE: &str = "<!doctype html><title>story</title>";
const RUN: &str = "import('/story.js').then(async it => { await it.default({module_or_path: '/story.wasm'}); \
    return it.story('story'); })";

#[test]
fn indexeddb_passes_the_story() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = format!("http://{}/", listener.local_addr().expect("it has an address"));
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    let browser = Browser::open();
    browser.go(&address).expect("the page loads");
    let told = browser.eval(RUN);
    let complaints = browser.complaints().join("\n");
    assert_eq!(told, Ok("the story holds".into()), "{complaints}");
}

/// Serves the story's two files, and an empty page for everything else.
fn answer(mut stream: TcpStream) {
    let mut asked = String::new();
    let mut reader = BufReader::new(stream.try_clone().expect("a stream can be read and written"));
    let _ = reader.read_line(&mut asked);
    let mut header = String::new();
    while reader.read_line(&mut header).is_ok_and(|read| read > 2) {
        header.clear();
    }
    let (kind, file) = match asked.split(' ').nth(1) {
        Some("/story.js") => ("text/javascript", Some("story.js")),
        Some("/story.wasm") => ("application/wasm", Some("story.wasm")),
        _ => ("text/html", None),
    };
    let read = |name| std::fs::read(root().join("target/web/story").join(name));
    let body = file.map_or_else(|| Ok(PAGE.into()), read).expect("run this with: cargo xtask journeys");
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}
