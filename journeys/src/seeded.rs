//! Histories of made-up people as files of facts, so that a phone can be as old as a journey needs.
//! No real log: a steady habit with noise from a seed. The order of a trial is the native engine's.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::moment::Moment;
use domain::trial::{Arm, TrialKind};
use engine::trial::draw_order;
use serde_json::{Value, json};

use crate::Phone;

/// 22 November 2026, the day of [`crate::afternoon`], in days since 1970.
const TODAY: i64 = 20_779;
const MINUTE_MS: i64 = 60_000;
/// How many files were written so far.
static FILES: AtomicU32 = AtomicU32::new(0);
/// Where trials of these histories draw from.
const SEED: u64 = 7;

/// A trial that such a history holds.
#[derive(Clone, Copy)]
pub struct SeededTrial {
    /// The question's word.
    pub question: &'static str,
    /// How many days ago it began.
    pub days: i64,
    /// How many sessions it plans for.
    pub planned: u32,
    /// By what the technique's sessions are multiplied.
    pub factor: f64,
}

/// A history.
#[derive(Clone, Copy)]
pub struct Seeded {
    /// Sessions, eight a day, the last in the morning of that afternoon.
    pub sessions: i64,
    /// How much they stray: 0.1 is a tenth.
    pub noise: f64,
    /// Whether she tells letdowns, firm spots, comfort and kit.
    pub telling: bool,
    /// Her trial.
    pub trial: Option<SeededTrial>,
}

impl Default for Seeded {
    fn default() -> Seeded {
        Seeded { sessions: 240, noise: 0.12, telling: true, trial: None }
    }
}

impl Seeded {
    /// Brings it into a phone, as a copy is brought in.
    pub fn bring(self, phone: &Phone) {
        let path = self.file();
        phone.visit("settings").give_file("Import a copy", &path).tap("Add what is new");
        phone.see_text("sessions added");
        let _ = std::fs::remove_file(&path);
    }

    fn file(self) -> PathBuf {
        let facts: Vec<String> = self.facts().iter().map(Value::to_string).collect();
        let text = format!("{{\"format\":\"letdown-facts\",\"version\":1,\"facts\":[\n{}\n]}}\n", facts.join(",\n"));
        // Journeys of one run write at the same time.
        let nth = FILES.fetch_add(1, Ordering::Relaxed);
        let name = format!("letdown-seeded-{}-{nth}.json", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap_or_else(|why| panic!("cannot write {}: {why}", path.display()));
        path
    }

    fn facts(self) -> Vec<Value> {
        let mut chance = chance(42);
        let mut facts: Vec<Value> = self.trial.iter().map(|trial| started(*trial)).collect();
        facts.extend((0..self.sessions).rev().map(|back| self.session(back, &mut chance)));
        facts
    }

    /// The session that is `back` sessions before the last.
    fn session(self, back: i64, chance: &mut impl FnMut() -> f64) -> Value {
        let local_min = TODAY * 1440 + 11 * 60 - back * 180 + wobble(chance(), 20.0);
        let hour_sway = if local_min.rem_euclid(1440) < 9 * 60 { 1.12 } else { 0.96 };
        let stray = 1.0 + self.noise * 2.0 * (chance() + chance() + chance() - 1.5);
        let ml =
            |usual: f64, own: f64| (usual * hour_sway * stray * (0.97 + 0.06 * own) * self.factor(local_min)).round();
        let (left, right) = (ml(58.0, chance()), ml(49.0, chance()));
        let start_ms = local_min * MINUTE_MS;
        let mut session = json!({
            "start": at(start_ms), "end": at(start_ms + 22 * MINUTE_MS), "origin": {"how": "logged"},
            "left_ml": left, "right_ml": right,
        });
        if self.telling {
            tell(&mut session, back, chance);
        }
        fact(
            u64::try_from(back).unwrap_or_default() + 10,
            start_ms + 25 * MINUTE_MS,
            "session",
            &json!({"session": session}),
        )
    }

    fn factor(self, local_min: i64) -> f64 {
        let Some(trial) = self.trial else { return 1.0 };
        let day = engine::insight::day_of(local_min) - (TODAY - trial.days);
        let order = draw_order(SEED, 400, TrialKind::WholeDay);
        let drawn = usize::try_from(day).ok().and_then(|day| order.get(day));
        if drawn.is_some_and(|day| day.arm == Arm::Technique) { trial.factor } else { 1.0 }
    }
}

/// What somebody tells beside amounts.
fn tell(session: &mut Value, back: i64, chance: &mut impl FnMut() -> f64) {
    let first_ms = 90_000 + wobble(chance(), 60.0) * 1000;
    let apart_ms = 200_000 + wobble(chance(), 60.0) * 1000;
    session["events"] = json!([
        {"at_ms": 5000, "event": "pump_on"}, {"at_ms": 5000 + first_ms, "event": "letdown"},
        {"at_ms": 5000 + first_ms + apart_ms, "event": "letdown"},
        {"at_ms": 5000 + first_ms + 2 * apart_ms, "event": "letdown"},
    ]);
    session["discomfort"] = json!(u8::from(chance() > 0.6) * 2);
    if chance() > 0.5 {
        session["firm"] = json!([{"breast": "left", "quadrant": "lower_outer"}]);
    }
    session["flange_mm"] = json!(if back % 40 < 25 { 21 } else { 24 });
}

fn started(trial: SeededTrial) -> Value {
    let first_day = TODAY - trial.days;
    let arms = json!([{"arm": "technique"}, {"arm": "control"}]);
    let told = json!({"trial": {"question": trial.question, "design": "day_pairs", "arms": arms,
        "seed": SEED, "first_day": first_day, "sessions": trial.planned}});
    fact(1, (first_day * 1440 + 4 * 60) * MINUTE_MS, "trial_started", &told)
}

fn fact(number: u64, epoch_ms: i64, kind: &str, told: &Value) -> Value {
    let mut fact = json!({
        "v": 1, "id": format!("0195a3c2-7a12-7000-8000-{number:012x}"), "device": "0195a3c2-7a12-4000-8000-00000000000a",
        "stamp": [epoch_ms, 0], "at": at(epoch_ms), "kind": kind,
    });
    for (name, value) in told.as_object().into_iter().flatten() {
        fact[name] = value.clone();
    }
    fact
}

fn at(epoch_ms: i64) -> String {
    format!("{:.3}+00:00[UTC]", Moment::new(epoch_ms, 0, "UTC").wall())
}

/// Numbers between 0 and 1 that look random, the same each time.
fn chance(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap_or_default()) / f64::from(1_u32 << 31)
    }
}

/// Up to so much more or less.
#[expect(clippy::cast_possible_truncation, reason = "minutes and seconds of a session")]
fn wobble(chance: f64, most: f64) -> i64 {
    ((chance - 0.5) * 2.0 * most) as i64
}
