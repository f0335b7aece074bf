//! A sensible plan to start from, by what her days are like; every number can be changed.
//! Not a goal: it says where it comes from, and offers what it does not push.

use domain::moment::{Day, days_since_1970};
use domain::plan::{Night, Plan, Rhythm, Situation, Span, Weaning, Weekdays};

/// A plan, and the evidence page that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The plan.
    pub plan: Plan,
    /// The page in content/evidence.
    pub source: &'static str,
    /// Whether every two hours may be offered beside it, and no more than that.
    pub offer_two_hours: bool,
}

/// How old the baby is when supply counts as settled, in days. Source: `content/evidence/schedule.md`.
const SETTLED_DAYS: i64 = 42;

/// The usual number in a day when all milk is pumped. Source: `content/evidence/schedule.md`.
const USUAL_COUNT: u8 = 8;

const NIGHT: Span = Span { from: 22 * 60, to: 6 * 60 };

/// A plan to start from on `today`.
#[must_use]
pub fn starting_plan(situation: Situation, born: Option<Day>, today: Day) -> Start {
    let settled = born.is_some_and(|born| days_since_1970(today) - days_since_1970(born) >= SETTLED_DAYS);
    let every = |minutes: u16, night_min: u16| Rhythm::Every {
        minutes,
        night: (night_min > minutes).then_some(Night { span: NIGHT, minutes: night_min }),
    };
    let plan = |rhythm: Rhythm| Plan {
        situation,
        born,
        rhythm,
        other_days: Vec::new(),
        quiet: Some(NIGHT),
        remind: true,
        weaning: None,
    };
    let plan = match situation {
        Situation::Exclusive if settled => plan(every(180, 360)),
        // Early on the night has its sessions too, so nothing is quiet unless she says so.
        Situation::Exclusive => Plan { quiet: None, ..plan(every(180, 240)) },
        // One in the small hours is part of it, so no stretch is longer.
        Situation::Hospital => Plan { quiet: None, ..plan(every(180, 180)) },
        Situation::SomeFeeds => plan(Rhythm::Count(3)),
        Situation::BackAtWork => {
            let work = Weekdays([true, true, true, true, true, false, false]);
            Plan { other_days: vec![(work, Rhythm::Times(vec![9 * 60, 12 * 60, 15 * 60]))], ..plan(Rhythm::Off) }
        }
        Situation::Weaning => {
            let weaning = Weaning { first: today, from: USUAL_COUNT, to: 0, days_each: 4 };
            Plan { weaning: Some(weaning), ..plan(Rhythm::Count(USUAL_COUNT)) }
        }
    };
    let source = if situation == Situation::Weaning { "weaning" } else { "schedule" };
    Start { plan, source, offer_two_hours: !settled && matches!(situation, Situation::Exclusive | Situation::Hospital) }
}
