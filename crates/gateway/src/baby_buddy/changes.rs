//! Adding, changing and deleting: from a body's fields to the facts that say so.
//! Keeps nothing itself: whoever asked hands the facts in.

use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::fact::{Body, FactId};
use domain::record::{Record, RecordKey};
use serde_json::{Map, Value as Json, json};

use super::body::Input;
use super::fields::{self, Read};
use super::refusal::{NOT_NULL, REQUIRED, Refusal};
use super::rules;
use crate::household::pumping::{changed_session, meant, new_session, record, without_stale_sides};
use crate::household::resources::{RESOURCES, at};
use crate::household::schema::{Kind, Resource, Shape, Start};
use crate::household::slug::slug;
use crate::household::table::Row;
use crate::household::times::{DAY, days_of};
use crate::household::value::Value;
use crate::household::{Household, PICTURE, stored};
use crate::shell::Shell;

/// Colours for tags that were given none.
const COLORS: [&str; 18] = [
    "#b5473c", "#c4692f", "#c99024", "#9a8f2a", "#6f9436", "#3f8f55", "#2f8f83", "#2f86a6", "#3a6fb5", "#5560bd",
    "#7a55b8", "#9c4fa8", "#b54a86", "#8a5a44", "#6b7280", "#4b6a58", "#a0522d", "#5f6f94",
];

/// The largest picture: it is a fact, and a fact has an end.
const LARGEST_PICTURE: usize = 700 * 1000;

/// Who asks, and what the machine gives.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The user's number.
    pub user: u64,
    /// Time and chance.
    pub shell: Shell,
    /// Now, in microseconds.
    pub now_us: i64,
}

/// What a change comes to.
pub struct Change {
    /// The record that was added or changed.
    pub number: u64,
    /// The facts that say so.
    pub bodies: Vec<(Option<FactId>, Body)>,
}

/// Gathers what is said of one record.
struct Draft<'a> {
    household: &'a Household,
    asking: Asking,
    place: usize,
    resource: &'static Resource,
    values: Vec<Value>,
    tags: Option<Vec<String>>,
    pictures: Vec<(usize, Bytes)>,
    timer: Option<u64>,
    bodies: Vec<(Option<FactId>, Body)>,
}

/// The facts that add a record.
pub fn add(household: &Household, place: usize, input: &Input, asking: Asking) -> Result<Change, Refusal> {
    let resource = &RESOURCES[place];
    let mut draft = Draft::new(household, place, asking, vec![Value::Null; resource.fields.len()]);
    let given = draft.read(input, false)?;
    for (slot, field) in resource.fields.iter().enumerate() {
        if given[slot] == Read::Absent {
            draft.values[slot] = draft.initial(field.start)?;
        }
    }
    draft.take(given);
    draft.finish(household.table(place).next_number(), None)
}

/// The facts that change a record.
pub fn edit(household: &Household, place: usize, row: &Row, input: &Input, asking: Asking) -> Result<Change, Refusal> {
    let mut draft = Draft::new(household, place, asking, row.values.clone());
    let given = draft.read(input, true)?;
    draft.refuse_no_child(&given)?;
    if place == at::TIMERS {
        // Who changes a timer takes it over, unless the change names somebody.
        draft.set("user", Value::Null);
    }
    let gave = |name: &str| draft.resource.place(name).is_some_and(|slot| given[slot] != Read::Absent);
    let stale = place == at::PUMPING && gave("amount") && !gave("notes");
    draft.take(given);
    if stale && let Some(words) = without_stale_sides(&draft.values, household.unit) {
        draft.set("notes", words);
    }
    draft.finish(row.number, Some(row))
}

/// The facts that start a timer again.
pub fn restart(row: &Row, asking: Asking) -> Change {
    let resource = &RESOURCES[at::TIMERS];
    let mut values = row.values.clone();
    if let Some(start) = resource.place("start") {
        values[start] = Value::At(asking.now_us);
    }
    Change { number: row.number, bodies: vec![(None, kept(resource, row.number, stored::write(resource, &values)))] }
}

