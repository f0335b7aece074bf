//! Two server processes on one PostgreSQL: what is given to one is heard of at the other, within a second.
//! What is heard is tested in `server`.

mod household;
#[path = "../../store-sql/tests/cluster/mod.rs"]
mod postgres;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use domain::fact::{DeviceId, FactId};
use futures_executor::block_on;
use household::{Served, Socket, chance, id};
use sync::member::{Carrier, Member, Method, Newcomer, register, sign_in};
use vault::{Label, Scope};
use wire::mailbox::{Sealed, encode_push};

fn newcomer(name: &str) -> Newcomer {
    Newcomer::new(&mut chance(), id(), name)
}

fn push(member: &Member, to: &Socket) {
    let label = Label { family: member.family, fact: id(), device: member.device };
    let body = member.keyring.seal(&mut chance(), label, Scope::Log, b"a session").expect("the whole key seals");
    let sealed = Sealed { id: FactId(label.fact), device: DeviceId(label.device), body };
    block_on(to.carry(Method::Post, "sync/push", &encode_push(&[sealed]))).expect("it is kept");
}

#[test]
fn one_process_tells_the_other() {
    let (folder, cluster) = (tempfile::tempdir().expect("a folder"), postgres::Cluster::start());
    let [one, other] = [0, 1].map(|_| Served::start(folder.path(), Some(cluster.address())));
    let (here, there) = (Socket::to(one.address), Socket::to(other.address));
    let name = format!("anna {}", id());
    let mine = block_on(register(&here, &mut chance(), newcomer(&name), "warm milk at four", None, None));
    let mine = mine.expect("an account").0;
    block_on(sign_in(&there, &mut chance(), newcomer(&name), "warm milk at four")).expect("both know it");

    let mut stream = TcpStream::connect(other.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a socket");
    let cookie = there.cookie.lock().expect("nobody else holds it").clone().expect("it is signed in");
    write!(stream, "GET /api/v1/sync/live HTTP/1.1\r\nHost: here\r\nCookie: {cookie}\r\n\r\n").expect("it is asked");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).filter(|line| line == "data: look");
    assert!(lines.next().is_some(), "once at the start");
    push(&mine, &here);
    assert!(lines.next().is_some(), "the other process heard of it");
}
