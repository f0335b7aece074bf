//! The server on a real port: answers, refuses a taken port with the way out, and stops when told.
//! Not what it answers: see `answers.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::net::SocketAddr;
use std::time::Duration;

use server::{Files, listen, router};
use sync::MemoryStore;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

const ANY: &str = "127.0.0.1:0";

async fn health(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn answers_until_told_to_stop() {
    let listening = listen(ANY.parse().unwrap()).await.unwrap();
    let address = listening.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let app = router(Files::embedded(), &"http://127.0.0.1/".parse().unwrap(), MemoryStore::default());
    let serving = tokio::spawn(listening.serve(app, async { stopped.await.unwrap_or_default() }));
    assert!(health(address).await.ends_with("ok\n"));
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), serving).await.expect("stops in time").unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "the port is free again");
}

#[tokio::test]
async fn a_taken_port_is_told_with_the_command_that_helps() {
    let first = listen(ANY.parse().unwrap()).await.unwrap();
    let told = listen(first.address()).await.err().expect("the port is taken").to_string();
    assert!(told.contains("already in use") && told.contains("letdown serve --listen 127.0.0.1:"), "{told}");
}
