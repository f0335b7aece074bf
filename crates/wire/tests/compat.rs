//! Files that earlier versions wrote are read as they were meant, for ever. The files are frozen: a changed one is a fault.
//! Not what today's version writes: the unit tests hold that.

use std::fs;
use std::path::PathBuf;

use domain::fact::{Body, Fact};
use domain::plan::{Answer, Night, Rhythm, Span};
use domain::session::Origin;
use domain::stash::{Deed, Move, Outlet, Shelf};
use domain::trial::{Arm, InTrial, Question, TrialEnd, TrialKind, Verdict};
use sha2::{Digest, Sha256};
use wire::export::{Import, read_file};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/compat/v1")
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn facts() -> Vec<Fact> {
    facts_in("facts.json")
}

fn facts_in(name: &str) -> Vec<Fact> {
    match read_file(&fs::read(folder().join(name)).expect("the frozen file is there")) {
        Ok(Import::Facts(facts)) => facts,
        other => panic!("version 1 is no longer read: {other:?}"),
    }
}

#[test]
fn nobody_touched_the_frozen_files() {
    let sums = fs::read_to_string(folder().join("SHA256SUMS")).unwrap();
    let mut listed: Vec<&str> = Vec::new();
    for line in sums.lines() {
        let (expected, name) = line.split_once("  ").unwrap();
        assert_eq!(sum(&fs::read(folder().join(name)).unwrap()), expected, "{name} was changed: restore it");
        listed.push(name);
    }
    for file in fs::read_dir(folder()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(name == "SHA256SUMS" || listed.contains(&name.as_str()), "{name} is not in SHA256SUMS");
    }
}

#[test]
fn every_kind_of_version_1_reads_as_it_was_meant() {
    let facts = facts();
    let kinds: Vec<&str> = facts.iter().map(|fact| kind(&fact.body)).collect();
    let expected =
        "session session session corrected deleted restored gate settings protocol protocol_gone unknown settings";
    assert_eq!(kinds.join(" "), expected);
    let Body::Session(live) = &facts[0].body else { panic!() };
    let Origin::Live(protocol) = &live.origin else { panic!() };
    assert_eq!((protocol.steps.len(), protocol.hold_s, protocol.version), (3, 5, 3));
    assert_eq!((live.events.len(), live.firm.len(), live.discomfort), (15, 2, Some(2)));
    assert_eq!(live.amounts.left.map(domain::amount::Volume::ml), Some(62.5));
    assert_eq!(live.gate.as_ref().map(|gate| (gate.findings.len(), gate.advice.len())), Some((2, 2)));
    let Body::Session(logged) = &facts[1].body else { panic!() };
    assert_eq!((logged.start.offset_s, logged.start.zone.as_str()), (20_700, "Asia/Kathmandu"));
    assert_eq!(logged.amounts.known_total(), None);
    let Body::Settings(settings) = &facts[11].body else { panic!() };
    assert_eq!(settings.per_day, domain::settings::Settings::default().per_day);
}

#[test]
fn trials_of_version_1_read_as_they_were_meant() {
    let facts = facts_in("trial.json");
    let kinds: Vec<&str> = facts.iter().map(|fact| kind(&fact.body)).collect();
    let expected = "trial_started session vouched trial_ended trial_started trial_ended unknown";
    assert_eq!(kinds.join(" "), expected);
    let Body::TrialStarted(trial) = &facts[0].body else { panic!() };
    assert_eq!((trial.question, trial.numbers, trial.seed), (Question::Flange, Some([21, 24]), u64::MAX));
    assert_eq!((trial.kind, trial.first_day, trial.sessions), (TrialKind::WholeDay, 20_780, 300));
    let Body::Session(session) = &facts[1].body else { panic!() };
    assert_eq!((session.kit.flange_mm, session.kit.pump.as_str()), (Some(24), "the blue one"));
    let part = InTrial { trial: facts[0].id, assigned: Arm::Technique, done: Some(Arm::Control) };
    assert_eq!(session.trial, Some(part));
    assert_eq!(facts[2].body, Body::Vouched { of: facts[1].id, spilled: true });
    assert_eq!(facts[3].body, Body::TrialEnded { of: facts[0].id, how: TrialEnd::ByHer });
    let how = TrialEnd::ByItself { verdict: Verdict::NoDifference, sessions: 96 };
    assert_eq!(facts[5].body, Body::TrialEnded { of: facts[4].id, how });
}

