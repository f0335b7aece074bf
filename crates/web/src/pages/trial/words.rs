//! A trial in words: its question, today's arm, what to keep in mind.
//! Not its numbers: those are in `known`.

use content::words::{Args, args};
use domain::trial::{Arm, Question, Trial, TrialKind};
use wire::words::Word;

use crate::state::App;

/// The numbers of a trial's arms, for messages that have them.
fn numbers(numbers: Option<[u8; 2]>) -> Args<'static> {
    let [with, usual] = numbers.unwrap_or_default().map(i64::from);
    args([("with", with.into()), ("usual", usual.into())])
}

/// "Compressions", or "Flange: 21 or 24 mm".
#[must_use]
pub fn question(app: App, trial: &Trial) -> String {
    app.say_with(&format!("trial-question-{}", trial.question.word()), numbers(trial.numbers))
}

/// "Today with compressions".
#[must_use]
pub fn today(app: App, trial: &Trial, arm: Arm) -> String {
    let mut told = numbers(trial.numbers);
    told.set("arm", arm.word());
    told.set("number", number(trial, arm));
    app.say_with(&format!("trial-today-{}", trial.question.word()), told)
}

/// The number of an arm, where it has one.
fn number(trial: &Trial, arm: Arm) -> i64 {
    trial.numbers.map_or(0, |[with, usual]| i64::from(if arm == Arm::Control { usual } else { with }))
}

/// What to keep in mind today, when there is something beside the coach's own cues.
#[must_use]
pub fn reminder(app: App, trial: &Trial, arm: Arm) -> Option<String> {
    match (trial.question, arm) {
        (Question::Warmth, Arm::Control) | (Question::Flange, _) => None,
        (Question::Warmth, _) => Some(app.say("trial-remind-warmth")),
        (_, Arm::Left | Arm::Right) => Some(app.say("trial-remind-other")),
        _ => None,
    }
}

/// An arm in a word or two: "with", "20 min".
#[must_use]
pub fn pill(app: App, trial: &Trial, arm: Arm) -> String {
    let told = || args([("number", number(trial, arm).into())]);
    match (trial.question, arm.is_split()) {
        (Question::Minutes, _) => app.say_with("trial-minutes", told()),
        (Question::Flange, false) => app.say_with("trial-mm", told()),
        _ => app.say_with("trial-pill", args([("arm", arm.word().into())])),
    }
}

/// "with compressions".
#[must_use]
pub fn phrase(app: App, trial: &Trial) -> String {
    let told = args([("number", number(trial, Arm::Technique).into())]);
    app.say_with(&format!("trial-phrase-{}", trial.question.word()), told)
}

/// How it is known.
#[must_use]
pub fn how(app: App, kind: TrialKind) -> String {
    app.say(match kind {
        TrialKind::WholeDay => "trial-how",
        TrialKind::SplitBreast => "trial-how-split",
    })
}
