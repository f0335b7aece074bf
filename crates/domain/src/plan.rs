//! Her plan: in which rhythm she means to pump, on which days otherwise, and when nothing should remind her.
//! Not when the next one is due: `engine::plan` reckons that, and follows what really happened.

use crate::moment::Day;

/// Minutes after midnight on her wall clock: 0 to 1439.
pub type MinuteOfDay = u16;

/// Minutes in a day without a clock change.
pub const DAY_MIN: u16 = 24 * 60;

/// From one time of day to another; across midnight when `to` is not later than `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// It begins then.
    pub from: MinuteOfDay,
    /// It has ended then.
    pub to: MinuteOfDay,
}

impl Span {
    /// Whether `minute` lies in it. A span from a time to the same time is none.
    #[must_use]
    pub fn holds(self, minute: MinuteOfDay) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }

    /// How long it is, in minutes, by the wall clock.
    #[must_use]
    pub fn minutes(self) -> u16 {
        if self.from <= self.to { self.to - self.from } else { DAY_MIN - self.from + self.to }
    }
}

/// A longer stretch while she sleeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Night {
    /// When the longer stretch may be.
    pub span: Span,
    /// The gap then, in minutes.
    pub minutes: u16,
}

/// How the times of a day come about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// So long after the start of the last one.
    Every {
        /// Minutes from start to start.
        minutes: u16,
        /// A longer stretch at night.
        night: Option<Night>,
    },
    /// At these times of day, in order.
    Times(Vec<MinuteOfDay>),
    /// So many in a day, spread over the hours that are not quiet.
    Count(u8),
    /// None: a day off.
    Off,
}

/// Monday to Sunday, each in or out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Weekdays(pub [bool; 7]);

impl Weekdays {
    /// Whether `day` is one of them.
    #[must_use]
    pub fn hold(self, day: Day) -> bool {
        let nth = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.0.get(nth).copied().unwrap_or_default()
    }
}

/// What her days are like: it chooses a sensible start, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Situation {
    /// All milk is pumped.
    #[default]
    Exclusive,
    /// The baby drinks at the breast, too.
    SomeFeeds,
    /// Back at work on some days.
    BackAtWork,
    /// The baby is in hospital.
    Hospital,
    /// On the way to fewer sessions or none.
    Weaning,
}

/// Fewer sessions, one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weaning {
    /// The first day of it.
    pub first: Day,
    /// Sessions a day on that day.
    pub from: u8,
    /// Sessions a day at its end; 0 for none.
    pub to: u8,
    /// Days until one session fewer.
    pub days_each: u8,
}

/// Her plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plan {
    /// What her days are like.
    pub situation: Situation,
    /// When her baby was born, if she told.
    pub born: Option<Day>,
    /// On all days that have no rhythm of their own.
    pub rhythm: Rhythm,
    /// Work days and days off: the first that holds a day is its rhythm.
    pub other_days: Vec<(Weekdays, Rhythm)>,
    /// Nothing reminds her then.
    pub quiet: Option<Span>,
    /// Whether anything reminds her at all.
    pub remind: bool,
    /// While this runs, it says how many in a day.
    pub weaning: Option<Weaning>,
}

/// What she answered when a time came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// Again in so many minutes.
    Snooze {
        /// Minutes from when she answered.
        minutes: u16,
    },
    /// Not this one; that is fine.
    Skip,
}

/// An answer to one due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DueAnswer {
    /// The due time, in milliseconds since 1970 UTC: its name.
    pub due_ms: i64,
    /// When she answered.
    pub at_ms: i64,
    /// What.
    pub answer: Answer,
}

impl Plan {
    /// An interval and nothing else: what holds before she made a plan.
    #[must_use]
    pub fn every(minutes: u16) -> Plan {
        Plan {
            situation: Situation::default(),
            born: None,
            rhythm: Rhythm::Every { minutes, night: None },
            other_days: Vec::new(),
            quiet: None,
            remind: false,
            weaning: None,
        }
    }
}
