//! The values that a record's fields hold, how they are told apart and in which order they stand.
//! Not how they are read from a request or written into an answer.

use std::cmp::Ordering;

use jiff::civil::{Date, Time};

/// One field's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// The number of another record.
    Of(u64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A text.
    Text(String),
    /// An instant, in microseconds since 1970 UTC.
    At(i64),
    /// A day.
    Day(Date),
    /// A time of day.
    Clock(Time),
    /// A length of time, in microseconds.
    Span(i64),
    /// Numbers of tags, in the order given.
    Tags(Vec<u64>),
}

impl Value {
    /// The instant, if it is one.
    #[must_use]
    pub fn at(&self) -> Option<i64> {
        if let Value::At(us) = self { Some(*us) } else { None }
    }

    /// The number of another record, if it is one.
    #[must_use]
    pub fn of(&self) -> Option<u64> {
        if let Value::Of(number) = self { Some(*number) } else { None }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// The tags, if there are any.
    #[must_use]
    pub fn tags(&self) -> &[u64] {
        if let Value::Tags(tags) = self { tags } else { &[] }
    }

    /// The order of a database: nothing comes first, text by its bytes.
    #[must_use]
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Number(one), Value::Number(two)) => one.total_cmp(two),
            (Value::Of(one), Value::Of(two)) => one.cmp(two),
            (Value::Flag(one), Value::Flag(two)) => one.cmp(two),
            (Value::Text(one), Value::Text(two)) => one.cmp(two),
            (Value::At(one), Value::At(two)) | (Value::Span(one), Value::Span(two)) => one.cmp(two),
            (Value::Day(one), Value::Day(two)) => one.cmp(two),
            (Value::Clock(one), Value::Clock(two)) => one.cmp(two),
            (Value::Null, Value::Null) => Ordering::Equal,
            (Value::Null, _) => Ordering::Less,
            (_, Value::Null) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}
