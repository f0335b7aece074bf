//! A running trial: the routine fits the draw, hands follow it, and sessions count for what was drawn.
//! Not the answer it comes to: that is in `tests`.

use domain::amount::{Unit, Volume, Yield};
use domain::care::Gate;
use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
use domain::moment::Moment;
use domain::place::{Breast, Side};
use domain::protocol::{Hands, Protocol, Purpose};
use domain::session::{Kit, Origin, Session};
use domain::trial::{Arm, InTrial, Question, Trial, TrialEnd, TrialKind};

use super::{Standing, done_by, draw_order, estimate, fitted, left_alone, log_of, plan_of, running};
use crate::care::check::{check, massage_before_pump_s, total_s};
use crate::coach::{CueKind, Setup, preview, proof::shipped, start};
use crate::timeline::{Timeline, fold};

const FIRST_DAY: i32 = 20_700;

fn routine(id: &str) -> Protocol {
    shipped().into_iter().find(|protocol| protocol.id == id).unwrap()
}

#[test]
fn a_fitted_routine_leaves_out_what_was_drawn_and_keeps_every_limit() {
    for protocol in shipped() {
        for question in Question::ALL {
            for arm in [Arm::Technique, Arm::Control, Arm::Left, Arm::Right] {
                let fitted = fitted(&protocol, question, question.offered_numbers(), arm);
                assert_eq!(check(&fitted), [], "{} {question:?} {arm:?}", protocol.id);
            }
        }
    }
    let plain = fitted(&routine("hands-on"), Question::Massage, None, Arm::Control);
    assert_eq!(massage_before_pump_s(&plain), 0);
    let resting = fitted(&routine("article"), Question::Compressions, None, Arm::Control);
    assert!(resting.steps.iter().all(|step| step.hands == Hands::Rest));
    assert_eq!(fitted(&routine("hands-on"), Question::Massage, None, Arm::Technique), routine("hands-on"));
    assert_eq!(fitted(&routine("relief"), Question::Massage, None, Arm::Control), routine("relief"));
}

#[test]
fn minutes_are_as_drawn() {
    for id in ["hands-on", "pump-only"] {
        for (arm, minutes) in [(Arm::Technique, 20), (Arm::Control, 15)] {
            let fitted = fitted(&routine(id), Question::Minutes, Some([20, 15]), arm);
            assert_eq!(total_s(&fitted), minutes * 60, "{id}");
            assert_eq!(fitted.purpose, routine(id).purpose);
        }
    }
    assert_eq!(routine("pump-only").purpose, Purpose::NoTouch);
}

#[test]
fn hands_leave_one_breast_alone_when_that_was_drawn() {
    let touched = |question, arm| {
        let setup = Setup {
            protocol: routine("hands-on").into(),
            gate: Gate::clear(1),
            firm: Vec::new(),
            left_alone: left_alone(question, arm),
        };
        let (coach, first) = start(setup);
        let cues: Vec<_> = first.into_iter().chain(preview(&coach, 1_200_000)).collect();
        move |kind: CueKind, breast: Breast| cues.iter().any(|cue| cue.kind == kind && cue.side.includes(breast))
    };
    let massage = touched(Question::Massage, Arm::Left);
    assert!(massage(CueKind::Circle, Breast::Left) && !massage(CueKind::Circle, Breast::Right));
    assert!(massage(CueKind::Compress, Breast::Right));
    let compress = touched(Question::Compressions, Arm::Right);
    assert!(compress(CueKind::Compress, Breast::Right) && !compress(CueKind::Compress, Breast::Left));
    assert!(compress(CueKind::Circle, Breast::Left));
    assert_eq!(left_alone(Question::Warmth, Arm::Left), None);
    assert_eq!(super::technique_side(Arm::Left), Side::Left);
}

fn moment(day: i32, hour: i64) -> Moment {
    Moment::new((i64::from(day) * 24 + hour) * 3_600_000, 0, "UTC")
}

fn session(day: i32, hour: i64, ml: f64) -> Session {
    let start = moment(day, hour);
    Session {
        end: start.moved_to(start.epoch_ms() + 1_200_000),
        start,
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts: Yield { total: Some(Volume::new(ml, Unit::Ml).unwrap()), ..Yield::default() },
        discomfort: None,
        firm: Vec::new(),
        destination: None,
        note: String::new(),
        kit: Kit::default(),
        trial: None,
    }
}

fn fact(id: u128, moment: Moment, body: Body) -> Fact {
    Fact::new(FactId(id), DeviceId(1), Stamp { ms: u64::try_from(id).unwrap(), counter: 0 }, moment, body)
}

fn trial(question: Question) -> Trial {
    Trial {
        question,
        kind: TrialKind::WholeDay,
        numbers: question.offered_numbers(),
        seed: 11,
        first_day: FIRST_DAY,
        sessions: 300,
    }
}

