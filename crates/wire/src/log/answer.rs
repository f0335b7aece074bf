//! The answers of `letdown trial estimate` and `letdown insight` as JSON.
//! Field names are a form that others read: they may be added to, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

/// A volume and its ranges, ml.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RangeForm {
    /// As often above as below.
    pub median_ml: f64,
    /// Holds 80 of 100, low end.
    pub lo80: f64,
    /// High end.
    pub hi80: f64,
    /// Holds 95 of 100, low end.
    pub lo95: f64,
    /// High end.
    pub hi95: f64,
}

/// What is foretold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ForecastForm {
    /// Planned sessions, in their order.
    Planned(Vec<RangeForm>),
    /// The next session, when there are any before it.
    Next(Option<RangeForm>),
}

/// How the rest of a trial will probably go.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Outlook {
    /// More sessions until an answer, in half of all cases.
    pub sessions_50: Option<usize>,
    /// In 8 of 10 cases.
    pub sessions_80: Option<usize>,
    /// Chance of an answer by the planned end.
    pub p_answer_by_end: f64,
    /// Chance of each answer.
    pub p_helps: f64,
    /// Chance of "no real difference".
    pub p_no_difference: f64,
    /// Chance of "hurts".
    pub p_hurts: f64,
}

/// A change noticed, ISO local minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlarmForm {
    /// The session at which it was noticed.
    pub at: String,
    /// The session with which it began, about.
    pub began: String,
}

/// The trend of supply.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TrendForm {
    /// Best guess, per cent.
    pub change_pct: f64,
    /// 80 % range, low end.
    pub lo80: f64,
    /// High end.
    pub hi80: f64,
    /// `falling`, `rising` or `steady_or_unclear`.
    pub verdict: &'static str,
}

/// What `letdown trial estimate` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialForm {
    /// Lasting effect, per cent, with the range that holds 95 of 100.
    pub effect_pct: f64,
    /// Low end.
    pub lo: f64,
    /// High end.
    pub hi: f64,
    /// `helps`, `no_difference`, `hurts` or `keep_going`.
    pub decision: &'static str,
    /// Has it ended? With `keep_going` that means: the plan is over and nothing could be told.
    pub ended: bool,
    /// After how many sessions it ended.
    pub ended_after: Option<usize>,
    /// The range that holds the truth at all looks at once, per cent.
    pub safe_lo: f64,
    /// High end.
    pub safe_hi: f64,
    /// Gain at the session itself, per cent.
    pub immediate_pct: f64,
    /// Low end.
    pub immediate_lo: f64,
    /// High end.
    pub immediate_hi: f64,
    /// Sessions of the trial that count.
    pub n_sessions: usize,
    /// Variation between her sessions that nothing known explains, 0.3 is 30 %.
    pub resid_cv: f64,
    /// Share of sessions that did what was drawn.
    pub compliance: Option<f64>,
    /// The lasting effect on a day, ml: middle, low, high.
    pub ml_per_day: Option<[f64; 3]>,
    /// How often each cleaning rule was used.
    pub flags: BTreeMap<&'static str, usize>,
    /// How it will probably go on.
    pub plan: Outlook,
    /// The same as `plan.sessions_50`.
    pub sessions_more: Option<usize>,
    /// Drops of supply that were noticed.
    pub alarms: Vec<AlarmForm>,
    /// The same as `alarms`.
    pub dips: Vec<AlarmForm>,
    /// Is her supply changing?
    pub trend: Option<TrendForm>,
    /// The planned sessions in their order; without a plan, the next session.
    pub forecast: ForecastForm,
    /// All planned sessions together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_total: Option<RangeForm>,
}

/// A session beside what was foretold of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BesideForm {
    /// Its start, ISO local minute.
    pub start: String,
    /// What it gave, ml.
    pub total_ml: f64,
    /// What was foretold.
    pub usual: RangeForm,
    /// `below`, `within` or `above` the range that holds 80 of 100.
    pub stands: &'static str,
    /// Is it so far off that it should be asked about?
    pub ask: bool,
}

/// A middle value and of how many sessions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateForm {
    /// The middle one.
    pub median: f64,
    /// Sessions it was taken from.
    pub sessions: usize,
}

/// What `letdown insight` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InsightForm {
    /// For when it is told, ISO local minute.
    pub now: String,
    /// Sessions that count.
    pub n_sessions: usize,
    /// `no_sessions`, `learning` or `enough`.
    pub enough: &'static str,
    /// Her usual range for a session that begins now.
    pub usual: Option<RangeForm>,
    /// Today's sessions beside what was foretold.
    pub today: Vec<BesideForm>,
    /// The rest of today at her usual gaps: sessions.
    pub forecast: Vec<RangeForm>,
    /// And together.
    pub day_total: Option<RangeForm>,
    /// Is her supply changing?
    pub trend: Option<TrendForm>,
    /// Times when sessions began to give less than foretold.
    pub alarms: Vec<AlarmForm>,
    /// The same as `alarms`.
    pub dips: Vec<AlarmForm>,
    /// Times when sessions began to give more than foretold.
    pub rises: Vec<AlarmForm>,
    /// The left's share, and of how many sessions.
    pub left_share: Option<RateForm>,
    /// Millilitres per hour since the session before, and of how many sessions.
    pub ml_per_hour: Option<RateForm>,
    /// Variation between sessions that nothing known explains.
    pub resid_cv: f64,
    /// How often each cleaning rule was used.
    pub flags: BTreeMap<&'static str, usize>,
}

/// As JSON, one object. What is not finite becomes `null`.
#[must_use]
pub fn encode(form: &impl Serialize) -> String {
    serde_json::to_string_pretty(form).unwrap_or_else(|_| "null".to_owned())
}
