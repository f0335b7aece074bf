//! `letdown flow` as people and scripts run it: a file, standard input, cues, damage, a made-up trace.
//! Not how good it is: that is `cargo xtask bench flow`.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn letdown(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_letdown"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()).ok());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn made_up() -> (String, Vec<serde_json::Value>) {
    let output = letdown(&["flow", "simulate", "--seed", "3", "--tier", "clean"], "");
    let truth = text(&output.stderr).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (text(&output.stdout), truth)
}

#[test]
fn a_made_up_trace_gives_up_its_letdowns() {
    let (trace, truth) = made_up();
    assert!(trace.starts_with("t_s,left_g,right_g\n"));
    let output = letdown(&["flow", "detect", "-"], &trace);
    assert!(output.status.success());
    let told = lines(&output);
    let near = |line: &serde_json::Value, onset: f64, breast: &str| {
        line["breast"] == breast && line["onset_s"].as_f64().is_some_and(|at| (at - onset).abs() < 10.0)
    };
    let mut found = 0;
    for line in truth.iter().filter(|line| line["onset_s"].is_number()) {
        let (onset, breast) = (line["onset_s"].as_f64().unwrap(), line["breast"].as_str().unwrap());
        found += usize::from(told.iter().any(|line| near(line, onset, breast)));
    }
    assert!(found >= 6, "{found}");
    assert!(told.iter().any(|line| line["state"] == "spray" && line["at_s"].is_number()));
    let totals: Vec<_> = told[told.len() - 2..].iter().map(|line| line["total_g"].as_f64().unwrap()).collect();
    let true_totals: Vec<_> = truth[truth.len() - 2..].iter().map(|line| line["total_g"].as_f64().unwrap()).collect();
    for (told, truth) in totals.iter().zip(&true_totals) {
        assert!((told - truth).abs() < 0.03 * truth, "{told} {truth}");
    }
}

#[test]
fn files_and_cues_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let out = letdown(
        &["flow", "simulate", "--seed", "5", "--tier", "compressions", "--out", folder.path().to_str().unwrap()],
        "",
    );
    assert!(out.status.success());
    let count = |output: &Output| lines(output).iter().filter(|line| line["onset_s"].is_number()).count();
    let without = letdown(&["flow", "detect", &path("trace-5.csv")], "");
    let with = letdown(&["flow", "detect", &path("trace-5.csv"), "--cues", &path("cues-5.json")], "");
    assert!(with.status.success() && count(&with) < count(&without), "{} {}", count(&with), count(&without));
}

#[test]
fn damage_is_told_and_the_rest_is_used() {
    let (trace, _) = made_up();
    let mut damaged = String::new();
    for (n, line) in trace.lines().enumerate() {
        damaged += match n % 500 {
            7 => "\n",
            8 => "soon,much,more\n",
            9 => "12\n",
            10 => "5,NaN,-inf\n",
            11 => "\u{fffd}\u{1},,,,,\n",
            _ => "",
        };
        damaged += line;
        damaged.push('\n');
    }
    let output = letdown(&["flow", "detect", "-"], &damaged);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("left out"));
    let clean = letdown(&["flow", "detect", "-"], &trace);
    let onsets = |output: &Output| lines(output).iter().filter(|line| line["onset_s"].is_number()).count();
    assert_eq!(onsets(&output), onsets(&clean));
}

#[test]
fn what_is_no_trace_is_told_with_what_to_do() {
    let output = letdown(&["flow", "detect", "-"], "a,b\n1,2\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("t_s,left_g,right_g"));
    let output = letdown(&["flow", "detect", "-"], "");
    assert!(output.status.success() && output.stdout.is_empty());
    let output = letdown(&["flow", "detect", "/nowhere/trace.csv"], "");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_made_up_scale_runs_live() {
    let output = letdown(&["flow", "live", "--scale", "sim:3", "--speed", "1e9", "--json"], "");
    let told = lines(&output);
    assert!(output.status.success() && told.iter().filter(|line| line["onset_s"].is_number()).count() >= 4);
    let output = letdown(&["flow", "live", "--scale", "sim:3", "--speed", "1e9", "--for", "300"], "");
    assert!(text(&output.stdout).contains("letdown on the left"));
}

#[test]
fn weights_come_over_a_websocket_and_over_http() {
    use std::io::{BufRead, BufReader};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let socket = format!("ws://{}/snapshot", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut link = tungstenite::accept(listener.accept().unwrap().0).unwrap();
        for n in 0..12 {
            let text = format!(r#"{{"grams":{:.1},"ms":{}}}"#, f64::from(n) * 0.1, n * 100);
            link.send(tungstenite::Message::text(text)).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    });
    let page = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/weight", page.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in page.incoming().map_while(Result::ok) {
            let mut reader = BufReader::new(stream);
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap_or(0) > 2 {
                line.clear();
            }
            let _ = reader.get_mut().write_all(b"HTTP/1.0 200 OK\r\n\r\n5.0 g\n");
        }
    });
    let args = ["flow", "live", "--scale", &socket, "--right", &address, "--json", "--for", "2"];
    let told = lines(&letdown(&args, ""));
    let breasts: Vec<_> = told.iter().filter(|line| line["total_g"].is_number()).map(|line| &line["breast"]).collect();
    assert_eq!(breasts, ["left", "right"]);
}