/// The facts that delete a record, and with a child all that is the child's.
pub fn delete(household: &Household, place: usize, row: &Row) -> Vec<(Option<FactId>, Body)> {
    let mut bodies = vec![(None, gone(place, row))];
    if place == at::CHILDREN {
        for (other, resource) in RESOURCES.iter().enumerate() {
            let Some(child) = resource.place("child") else { continue };
            let theirs = household.table(other).rows().filter(|one| one.values[child] == Value::Of(row.number));
            // A session that no tool gave to a child is hers alone, and stays.
            let theirs = theirs.filter(|one| other != at::PUMPING || household.has_own_child(one.number));
            bodies.extend(theirs.map(|one| (None, gone(other, one))));
        }
    }
    bodies
}

fn gone(place: usize, row: &Row) -> Body {
    match row.session {
        Some(of) => Body::Deleted { of },
        None => Body::RecordGone(RecordKey { kind: RESOURCES[place].kind.to_owned(), number: row.number }),
    }
}

fn kept(resource: &Resource, number: u64, fields: Map<String, Json>) -> Body {
    let key = RecordKey { kind: resource.kind.to_owned(), number };
    Body::Record(Record { key, raw: Json::Object(fields).to_string() })
}

impl<'a> Draft<'a> {
    fn new(household: &'a Household, place: usize, asking: Asking, values: Vec<Value>) -> Draft<'a> {
        Draft {
            household,
            asking,
            place,
            resource: &RESOURCES[place],
            values,
            tags: None,
            pictures: Vec::new(),
            timer: None,
            bodies: Vec::new(),
        }
    }

    /// Every field, or everything that is wrong with them.
    fn read(&self, input: &Input, partial: bool) -> Result<Vec<Read>, Refusal> {
        let mut wrong = Vec::new();
        let mut given = Vec::with_capacity(self.resource.fields.len());
        for field in self.resource.fields {
            match fields::read(field, input, partial, self.household) {
                Ok(read) => given.push(read),
                Err(texts) => wrong.push((field.name.to_owned(), texts)),
            }
        }
        if wrong.is_empty() { Ok(given) } else { Err(Refusal::Fields(wrong)) }
    }

    fn initial(&self, start: Start) -> Result<Value, Refusal> {
        Ok(match start {
            Start::Asked | Start::Null | Start::Ruled => Value::Null,
            Start::Blank => Value::Text(String::new()),
            Start::Now => Value::At(self.asking.now_us),
            Start::Today => Value::Day(days_of(self.asking.now_us)),
            Start::Caller => Value::Of(self.asking.user),
            Start::NoTags => Value::Tags(Vec::new()),
            Start::AnyColor => Value::Text(self.any_color()?),
        })
    }

    fn any_color(&self) -> Result<String, Refusal> {
        let [byte] = self.asking.shell.draw::<1>().map_err(Refusal::store)?;
        Ok(COLORS[usize::from(byte) % COLORS.len()].to_owned())
    }

    fn take(&mut self, given: Vec<Read>) {
        for (slot, read) in given.into_iter().enumerate() {
            match read {
                Read::Value(value) if self.resource.fields[slot].kind == Kind::Timer => self.timer = value.of(),
                Read::Value(value) => self.values[slot] = value,
                Read::Tags(names) => self.tags = Some(names),
                Read::Picture(bytes) => self.pictures.push((slot, bytes)),
                Read::Absent => {}
            }
        }
    }

    fn value(&self, name: &str) -> &Value {
        self.resource.place(name).map_or(&Value::Null, |slot| &self.values[slot])
    }

    fn set(&mut self, name: &str, value: Value) {
        if let Some(slot) = self.resource.place(name) {
            self.values[slot] = value;
        }
    }

    /// Entries from start to end may be told without a child, when a timer names it; never with none.
    fn refuse_no_child(&self, given: &[Read]) -> Result<(), Refusal> {
        let none = self.resource.place("child").is_some_and(|slot| given[slot] == Read::Value(Value::Null));
        let stretch = matches!(self.resource.shape, Shape::Stretch(_));
        if none && stretch { Err(Refusal::field("child", NOT_NULL)) } else { Ok(()) }
    }

    /// Checks the whole, and says it in facts.
    fn finish(mut self, number: u64, old: Option<&Row>) -> Result<Change, Refusal> {
        self.use_timer();
        self.complete()?;
        self.name(old);
        rules::check(self.household, self.place, &self.values, old.map(|row| row.number), self.asking.now_us)?;
        self.keep_pictures()?;
        self.keep_tags()?;
        if self.place == at::PUMPING {
            self.keep_session(number, old)?;
        } else {
            self.bodies.push((None, kept(self.resource, number, stored::write(self.resource, &self.values))));
        }
        if let Some(timer) = self.timer {
            let key = RecordKey { kind: RESOURCES[at::TIMERS].kind.to_owned(), number: timer };
            self.bodies.push((None, Body::RecordGone(key)));
        }
        Ok(Change { number, bodies: self.bodies })
    }

    /// A timer gives the start, the end, and the child if it has one.
    fn use_timer(&mut self) {
        let household = self.household;
        let Some(row) = self.timer.and_then(|timer| household.table(at::TIMERS).get(timer)) else { return };
        let timers = &RESOURCES[at::TIMERS];
        let of_timer = |name: &str| timers.place(name).map_or(Value::Null, |slot| row.values[slot].clone());
        self.set("start", of_timer("start"));
        self.set("end", Value::At(self.asking.now_us));
        if of_timer("child") != Value::Null {
            self.set("child", of_timer("child"));
        }
    }

    /// What must be there by now.
    fn complete(&mut self) -> Result<(), Refusal> {
        if matches!(self.resource.shape, Shape::Stretch(_)) {
            let missing = ["child", "start", "end"].into_iter().filter(|name| *self.value(name) == Value::Null);
            let missing: Vec<_> = missing.map(|name| (name.to_owned(), vec![REQUIRED.to_owned()])).collect();
            if !missing.is_empty() {
                return Err(Refusal::Fields(missing));
            }
        }
        if self.place == at::SLEEP
            && *self.value("nap") == Value::Null
            && let Some(start) = self.value("start").at()
        {
            let of_day = start.rem_euclid(DAY);
            self.set("nap", Value::Flag((DAY / 4..=DAY / 4 * 3).contains(&of_day)));
        }
        if self.place == at::TIMERS {
            if self.value("name").text() == Some("") {
                self.set("name", Value::Null);
            }
            if *self.value("user") == Value::Null {
                self.set("user", Value::Of(self.asking.user));
            }
        }
        Ok(())
    }

    /// The name in addresses, of a child anew each time, of a tag once.
    fn name(&mut self, old: Option<&Row>) {
        if self.place == at::CHILDREN {
            let (first, last) = (self.value("first_name").text(), self.value("last_name").text());
            let named = slug(&format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default()));
            self.set("slug", Value::Text(if named.is_empty() { "child".to_owned() } else { named }));
        }
        if self.place == at::TAGS && old.is_none() {
            let name = self.value("name").text().unwrap_or_default().to_owned();
            self.set("slug", Value::Text(self.free_slug(&name, &[])));
        }
    }

