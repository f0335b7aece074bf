//! The words that stand for domain values in every stored or sent form: one table each, both ways.
//! Not for people: those words are in content/locales.

use domain::amount::Unit;
use domain::care::{Access, Level, Measure, Scope};
use domain::flow::Flow;
use domain::place::{Breast, Quadrant, Side};
use domain::plan::Situation;
use domain::protocol::{Act, Hands, Places, Purpose, Release, Sides, Until};
use domain::session::Destination;
use domain::settings::{Look, Soundscape, Wording};
use domain::stash::{Shelf, State};
use domain::trial::{Arm, Question, TrialKind, Verdict};

/// A value that is written as one fixed word.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value beside its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word of this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    /// The value of this word.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }

    /// All words, for messages: `a, b or c`.
    #[must_use]
    fn choices() -> String {
        let words: Vec<&str> = Self::WORDS.iter().map(|(_, word)| *word).collect();
        match words.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

macro_rules! words {
    ($type:ty: $($value:path = $word:literal),+ $(,)?) => {
        impl Word for $type {
            const WORDS: &'static [(Self, &'static str)] = {
                // A value without a word does not compile.
                const fn all(value: $type) {
                    match value {
                        $($value => (),)+
                    }
                }
                let _ = all;
                &[$(($value, $word)),+]
            };
        }
    };
}

words!(Breast: Breast::Left = "left", Breast::Right = "right");
words!(Side: Side::Left = "left", Side::Right = "right", Side::Both = "both", Side::None = "none");
words!(Quadrant:
    Quadrant::UpperOuter = "upper_outer",
    Quadrant::UpperInner = "upper_inner",
    Quadrant::LowerInner = "lower_inner",
    Quadrant::LowerOuter = "lower_outer",
);
words!(Flow: Flow::Spray = "spray", Flow::Drip = "drip", Flow::Slow = "slow", Flow::Stop = "stop");
words!(Purpose: Purpose::Flow = "flow", Purpose::Relief = "relief", Purpose::NoTouch = "no_touch");
words!(Release: Release::Stop = "stop", Release::Letdown = "letdown");
words!(Sides: Sides::InTurn = "in_turn", Sides::Together = "together");
words!(Act:
    Act::Settle = "settle",
    Act::Wash = "wash",
    Act::Check = "check",
    Act::Stroke = "stroke",
    Act::Circle = "circle",
    Act::Sweep = "sweep",
    Act::Cool = "cool",
    Act::Stimulate = "stimulate",
    Act::Express = "express",
    Act::Finish = "finish",
    Act::WrapUp = "wrap_up",
    Act::Clean = "clean",
);
words!(Places:
    Places::None = "none",
    Places::Both = "both",
    Places::EachBreast = "each_breast",
    Places::EachQuadrant = "each_quadrant",
);
words!(Hands: Hands::Rest = "rest", Hands::Compress = "compress");
words!(Until: Until::Time = "time", Until::Flow = "flow", Until::FlowStop = "flow_stop");
words!(Access:
    Access::Blocked = "blocked",
    Access::ReliefOnly = "relief_only",
    Access::StrokesOnly = "strokes_only",
    Access::Light = "light",
    Access::Clear = "clear",
);
words!(Level: Level::SelfCare = "L0", Level::Consultant = "L1", Level::Clinician = "L2", Level::Urgent = "L3");
words!(Measure: Measure::Present = "present", Measure::Score = "score", Measure::TenthsCelsius = "tenths_celsius");
words!(Scope: Scope::Person = "person", Scope::Breast = "breast");
words!(Unit: Unit::Ml = "ml", Unit::Oz = "oz");
words!(Destination:
    Destination::Fed = "fed",
    Destination::Room = "room",
    Destination::Cooler = "cooler",
    Destination::Fridge = "fridge",
    Destination::Freezer = "freezer",
    Destination::Donated = "donated",
    Destination::Discarded = "discarded",
);
words!(Situation:
    Situation::Exclusive = "exclusive",
    Situation::SomeFeeds = "some_feeds",
    Situation::BackAtWork = "back_at_work",
    Situation::Hospital = "hospital",
    Situation::Weaning = "weaning",
);
words!(Shelf:
    Shelf::Room = "room",
    Shelf::Cooler = "cooler",
    Shelf::Fridge = "fridge",
    Shelf::Freezer = "freezer",
    Shelf::DeepFreezer = "deep_freezer",
);
words!(State: State::Fresh = "fresh", State::Thawed = "thawed", State::Warmed = "warmed", State::Offered = "offered");
words!(Look: Look::System = "system", Look::Day = "day", Look::Night = "night");
words!(Wording: Wording::Breast = "breast", Wording::Chest = "chest");
words!(Soundscape:
    Soundscape::Off = "off",
    Soundscape::Rain = "rain",
    Soundscape::Brown = "brown",
    Soundscape::Heartbeat = "heartbeat",
);

words!(Arm: Arm::Control = "control", Arm::Technique = "technique", Arm::Left = "left", Arm::Right = "right");
words!(TrialKind: TrialKind::WholeDay = "day_pairs", TrialKind::SplitBreast = "one_breast");
words!(Question:
    Question::Massage = "massage",
    Question::Compressions = "compressions",
    Question::Warmth = "warmth",
    Question::Minutes = "minutes",
    Question::Flange = "flange",
);
words!(Verdict:
    Verdict::Helps = "helps",
    Verdict::Hurts = "hurts",
    Verdict::NoDifference = "no_difference",
    Verdict::CouldNotTell = "could_not_tell",
);

/// serde by word, for fields that hold such a value: `#[serde(with = "crate::words::as_word")]`.
pub mod as_word {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use super::Word;

    /// Writes the word.
    ///
    /// # Errors
    /// As the serializer's.
    pub fn serialize<S: Serializer, T: Word>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.word())
    }

    /// Reads the word.
    ///
    /// # Errors
    /// When it is none of the known ones; the message names those.
    pub fn deserialize<'de, D: Deserializer<'de>, T: Word>(from: D) -> Result<T, D::Error> {
        let word = std::borrow::Cow::<str>::deserialize(from)?;
        T::from_word(&word).ok_or_else(|| de::Error::custom(format!("\"{word}\" is not one of {}", T::choices())))
    }
}
