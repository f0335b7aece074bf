//! A trial as it runs: its log out of her sessions, today's arm, the routine that fits it, what was done.
//! Not the estimate. Nothing here forbids: she may always do otherwise, and her milk counts for what was drawn.

use domain::place::{Breast, Side};
use domain::protocol::{Act, Hands, Protocol, Purpose};
use domain::session::{Origin, Session};
use domain::trial::{Arm, InTrial, Question, TrialEnd};

use super::design::{DrawnDay, draw_order, drawn_at};
use super::{Plan, Report, Standing};
use crate::coach::{Hand, LeftAlone};
use crate::insight::LoggedSession;
use crate::timeline::{Entry, Timeline, TrialEntry};

/// A trial is drawn for at most so many days; it ends by itself long before.
const LONGEST_DAYS: u32 = 400;
/// A session is taken as 15 or 20 minutes long by which of the two it is nearer to.
const MINUTE_MS: i64 = 60_000;

/// The trial that runs.
#[must_use]
pub fn running(timeline: &Timeline) -> Option<&TrialEntry> {
    timeline.trials.iter().find(|entry| entry.ended.is_none())
}

/// What is drawn for a session of this trial that begins at `local_min` on her clock.
#[must_use]
pub fn drawn_for(entry: &TrialEntry, local_min: i64) -> Option<DrawnDay> {
    let order = draw_order(entry.trial.seed, LONGEST_DAYS, entry.trial.kind);
    drawn_at(&order, i64::from(entry.trial.first_day), local_min)
}

/// A session's part in this trial when it begins at `start`: what was drawn; what is done is told later.
#[must_use]
pub fn part_at(entry: &TrialEntry, start: &domain::moment::Moment) -> Option<InTrial> {
    let day = drawn_for(entry, local_min(start))?;
    Some(InTrial { trial: entry.id, assigned: day.arm, done: None })
}

fn local_min(moment: &domain::moment::Moment) -> i64 {
    (moment.epoch_ms() + i64::from(moment.offset_s) * 1000).div_euclid(MINUTE_MS)
}

/// Her sessions as the statistics take them, oldest first: row `n` is the `n`th oldest session of the timeline.
/// With a trial, those of its days carry what was drawn, also the ones that were written down otherwise.
#[must_use]
pub fn log_of(timeline: &Timeline, trial: Option<&TrialEntry>) -> Vec<LoggedSession> {
    let order = trial.map(|entry| draw_order(entry.trial.seed, LONGEST_DAYS, entry.trial.kind));
    let row = |entry: &Entry| {
        let logged = logged(entry);
        match (trial, &order) {
            (Some(trial), Some(order)) => in_trial(logged, &entry.session, trial, order),
            _ => logged,
        }
    };
    timeline.sessions.iter().rev().map(row).collect()
}

/// One session of the timeline, outside any trial.
fn logged(entry: &Entry) -> LoggedSession {
    // A table that was brought in says nothing about when she remembered.
    let remembered = entry.session.origin == Origin::Logged;
    let mut logged = LoggedSession::of(&entry.session, None);
    logged.logged_utc_min = remembered.then(|| entry.told_ms.div_euclid(MINUTE_MS));
    logged.vouched = entry.spilled == Some(false);
    if entry.spilled == Some(true) {
        // Some of it is on the floor: how much there was, nobody knows.
        (logged.left, logged.right, logged.total) = (None, None, None);
    }
    logged
}

fn in_trial(logged: LoggedSession, session: &Session, trial: &TrialEntry, order: &[DrawnDay]) -> LoggedSession {
    let over = trial.ended.as_ref().is_some_and(|end| session.start.at > end.moment.at);
    let before = session.start.at < trial.began.at;
    if over || before {
        return logged;
    }
    let Some(day) = drawn_at(order, i64::from(trial.trial.first_day), logged.start_local_min) else { return logged };
    let told = session.trial.filter(|part| part.trial == trial.id);
    let assigned = told.map_or(day.arm, |part| part.assigned);
    let done = told
        .and_then(|part| part.done)
        .or_else(|| done_by(trial.trial.question, trial.trial.numbers, session, assigned));
    LoggedSession { block: Some(day.day), ..logged.in_trial(Some(assigned), done) }
}

/// What was done as far as the session itself shows it: by the routine that ran, by its length, by the flange.
#[must_use]
pub fn done_by(question: Question, numbers: Option<[u8; 2]>, session: &Session, assigned: Arm) -> Option<Arm> {
    let either = |technique: bool| if technique { Arm::Technique } else { Arm::Control };
    let nearer = |told: i64| {
        let [with, usual] = numbers?.map(i64::from);
        Some(either((told - with).abs() <= (told - usual).abs()))
    };
    if assigned.is_split() {
        // Which breast a routine touched is not told apart.
        return None;
    }
    match question {
        Question::Massage => protocol(session).map(|protocol| either(massages(protocol))),
        Question::Compressions => protocol(session).map(|protocol| either(compresses(protocol))),
        Question::Minutes => nearer((session.end.epoch_ms() - session.start.epoch_ms()).div_euclid(MINUTE_MS)),
        Question::Flange => session.kit.flange_mm.and_then(|mm| nearer(i64::from(mm))),
        Question::Warmth => None,
    }
}

