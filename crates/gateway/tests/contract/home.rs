//! A home on a real port, and what checks are made with.
//! Speaks HTTP itself, so that no client's kindness hides what is on the wire.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use domain::amount::Unit;
use domain::moment::Moment;
use gateway::access::give_token;
use gateway::baby_buddy::{Public, router};
use gateway::{Gateway, Setup, Shell, set_up};
use serde_json::Value;
use sync::{MemoryStore, Scope};
use tempfile::TempDir;

/// Noon of 10 March 2026, in UTC.
pub const NOON_US: i64 = 1_773_144_000_000_000;
static CLOCK: AtomicI64 = AtomicI64::new(NOON_US);
static CHANCE: AtomicU64 = AtomicU64::new(1);

/// A clock that is a microsecond later each time it is asked.
fn now_us() -> i64 {
    CLOCK.fetch_add(1, Ordering::Relaxed)
}

/// Chance that never repeats, for tests alone.
fn random(bytes: &mut [u8]) -> bool {
    for byte in bytes {
        let mut state = CHANCE.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        *byte = (state >> 56) as u8;
    }
    true
}

pub fn shell() -> Shell {
    const PATIENCE: [Duration; 4] = [Duration::from_millis(20); 4];
    Shell { now_us, random, moment: |ms| Moment::new(ms, 3600, "Europe/Berlin"), patience: &PATIENCE }
}

fn keep() -> domain::stash::KeepRules {
    content::rules::storage(&domain::stash::StorageChoice::default())
}

/// A server for one data folder, and the tokens of its first family.
pub struct Home {
    pub address: SocketAddr,
    pub token: String,
    pub reads: String,
    pub data: TempDir,
    pub store: MemoryStore,
    runtime: tokio::runtime::Runtime,
}

pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    pub fn id(&self) -> u64 {
        self.json()["id"].as_u64().unwrap_or_else(|| panic!("no id in {}", self.text))
    }
}

impl Home {
    pub fn new() -> Home {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let (data, store) = (tempfile::tempdir().unwrap(), MemoryStore::default());
        let (address, token, reads) = runtime.block_on(async {
            let setup =
                Setup { user: "alex".into(), read_only_user: Some("screen".into()), unit: Unit::Ml, new_family: false };
            let given = set_up(data.path(), store.clone(), shell(), &setup).await.unwrap();
            let gateway = Gateway::open(data.path(), store.clone(), shell()).await.unwrap();
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let whole = router(gateway.clone(), Public(None))
                .merge(gateway::fhir::router(gateway.clone()))
                .merge(gateway::calendar::router(gateway.clone(), |_| keep()))
                .merge(gateway::metrics::router(gateway));
            let serving = async move { axum::serve(listener, whole).await };
            tokio::spawn(serving);
            let reads = given.read_only_token.unwrap();
            (address, given.token.reveal().to_owned(), reads.reveal().to_owned())
        });
        Home { address, token, reads, data, store, runtime }
    }

    /// The token of another family on the same server.
    pub fn another_family(&self) -> String {
        let setup = Setup { user: "sam".into(), read_only_user: None, unit: Unit::Oz, new_family: true };
        let made = set_up(self.data.path(), self.store.clone(), shell(), &setup);
        self.runtime.block_on(made).unwrap().token.reveal().to_owned()
    }

    /// The address of a calendar for the first family.
    pub fn calendar(&self) -> (String, gateway::access::Secret) {
        let family = gateway::keyring::members(self.data.path()).unwrap()[0].family;
        let giving = give_token(&self.store, shell(), family, Scope::Calendar, "calendar");
        let secret = self.runtime.block_on(giving).unwrap();
        (format!("/calendar/{}.ics", secret.reveal()), secret)
    }

    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// One request on a connection of its own, as it is on the wire.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        if !body.is_empty() || method == "POST" || method == "PATCH" {
            request += &format!("content-length: {}\r\n", body.len());
        }
        stream.write_all(&[request.as_bytes(), b"\r\n", body].concat()).unwrap();
        read_answer(&mut BufReader::new(stream))
    }

    pub fn with(&self, method: &str, path: &str, extra: &[(&str, &str)], body: &[u8]) -> Answer {
        let token = format!("Token {}", self.token);
        let mut headers = vec![("authorization", token.as_str())];
        headers.extend_from_slice(extra);
        self.send(method, &format!("/api/{path}"), &headers, body)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.with("GET", path, &[], b"")
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.with("DELETE", path, &[], b"")
    }

    pub fn options(&self, path: &str) -> Answer {
        self.with("OPTIONS", path, &[], b"")
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.with("POST", path, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    pub fn patch(&self, path: &str, body: &Value) -> Answer {
        self.with("PATCH", path, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    /// A form, as browsers and Home Assistant send it.
    pub fn form(&self, method: &str, path: &str, body: &str) -> Answer {
        self.with(method, path, &[("content-type", "application/x-www-form-urlencoded")], body.as_bytes())
    }

    pub fn child(&self) -> u64 {
        let child = serde_json::json!({"first_name": "Robin", "last_name": "Lee", "birth_date": "2026-01-02"});
        self.post("children/", &child).id()
    }
}

fn read_answer(from: &mut impl BufRead) -> Answer {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    let status = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut body = Vec::new();
    from.read_to_end(&mut body).unwrap();
    Answer { status, headers, text: String::from_utf8_lossy(&body).into_owned() }
}

/// Counts checks, and says which one did not hold.
pub struct Checks {
    group: &'static str,
    pub count: usize,
    last: RefCell<String>,
}

impl Checks {
    pub fn new(group: &'static str) -> Checks {
        Checks { group, count: 0, last: RefCell::default() }
    }

    #[track_caller]
    pub fn is<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        self.count += 1;
        *self.last.borrow_mut() = what.to_owned();
        assert_eq!(found, expected, "{}: {what}", self.group);
    }

    /// The code of an answer.
    #[track_caller]
    pub fn code(&mut self, what: &str, answer: &Answer, expected: u16) {
        self.count += 1;
        assert_eq!(answer.status, expected, "{}: {what}: {}", self.group, answer.text);
    }

    /// The code and the whole body.
    #[track_caller]
    pub fn answer(&mut self, what: &str, answer: &Answer, code: u16, body: Value) {
        self.code(what, answer, code);
        self.is(what, answer.json(), body);
    }

    /// A 400 for one field.
    #[track_caller]
    pub fn refused(&mut self, answer: &Answer, field: &str, text: &str) {
        self.answer(field, answer, 400, serde_json::json!({ field: [text] }));
    }

    /// A 400 for one field, whose text begins so.
    #[track_caller]
    pub fn refused_with(&mut self, answer: &Answer, field: &str, begins: &str) {
        self.code(field, answer, 400);
        let text = answer.json()[field][0].as_str().unwrap_or_default().to_owned();
        self.count += 1;
        assert!(text.starts_with(begins), "{}: {field}: {}", self.group, answer.text);
    }
}
