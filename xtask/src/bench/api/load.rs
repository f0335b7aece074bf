//! Requests over kept connections, timed one by one; as many threads as connections.
//! A client of the plainest kind, so that it is the server that is measured.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// A server with this API.
pub struct Target {
    /// Host and port.
    pub address: String,
    prefix: String,
    token: String,
    child: AtomicU64,
    next: AtomicUsize,
}

impl Target {
    /// From an address such as `http://127.0.0.1:8000/api`.
    pub fn new(url: &str, token: &str) -> Result<Target> {
        let rest = url.strip_prefix("http://").context("the address must begin with http://")?;
        let (address, path) = rest.split_once('/').unwrap_or((rest, "api"));
        let prefix = format!("/{}/", path.trim_matches('/'));
        let token = token.to_owned();
        Ok(Target { address: address.to_owned(), prefix, token, child: AtomicU64::new(1), next: AtomicUsize::new(0) })
    }

    /// Whose sessions are posted.
    pub fn set_child(&self, child: u64) {
        self.child.store(child, Ordering::Relaxed);
    }

    /// How many half hours are taken already.
    pub fn skip(&self, taken: usize) {
        self.next.store(taken, Ordering::Relaxed);
    }

    /// Another session: twenty minutes in a half hour of its own, from the year 2001 on.
    fn session(&self) -> String {
        let nth = self.next.fetch_add(1, Ordering::Relaxed);
        let (day, half) = (nth / 48, nth % 48);
        let (year, month, date) = (2001 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let (hour, minute) = (half / 2, half % 2 * 30);
        let child = self.child.load(Ordering::Relaxed);
        let clock = |minute: usize| format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:00Z");
        let (start, end, amount) = (clock(minute), clock(minute + 20), 40 + nth % 90);
        format!(r#"{{"child":{child},"amount":{amount},"start":"{start}","end":"{end}","notes":"load"}}"#)
    }
}

/// A kept connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// To the server.
    pub fn open(target: &Target) -> Result<Connection> {
        let stream =
            TcpStream::connect(&target.address).with_context(|| format!("{} does not answer", target.address))?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream: BufReader::new(stream) })
    }

    /// One request; the body of its answer.
    pub fn ask(&mut self, target: &Target, method: &str, path: &str, body: &str) -> Result<String> {
        let Target { address, prefix, token, .. } = target;
        let request = format!(
            "{method} {prefix}{path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Token {token}\r\n\
             Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let good = line.split_whitespace().nth(1).is_some_and(|code| code.starts_with('2'));
        let body = self.read_body()?;
        ensure!(good, "{method} {path}: {} {body}", line.trim_end());
        Ok(body)
    }

    fn read_body(&mut self) -> Result<String> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse()?,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(String::from_utf8(body)?)
    }

    /// The list of 100.
    pub fn list(&mut self, target: &Target) -> Result<()> {
        self.ask(target, "GET", "pumping/?limit=100", "").map(drop)
    }

    /// One more session.
    pub fn post(&mut self, target: &Target) -> Result<()> {
        self.ask(target, "POST", "pumping/", &target.session()).map(drop)
    }
}

/// So many requests over so many connections: how long each took, and all of them.
pub fn run(
    target: &Target,
    connections: usize,
    count: usize,
    request: impl Fn(&mut Connection, usize) -> Result<()> + Sync,
) -> Result<(Vec<Duration>, Duration)> {
    let asked = AtomicUsize::new(0);
    let begun = Instant::now();
    let one = || -> Result<Vec<Duration>> {
        let mut connection = Connection::open(target)?;
        let mut took = Vec::new();
        loop {
            let nth = asked.fetch_add(1, Ordering::Relaxed);
            if nth >= count {
                return Ok(took);
            }
            let begun = Instant::now();
            request(&mut connection, nth)?;
            took.push(begun.elapsed());
        }
    };
    let took = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections).map(|_| scope.spawn(one)).collect();
        let mut took = Vec::new();
        for thread in threads {
            took.extend(thread.join().map_err(|_| anyhow::anyhow!("a connection ended"))??);
        }
        Ok::<_, anyhow::Error>(took)
    })?;
    Ok((took, begun.elapsed()))
}
