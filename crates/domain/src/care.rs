//! The gate's nouns: findings she may report, rules over them, and what a rule leads to.
//! Not the judging (`engine::care`), nor the rules' numbers (content/care).

use crate::place::Breast;

/// Whom to turn to, from "look after yourself" to "now".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// L0: self-care.
    SelfCare,
    /// L1: a lactation consultant, within days.
    Consultant,
    /// L2: a clinician, today.
    Clinician,
    /// L3: urgent, now.
    Urgent,
}

/// What hands may do on a breast, from nothing to everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Access {
    /// No touch.
    Blocked,
    /// The relief routine, and nothing else.
    ReliefOnly,
    /// Light strokes, no circles that press and no compressions.
    StrokesOnly,
    /// Everything, at the lightest pressure.
    Light,
    /// Everything within the limits.
    Clear,
}

/// How a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// It is there.
    Present,
    /// 0 to 10.
    Score,
    /// Degrees Celsius, in tenths.
    TenthsCelsius,
}

/// Whether a finding belongs to one breast or to all of her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All of her, or her baby.
    Person,
    /// One breast.
    Breast,
}

/// A rule of the gate: when `finding` reaches `from`, then this.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Such as `S4`; several rules may share one when they differ by threshold.
    pub id: String,
    /// The finding's short name, such as `red-hot`.
    pub finding: String,
    /// How it is told.
    pub measure: Measure,
    /// Whose it is.
    pub scope: Scope,
    /// The least value at which the rule speaks: 1 for [`Measure::Present`].
    pub from: u16,
    /// What hands may still do on the breast (or on both, for a person's finding).
    pub access: Access,
    /// Whom to turn to.
    pub level: Level,
    /// Whether pumping itself must wait for a clinician's word.
    pub no_pump: bool,
    /// Whether it makes every other advice one level more urgent (a health history that asks for care sooner).
    pub raises: bool,
    /// The message that tells her, in the locale files.
    pub say: String,
    /// The evidence page behind it.
    pub source: String,
}

/// A rule about how long a finding has been told without a break.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OverTime {
    /// Such as `S4`.
    pub id: String,
    /// The finding's short name.
    pub finding: String,
    /// From how many hours after it was first told.
    pub after_h: u32,
    /// Whom to turn to then.
    pub level: Level,
    /// The message that tells her.
    pub say: String,
    /// The evidence page behind it.
    pub source: String,
}

/// A finding after which hands rest for a while, also when it is told no more.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rest {
    /// Such as `S18`.
    pub id: String,
    /// The finding's short name; its own rule says what rests.
    pub finding: String,
    /// For how many hours after it was last told.
    pub hours: u32,
    /// The evidence page behind it.
    pub source: String,
}

/// All rules of the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    /// Raised with every change of a threshold; a change asks the gate anew.
    pub version: u32,
    /// The rules, in the order in which the gate asks.
    pub rules: Vec<Rule>,
    /// What changes when a finding stays.
    pub over_time: Vec<OverTime>,
    /// What rests after a finding.
    pub rests: Vec<Rest>,
}

impl Level {
    /// One level more urgent; the most urgent stays.
    #[must_use]
    pub fn raised(self) -> Level {
        match self {
            Level::SelfCare => Level::Consultant,
            Level::Consultant => Level::Clinician,
            Level::Clinician | Level::Urgent => Level::Urgent,
        }
    }
}

/// One thing she reports before a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// Its short name, as in the rules.
    pub name: String,
    /// Which breast; `None` for all of her.
    pub breast: Option<Breast>,
    /// 1 for "it is there", else the score or the tenths of a degree.
    pub value: u16,
}

/// A piece of advice that a rule gave.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Advice {
    /// The rule's id.
    pub rule: String,
    /// Whom to turn to.
    pub level: Level,
    /// For which breast; `None` for all of her.
    pub breast: Option<Breast>,
    /// The message that tells her.
    pub say: String,
}

/// What the gate let through, and why. Kept with the session as its log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Gate {
    /// What she reported; nothing when all is clear.
    pub findings: Vec<Finding>,
    /// What hands may do on the left.
    pub left: Access,
    /// What hands may do on the right.
    pub right: Access,
    /// Whether the pump may run.
    pub pump: bool,
    /// Pain she came with, 0 to 10.
    pub pain_before: u8,
    /// What she was told, most urgent first.
    pub advice: Vec<Advice>,
    /// The version of the rules that judged.
    pub rules_version: u32,
}

impl Gate {
    /// All clear, nothing reported.
    #[must_use]
    pub fn clear(rules_version: u32) -> Gate {
        Gate {
            findings: Vec::new(),
            left: Access::Clear,
            right: Access::Clear,
            pump: true,
            pain_before: 0,
            advice: Vec::new(),
            rules_version,
        }
    }

    /// What hands may do on `breast`.
    #[must_use]
    pub fn access(&self, breast: Breast) -> Access {
        match breast {
            Breast::Left => self.left,
            Breast::Right => self.right,
        }
    }
}