    /// A tag's slug that no other tag has.
    fn free_slug(&self, name: &str, taken: &[String]) -> String {
        let slug = slug(name);
        let slug = if slug.is_empty() { "tag".to_owned() } else { slug };
        let free = |slug: &String| self.household.by_slug(at::TAGS, slug).is_none() && !taken.contains(slug);
        let numbered = (0_u64..).map(|nth| if nth == 0 { slug.clone() } else { format!("{slug}_{nth}") });
        numbered.into_iter().find(free).unwrap_or(slug)
    }

    /// Numbers for the names of tags; new names become tags.
    fn keep_tags(&mut self) -> Result<(), Refusal> {
        let Some(names) = self.tags.take() else { return Ok(()) };
        let tags = &RESOURCES[at::TAGS];
        let mut next = self.household.table(at::TAGS).next_number();
        let mut numbers: Vec<u64> = Vec::with_capacity(names.len());
        let mut fresh: Vec<(String, u64)> = Vec::new();
        let mut slugs: Vec<String> = Vec::new();
        for name in names {
            let known = fresh.iter().find(|(other, _)| *other == name).map(|(_, number)| *number);
            let number = match known.or_else(|| self.household.tag_named(&name)) {
                Some(number) => number,
                None => {
                    let number = next;
                    next += 1;
                    let slug = self.free_slug(&name, &slugs);
                    let values = [
                        Value::Text(slug.clone()),
                        Value::Text(name.clone()),
                        Value::Text(self.any_color()?),
                        Value::At(self.asking.now_us),
                    ];
                    self.bodies.push((None, kept(tags, number, stored::write(tags, &values))));
                    slugs.push(slug);
                    fresh.push((name, number));
                    number
                }
            };
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        self.set("tags", Value::Tags(numbers));
        Ok(())
    }

    /// Pictures become records of their own, under names that nobody guesses.
    fn keep_pictures(&mut self) -> Result<(), Refusal> {
        for (slot, bytes) in std::mem::take(&mut self.pictures) {
            let field = self.resource.fields[slot].name;
            let Some((media_type, ending)) = picture_type(&bytes) else {
                return Err(Refusal::field(field, "Upload a valid image. This file is none, or is damaged."));
            };
            if bytes.len() > LARGEST_PICTURE {
                return Err(Refusal::field(field, "Upload a smaller image: up to 700 kB are kept."));
            }
            let random: [u8; 16] = self.asking.shell.draw().map_err(Refusal::store)?;
            let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + ending;
            let raw = json!({ "name": name, "type": media_type, "data": STANDARD.encode(&bytes) }).to_string();
            let number = u64::from_le_bytes(random[..8].try_into().unwrap_or_default()) >> 11;
            let key = RecordKey { kind: PICTURE.to_owned(), number };
            self.bodies.push((None, Body::Record(Record { key, raw })));
            self.values[slot] = Value::Text(name);
        }
        Ok(())
    }

    /// A pumping entry is a session, and a record of what a session has no words for.
    fn keep_session(&mut self, number: u64, old: Option<&Row>) -> Result<(), Refusal> {
        let Some(meant) = meant(&self.values, self.household.unit) else {
            return Err(Refusal::field("start", REQUIRED));
        };
        let shell = self.asking.shell;
        let told = old.and_then(|row| row.session);
        let session = match told.and_then(|id| Some((id, self.household.sessions().get(id)?))) {
            Some((of, session)) => {
                if let Some(session) = changed_session(session, meant, shell.moment) {
                    self.bodies.push((None, Body::Corrected { of, session: Box::new(session) }));
                }
                of
            }
            None => {
                let id = shell.fact_id().map_err(Refusal::store)?;
                let session = new_session(meant, number, shell.moment);
                self.bodies.push((Some(id), Body::Session(Box::new(session))));
                id
            }
        };
        self.bodies.push((None, kept(self.resource, number, record(session, &self.values))));
        Ok(())
    }
}

/// What a picture is, by how it begins.
fn picture_type(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(("image/png", ".png")),
        [0xff, 0xd8, 0xff, ..] => Some(("image/jpeg", ".jpg")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", ".gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("image/webp", ".webp")),
        [b'B', b'M', ..] if bytes.len() > 26 => Some(("image/bmp", ".bmp")),
        _ => None,
    }
}
