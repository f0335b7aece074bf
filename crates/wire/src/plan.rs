//! Her plan in stored form, and what she answered when a time came.
//! Not the times that follow from it.

use domain::moment::Day;
use domain::plan::{Answer, DueAnswer, Night, Plan, Rhythm, Situation, Span, Weaning, Weekdays};
use serde::{Deserialize, Serialize};

use crate::malformed::{Malformed, What};
use crate::stored_word::{Text, put, take};

#[derive(Serialize, Deserialize)]
pub(crate) struct PlanV1 {
    situation: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    born: Option<String>,
    rhythm: RhythmV1,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    other_days: Vec<OtherDaysV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quiet: Option<(u16, u16)>,
    remind: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weaning: Option<WeaningV1>,
}

#[derive(Serialize, Deserialize, Default)]
struct RhythmV1 {
    by: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    night: Option<(u16, u16, u16)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    times: Vec<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<u8>,
}

#[derive(Serialize, Deserialize)]
struct OtherDaysV1 {
    days: [bool; 7],
    rhythm: RhythmV1,
}

#[derive(Serialize, Deserialize)]
struct WeaningV1 {
    first: String,
    from: u8,
    to: u8,
    days_each: u8,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct DueAnswerV1 {
    due_ms: i64,
    at_ms: i64,
    answer: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
}

impl From<&Plan> for PlanV1 {
    fn from(plan: &Plan) -> PlanV1 {
        let other_days = plan.other_days.iter();
        PlanV1 {
            situation: put(plan.situation),
            born: plan.born.map(|day| day.to_string()),
            rhythm: RhythmV1::from(&plan.rhythm),
            other_days: other_days.map(|(days, rhythm)| OtherDaysV1 { days: days.0, rhythm: rhythm.into() }).collect(),
            quiet: plan.quiet.map(|quiet| (quiet.from, quiet.to)),
            remind: plan.remind,
            weaning: plan.weaning.map(|weaning| WeaningV1 {
                first: weaning.first.to_string(),
                from: weaning.from,
                to: weaning.to,
                days_each: weaning.days_each,
            }),
        }
    }
}

impl From<&Rhythm> for RhythmV1 {
    fn from(rhythm: &Rhythm) -> RhythmV1 {
        let by = |word: &'static str| RhythmV1 { by: word.into(), ..RhythmV1::default() };
        match rhythm {
            Rhythm::Every { minutes, night } => RhythmV1 {
                minutes: Some(*minutes),
                night: night.map(|night| (night.span.from, night.span.to, night.minutes)),
                ..by("every")
            },
            Rhythm::Times(times) => RhythmV1 { times: times.clone(), ..by("times") },
            Rhythm::Count(count) => RhythmV1 { count: Some(*count), ..by("count") },
            Rhythm::Off => by("off"),
        }
    }
}

impl TryFrom<PlanV1> for Plan {
    type Error = Malformed;
    fn try_from(plan: PlanV1) -> Result<Plan, Malformed> {
        let other_days = plan.other_days.into_iter();
        let quiet = plan.quiet.map(|(from, to)| span(from, to, "quiet")).transpose()?;
        Ok(Plan {
            situation: take::<Situation>(&plan.situation, "situation")?,
            born: plan.born.as_deref().map(|text| day(text, "born")).transpose()?,
            rhythm: plan.rhythm.try_into().map_err(|fault: Malformed| fault.within("rhythm"))?,
            other_days: other_days
                .map(|other| Ok((Weekdays(other.days), Rhythm::try_from(other.rhythm)?)))
                .collect::<Result<_, Malformed>>()
                .map_err(|fault| fault.within("other_days"))?,
            quiet,
            remind: plan.remind,
            weaning: plan.weaning.map(Weaning::try_from).transpose()?,
        })
    }
}

impl TryFrom<WeaningV1> for Weaning {
    type Error = Malformed;
    fn try_from(weaning: WeaningV1) -> Result<Weaning, Malformed> {
        Ok(Weaning {
            first: day(&weaning.first, "weaning.first")?,
            from: weaning.from,
            to: weaning.to,
            days_each: weaning.days_each,
        })
    }
}

impl TryFrom<RhythmV1> for Rhythm {
    type Error = Malformed;
    fn try_from(form: RhythmV1) -> Result<Rhythm, Malformed> {
        let missing = |field: &str| Malformed::new(field, What::Missing);
        match form.by.as_ref() {
            "every" => Ok(Rhythm::Every {
                minutes: form.minutes.ok_or_else(|| missing("minutes"))?,
                night: form.night.map(night).transpose()?,
            }),
            "times" => {
                let times = form.times.into_iter().map(|minute| within_day(minute, "times"));
                Ok(Rhythm::Times(times.collect::<Result<_, _>>()?))
            }
            "count" => Ok(Rhythm::Count(form.count.ok_or_else(|| missing("count"))?)),
            "off" => Ok(Rhythm::Off),
            _ => Err(Malformed::new("by", What::NewWord)),
        }
    }
}

fn night((from, to, minutes): (u16, u16, u16)) -> Result<Night, Malformed> {
    Ok(Night { span: span(from, to, "night")?, minutes })
}

fn span(from: u16, to: u16, at: &str) -> Result<Span, Malformed> {
    Ok(Span { from: within_day(from, at)?, to: within_day(to, at)? })
}

fn within_day(minute: u16, at: &str) -> Result<u16, Malformed> {
    if minute < domain::plan::DAY_MIN { Ok(minute) } else { Err(Malformed::new(at, What::Range)) }
}

fn day(text: &str, at: &str) -> Result<Day, Malformed> {
    text.parse().map_err(|_| Malformed::new(at, What::NotAMoment))
}

impl From<&DueAnswer> for DueAnswerV1 {
    fn from(one: &DueAnswer) -> DueAnswerV1 {
        let (answer, minutes) = match one.answer {
            Answer::Skip => ("skip", None),
            Answer::Snooze { minutes } => ("snooze", Some(minutes)),
        };
        DueAnswerV1 { due_ms: one.due_ms, at_ms: one.at_ms, answer: answer.into(), minutes }
    }
}

impl TryFrom<DueAnswerV1> for DueAnswer {
    type Error = Malformed;
    fn try_from(form: DueAnswerV1) -> Result<DueAnswer, Malformed> {
        let answer = match (form.answer.as_ref(), form.minutes) {
            ("skip", _) => Answer::Skip,
            ("snooze", Some(minutes)) => Answer::Snooze { minutes },
            ("snooze", None) => return Err(Malformed::new("minutes", What::Missing)),
            _ => return Err(Malformed::new("answer", What::NewWord)),
        };
        Ok(DueAnswer { due_ms: form.due_ms, at_ms: form.at_ms, answer })
    }
}
