//! The words of the app, by message id, through Fluent (plurals, gender and order by language).
//! Not the words themselves: those are in content/locales, one folder a language.

use std::borrow::Cow;

pub use fluent_bundle::FluentArgs as Args;
use fluent_bundle::{FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::langid;

use domain::place::{Quadrant, Side};
use wire::words::Word;

const ENGLISH: [&str; 7] = [
    include_str!("../../../content/locales/en/account.ftl"),
    include_str!("../../../content/locales/en/app.ftl"),
    include_str!("../../../content/locales/en/session.ftl"),
    include_str!("../../../content/locales/en/coach.ftl"),
    include_str!("../../../content/locales/en/care.ftl"),
    include_str!("../../../content/locales/en/files.ftl"),
    include_str!("../../../content/locales/en/insights.ftl"),
];

/// All messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// English, which is complete.
    #[must_use]
    pub fn english() -> Words {
        let mut bundle = FluentBundle::new(vec![langid!("en")]);
        // Direction marks around arguments would be spoken or shown as boxes by some screen readers and fonts.
        bundle.set_use_isolating(false);
        for file in ENGLISH {
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Words { bundle }
    }

    /// English with the words of the report, which no phone carries.
    #[must_use]
    pub fn for_report() -> Words {
        let mut words = Words::english();
        let report = include_str!("../../../content/locales/en/report.ftl").to_owned();
        words.bundle.add_resource_overriding(FluentResource::try_new(report).unwrap_or_else(|(readable, _)| readable));
        words
    }

    /// The message without arguments; the id itself when no such message exists (a test forbids that).
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &Args::new())
    }

    /// The message with arguments. `id.attribute` names an attribute of a message, such as `coach-circle.title`.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &Args) -> String {
        let Some(pattern) = self.pattern(id) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned()
    }

    /// What `wire` has to say about a file.
    #[must_use]
    pub fn say_message(&self, message: &wire::export::Message) -> String {
        self.say_with(message.id, &args(message.args.iter().map(|(name, value)| (*name, value.as_str().into()))))
    }

    /// Whether a message of this id exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.pattern(id).is_some()
    }

    /// A side and, when told, a quadrant in words: "left, upper outer".
    #[must_use]
    pub fn place(&self, side: Side, quadrant: Option<Quadrant>) -> String {
        let side = match side {
            Side::None => return String::new(),
            side => self.say(&format!("place-{}", side.word())),
        };
        let Some(quadrant) = quadrant else {
            return side;
        };
        let quadrant = self.say(&format!("place-quadrant-{}", quadrant.word()));
        self.say_with("place-spot", &args([("side", side.into()), ("quadrant", quadrant.into())]))
    }

    fn pattern(&self, id: &str) -> Option<&Pattern<&str>> {
        match id.split_once('.') {
            None => self.bundle.get_message(id)?.value(),
            Some((id, attribute)) => Some(self.bundle.get_message(id)?.get_attribute(attribute)?.value()),
        }
    }
}

/// Arguments from pairs: `args([("minutes", 38.into())])`.
#[must_use]
pub fn args<'a>(pairs: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> Args<'a> {
    let mut args = Args::new();
    for (name, value) in pairs {
        args.set(Cow::Borrowed(name), value);
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_speaks() {
        let words = Words::english();
        let place = words.place(Side::Left, Some(Quadrant::UpperOuter));
        let title = words.say_with("coach-circle.title", &args([("place", place.into())]));
        assert_eq!(title, "Small circles, left, upper outer");
    }

    #[test]
    fn every_english_file_parses() {
        for file in ENGLISH {
            assert!(FluentResource::try_new(file.to_owned()).is_ok(), "does not parse:\n{file}");
        }
    }
}
