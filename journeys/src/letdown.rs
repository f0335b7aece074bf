//! `letdown serve` on a free port with a data folder of its own; ends with the test.
//! Does not build it: `cargo xtask journeys` does, and says where it lies.

use std::io::Read;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::browser::root;
use crate::wait::until;

/// A server that can be taken away and brought back, as a network can.
pub struct Letdown {
    port: u16,
    base: String,
    data: TempDir,
    running: Option<Child>,
}

impl Letdown {
    /// Starts it with the app below `base`, which has a slash at both ends.
    #[must_use]
    pub fn start(base: &str) -> Letdown {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("there is a free port").port();
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let mut letdown = Letdown { port, base: base.to_owned(), data, running: None };
        letdown.bring_back();
        letdown
    }

    /// The address of a page of the app, given without a leading slash.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{}{path}", self.port, self.base)
    }

    /// Ends the server: nothing answers any more.
    pub fn take_away(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.kill();
            let _ = running.wait();
        }
    }

    /// Starts it again on the same port with the same data.
    pub fn bring_back(&mut self) {
        if self.running.is_some() {
            return;
        }
        let mut command = Command::new(binary());
        command.args(["serve", "--listen", &format!("127.0.0.1:{}", self.port), "--data"]).arg(self.data.path());
        command.args(["--sign-up", "open", "--public-url", &self.address("")]).stdin(Stdio::null());
        let mut running = command.stdout(Stdio::piped()).spawn().expect("letdown starts");
        // It speaks once it has its port. The pipe stays open with the process, which would stumble over a closed one.
        let told = running.stdout.as_mut().expect("its output is piped");
        let spoke = told.read(&mut [0; 64]).is_ok_and(|length| length > 0);
        assert!(spoke, "letdown serve ended without listening");
        self.running = Some(running);
        until(|| std::net::TcpStream::connect(("127.0.0.1", self.port)).ok()).expect("letdown listens");
    }
}

impl Drop for Letdown {
    fn drop(&mut self) {
        self.take_away();
    }
}

fn binary() -> PathBuf {
    let named = std::env::var_os("LETDOWN_BIN").map(PathBuf::from);
    let path = named.unwrap_or_else(|| root().join("target/debug/letdown"));
    assert!(path.exists(), "{} is missing; run this with: cargo xtask journeys", path.display());
    path
}
