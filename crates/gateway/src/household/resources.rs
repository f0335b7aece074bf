//! The resources of the Baby Buddy API as data, in the order of its root.
//! Facts about that API alone; how they are kept and answered is elsewhere.

use super::schema::Kind::{self, At, Choice, Clock, Color, Flag, Length, Number, Picture, Slug, Span, Tags, Text};
use super::schema::{Field, Filter, Resource, Shape, Start, Test};

/// Where each resource stands in [`RESOURCES`].
pub mod at {
    /// `bmi`.
    pub const BMI: usize = 0;
    /// `changes`.
    pub const CHANGES: usize = 1;
    /// `children`.
    pub const CHILDREN: usize = 2;
    /// `feedings`.
    pub const FEEDINGS: usize = 3;
    /// `head-circumference`.
    pub const HEAD_CIRCUMFERENCE: usize = 4;
    /// `height`.
    pub const HEIGHT: usize = 5;
    /// `medication`.
    pub const MEDICATION: usize = 6;
    /// `notes`.
    pub const NOTES: usize = 7;
    /// `pumping`.
    pub const PUMPING: usize = 8;
    /// `sleep`.
    pub const SLEEP: usize = 9;
    /// `tags`.
    pub const TAGS: usize = 10;
    /// `temperature`.
    pub const TEMPERATURE: usize = 11;
    /// `timers`.
    pub const TIMERS: usize = 12;
    /// `tummy-times`.
    pub const TUMMY_TIMES: usize = 13;
    /// `weight`.
    pub const WEIGHT: usize = 14;
}

const TYPES: Kind = Choice(&[
    ("breast milk", "Breast milk"),
    ("formula", "Formula"),
    ("fortified breast milk", "Fortified breast milk"),
    ("solid food", "Solid food"),
]);
const METHODS: Kind = Choice(&[
    ("bottle", "Bottle"),
    ("left breast", "Left breast"),
    ("right breast", "Right breast"),
    ("both breasts", "Both breasts"),
    ("parent fed", "Parent fed"),
    ("self fed", "Self fed"),
]);
const COLORS: Kind = Choice(&[("black", "Black"), ("brown", "Brown"), ("green", "Green"), ("yellow", "Yellow")]);
const UNITS: Kind = Choice(&[("mg", "MG"), ("ml", "ML"), ("tablets", "Tablets"), ("drops", "Drops")]);

const CHILD: Field = Field::new("child", "Child", Kind::Child);
const CHILD_OR_TIMER: Field =
    Field::new("child", "Child", Kind::Child).nullable().start(Start::Ruled).help("Needed, unless a timer names it.");
const START: Field = Field::new("start", "Start time", At).start(Start::Ruled).help("Needed, unless a timer is given.");
const END: Field = Field::new("end", "End time", At).start(Start::Ruled).help("Needed, unless a timer is given.");
const LENGTH: Field = Field::new("duration", "Duration", Length).nullable();
const TIMER: Field =
    Field::new("timer", "Timer", Kind::Timer).nullable().help("Gives the start, the end (now) and perhaps the child.");
const NOTES: Field = Field::new("notes", "Notes", Text).nullable().blankable();
const TAGS: Field = Field::new("tags", "Tags", Tags).start(Start::NoTags);
const DATE: Field = Field::new("date", "Date", Kind::Day).start(Start::Today);
const TIME: Field = Field::new("time", "Time", At).start(Start::Now);
const AMOUNT: Field = Field::new("amount", "Amount", Number);

const fn is(name: &'static str) -> Filter {
    Filter { name, field: name, test: Test::Is }
}
const fn by(name: &'static str, field: &'static str, test: Test) -> Filter {
    Filter { name, field, test }
}
const F_CHILD: Filter = is("child");
const F_DATE: Filter = by("date", "time", Test::Is);
const F_DATE_MAX: Filter = by("date_max", "time", Test::Max);
const F_DATE_MIN: Filter = by("date_min", "time", Test::Min);
const F_END: Filter = is("end");
const F_END_MAX: Filter = by("end_max", "end", Test::Max);
const F_END_MIN: Filter = by("end_min", "end", Test::Min);
const F_START: Filter = is("start");
const F_START_MAX: Filter = by("start_max", "start", Test::Max);
const F_START_MIN: Filter = by("start_min", "start", Test::Min);
const F_TAGS: Filter = by("tags", "tags", Test::AnyTag);

