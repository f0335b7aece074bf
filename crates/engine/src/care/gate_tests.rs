//! Every rule of the gate as it ships: just below, at and above its threshold; level, breast and what stays allowed.
//! Written from the rules' sentences, so that a changed number in the file is seen here.

use domain::care::Level;
use proptest::prelude::*;

use super::*;

fn book() -> RuleBook {
    let text = include_str!("../../../../content/care/gate.toml");
    wire::care_toml::read(text).unwrap()
}

fn finding(name: &str, breast: Option<Breast>, value: u16) -> Finding {
    Finding { name: name.to_owned(), breast, value }
}

/// Rule, finding, the least value that it speaks at, what hands may do, level, whether the pump may run.
type Row = (&'static str, &'static str, u16, Access, Level, bool);

use Access::{Blocked, Clear, Light, ReliefOnly, StrokesOnly};
use Level::{Clinician, Consultant, SelfCare, Urgent};

/// Of all of her: both breasts follow.
const PERSON: [Row; 11] = [
    ("S1", "fever", 1, Blocked, Urgent, true),
    ("S1", "temperature", 380, Blocked, Urgent, true),
    ("S2", "very-ill", 1, Blocked, Urgent, true),
    ("S20", "clot-signs", 1, Blocked, Urgent, true),
    ("S21", "dark-thoughts", 1, Blocked, Urgent, true),
    ("S16", "bruises-easily", 1, StrokesOnly, Clinician, true),
    ("S17", "pregnant", 1, Blocked, Clinician, false),
    ("S19", "no-touch", 1, Blocked, SelfCare, true),
    ("S22", "letdown-sadness", 1, Clear, Consultant, true),
    ("S24", "health-history", 1, Clear, SelfCare, true),
    ("S25", "baby-worry", 1, Clear, Clinician, true),
];

/// Of one breast: the other stays as it was.
const BREAST: [Row; 17] = [
    ("S3", "spreading-colour", 1, Blocked, Urgent, true),
    ("S4", "red-hot", 1, Blocked, SelfCare, true),
    ("S5", "medicine-not-helping", 1, Blocked, Clinician, true),
    ("S6", "sore-mass", 1, Blocked, Clinician, true),
    ("S7", "known-abscess", 1, Blocked, Consultant, true),
    ("S8", "swollen", 1, ReliefOnly, SelfCare, true),
    ("S9", "lump", 1, Blocked, SelfCare, true),
    ("S10", "pain", 1, Light, SelfCare, true),
    ("S10", "pain", 4, Blocked, Consultant, true),
    ("S10", "pain", 7, Blocked, Clinician, true),
    ("S11", "sore-nipple", 1, Blocked, Consultant, true),
    ("S12", "herpes", 1, Blocked, Clinician, true),
    ("S13", "rash", 1, Blocked, Consultant, true),
    ("S14", "surgery", 1, Blocked, Clinician, true),
    ("S15", "implants", 1, StrokesOnly, Consultant, true),
    ("S18", "bruise", 1, Blocked, Consultant, true),
    ("S23", "skin-change", 1, Blocked, Clinician, true),
];

fn holds(row: &Row, breast: Option<Breast>, value: u16) {
    let (id, name, _, access, level, pump) = *row;
    let gate = judge_now(&book(), &[finding(name, breast, value)], &[], 0);
    let told = format!("{id} {name} {value}: {gate:?}");
    let other = if breast.is_some() { Clear } else { access };
    let (left, right) = if breast == Some(Breast::Right) { (other, access) } else { (access, other) };
    assert_eq!((gate.left, gate.right, gate.pump), (left, right, pump), "{told}");
    assert_eq!(gate.advice.len(), 1, "{told}");
    let advice = &gate.advice[0];
    assert_eq!((advice.rule.as_str(), advice.level, advice.breast), (id, level, breast), "{told}");
}

#[test]
fn every_rule_is_in_the_table_and_the_table_has_no_other() {
    let mut listed: Vec<(String, String, u16)> =
        PERSON.iter().chain(&BREAST).map(|row| (row.0.to_owned(), row.1.to_owned(), row.2)).collect();
    let mut shipped: Vec<_> = book().rules.into_iter().map(|rule| (rule.id, rule.finding, rule.from)).collect();
    listed.sort();
    shipped.sort();
    assert_eq!(listed, shipped);
    let mut ids: Vec<String> = shipped.into_iter().map(|(id, ..)| id).collect();
    ids.dedup();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 25, "S1 to S25: {ids:?}");
}

#[test]
fn below_at_and_above_every_threshold() {
    for (rows, breasts) in [(&PERSON[..], vec![None]), (&BREAST[..], vec![Some(Breast::Left), Some(Breast::Right)])] {
        for row in rows {
            let (_, name, from, ..) = *row;
            let below = rows.iter().filter(|other| other.1 == name && other.2 < from).max_by_key(|other| other.2);
            let next = rows.iter().filter(|other| other.1 == name && other.2 > from).map(|other| other.2).min();
            for breast in &breasts {
                holds(row, *breast, from);
                if next.is_none_or(|next| from + 1 < next) {
                    holds(row, *breast, from + 1);
                }
                match below {
                    Some(lower) => holds(lower, *breast, from - 1),
                    None => {
                        let quiet = judge_now(&book(), &[finding(name, *breast, from - 1)], &[], 0);
                        assert!(quiet.advice.is_empty() && quiet.left == Clear && quiet.right == Clear, "{row:?}");
                    }
                }
            }
        }
    }
}

