//! What a resource is: its fields in the order of its answers, its filters and its orders.
//! The resources themselves are in `resources`.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A child's number.
    Child,
    /// A user's number.
    User,
    /// A timer that lends its start; never kept.
    Timer,
    /// Any finite number.
    Number,
    /// Text.
    Text,
    /// One of these, each with the name that forms show.
    Choice(&'static [(&'static str, &'static str)]),
    /// Yes or no.
    Flag,
    /// An instant.
    At,
    /// A day.
    Day,
    /// A time of day.
    Clock,
    /// A length of time.
    Span,
    /// From start to end, or to now; never written.
    Length,
    /// Names of tags.
    Tags,
    /// A picture.
    Picture,
    /// A name in addresses; never written.
    Slug,
    /// `#rrggbb`.
    Color,
}

/// What an absent field becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    /// It must be given.
    Asked,
    /// Nothing.
    Null,
    /// No text.
    Blank,
    /// Now.
    Now,
    /// Today.
    Today,
    /// Who asks.
    Caller,
    /// Any of a few colours.
    AnyColor,
    /// No tags.
    NoTags,
    /// Whatever the rules of the resource say.
    Ruled,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// As in bodies.
    pub name: &'static str,
    /// As in forms.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it is when absent.
    pub start: Start,
    /// Whether `null` is an answer.
    pub null: bool,
    /// Whether a text may be blank.
    pub blank: bool,
    /// How long a text may be.
    pub most: Option<usize>,
    /// What forms say beside it.
    pub help: &'static str,
}

impl Field {
    /// A field that must be given.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, kind: Kind) -> Field {
        Field { name, label, kind, start: Start::Asked, null: false, blank: false, most: None, help: "" }
    }

    /// The same, with another start.
    #[must_use]
    pub const fn start(self, start: Start) -> Field {
        Field { start, ..self }
    }

    /// The same, where nothing is an answer, and the start.
    #[must_use]
    pub const fn nullable(self) -> Field {
        Field { null: true, start: Start::Null, ..self }
    }

    /// The same, where a blank text is an answer.
    #[must_use]
    pub const fn blankable(self) -> Field {
        Field { blank: true, ..self }
    }

    /// The same, up to so many characters.
    #[must_use]
    pub const fn most(self, most: usize) -> Field {
        Field { most: Some(most), ..self }
    }

    /// The same, with words for forms.
    #[must_use]
    pub const fn help(self, help: &'static str) -> Field {
        Field { help, ..self }
    }

    /// Whether bodies cannot set it.
    #[must_use]
    pub fn read_only(&self) -> bool {
        matches!(self.kind, Kind::Length | Kind::Slug) || self.name == "last_used"
    }

    /// Whether answers leave it out.
    #[must_use]
    pub fn write_only(&self) -> bool {
        self.kind == Kind::Timer
    }
}

/// How a filter compares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Test {
    /// Equal.
    Is,
    /// Not before, not less.
    Min,
    /// Not after, not more.
    Max,
    /// Any of these tags.
    AnyTag,
}

/// One filter.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// As in addresses.
    pub name: &'static str,
    /// The field that it looks at; `id` is the record's number.
    pub field: &'static str,
    /// How.
    pub test: Test,
}

/// Which rules bind the fields together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// From start to end; with timers, without overlaps. `true`: the end may be to come.
    Stretch(bool),
    /// At a time that is not to come.
    Moment,
    /// On a day that is not to come.
    Day,
    /// At any time.
    Free,
    /// A timer.
    Timer,
    /// A child.
    Child,
    /// A tag.
    Tag,
}

/// One resource.
#[derive(Debug)]
pub struct Resource {
    /// Its name in addresses, such as `tummy-times`.
    pub path: &'static str,
    /// The kind of its records, such as `tummy_time`.
    pub kind: &'static str,
    /// Its name in texts for programs, such as `TummyTime`.
    pub class: &'static str,
    /// Its name in texts for people, such as `Tummy Time`.
    pub title: &'static str,
    /// Fields in the order of answers, after the number.
    pub fields: &'static [Field],
    /// Filters, sorted as they are listed.
    pub filters: &'static [Filter],
    /// Fields that lists may be ordered by.
    pub orders: &'static [&'static str],
    /// How lists are ordered otherwise; `-` turns around.
    pub order: &'static [&'static str],
    /// Its rules.
    pub shape: Shape,
}

impl Resource {
    /// Where a field's value stands.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Whether its address ends in a slug and not in a number.
    #[must_use]
    pub fn by_slug(&self) -> bool {
        matches!(self.shape, Shape::Child | Shape::Tag)
    }
}