/// All of them.
pub static RESOURCES: [Resource; 15] = [
    Resource {
        path: "bmi",
        kind: "bmi",
        class: "BMI",
        title: "BMI",
        fields: &[CHILD, Field::new("bmi", "BMI", Number), DATE, NOTES, TAGS],
        filters: &[F_CHILD, is("date")],
        orders: &["child", "date"],
        order: &["-date"],
        shape: Shape::Day,
    },
    Resource {
        path: "changes",
        kind: "change",
        class: "DiaperChange",
        title: "Diaper Change",
        fields: &[
            CHILD,
            TIME,
            Field::new("wet", "Wet", Flag),
            Field::new("solid", "Solid", Flag),
            Field::new("color", "Color", COLORS).blankable().start(Start::Blank),
            AMOUNT.nullable(),
            NOTES,
            TAGS,
        ],
        filters: &[is("amount"), F_CHILD, is("color"), F_DATE, F_DATE_MAX, F_DATE_MIN, is("solid"), is("wet"), F_TAGS],
        orders: &["amount", "time"],
        order: &["-time"],
        shape: Shape::Moment,
    },
    Resource {
        path: "children",
        kind: "child",
        class: "Child",
        title: "Child",
        fields: &[
            Field::new("first_name", "First name", Text).most(255),
            Field::new("last_name", "Last name", Text).most(255).blankable().start(Start::Blank),
            Field::new("birth_date", "Birth date", Kind::Day),
            Field::new("birth_time", "Birth time", Clock).nullable(),
            Field::new("slug", "Slug", Slug),
            Field::new("picture", "Picture", Picture).nullable(),
        ],
        filters: &[is("id"), is("first_name"), is("last_name"), is("slug"), is("birth_date"), is("birth_time")],
        orders: &["birth_date", "birth_time", "first_name", "last_name", "slug"],
        order: &["-birth_date", "-birth_time"],
        shape: Shape::Child,
    },
    Resource {
        path: "feedings",
        kind: "feeding",
        class: "Feeding",
        title: "Feeding",
        fields: &[
            CHILD_OR_TIMER,
            START,
            END,
            TIMER,
            LENGTH,
            Field::new("type", "Type", TYPES),
            Field::new("method", "Method", METHODS),
            AMOUNT.nullable(),
            NOTES,
            TAGS,
        ],
        filters: &[
            F_CHILD,
            F_END,
            F_END_MAX,
            F_END_MIN,
            is("method"),
            F_START,
            F_START_MAX,
            F_START_MIN,
            is("type"),
            F_TAGS,
        ],
        orders: &["amount", "duration", "end", "start"],
        order: &["-end"],
        shape: Shape::Stretch(true),
    },
    Resource {
        path: "head-circumference",
        kind: "head_circumference",
        class: "HeadCircumference",
        title: "Head Circumference",
        fields: &[CHILD, Field::new("head_circumference", "Head Circumference", Number), DATE, NOTES, TAGS],
        filters: &[F_CHILD, is("date")],
        orders: &["date", "head_circumference"],
        order: &["-date"],
        shape: Shape::Day,
    },
    Resource {
        path: "height",
        kind: "height",
        class: "Height",
        title: "Height",
        fields: &[CHILD, Field::new("height", "Height", Number), DATE, NOTES, TAGS],
        filters: &[F_CHILD, is("date")],
        orders: &["date", "height"],
        order: &["-date"],
        shape: Shape::Day,
    },
    Resource {
        path: "medication",
        kind: "medication",
        class: "Medication",
        title: "Medication",
        fields: &[
            CHILD,
            Field::new("name", "Medication Name", Text).most(255).help("What was given."),
            Field::new("dosage", "Dosage", Number).nullable().help("How much was given."),
            Field::new("dosage_unit", "Dosage Unit", UNITS).blankable().start(Start::Blank),
            Field::new("time", "Time Taken", At).start(Start::Now),
            Field::new("next_dose_interval", "Next Dose Interval", Span)
                .nullable()
                .help("How long until the next dose may be given."),
            NOTES,
            TAGS,
        ],
        filters: &[F_CHILD, F_DATE, F_DATE_MAX, F_DATE_MIN, is("dosage_unit"), is("name"), F_TAGS],
        orders: &["time", "name", "dosage"],
        order: &["-time"],
        shape: Shape::Moment,
    },
    Resource {
        path: "notes",
        kind: "note",
        class: "Note",
        title: "Note",
        fields: &[
            CHILD,
            Field::new("note", "Note", Text),
            Field::new("image", "Image", Picture).nullable(),
            TIME,
            TAGS,
        ],
        filters: &[F_CHILD, F_DATE, F_DATE_MAX, F_DATE_MIN, F_TAGS],
        orders: &[],
        order: &["-time"],
        shape: Shape::Free,
    },
    Resource {
        path: "pumping",
        kind: "pumping",
        class: "Pumping",
        title: "Pumping",
        fields: &[CHILD_OR_TIMER, AMOUNT, START, END, LENGTH, NOTES, TAGS, TIMER],
        filters: &[F_CHILD, F_END, F_END_MAX, F_END_MIN, F_START, F_START_MAX, F_START_MIN],
        orders: &["amount", "duration", "end", "start"],
        order: &["-end"],
        shape: Shape::Stretch(true),
    },
    Resource {
        path: "sleep",
        kind: "sleep",
        class: "Sleep",
        title: "Sleep",
        fields: &[CHILD_OR_TIMER, START, END, TIMER, LENGTH, Field::new("nap", "Nap", Flag).nullable(), NOTES, TAGS],
        filters: &[F_CHILD, F_END, F_END_MAX, F_END_MIN, F_START, F_START_MAX, F_START_MIN, F_TAGS],
        orders: &["duration", "end", "start"],
        order: &["-end"],
        shape: Shape::Stretch(false),
    },
    Resource {
        path: "tags",
        kind: "tag",
        class: "Tag",
        title: "Tag",
        fields: &[
            Field::new("slug", "Slug", Slug),
            Field::new("name", "Name", Text).most(100),
            Field::new("color", "Color", Color).most(32).start(Start::AnyColor),
            Field::new("last_used", "Last used", At).start(Start::Now),
        ],
        filters: &[is("last_used"), is("name")],
        orders: &["last_used", "name", "slug"],
        order: &["name"],
        shape: Shape::Tag,
    },
    Resource {
        path: "temperature",
        kind: "temperature",
        class: "Temperature",
        title: "Temperature",
        fields: &[CHILD, Field::new("temperature", "Temperature", Number), TIME, NOTES, TAGS],
        filters: &[F_CHILD, F_DATE, F_DATE_MAX, F_DATE_MIN, F_TAGS],
        orders: &["temperature", "time"],
        order: &["-time"],
        shape: Shape::Moment,
    },
    Resource {
        path: "timers",
        kind: "timer",
        class: "Timer",
        title: "Timer",
        fields: &[
            CHILD.nullable(),
            Field::new("name", "Name", Text).most(255).nullable().blankable(),
            Field::new("start", "Start time", At).start(Start::Now),
            LENGTH,
            Field::new("user", "User", Kind::User).nullable().start(Start::Caller),
        ],
        filters: &[F_CHILD, is("name"), F_START, F_START_MAX, F_START_MIN, is("user")],
        orders: &["start"],
        order: &["-start"],
        shape: Shape::Timer,
    },
    Resource {
        path: "tummy-times",
        kind: "tummy_time",
        class: "TummyTime",
        title: "Tummy Time",
        fields: &[
            CHILD_OR_TIMER,
            START,
            END,
            TIMER,
            LENGTH,
            Field::new("milestone", "Milestone", Text).most(255).blankable().start(Start::Blank),
            TAGS,
        ],
        filters: &[F_CHILD, F_END, F_END_MAX, F_END_MIN, F_START, F_START_MAX, F_START_MIN, F_TAGS],
        orders: &["duration", "end", "start"],
        order: &["-start"],
        shape: Shape::Stretch(false),
    },
    Resource {
        path: "weight",
        kind: "weight",
        class: "Weight",
        title: "Weight",
        fields: &[CHILD, Field::new("weight", "Weight", Number), DATE, NOTES, TAGS],
        filters: &[F_CHILD, is("date")],
        orders: &["date", "weight"],
        order: &["-date"],
        shape: Shape::Day,
    },
];
