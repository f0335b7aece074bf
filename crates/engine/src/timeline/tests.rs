//! What must hold of folding facts.
//! Not the sums of a day: those are `plan`'s.

use domain::amount::{Unit, Volume, Yield};
use domain::fact::DeviceId;
use domain::session::{Kit, Origin};
use domain::trial::{Question, Trial, TrialEnd, TrialKind, Verdict};
use proptest::prelude::*;

use super::*;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 1_790_000_000_000;

fn session(start_ms: i64, ml: f64) -> Session {
    let moment = |ms| Moment::new(ms, 3600, "Europe/Berlin");
    Session {
        start: moment(start_ms),
        end: moment(start_ms + 1_200_000),
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts: Yield { left: Some(Volume::new(ml, Unit::Ml).unwrap()), ..Yield::default() },
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: String::new(),
        kit: Kit::default(),
        trial: None,
    }
}

fn fact(id: u128, ms: u64, body: Body) -> Fact {
    let moment = Moment::new(START, 3600, "Europe/Berlin");
    Fact::new(FactId(id), DeviceId(id % 3), Stamp { ms, counter: 0 }, moment, body)
}

fn told(id: u128, ms: u64, ml: f64) -> Fact {
    fact(id, ms, Body::Session(Box::new(session(START + i64::try_from(id).unwrap() * 1000, ml))))
}

fn corrected(id: u128, ms: u64, of: u128, ml: f64) -> Fact {
    fact(id, ms, Body::Corrected { of: FactId(of), session: Box::new(session(START, ml)) })
}

fn deleted(id: u128, ms: u64, of: u128) -> Fact {
    fact(id, ms, Body::Deleted { of: FactId(of) })
}

fn amounts(facts: &[Fact]) -> Vec<f64> {
    fold(facts).sessions.iter().map(|entry| entry.session.amounts.known_total().unwrap().ml()).collect()
}

#[test]
fn no_facts_are_the_defaults() {
    assert_eq!(fold(&[]), Timeline::default());
}

#[test]
fn newest_first_and_the_last_correction_reads() {
    let facts = [told(1, 1, 10.0), told(2, 2, 20.0), corrected(3, 9, 1, 11.0), corrected(4, 5, 1, 12.0)];
    assert_eq!(amounts(&facts), [20.0, 11.0]);
    assert_eq!(fold(&facts).sessions[1].id, FactId(1));
    assert_eq!(fold(&facts).last.ms, 9);
}

#[test]
fn deleting_restoring_and_taking_back_an_edit() {
    let mut facts = vec![told(1, 1, 10.0), corrected(2, 2, 1, 11.0), deleted(3, 3, 1)];
    assert_eq!(amounts(&facts), [0.0; 0]);
    facts.push(fact(4, 4, Body::Restored { of: FactId(1) }));
    assert_eq!(amounts(&facts), [11.0]);
    facts.push(deleted(5, 5, 2));
    assert_eq!(amounts(&facts), [10.0]);
    // A deletion from before the restoring that arrives late changes nothing.
    facts.push(deleted(6, 3, 1));
    assert_eq!(amounts(&facts), [10.0]);
}

#[test]
fn a_correction_waits_for_its_session() {
    let early = [corrected(2, 2, 1, 11.0)];
    assert!(fold(&early).sessions.is_empty());
    assert_eq!(amounts(&[corrected(2, 2, 1, 11.0), told(1, 1, 10.0)]), [11.0]);
}

#[test]
fn a_session_back_from_a_table_steps_aside_for_the_first_fact() {
    let mut back = session(START, 9.0);
    back.origin = Origin::Imported { from: Origin::TABLE.into(), id: "00000000-0000-0000-0000-000000000001".into() };
    let back = fact(7, 7, Body::Session(Box::new(back)));
    assert_eq!(amounts(std::slice::from_ref(&back)), [9.0]);
    assert_eq!(amounts(&[back, told(1, 1, 10.0)]), [10.0]);
}

#[test]
fn the_last_settings_and_routines_hold_and_the_unknown_is_counted() {
    let settings = |per_day| Body::Settings(Settings { per_day, ..Settings::default() });
    let gone = Body::ProtocolGone { id: "mine".into() };
    let unknown = Body::Unknown { kind: "bag".into(), raw: "{}".into() };
    let facts = [fact(1, 5, settings(6)), fact(2, 4, settings(9)), fact(3, 3, gone), fact(4, 1, unknown)];
    let timeline = fold(&facts);
    assert_eq!((timeline.settings.per_day, timeline.protocols.len(), timeline.unknown), (6, 0, 1));
}

fn trial(seed: u64) -> Trial {
    Trial {
        question: Question::Massage,
        kind: TrialKind::WholeDay,
        numbers: None,
        seed,
        first_day: 20_700,
        sessions: 300,
    }
}

fn ended(id: u128, ms: u64, of: u128, how: TrialEnd) -> Fact {
    fact(id, ms, Body::TrialEnded { of: FactId(of), how })
}

#[test]
fn a_trial_runs_until_its_first_end() {
    let began = fact(1, 1, Body::TrialStarted(trial(7)));
    assert_eq!(fold(std::slice::from_ref(&began)).trials[0].ended, None);
    let itself = TrialEnd::ByItself { verdict: Verdict::Helps, sessions: 90 };
    let facts = [ended(3, 9, 1, TrialEnd::ByHer), ended(2, 5, 1, itself), began.clone()];
    assert_eq!(fold(&facts).trials[0].ended.as_ref().map(|end| end.how), Some(itself));
    // Taken back, the later one holds; a trial that is taken back is gone.
    let back = [&facts[..], &[deleted(4, 10, 2)]].concat();
    assert_eq!(fold(&back).trials[0].ended.as_ref().map(|end| end.how), Some(TrialEnd::ByHer));
    assert!(fold(&[began, deleted(5, 2, 1)]).trials.is_empty());
}

