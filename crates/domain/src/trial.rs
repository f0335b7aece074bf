//! A trial of one: a question she asks of her own milk, as it was declared before its first session.
//! Not the drawing of its order, the estimate or the rule that ends it: those are verbs of `engine::trial`.

use crate::fact::FactId;

/// What a trial asks of a session: the technique or her usual way, or which breast gets the technique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arm {
    /// Her usual way.
    Control,
    /// With the technique.
    Technique,
    /// The technique on the left breast, the usual way on the right.
    Left,
    /// The technique on the right breast, the usual way on the left.
    Right,
}

impl Arm {
    /// Does this arm belong to a trial that compares her two breasts?
    #[must_use]
    pub fn is_split(self) -> bool {
        matches!(self, Arm::Left | Arm::Right)
    }

    /// The other arm of the same trial.
    #[must_use]
    pub fn other(self) -> Arm {
        match self {
            Arm::Control => Arm::Technique,
            Arm::Technique => Arm::Control,
            Arm::Left => Arm::Right,
            Arm::Right => Arm::Left,
        }
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TrialKind {
    /// Days with the technique on both breasts, and days without.
    #[default]
    WholeDay,
    /// The technique on one breast, the other as usual; the breast changes by day. Measures what the technique does
    /// in that breast, not what reaches both.
    SplitBreast,
}

impl TrialKind {
    /// Its two arms.
    #[must_use]
    pub fn arms(self) -> [Arm; 2] {
        match self {
            TrialKind::WholeDay => [Arm::Technique, Arm::Control],
            TrialKind::SplitBreast => [Arm::Left, Arm::Right],
        }
    }
}

/// Which technique is tried against her usual way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Massage before the pump, or not.
    Massage,
    /// Compressions while the pump runs, or not.
    Compressions,
    /// Warmth before the pump, or not.
    Warmth,
    /// Pumping for so many minutes, or for so many.
    Minutes,
    /// One size of flange, or another, in millimetres.
    Flange,
}

impl Question {
    /// All of them, as they are offered.
    pub const ALL: [Question; 5] =
        [Question::Massage, Question::Compressions, Question::Warmth, Question::Minutes, Question::Flange];

    /// The numbers that are offered when the arms differ by a number: with the technique, and as usual.
    #[must_use]
    pub fn offered_numbers(self) -> Option<[u8; 2]> {
        match self {
            Question::Minutes => Some([20, 15]),
            Question::Flange => Some([21, 24]),
            Question::Massage | Question::Compressions | Question::Warmth => None,
        }
    }

    /// Whether one breast can be compared with the other. A session is as long for both.
    #[must_use]
    pub fn may_split(self) -> bool {
        !matches!(self, Question::Minutes)
    }
}

/// A trial as it was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Trial {
    /// Which technique.
    pub question: Question,
    /// What is compared.
    pub kind: TrialKind,
    /// With the technique, and as usual: minutes or millimetres, for the questions that have such.
    pub numbers: Option<[u8; 2]>,
    /// Where the order of its days is drawn from, once.
    pub seed: u64,
    /// Its first day on her clock, in days since 1970; a trial's day runs from 04:00 to 04:00.
    pub first_day: i32,
    /// How many sessions it may take.
    pub sessions: u32,
}

/// An answer of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// More milk with the technique.
    Helps,
    /// Less milk with the technique.
    Hurts,
    /// Less than 10 % either way.
    NoDifference,
    /// The planned sessions are over and nothing could be told.
    CouldNotTell,
}

/// How a trial ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrialEnd {
    /// She ended it, whatever was known by then.
    ByHer,
    /// By its own rule, after so many sessions. Final.
    ByItself {
        /// With this answer.
        verdict: Verdict,
        /// After so many sessions that count.
        sessions: u32,
    },
}

/// A session's part in a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InTrial {
    /// The fact that started the trial.
    pub trial: FactId,
    /// What was drawn for it.
    pub assigned: Arm,
    /// What was done, when she told; the milk counts for what was drawn all the same.
    pub done: Option<Arm>,
}