const NOW: i64 = 1_790_000_000_000;

/// The level and rule of each advice, when `name` was told so many hours ago, every twelve hours since, and now.
fn after(name: &str, hours: i64) -> Vec<(String, Level)> {
    let one = [finding(name, Some(Breast::Left), 1)];
    let before: Vec<Told<'_>> = (0..=hours)
        .rev()
        .filter(|ago| *ago > 0 && (*ago == hours || ago % 12 == 0))
        .map(|ago| Told { at_ms: NOW - ago * HOUR_MS, findings: &one })
        .collect();
    let gate = judge_now(&book(), &one, &before, NOW);
    gate.advice.into_iter().map(|advice| (advice.rule, advice.level)).collect()
}

#[test]
fn what_stays_asks_for_more_from_its_hour_on() {
    let rules = [
        ("S4", "red-hot", 24, SelfCare, Clinician),
        ("S8", "swollen", 48, SelfCare, Consultant),
        ("S9", "lump", 168, SelfCare, Clinician),
        ("S11", "sore-nipple", 72, Consultant, Clinician),
    ];
    for (id, name, from, first, then) in rules {
        for (hours, level) in [(from - 1, first), (from, then), (from + 1, then)] {
            assert_eq!(after(name, hours), [(id.to_owned(), level)], "{name} after {hours} h");
        }
    }
    assert_eq!(after("red-hot", 335), [("S4".to_owned(), Clinician)]);
    assert_eq!(after("red-hot", 336), [("S23".to_owned(), Clinician), ("S4".to_owned(), Clinician)]);
}

#[test]
fn a_clear_gate_the_other_side_or_a_week_without_any_begins_anew() {
    let (left, right) = ([finding("red-hot", Some(Breast::Left), 1)], [finding("red-hot", Some(Breast::Right), 1)]);
    let told = |hours: i64, findings| Told { at_ms: NOW - hours * HOUR_MS, findings };
    let level = |before: &[Told<'_>]| judge_now(&book(), &left, before, NOW).advice[0].level;
    assert_eq!(level(&[told(30, &left), told(10, &left)]), Clinician);
    assert_eq!(level(&[told(10, &left), told(30, &left)]), Clinician, "their order does not matter");
    assert_eq!(level(&[told(30, &left), told(10, &[])]), SelfCare);
    assert_eq!(level(&[told(30, &right), told(10, &right)]), SelfCare);
    assert_eq!(level(&[told(169, &left)]), SelfCare);
    assert_eq!(level(&[told(168, &left)]), Clinician);
    assert_eq!(level(&[told(-30, &left)]), SelfCare, "what is still to come was not told");
}

#[test]
fn a_health_history_raises_what_stays_too() {
    let now = [finding("red-hot", Some(Breast::Left), 1), finding("health-history", None, 1)];
    let told = [Told { at_ms: NOW - 30 * HOUR_MS, findings: &now }];
    let levels = |before: &[Told<'_>]| judge_now(&book(), &now, before, NOW).advice[0].level;
    assert_eq!((levels(&[]), levels(&told)), (Consultant, Urgent));
}

#[test]
fn a_bruise_rests_for_a_day_also_when_it_is_told_no_more() {
    let bruise = [finding("bruise", Some(Breast::Right), 1)];
    let right = |hours: i64| {
        let gate = judge_now(&book(), &[], &[Told { at_ms: NOW - hours * HOUR_MS, findings: &bruise }], NOW);
        (gate.left, gate.right, gate.advice.len())
    };
    assert_eq!([right(0), right(23)], [(Clear, Blocked, 1); 2]);
    assert_eq!([right(24), right(25)], [(Clear, Clear, 0); 2]);
}

fn any_findings() -> impl Strategy<Value = Vec<Finding>> {
    let names: Vec<String> = book().rules.into_iter().map(|rule| rule.finding).collect();
    let breast = prop::option::of(prop::sample::select(vec![Breast::Left, Breast::Right]));
    let one = (prop::sample::select(names), breast, 0..450_u16).prop_map(|(name, breast, value)| Finding {
        name,
        breast,
        value,
    });
    prop::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn more_findings_and_a_longer_history_never_open_what_was_closed(
        some in any_findings(), more in any_findings(), before in prop::collection::vec((0..400_i64, any_findings()), 0..4),
    ) {
        let book = book();
        let told: Vec<Told<'_>> =
            before.iter().map(|(hours, findings)| Told { at_ms: NOW - hours * HOUR_MS, findings }).collect();
        let alone = judge(&book.rules, book.version, &some);
        let with_history = judge_now(&book, &some, &told, NOW);
        let both = judge_now(&book, &[some, more].concat(), &told, NOW);
        for (wider, narrower) in [(&alone, &with_history), (&with_history, &both)] {
            prop_assert!(narrower.left <= wider.left && narrower.right <= wider.right);
            prop_assert!(wider.pump || !narrower.pump);
        }
        let most = |gate: &Gate| gate.advice.iter().map(|advice| advice.level).max();
        prop_assert!(most(&alone) <= most(&with_history));
    }
}
