//! No room, or a folder that may not be written: it is said clearly, nothing is half-written, and nothing is lost.
//! The room is taken by a limit on how large a file may grow, which needs no disk of its own.

#![cfg(unix)]

mod household;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use domain::fact::{DeviceId, FactId};
use futures_executor::block_on;
use household::{Served, Socket, chance, id};
use sync::member::{Carrier, Fault, Member, Method, Newcomer, register};
use vault::{Label, Scope};
use wire::mailbox::{Sealed, decode_page, encode_push};

/// Where no file may grow beyond so many kilobytes: a disk that is nearly full.
fn start_on_little(data: &Path, kilobytes: u32) -> Served {
    let mut shell = Command::new("bash");
    // The signal that goes with it would end the program before it can say what is the matter.
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_letdown")]);
    Served::start_by(shell, data, None)
}

fn push(member: &Member, to: &Socket) -> (Vec<FactId>, Result<(), Fault>) {
    let fact = |_| {
        let label = Label { family: member.family, fact: id(), device: member.device };
        let body = member.keyring.seal(&mut chance(), label, Scope::Log, &[7; 3000]).expect("the whole key seals");
        Sealed { id: FactId(label.fact), device: DeviceId(label.device), body }
    };
    let facts: Vec<Sealed> = (0..40).map(fact).collect();
    let ids = facts.iter().map(|fact| fact.id).collect();
    (ids, block_on(to.carry(Method::Post, "sync/push", &encode_push(&facts))).map(drop))
}

fn there(from: &Socket) -> Vec<FactId> {
    let (mut ids, mut at) = (Vec::new(), 0);
    loop {
        let bytes = block_on(from.carry(Method::Get, &format!("sync/pull?from={at}"), &[])).expect("it can be read");
        let page = decode_page(&bytes).expect("a page");
        ids.extend(page.facts.iter().map(|fact| fact.id));
        at = page.next;
        if !page.more {
            return ids;
        }
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut served = start_on_little(folder.path(), 3000);
    let socket = Socket::to(served.address);
    let newcomer = Newcomer::new(&mut chance(), id(), "anna");
    let made = block_on(register(&socket, &mut chance(), newcomer, "warm milk at four", None, None));
    let member = made.expect("an account").0;
    let mut kept = Vec::new();
    let refused = (0..200).find_map(|_| {
        let (ids, pushed) = push(&member, &socket);
        match pushed {
            Ok(()) => {
                kept.extend(ids);
                None
            }
            Err(fault) => Some((ids, fault)),
        }
    });
    let (lost, fault) = refused.expect("the room came to its end");
    assert_eq!(fault, Fault::Refused(503), "the server says so, and stays up");
    assert_eq!(there(&socket), kept, "what was refused is not there in part");
    served.kill();
    let served = Served::start(folder.path(), None);
    *socket.address.lock().expect("nobody else holds it") = served.address;
    assert_eq!(there(&socket), kept);
    assert!(!lost.is_empty() && push(&member, &socket).1.is_ok(), "with room again it goes on");
}

#[test]
fn a_folder_that_may_not_be_written_is_named_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    for (path, mode) in [(&data, 0o555), (&folder.path().to_path_buf(), 0o755)] {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("its rights are set");
    }
    // Root may write anywhere, so it becomes somebody else for this.
    let root = Command::new("id").arg("-u").output().expect("id answers").stdout.starts_with(b"0\n");
    let program = folder.path().join("letdown");
    std::fs::copy(env!("CARGO_BIN_EXE_letdown"), &program).expect("it is copied to where everybody may run it");
    let mut command = if root { Command::new("runuser") } else { Command::new(&program) };
    if root {
        command.args(["-u", "nobody", "--"]).arg(&program);
    }
    let said = command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&data).output().expect("it ends");
    let words = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(!said.status.success() && words.contains("data"), "{words}");
    assert_eq!(data.read_dir().expect("it can be looked into").count(), 0, "nothing was begun");
}