fn protocol(session: &Session) -> Option<&Protocol> {
    match &session.origin {
        Origin::Live(protocol) => Some(protocol),
        Origin::Logged | Origin::Imported { .. } => None,
    }
}

fn massages(protocol: &Protocol) -> bool {
    protocol.steps.iter().any(|step| step.act.massages())
}

fn compresses(protocol: &Protocol) -> bool {
    protocol.steps.iter().any(|step| step.hands == Hands::Compress)
}

/// Whether a routine has what is tried; where it has not, the technique's days want another routine.
#[must_use]
pub fn has_technique(protocol: &Protocol, question: Question) -> bool {
    match question {
        Question::Massage => massages(protocol),
        Question::Compressions => compresses(protocol),
        Question::Warmth | Question::Minutes | Question::Flange => true,
    }
}

/// The routine made to fit what was drawn. Nothing is added that her routine has not; what the usual way leaves out
/// is left out. With one breast drawn the routine stays, and [`left_alone`] says where hands leave the technique out.
#[must_use]
pub fn fitted(protocol: &Protocol, question: Question, numbers: Option<[u8; 2]>, arm: Arm) -> Protocol {
    let mut fitted = protocol.clone();
    if protocol.purpose == Purpose::Relief || arm.is_split() {
        return fitted;
    }
    match (question, arm) {
        (Question::Massage, Arm::Control) => fitted.steps.retain(|step| !step.act.massages()),
        (Question::Compressions, Arm::Control) => {
            for step in fitted.steps.iter_mut().filter(|step| step.hands == Hands::Compress) {
                step.hands = Hands::Rest;
                step.pressure = 0;
                "coach-express-quiet".clone_into(&mut step.say);
            }
        }
        (Question::Minutes, _) => {
            let minutes = numbers.map(|[with, usual]| if arm == Arm::Technique { with } else { usual });
            if let Some(minutes) = minutes {
                stretch_pumping(&mut fitted, u32::from(minutes) * 60);
            }
        }
        _ => {}
    }
    if !fitted.steps.iter().any(|step| step.act.touches() || step.hands == Hands::Compress) {
        fitted.purpose = Purpose::NoTouch;
    }
    fitted
}

/// Makes the steps with milk longer or shorter, each in its share, so that the whole takes `wanted_s` seconds.
fn stretch_pumping(protocol: &mut Protocol, wanted_s: u32) {
    let of = |protocol: &Protocol, wanted: fn(Act) -> bool| -> u32 {
        protocol.steps.iter().filter(|step| wanted(step.act)).map(|step| step.seconds).sum()
    };
    let milk_s = of(protocol, |act| act == Act::Express);
    let rest_s = of(protocol, |act| act != Act::Express);
    let new_s = wanted_s.saturating_sub(rest_s).max(60);
    let last = protocol.steps.iter().rposition(|step| step.act == Act::Express);
    let mut given = 0;
    for (nth, step) in protocol.steps.iter_mut().enumerate().filter(|(_, step)| step.act == Act::Express) {
        let share = step.seconds * new_s / milk_s.max(1);
        step.seconds = if Some(nth) == last { new_s - given } else { share };
        given += step.seconds;
    }
}

/// The side on which the technique belongs.
#[must_use]
pub fn technique_side(arm: Arm) -> Side {
    match arm {
        Arm::Technique => Side::Both,
        Arm::Left => Side::from(Breast::Left),
        Arm::Right => Side::from(Breast::Right),
        Arm::Control => Side::None,
    }
}

/// Where the coach leaves the technique out, when one breast was drawn and hands are what is tried.
#[must_use]
pub fn left_alone(question: Question, arm: Arm) -> Option<LeftAlone> {
    let breast = match arm {
        Arm::Left => Breast::Right,
        Arm::Right => Breast::Left,
        Arm::Technique | Arm::Control => return None,
    };
    let what = match question {
        Question::Massage => Hand::Massage,
        Question::Compressions => Hand::Compress,
        Question::Warmth | Question::Minutes | Question::Flange => return None,
    };
    Some(LeftAlone { breast, what })
}

/// The plan under which the trial is judged.
#[must_use]
pub fn plan_of(entry: &TrialEntry) -> Plan {
    Plan { sessions: entry.trial.sessions as usize, ..Plan::new(entry.trial.kind) }
}

/// How a trial that ends by itself is written down; `None` while it goes on.
#[must_use]
pub fn end_of(report: &Report) -> Option<TrialEnd> {
    match report.standing {
        Standing::KeepGoing => None,
        Standing::Ended(verdict, sessions) => {
            Some(TrialEnd::ByItself { verdict, sessions: u32::try_from(sessions).unwrap_or(u32::MAX) })
        }
    }
}
