//! `letdown log`, `export` and `import` on a folder, and `letdown serve` beside them.
//! Through the program itself, as a person in a terminal meets it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod program;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use program::{did, letdown};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

const ADD: [&str; 10] =
    ["log", "add", "--start", "2026-03-01T14:10", "--left", "60", "--right", "0", "--note", "=1+1\nwell"];

#[test]
fn a_session_written_down_is_listed() {
    let home = folder();
    assert!(did(home.path(), &["log", "list"]).contains("letdown log add"));
    did(home.path(), &ADD);
    did(home.path(), &["log", "add", "--start", "2026-03-02T03:00", "--total", "2.5", "--oz", "--to", "fridge"]);
    let listed = did(home.path(), &["log", "list"]);
    let expected = "2026-03-02 03:00  20 min  total 74 ml  fridge\n\
                    2026-03-01 14:10  20 min  left 60 ml, right 0 ml  =1+1 well\n";
    assert_eq!(listed, expected);
}

#[test]
fn what_cannot_be_is_told_and_not_kept() {
    let home = folder();
    for (words, told) in [
        (&["log", "add", "--left=-3"][..], "0 or more"),
        (&["log", "add", "--left", "3000"], "1000 ml at most"),
        (&["log", "add", "--start", "noon"], "14:10"),
        (&["log", "add", "--start", "2126-01-01T10:00"], "still to come"),
        (&["log", "add", "--to", "barn"], "fridge"),
    ] {
        let (well, said) = letdown(home.path(), words);
        assert!(!well && said.contains(told), "{words:?}: {said}");
    }
    assert!(did(home.path(), &["log", "list"]).contains("Nothing is written down yet"));
}

#[test]
fn both_files_go_out_and_come_in_once() {
    let (home, other, third) = (folder(), folder(), folder());
    did(home.path(), &ADD);
    let listed = did(home.path(), &["log", "list"]);
    for ending in ["json", "csv"] {
        let file = home.path().join(format!("copy.{ending}")).display().to_string();
        did(home.path(), &["export", &file]);
        let (again, said) = letdown(home.path(), &["export", &file]);
        assert!(!again && said.contains("cannot be written"), "a file that is there stays: {said}");
        assert!(did(home.path(), &["import", &file]).contains("0 records added"));
        let fresh = if ending == "json" { other.path() } else { third.path() };
        assert!(did(fresh, &["import", &file, "--dry-run"]).contains("1 sessions in the file, 0 of them here"));
        assert!(did(fresh, &["import", &file]).contains("1 records added"));
        assert!(did(fresh, &["import", &file]).contains("0 records added"));
        assert_eq!(did(fresh, &["log", "list"]), listed);
    }
    // Table first, everything afterwards: still one session.
    let everything = home.path().join("copy.json").display().to_string();
    did(third.path(), &["import", &everything]);
    assert_eq!(did(third.path(), &["log", "list"]), listed);
}

#[test]
fn a_foreign_file_is_refused_kindly() {
    let home = folder();
    for (name, bytes, told) in [
        ("a.json", &b"{\"babies\":[]}"[..], "another app"),
        ("b.png", b"\x89PNG\0\0", "picture or an archive"),
        ("c.csv", b"", "nothing in this file"),
        ("d.csv", b"start,end,left_ml\nsoon,later,1\n", "Line 2"),
    ] {
        let file = home.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let (well, said) = letdown(home.path(), &["import", &file.display().to_string()]);
        assert!(!well && said.contains(told), "{name}: {said}");
    }
    assert!(letdown(home.path(), &["import", "/no/such/file"]).1.contains("cannot be read"));
}

#[test]
#[cfg(unix)]
fn serve_keeps_its_facts_in_the_folder_and_leaves_one_whole_file() {
    let home = folder();
    let mut serving = Command::new(env!("CARGO_BIN_EXE_letdown"));
    serving.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(home.path()).stdout(Stdio::piped());
    let mut serving = serving.spawn().unwrap();
    let mut said = BufReader::new(serving.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
    Command::new("kill").arg(serving.id().to_string()).status().unwrap();
    assert!(serving.wait().unwrap().success());
    let names: Vec<_> = home.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["letdown.db"]);
}
