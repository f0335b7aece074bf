//! How fast sealed facts are pushed, and how long a new phone takes for three years, over HTTP on this machine.
//! Beside it, in the same run, a plain handler that inserts a row. Not a test: a busy machine is no fault of the code.

#![expect(clippy::disallowed_methods, reason = "a bench: it measures time")]

mod plain;
mod socket;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::fact::{DeviceId, FactId};
use rand_core::{Rng, UnwrapErr};
use server::{Api, Files, Notices, Policy, SignUp, listen, router_with};
use socket::Socket;
use store_sql::{SqlStore, open_postgres, open_sqlite};
use sync::member::{Carrier, Member, Method, Newcomer, register, sign_in};
use sync::{FamilyId, MemoryStore, Parcel, Store};
use vault::{Label, Scope};
use wire::mailbox::{Sealed, encode_push};

const OWN: FamilyId = FamilyId(0);
/// Three years of eight or so a day.
const SESSIONS: u128 = 9_000;
const PASSWORD: &str = "warm milk at four";

type Chance = UnwrapErr<getrandom::SysRng>;

fn chance() -> Chance {
    UnwrapErr(getrandom::SysRng)
}

fn id() -> u128 {
    let mut bytes = [0; 16];
    chance().fill_bytes(&mut bytes);
    u128::from_be_bytes(bytes)
}

fn main() {
    let quick = std::env::args().any(|word| word == "--quick");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let span = Duration::from_secs(if quick { 1 } else { 5 });
    println!("{:<38} {:>7} {:>10} {:>9} {:>9}", "", "clients", "facts/s", "p50 ms", "p99 ms");
    let folder = tempfile::tempdir().expect("a folder");
    let plain = runtime.block_on(plain::serve(folder.path()));
    for clients in [1, 16] {
        tell("plain insert, SQLite", clients, &plain::load(plain, clients, span));
    }
    let store = runtime.block_on(open_sqlite(&folder.path().join("letdown.db"))).expect("it opens");
    let sqlite = runtime.block_on(served(store.clone()));
    measure("push, SQLite", &[sqlite], span);
    if let Ok(address) = std::env::var("DATABASE_URL") {
        let [one, other] = [0, 1].map(|_| runtime.block_on(open_postgres(&address)).expect("it opens"));
        let [one, other] = [one, other].map(|store| runtime.block_on(served(store)));
        measure("push, PostgreSQL", &[one], span);
        measure("push, PostgreSQL, two servers", &[one, other], span);
    } else {
        println!("(PostgreSQL: name a database of its own in DATABASE_URL)");
    }
    runtime.block_on(three_years(sqlite));
    println!("memory of this program, servers and clients together: {} MB at most", peak_mb());
}

async fn served(store: SqlStore) -> SocketAddr {
    let policy =
        Policy { sign_up: SignUp::Open, behind_proxy: false, slows: false, https: false, base_path: "/".into() };
    let api = Api::open(store.clone(), policy, Notices::default()).await.expect("it opens");
    let public = "http://127.0.0.1/".parse().expect("an address");
    let router = router_with(Files::default(), &public, store, api.routes());
    let listening = listen("127.0.0.1:0".parse().expect("an address")).await.expect("a port");
    let address = listening.address();
    tokio::spawn(listening.serve(router, std::future::pending()));
    address
}

fn member(socket: &Socket) -> Member {
    let newcomer = Newcomer::new(&mut chance(), id(), &format!("anna {}", id()));
    let mut chance = chance();
    let made = register(socket, &mut chance, newcomer, PASSWORD, None, None);
    futures_executor::block_on(made).expect("an account").0
}

fn sealed(member: &Member) -> Vec<u8> {
    let (fact, device) = (id(), member.device);
    let label = Label { family: member.family, fact, device };
    let body = member.keyring.seal(&mut chance(), label, Scope::Log, &[7; 700]).expect("the whole key");
    encode_push(&[Sealed { id: FactId(fact), device: DeviceId(device), body }])
}

/// Each client has a family of its own and pushes one fact at a time, as a phone does after a session. Sealing counts.
fn measure(what: &str, servers: &[SocketAddr], span: Duration) {
    for clients in [1, 16] {
        let took = std::thread::scope(|scope| {
            let client = |at: usize| {
                let socket = Socket::to(servers[at % servers.len()]);
                scope.spawn(move || {
                    let member = member(&socket);
                    timed(span, || {
                        let body = sealed(&member);
                        futures_executor::block_on(socket.carry(Method::Post, "sync/push", &body)).is_ok()
                    })
                })
            };
            let clients: Vec<_> = (0..clients).map(client).collect();
            clients.into_iter().flat_map(|client| client.join().expect("no client panics")).collect::<Vec<_>>()
        });
        tell(what, clients, &Load { took, span });
    }
}

/// What clients saw.
pub struct Load {
    took: Vec<Duration>,
    span: Duration,
}

/// How long each took that was done within the span.
pub fn timed(span: Duration, mut one: impl FnMut() -> bool) -> Vec<Duration> {
    let begin = Instant::now();
    let mut took = Vec::new();
    while begin.elapsed() < span {
        let start = Instant::now();
        if one() {
            took.push(start.elapsed());
        } else {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    took
}

fn tell(what: &str, clients: usize, load: &Load) {
    let mut took = load.took.clone();
    took.sort_unstable();
    let at = |part: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place"
        )]
        let place = ((took.len() as f64 * part) as usize).min(took.len().saturating_sub(1));
        took.get(place).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let rate = took.len() as f64 / load.span.as_secs_f64();
    println!("{what:<38} {clients:>7} {rate:>10.0} {:>9.2} {:>9.2}", at(0.5), at(0.99));
}

/// A phone gives three years; a new one takes them.
async fn three_years(server: SocketAddr) {
    let form = include_str!("../../../../testdata/compat/v1/facts.json");
    let fact = form.lines().find(|line| line.contains("\"kind\":\"session\"")).expect("a session");
    let fact = wire::fact::decode(fact.trim_end_matches(',')).expect("a fact");
    let store = MemoryStore::default();
    for chunk in (1..=SESSIONS).collect::<Vec<_>>().chunks(500) {
        let parcel = |at: &u128| {
            let one = domain::fact::Fact { id: FactId((1_795_353_001_000 << 80) + at), ..fact.clone() };
            Parcel { id: one.id, device: one.device, body: wire::fact::encode(&one).into_bytes() }
        };
        store.append(OWN, &chunk.iter().map(parcel).collect::<Vec<_>>()).await.expect("memory keeps");
    }
    let socket = Arc::new(Socket::to(server));
    let mut mine = member(&socket);
    let begin = Instant::now();
    mine.follow(&*socket, &mut chance(), &store, OWN, &[]).await.expect("it is pushed");
    println!(
        "{SESSIONS} sessions given by the first phone: {:.1} s, {} kB sent",
        begin.elapsed().as_secs_f64(),
        socket.sent() / 1000
    );
    let (second, empty) = (Socket::to(server), MemoryStore::default());
    let begin = Instant::now();
    let newcomer = Newcomer::new(&mut chance(), id(), &mine.name);
    let mut theirs = sign_in(&second, &mut chance(), newcomer, PASSWORD).await.expect("it signs in");
    let signed_in = begin.elapsed();
    let took = theirs.follow(&second, &mut chance(), &empty, OWN, &[]).await.expect("it follows");
    println!(
        "{} sessions taken by a new phone: {:.1} s (signing in {:.1} s), {} kB received",
        took.new,
        begin.elapsed().as_secs_f64(),
        signed_in.as_secs_f64(),
        second.received() / 1000
    );
}

fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1000
}
