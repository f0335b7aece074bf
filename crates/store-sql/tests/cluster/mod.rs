//! A private PostgreSQL server for the length of a test, in a temporary folder, on a Unix socket.
//! Or the server that `DATABASE_URL` names, which is neither started nor stopped.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const INSTALL: &str =
    "PostgreSQL's programs are not here: apt-get install postgresql, or name a server in DATABASE_URL";

/// A server that can be connected to.
pub struct Cluster {
    address: String,
    own: Option<Own>,
}

/// Stopped and cleared away when it is dropped.
struct Own {
    programs: PathBuf,
    folder: TempDir,
}

impl Cluster {
    /// The server of `DATABASE_URL`, or a new one.
    pub fn start() -> Cluster {
        if let Ok(address) = std::env::var("DATABASE_URL") {
            return Cluster { address, own: None };
        }
        let own = Own { programs: programs().expect(INSTALL), folder: tempfile::tempdir().expect("a folder") };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(own.folder.path()));
        }
        let data = own.data();
        run(own
            .program("initdb")
            .args(["-A", "trust", "-U", "letdown", "-E", "UTF8", "--no-sync"])
            .arg("-D")
            .arg(&data));
        let socket = own.folder.path().display().to_string();
        let options = format!("-c listen_addresses='' -c unix_socket_directories='{socket}' -c fsync=off");
        run(own.program("pg_ctl").args(["-w", "-o", &options, "-l"]).arg(own.log()).arg("-D").arg(&data).arg("start"));
        Cluster { address: format!("postgres://letdown@localhost/postgres?host={socket}"), own: Some(own) }
    }

    /// Where to connect.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Own {
    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// As the user that PostgreSQL wants: anybody but root.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder.path()).env("LC_ALL", "C.UTF-8");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(own) = &self.own {
            run(own.program("pg_ctl").args(["-m", "immediate", "-D"]).arg(own.data()).arg("stop"));
        }
    }
}

/// Debian keeps them outside of the search path, one folder a version; the newest is taken.
fn programs() -> Option<PathBuf> {
    let versions = Path::new("/usr/lib/postgresql").read_dir().into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut candidates = folders.into_iter().rev().chain(std::env::split_paths(&path));
    candidates.find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output().expect("id answers");
    asked.stdout.starts_with(b"0\n")
}

fn run(command: &mut Command) {
    // Its output goes to files: a server that inherits a pipe would hold it open for ever.
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).status();
    assert!(done.expect("the program starts").success(), "{command:?}");
}
