//! One connection that stays open, as a browser keeps one; counts what goes over it.
//! Speaks as much HTTP as this server answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use sync::member::{Carrier, Fault, Method};

pub struct Socket {
    stream: Mutex<BufReader<TcpStream>>,
    cookie: Mutex<Option<String>>,
    sent: AtomicU64,
    received: AtomicU64,
}

impl Socket {
    pub fn to(address: SocketAddr) -> Socket {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        Socket {
            stream: Mutex::new(BufReader::new(stream)),
            cookie: Mutex::default(),
            sent: AtomicU64::new(0),
            received: AtomicU64::new(0),
        }
    }

    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    pub fn received(&self) -> u64 {
        self.received.load(Ordering::Relaxed)
    }

    /// Status and body.
    pub fn ask(&self, method: &str, path: &str, body: &[u8]) -> std::io::Result<(u16, Vec<u8>)> {
        let mut stream = self.stream.lock().expect("one asks at a time");
        let cookie = self.cookie.lock().expect("one asks at a time").clone();
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: here\r\n{cookie}Content-Length: {}\r\n\r\n", body.len());
        let whole = [head.as_bytes(), body].concat();
        self.sent.fetch_add(whole.len() as u64, Ordering::Relaxed);
        stream.get_mut().write_all(&whole)?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            self.received.fetch_add(stream.read_line(&mut line)? as u64, Ordering::Relaxed);
            let line = line.trim_end();
            if let Some(told) = line.strip_prefix("HTTP/1.1 ") {
                status = told.split(' ').next().and_then(|told| told.parse().ok()).unwrap_or(0);
            } else if let Some(told) = line.strip_prefix("content-length: ") {
                length = told.parse().unwrap_or(0);
            } else if let Some(told) = line.strip_prefix("set-cookie: ") {
                *self.cookie.lock().expect("one asks at a time") = told.split(';').next().map(str::to_owned);
            } else if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body)?;
        self.received.fetch_add(length as u64, Ordering::Relaxed);
        Ok((status, body))
    }
}

impl Carrier for Socket {
    async fn carry(&self, method: Method, path: &str, body: &[u8]) -> Result<Vec<u8>, Fault> {
        let method = match method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        };
        match self.ask(method, &format!("/api/v1/{path}"), body) {
            Ok((200..300, body)) => Ok(body),
            Ok((status, _)) => Err(Fault::Refused(status)),
            Err(_) => Err(Fault::Unreachable),
        }
    }
}
