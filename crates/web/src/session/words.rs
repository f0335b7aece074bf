//! What the session screen says: titles in two lines, hints, times, what comes next.
//! Not the messages, which are in content/locales, nor what is spoken (`tell`).

use content::words::args;
use engine::coach::{Cue, CueKind, View};

use crate::state::App;

/// A big instruction: what, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Such as "Small circles,".
    pub what: String,
    /// Such as "left, upper outer"; empty when it is about no place.
    pub place: String,
}

/// A part of the cue's message: `title` or `hint`.
#[must_use]
pub fn part(app: App, cue: &Cue, part: &str) -> String {
    let place = app.place(cue.side, cue.quadrant);
    app.say_with(&format!("{}.{part}", cue.say), args([("place", place.into())]))
}

/// The instruction in two lines: the place, where there is one, stands on its own line.
#[must_use]
pub fn title(app: App, cue: &Cue) -> Title {
    let whole = part(app, cue, "title");
    let place = app.place(cue.side, cue.quadrant);
    match whole.strip_suffix(&place) {
        Some(what) if !place.is_empty() && !what.is_empty() => Title { what: what.trim_end().to_owned(), place },
        _ => Title { what: whole, place: String::new() },
    }
}

/// Minutes and seconds, such as `4:05`.
#[must_use]
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The same, of a time that runs down: it reads 0:00 when it is over, and not a second before.
#[must_use]
pub fn clock_left(ms: u64) -> String {
    clock(ms.div_ceil(1000) * 1000)
}

/// Whole minutes that are left, at least one.
#[must_use]
pub fn minutes_left(ms: u64) -> u64 {
    ms.div_ceil(60_000).max(1)
}

/// What the row above the instruction says of the step.
#[must_use]
pub fn step(app: App, view: &View) -> String {
    use wire::words::Word;
    if view.pump_on {
        return app.say("session-step-pumping");
    }
    let pumped = view.phases.iter().take(view.step).any(|phase| phase.act.pumps());
    if pumped && view.act.massages() {
        return app.say("session-step-again");
    }
    app.say(&format!("session-step-{}", view.act.word()))
}

/// What comes next, shortly: only the place while the hands go on with the same thing.
/// A kind word that may come is no plan, and is not announced.
#[must_use]
pub fn next(app: App, view: &View) -> Option<String> {
    let next = view.next.as_ref().filter(|_| view.ended.is_none() && !view.paused)?;
    if next.kind == CueKind::Settle && view.pump_on {
        return None;
    }
    let place = app.place(next.side, next.quadrant);
    let same = next.kind == view.now.kind && !place.is_empty();
    let what = match next.kind {
        _ if same => place,
        CueKind::Release => app.say("session-next-release"),
        _ => part(app, next, "title"),
    };
    Some(app.say_with("session-next", args([("what", lower_first(&what).into())])))
}

/// "then small circles": in the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_read_them() {
        assert_eq!(clock(245_999), "4:05");
        assert_eq!(clock_left(24_001), "0:25");
        assert_eq!(clock_left(0), "0:00");
        assert_eq!(minutes_left(61_000), 2);
    }
}
