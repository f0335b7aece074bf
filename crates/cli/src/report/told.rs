//! What the report tells: her days, her sessions, and what they come to.
//! No words and no looks: `page` has them.

use domain::amount::{Unit, Volume};
use domain::moment::{Day, Moment};
use domain::session::{Happening, Origin, Session};
use engine::insight::{Comfort, LetdownPattern, comfort, day_of, letdown_pattern};
use engine::plan::{DayTotal, Range, plan_today};
use engine::timeline::Timeline;

use crate::clock;

/// Everything on the page.
pub struct Told<'a> {
    /// The unit she reads.
    pub unit: Unit,
    /// The day on which it was made.
    pub made: Day,
    /// Her days, oldest first.
    pub days: Vec<DayRow>,
    /// Her sessions, newest first.
    pub sessions: Vec<&'a Session>,
    /// What most of her days give.
    pub usual_day: Option<Range>,
    /// Her letdowns.
    pub letdowns: Option<LetdownPattern>,
    /// How it felt.
    pub comfort: Option<Comfort>,
}

/// One day.
pub struct DayRow {
    /// Its sum.
    pub total: DayTotal,
    /// From her left, where told.
    pub left: Option<Volume>,
    /// From her right, where told.
    pub right: Option<Volume>,
}

/// Reckons it for the last days, today included.
pub fn told<'a>(timeline: &'a Timeline, now: &Moment, days: u16) -> Told<'a> {
    let settings = &timeline.settings;
    let start_min = settings.day_start_min;
    let today = now.day(start_min);
    let all: Vec<&Session> = timeline.sessions.iter().map(|entry| &entry.session).collect();
    let mut rows = Vec::new();
    let mut day = today;
    for _ in 0..days {
        rows.push(row(&all, day, start_min));
        day = day.yesterday().unwrap_or(day);
    }
    rows.reverse();
    let first = rows.first().map_or(today, |row| row.total.day);
    let inside = |session: &&&Session| {
        let day = session.start.day(start_min);
        day >= first && day <= today && session.start.epoch_ms() <= now.epoch_ms()
    };
    let sessions: Vec<&Session> = all.iter().filter(inside).copied().collect();
    let local_min = now.epoch_ms().div_euclid(60_000) + i64::from(now.offset_s / 60);
    Told {
        unit: settings.unit,
        made: now.wall().date(),
        days: rows,
        usual_day: plan_today(timeline, &clock::offset_s, now).usual_day,
        letdowns: letdown_pattern(sessions.iter().copied()),
        comfort: comfort(sessions.iter().copied(), day_of(local_min)),
        sessions,
    }
}

fn row(all: &[&Session], day: Day, start_min: u16) -> DayRow {
    let of_day = || all.iter().filter(move |session| session.start.day(start_min) == day);
    let sum = |side: &dyn Fn(&Session) -> Option<Volume>| {
        of_day().filter_map(|session| side(session)).reduce(|sum, more| sum + more)
    };
    let total = DayTotal { day, total: sum(&|session| session.amounts.known_total()), sessions: of_day().count() };
    DayRow { total, left: sum(&|session| session.amounts.left), right: sum(&|session| session.amounts.right) }
}

/// How many letdowns were told; none told is not none.
pub fn letdowns(session: &Session) -> Option<usize> {
    let count = session.events.iter().filter(|event| event.what == Happening::Letdown).count();
    (matches!(session.origin, Origin::Live(_)) || count > 0).then_some(count)
}