/// A trial from its first morning, and seven sessions a day of which the technique's give a half more.
fn history(days: i32) -> Vec<Fact> {
    let order = draw_order(11, 60, TrialKind::WholeDay);
    let began = fact(1, moment(FIRST_DAY, 4), Body::TrialStarted(trial(Question::Massage)));
    let one = |nth: i32| {
        let (day, hour) = (FIRST_DAY - 2 + nth / 7, 5 + i64::from(nth % 7) * 3);
        let with = day >= FIRST_DAY && order[usize::try_from(day - FIRST_DAY).unwrap()].arm == Arm::Technique;
        let ml = (if with { 150.0 } else { 100.0 }) + f64::from(nth * 37 % 11);
        fact(u128::try_from(nth).unwrap() + 10, moment(day, hour), Body::Session(Box::new(session(day, hour, ml))))
    };
    std::iter::once(began).chain((0..7 * (days + 2)).map(one)).collect()
}

fn timeline(facts: &[Fact]) -> Timeline {
    fold(facts)
}

#[test]
fn sessions_of_its_days_count_for_what_was_drawn() {
    let timeline = timeline(&history(4));
    let entry = running(&timeline).unwrap();
    let log = log_of(&timeline, Some(entry));
    assert!(log.is_sorted_by_key(|row| row.start_utc_min));
    assert_eq!(log.iter().filter(|row| row.assigned.is_none()).count(), 14, "two days before it");
    let order = draw_order(11, 4, TrialKind::WholeDay);
    for row in log.iter().filter(|row| row.assigned.is_some()) {
        let day = order[usize::try_from(row.day() - i64::from(FIRST_DAY)).unwrap()];
        assert_eq!((row.assigned, row.block), (Some(day.arm), Some(day.day)));
    }
    assert!(log_of(&timeline, None).iter().all(|row| row.assigned.is_none()));
}

#[test]
fn what_was_recorded_beats_the_clock_and_an_end_ends_it() {
    let mut facts = history(2);
    let part = InTrial { trial: FactId(1), assigned: Arm::Control, done: Some(Arm::Technique) };
    let mine = Session { trial: Some(part), ..session(FIRST_DAY, 7, 90.0) };
    facts.push(fact(900, moment(FIRST_DAY, 8), Body::Session(Box::new(mine))));
    let other = Session { trial: Some(InTrial { trial: FactId(77), ..part }), ..session(FIRST_DAY, 10, 90.0) };
    facts.push(fact(901, moment(FIRST_DAY, 11), Body::Session(Box::new(other))));
    facts.push(fact(902, moment(FIRST_DAY + 1, 4), Body::TrialEnded { of: FactId(1), how: TrialEnd::ByHer }));
    let timeline = timeline(&facts);
    assert_eq!(running(&timeline), None);
    let log = log_of(&timeline, timeline.trials.first());
    let at = |hour: i64| *log.iter().find(|row| row.start_utc_min == (i64::from(FIRST_DAY) * 24 + hour) * 60).unwrap();
    assert_eq!((at(7).assigned, at(7).done), (Some(Arm::Control), Some(Arm::Technique)));
    assert_eq!(at(10).assigned, Some(draw_order(11, 1, TrialKind::WholeDay)[0].arm));
    assert_eq!(at(24 + 5).assigned, None);
}

#[test]
fn it_ends_by_itself_with_an_answer() {
    let timeline = timeline(&history(8));
    let entry = running(&timeline).unwrap();
    let report = estimate(&log_of(&timeline, Some(entry)), &plan_of(entry));
    assert!(matches!(report.standing, Standing::Ended(domain::trial::Verdict::Helps, _)), "{:?}", report.standing);
    assert!(matches!(super::end_of(&report), Some(TrialEnd::ByItself { .. })));
}

#[test]
fn what_was_done_is_seen_where_a_session_shows_it() {
    let live = |id: &str| Session { origin: Origin::Live(Box::new(routine(id))), ..session(FIRST_DAY, 5, 90.0) };
    let done =
        |question: Question, session: &Session| done_by(question, question.offered_numbers(), session, Arm::Technique);
    assert_eq!(done(Question::Massage, &live("hands-on")), Some(Arm::Technique));
    assert_eq!(done(Question::Massage, &live("pump-only")), Some(Arm::Control));
    assert_eq!(done(Question::Compressions, &live("pump-only")), Some(Arm::Control));
    assert_eq!(done(Question::Compressions, &session(FIRST_DAY, 5, 90.0)), None);
    assert_eq!(done(Question::Minutes, &session(FIRST_DAY, 5, 90.0)), Some(Arm::Technique));
    let small = Session { kit: Kit { flange_mm: Some(22), pump: String::new() }, ..live("pump-only") };
    assert_eq!(done(Question::Flange, &small), Some(Arm::Technique));
    assert_eq!(done(Question::Warmth, &live("hands-on")), None);
}

#[test]
fn spilled_milk_counts_for_nothing_and_a_vouched_entry_as_written() {
    let mut facts = history(2);
    facts.push(fact(950, moment(FIRST_DAY, 9), Body::Vouched { of: FactId(10), spilled: true }));
    facts.push(fact(951, moment(FIRST_DAY, 9), Body::Vouched { of: FactId(11), spilled: false }));
    let log = log_of(&timeline(&facts), None);
    assert_eq!((log[0].total, log[1].vouched, log[2].vouched), (None, true, false));
}
