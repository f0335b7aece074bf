//! The server is killed at random moments under load, again and again: every fact that it acknowledged is there.
//! A few times here; `LETDOWN_KILLS=200` as often as the bench does it.

mod household;
#[path = "../../store-sql/tests/cluster/mod.rs"]
mod postgres;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::fact::{DeviceId, FactId};
use futures_executor::block_on;
use household::{Served, Socket, chance, id};
use rand_core::Rng;
use sync::member::{Carrier, Member, Method, Newcomer, register};
use vault::{Label, Scope};
use wire::mailbox::{Sealed, decode_ack, decode_page, encode_push};

const WRITERS: usize = 4;

fn kills() -> u32 {
    std::env::var("LETDOWN_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4)
}

/// A sealed fact or two that nobody has seen.
fn fresh(member: &Member) -> Vec<Sealed> {
    let count = 1 + chance().next_u32() % 3;
    let fact = |_| {
        let (fact, device) = (id(), member.device);
        let label = Label { family: member.family, fact, device };
        let body = member.keyring.seal(&mut chance(), label, Scope::Log, &[7; 300]).expect("the whole key seals");
        Sealed { id: FactId(fact), device: DeviceId(device), body }
    };
    (0..count).map(fact).collect()
}

/// Pushes until it is told to stop, and notes what was acknowledged.
fn write(member: &Member, socket: &Socket, kept: &Mutex<Vec<FactId>>, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        let facts = fresh(member);
        let answer = block_on(socket.carry(Method::Post, "sync/push", &encode_push(&facts)));
        if answer.is_ok_and(|bytes| decode_ack(&bytes).is_ok_and(|ack| ack.new == facts.len() as u64)) {
            kept.lock().expect("no writer panics").extend(facts.iter().map(|fact| fact.id));
        }
    }
}

fn all(socket: &Socket) -> Vec<FactId> {
    let (mut ids, mut from) = (Vec::new(), 0);
    loop {
        let bytes = block_on(socket.carry(Method::Get, &format!("sync/pull?from={from}"), &[])).expect("it answers");
        let page = decode_page(&bytes).expect("a page");
        assert_eq!(page.next, from + page.facts.len() as u64, "places have no gap");
        ids.extend(page.facts.iter().map(|fact| fact.id));
        from = page.next;
        if !page.more {
            return ids;
        }
    }
}

fn survives(data: &Path, database: Option<&str>) {
    let mut served = Served::start(data, database);
    let socket = Arc::new(Socket::to(served.address));
    let newcomer = Newcomer::new(&mut chance(), id(), &format!("anna {}", id()));
    let (member, _) =
        block_on(register(&*socket, &mut chance(), newcomer, "warm milk at four", None, None)).expect("an account");
    let kept = Arc::new(Mutex::new(Vec::new()));
    for _ in 0..kills() {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| write(&member, &socket, &kept, &stop));
            }
            // The moment is what is drawn here: nothing waits for it.
            std::thread::sleep(Duration::from_millis(20 + u64::from(chance().next_u32() % 250)));
            served.kill();
            stop.store(true, Ordering::Relaxed);
        });
        served = Served::start(data, database);
        *socket.address.lock().expect("no writer is left") = served.address;
    }
    let (kept, there) = (kept.lock().expect("no writer is left").clone(), all(&socket));
    let mut sorted = there.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), there.len(), "each fact is kept once");
    let lost = kept.iter().filter(|id| sorted.binary_search(id).is_err()).count();
    println!("killed {} times: {} facts acknowledged, {} kept, {lost} lost", kills(), kept.len(), there.len());
    assert_eq!(lost, 0);
    assert!(!kept.is_empty(), "something was acknowledged");
}

#[test]
fn sqlite_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    survives(folder.path(), None);
}

#[test]
fn postgresql_keeps_what_it_acknowledged() {
    let (folder, cluster) = (tempfile::tempdir().expect("a folder"), postgres::Cluster::start());
    survives(folder.path(), Some(cluster.address()));
}
