//! A trial of one, its end, and a session's part in it, in stored form.
//! Not the statistics' tables (`log`), nor the order of its days: that is drawn anew from the seed.

use domain::fact::FactId;
use domain::trial::{Arm, InTrial, Trial, TrialEnd, TrialKind};
use serde::{Deserialize, Serialize};

use crate::fact::{id_from_text, id_text};
use crate::malformed::{Malformed, What};
use crate::stored_word::{Text, put, take, take_opt};

/// The days that fit into a calendar of four-digit years, counted from 1970.
const DAYS: std::ops::RangeInclusive<i32> = -719_528..=2_932_896;

#[derive(Serialize, Deserialize)]
pub(crate) struct TrialV1 {
    question: Text,
    design: Text,
    arms: Vec<ArmV1>,
    seed: u64,
    first_day: i32,
    sessions: u32,
}

/// An arm, and the minutes or millimetres that it asks for.
#[derive(Serialize, Deserialize)]
struct ArmV1 {
    arm: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u8>,
}

impl From<&Trial> for TrialV1 {
    fn from(trial: &Trial) -> TrialV1 {
        let number = |nth: usize| trial.numbers.map(|numbers| numbers[nth]);
        let arms = trial.kind.arms().into_iter().enumerate();
        TrialV1 {
            question: put(trial.question),
            design: put(trial.kind),
            arms: arms.map(|(nth, arm)| ArmV1 { arm: put(arm), number: number(nth) }).collect(),
            seed: trial.seed,
            first_day: trial.first_day,
            sessions: trial.sessions,
        }
    }
}

impl TryFrom<TrialV1> for Trial {
    type Error = Malformed;
    fn try_from(form: TrialV1) -> Result<Trial, Malformed> {
        let kind: TrialKind = take(&form.design, "design")?;
        let arms = form.arms.iter().map(|arm| take(&arm.arm, "arms")).collect::<Result<Vec<Arm>, _>>()?;
        // A newer version may try three ways at once: then the whole fact is kept, and not understood.
        if arms != kind.arms() {
            return Err(Malformed::new("arms", What::NewWord));
        }
        if !DAYS.contains(&form.first_day) {
            return Err(Malformed::new("first_day", What::Range));
        }
        Ok(Trial {
            question: take(&form.question, "question")?,
            kind,
            numbers: form.arms[0].number.zip(form.arms[1].number).map(|(with, usual)| [with, usual]),
            seed: form.seed,
            first_day: form.first_day,
            sessions: form.sessions,
        })
    }
}

/// How a trial ended: `{"by":"her"}`, or `{"by":"itself","verdict":"helps","sessions":212}`.
#[derive(Serialize, Deserialize)]
pub(crate) struct TrialEndV1 {
    by: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verdict: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sessions: Option<u32>,
}

impl From<&TrialEnd> for TrialEndV1 {
    fn from(end: &TrialEnd) -> TrialEndV1 {
        match end {
            TrialEnd::ByHer => TrialEndV1 { by: "her".into(), verdict: None, sessions: None },
            TrialEnd::ByItself { verdict, sessions } => {
                TrialEndV1 { by: "itself".into(), verdict: Some(put(*verdict)), sessions: Some(*sessions) }
            }
        }
    }
}

impl TryFrom<TrialEndV1> for TrialEnd {
    type Error = Malformed;
    fn try_from(form: TrialEndV1) -> Result<TrialEnd, Malformed> {
        let missing = |field: &str| Malformed::new(field, What::Missing);
        match form.by.as_ref() {
            "her" => Ok(TrialEnd::ByHer),
            "itself" => Ok(TrialEnd::ByItself {
                verdict: take_opt(form.verdict.as_ref(), "verdict")?.ok_or_else(|| missing("verdict"))?,
                sessions: form.sessions.ok_or_else(|| missing("sessions"))?,
            }),
            _ => Err(Malformed::new("by", What::NewWord)),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct InTrialV1 {
    id: String,
    assigned: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    done: Option<Text>,
}

impl From<&InTrial> for InTrialV1 {
    fn from(part: &InTrial) -> InTrialV1 {
        InTrialV1 { id: id_text(part.trial.0), assigned: put(part.assigned), done: part.done.map(put) }
    }
}

impl TryFrom<InTrialV1> for InTrial {
    type Error = Malformed;
    fn try_from(form: InTrialV1) -> Result<InTrial, Malformed> {
        Ok(InTrial {
            trial: FactId(id_from_text(&form.id, "id")?),
            assigned: take(&form.assigned, "assigned")?,
            done: take_opt(form.done.as_ref(), "done")?,
        })
    }
}