#[test]
fn milk_of_version_1_reads_as_it_was_meant() {
    let facts = facts_in("milk.json");
    let kinds: Vec<&str> = facts.iter().map(|fact| kind(&fact.body)).collect();
    assert_eq!(kinds.join(" "), format!("{}storage unknown", "milk ".repeat(14)));
    let Body::Milk(Move { at, deed: Deed::Stored { session, volume, shelf, label, .. } }) = &facts[0].body else {
        panic!()
    };
    assert_eq!((at.offset_s, session.is_some(), volume.ml(), *shelf), (7200, true, 62.5, Shelf::DeepFreezer));
    assert_eq!(label, "naïve \"bag\" 🌧");
    let Body::Milk(Move { deed: Deed::Used { bag, volume, to }, .. }) = &facts[9].body else { panic!() };
    assert_eq!((*bag, *volume, to), (facts[4].id, None, &Outlet::Discarded("sour".into())));
    let Body::Storage(choice) = &facts[14].body else { panic!() };
    assert_eq!((choice.rules.as_str(), choice.own.len(), choice.own[0].most_h), ("unit", 2, 96));
}

#[test]
fn plans_of_version_1_read_as_they_were_meant() {
    let facts = facts_in("plan.json");
    let kinds: Vec<&str> = facts.iter().map(|fact| kind(&fact.body)).collect();
    assert_eq!(kinds.join(" "), "plan plan due_answered due_answered unknown");
    let Body::Plan(plan) = &facts[0].body else { panic!() };
    let night = Some(Night { span: Span { from: 1320, to: 360 }, minutes: 300 });
    assert_eq!(plan.rhythm, Rhythm::Every { minutes: 180, night });
    assert_eq!((plan.other_days.len(), &plan.other_days[1].1, plan.remind), (2, &Rhythm::Off, true));
    let Body::Plan(plan) = &facts[1].body else { panic!() };
    assert_eq!(plan.weaning.map(|weaning| (weaning.from, weaning.to, weaning.days_each)), Some((6, 0, 4)));
    let Body::DueAnswered(answer) = &facts[2].body else { panic!() };
    assert_eq!(answer.answer, Answer::Snooze { minutes: 15 });
}

#[test]
fn version_1_comes_back_out_with_nothing_lost() {
    for name in ["facts.json", "trial.json", "milk.json", "plan.json"] {
        let text = fs::read_to_string(folder().join(name)).unwrap();
        let lines = text.lines().filter(|line| line.starts_with("{\"v\"")).map(|line| line.trim_end_matches(','));
        for (fact, line) in facts_in(name).iter().zip(lines) {
            let back: serde_json::Value = serde_json::from_str(&wire::fact::encode(fact)).unwrap();
            let came: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(holds(&back, &came), "{line}\n{back}");
        }
    }
    let known = facts().iter().filter(|fact| fact.extra.is_empty()).count();
    assert_eq!(known, 11);
}

/// Whether `back` says everything that `came` says; defaults may have been added.
fn holds(back: &serde_json::Value, came: &serde_json::Value) -> bool {
    match (back, came) {
        (serde_json::Value::Object(back), serde_json::Value::Object(came)) => {
            came.iter().all(|(name, value)| back.get(name).is_some_and(|back| holds(back, value)))
        }
        (serde_json::Value::Array(back), serde_json::Value::Array(came)) => {
            back.len() == came.len() && back.iter().zip(came).all(|(back, came)| holds(back, came))
        }
        _ => back == came,
    }
}

#[test]
fn the_table_of_version_1_is_read() {
    let Ok(Import::Rows(rows)) = read_file(&fs::read(folder().join("sessions.csv")).unwrap()) else { panic!() };
    let notes: Vec<&str> = rows.iter().map(|row| row.session.note.as_str()).collect();
    assert_eq!(notes, ["=\"slow\" day; naïve 🌧 line\nbreak", "", ""]);
    assert!(rows.iter().all(|row| row.id.is_some()));
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Session(_) => "session",
        Body::Corrected { .. } => "corrected",
        Body::Deleted { .. } => "deleted",
        Body::Restored { .. } => "restored",
        Body::Gate(_) => "gate",
        Body::Settings(_) => "settings",
        Body::Protocol(_) => "protocol",
        Body::ProtocolGone { .. } => "protocol_gone",
        Body::Record(_) => "record",
        Body::RecordGone(_) => "record_gone",
        Body::TrialStarted(_) => "trial_started",
        Body::TrialEnded { .. } => "trial_ended",
        Body::Vouched { .. } => "vouched",
        Body::Milk(_) => "milk",
        Body::Storage(_) => "storage",
        Body::Plan(_) => "plan",
        Body::DueAnswered(_) => "due_answered",
        Body::Unknown { .. } => "unknown",
    }
}