#[test]
fn a_trial_ends_when_the_next_begins() {
    let facts = [fact(2, 8, Body::TrialStarted(trial(2))), fact(1, 3, Body::TrialStarted(trial(1)))];
    let trials = fold(&facts).trials;
    assert_eq!(trials.iter().map(|entry| entry.trial.seed).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(trials[0].ended, None);
    assert_eq!(trials[1].ended.as_ref().map(|end| end.how), Some(TrialEnd::ByHer));
}

#[test]
fn the_last_word_about_an_odd_session_holds() {
    let said = |id, ms, spilled| fact(id, ms, Body::Vouched { of: FactId(1), spilled });
    let facts = [said(3, 6, false), said(2, 5, true), told(1, 1, 10.0)];
    assert_eq!(fold(&facts).sessions[0].spilled, Some(false));
    assert_eq!(fold(&facts[1..]).sessions[0].spilled, Some(true));
    assert_eq!(fold(&facts[2..]).sessions[0].spilled, None);
}

fn any_fact() -> impl Strategy<Value = Fact> {
    // Few ids and stamps, so that facts meet, collide and contradict.
    let of = 0..6_u128;
    let of_any = of.clone();
    let body = prop_oneof![
        (0..9_i64, 0..9_u32).prop_map(|(at, ml)| Body::Session(Box::new(session(START + at * 1000, f64::from(ml))))),
        (of.clone(), 0..9_u32)
            .prop_map(|(of, ml)| Body::Corrected { of: FactId(of), session: Box::new(session(START, f64::from(ml))) }),
        of.clone().prop_map(|of| Body::Deleted { of: FactId(of) }),
        of.prop_map(|of| Body::Restored { of: FactId(of) }),
        (1..5_u8).prop_map(|per_day| Body::Settings(Settings { per_day, ..Settings::default() })),
        (0..3_u64).prop_map(|seed| Body::TrialStarted(trial(seed))),
        (of_any.clone(), any::<bool>()).prop_map(|(of, her)| Body::TrialEnded {
            of: FactId(of),
            how: if her {
                TrialEnd::ByHer
            } else {
                TrialEnd::ByItself { verdict: Verdict::CouldNotTell, sessions: 300 }
            },
        }),
        (of_any, any::<bool>()).prop_map(|(of, spilled)| Body::Vouched { of: FactId(of), spilled }),
        Just(Body::Gate(Gate::clear(1))),
        Just(Body::Unknown { kind: "new".into(), raw: "{}".into() }),
    ];
    (0..12_u128, 0..3_u128, 0..4_u64, body)
        .prop_map(|(id, device, ms, body)| Fact { device: DeviceId(device), ..fact(id, ms, body) })
}

fn later(moment: &Moment, days: i64) -> Moment {
    moment.moved_to(moment.epoch_ms() + days * DAY_MS)
}

fn session_later(session: &Session, days: i64) -> Session {
    Session { start: later(&session.start, days), end: later(&session.end, days), ..session.clone() }
}

fn fact_later(fact: &Fact, days: i64) -> Fact {
    let mut fact = fact.clone();
    fact.moment = later(&fact.moment, days);
    fact.stamp.ms += u64::try_from(days * DAY_MS).unwrap();
    match &mut fact.body {
        Body::Session(session) | Body::Corrected { session, .. } => **session = session_later(session, days),
        _ => {}
    }
    fact
}

proptest! {
    #[test]
    fn order_and_repeats_never_matter(
        facts in prop::collection::vec(any_fact(), 0..24),
        seed in any::<prop::sample::Index>(),
        (twice, shuffled) in prop::collection::vec(any_fact(), 0..24)
            .prop_flat_map(|facts| (Just(facts.clone()), Just([facts.clone(), facts].concat()).prop_shuffle())),
    ) {
        prop_assert_eq!(fold(&twice), fold(&shuffled));
        let mut turned = facts.clone();
        let by = seed.index(facts.len() + 1);
        turned.rotate_left(by);
        turned.extend(facts.iter().take(by).cloned());
        prop_assert_eq!(fold(&facts), fold(&turned));
    }

    #[test]
    fn merging_two_devices_is_a_union(
        one in prop::collection::vec(any_fact(), 0..12), other in prop::collection::vec(any_fact(), 0..12),
    ) {
        prop_assert_eq!(fold(&[one.clone(), other.clone()].concat()), fold(&[other, one].concat()));
    }

    #[test]
    fn days_later_the_answer_is_days_later(facts in prop::collection::vec(any_fact(), 0..24), days in 1..400_i64) {
        let (now, moved) = (fold(&facts), fold(&facts.iter().map(|fact| fact_later(fact, days)).collect::<Vec<_>>()));
        let sessions = now.sessions.iter().map(|entry| Entry {
            session: session_later(&entry.session, days), told_ms: entry.told_ms + days * DAY_MS, ..entry.clone()
        });
        let ends = |timeline: &Timeline| timeline.trials.iter().map(|entry| (entry.id, entry.ended.as_ref().map(|end| end.how))).collect::<Vec<_>>();
        prop_assert_eq!(ends(&now), ends(&moved));
        prop_assert_eq!(sessions.collect::<Vec<_>>(), moved.sessions);
        prop_assert_eq!((now.settings, now.protocols, now.unknown), (moved.settings, moved.protocols, moved.unknown));
    }
}
