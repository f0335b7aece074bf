//! A real `letdown serve`, and members who speak to it over a real socket.
//! Holds no test: each that needs a server takes it from here.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use rand_core::UnwrapErr;
use sync::member::{Carrier, Fault, Method};

pub type Chance = UnwrapErr<getrandom::SysRng>;

pub fn chance() -> Chance {
    UnwrapErr(getrandom::SysRng)
}

pub fn id() -> u128 {
    let mut bytes = [0; 16];
    rand_core::Rng::fill_bytes(&mut chance(), &mut bytes);
    u128::from_be_bytes(bytes)
}

/// A server of its own process, which ends with the test or when it is killed.
pub struct Served {
    child: Child,
    pub address: SocketAddr,
}

impl Served {
    /// On a free port, with everybody welcome.
    pub fn start(data: &Path, database: Option<&str>) -> Served {
        Served::start_by(Command::new(env!("CARGO_BIN_EXE_letdown")), data, database)
    }

    /// The same, started by a command of its own.
    pub fn start_by(mut command: Command, data: &Path, database: Option<&str>) -> Served {
        command.args(["serve", "--listen", "127.0.0.1:0", "--sign-up", "open", "--data"]).arg(data);
        command.env_remove("LETDOWN_DATABASE");
        if let Some(database) = database {
            command.args(["--database", database]);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("letdown starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output is piped");
        BufReader::new(out).read_line(&mut line).expect("it speaks");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.and_then(|address| address.parse().ok()).unwrap_or_else(|| panic!("it said {line:?}"));
        Served { child, address }
    }

    /// Ends it as a power cut would: nothing is finished, nobody is told.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Asks over one connection each, and keeps the cookie.
pub struct Socket {
    pub address: Mutex<SocketAddr>,
    pub cookie: Mutex<Option<String>>,
}

impl Socket {
    pub fn to(address: SocketAddr) -> Socket {
        Socket { address: Mutex::new(address), cookie: Mutex::default() }
    }

    fn ask(&self, method: &str, path: &str, body: &[u8]) -> std::io::Result<(u16, Vec<u8>)> {
        let address = *self.address.lock().expect("nobody else holds it");
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let cookie = self.cookie.lock().expect("nobody else holds it").clone();
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let length = body.len();
        let head = format!(
            "{method} /api/v1/{path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{cookie}Content-Length: {length}\r\n\r\n"
        );
        stream.write_all(&[head.as_bytes(), body].concat())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let cut = || std::io::Error::other("the answer was cut off");
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").ok_or_else(cut)?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let body = answer[end + 4..].to_vec();
        let told = |name: &str| head.lines().find_map(|line| line.strip_prefix(name).map(str::to_owned));
        if let Some(cookie) = told("set-cookie: ") {
            *self.cookie.lock().expect("nobody else holds it") = cookie.split(';').next().map(str::to_owned);
        }
        if told("content-length: ").is_some_and(|told| told.parse() != Ok(body.len())) {
            return Err(cut());
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
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
        match self.ask(method, path, body) {
            Ok((200..300, body)) => Ok(body),
            Ok((status, _)) => Err(Fault::Refused(status)),
            Err(_) => Err(Fault::Unreachable),
        }
    }
}
