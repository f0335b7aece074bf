//! What a family keeps, as other tools see it: every resource's rows, folded fact by fact as they come.
//! No requests and no store: facts go in, rows come out.

pub mod answer;
pub mod pumping;
pub mod resources;
pub mod schema;
pub mod sessions;
pub mod sides;
pub mod slug;
pub mod stored;
pub mod table;
pub mod times;
pub mod value;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::amount::Unit;
use domain::fact::{Body, Fact, FactId, Stamp};
use domain::record::{Record, RecordKey};
use serde_json::{Map, Value as Json};

use answer::Around;
use pumping::Pump;
use resources::{RESOURCES, at};
use schema::{Kind, Shape};
use sessions::{Sessions, Written, written};
use table::{Row, Table};
use value::Value;

use crate::webhooks::Hook;

/// The kind of the records that tell who may ask.
pub const USER: &str = "user";
/// The kind of the records that tell who wants to be told of changes.
pub const HOOK: &str = "webhook";
/// The kind of the records that tell how each of those did last.
pub const HOOK_STATUS: &str = "webhook_status";
/// The kind of the records that hold pictures.
pub const PICTURE: &str = "picture";

/// A picture that was sent in.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Such as `image/png`.
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Everything of one family.
#[derive(Debug)]
pub struct Household {
    /// In which unit its tools count milk.
    pub unit: Unit,
    tables: Vec<Table>,
    sessions: Sessions,
    pumps: HashMap<u64, Pump>,
    pump_of: HashMap<FactId, u64>,
    last_words: HashMap<RecordKey, Written>,
    users: BTreeMap<u64, String>,
    pictures: HashMap<String, Arc<Picture>>,
    hooks: BTreeMap<u64, Hook>,
    statuses: BTreeMap<u64, String>,
    known: HashSet<FactId>,
    last: Stamp,
    bulk: bool,
}

impl Household {
    /// Without anything.
    #[must_use]
    pub fn new(unit: Unit) -> Household {
        Household {
            unit,
            tables: RESOURCES.iter().map(Table::new).collect(),
            sessions: Sessions::default(),
            pumps: HashMap::new(),
            pump_of: HashMap::new(),
            last_words: HashMap::new(),
            users: BTreeMap::new(),
            pictures: HashMap::new(),
            hooks: BTreeMap::new(),
            statuses: BTreeMap::new(),
            known: HashSet::new(),
            last: Stamp::default(),
            bulk: false,
        }
    }

    /// Takes in many facts, in any order and with any repeats.
    pub fn take_all<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) {
        self.bulk = true;
        for fact in facts {
            self.take(fact);
        }
        self.bulk = false;
        for table in &mut self.tables {
            table.settle();
        }
    }

    /// Takes in one fact.
    pub fn take(&mut self, fact: &Fact) {
        if !self.known.insert(fact.id) {
            return;
        }
        self.last = self.last.max(fact.stamp);
        match &fact.body {
            Body::Record(record) if self.has_last_word(&record.key, fact) => self.take_record(record, fact),
            Body::RecordGone(key) if self.has_last_word(key, fact) => self.forget(key),
            Body::Session(_) | Body::Corrected { .. } | Body::Deleted { .. } | Body::Restored { .. } => {
                if let Some(number) = self.sessions.take(fact).and_then(|id| self.pump_of.get(&id).copied()) {
                    self.show_pump(number);
                }
            }
            _ => {}
        }
    }

    fn has_last_word(&mut self, key: &RecordKey, fact: &Fact) -> bool {
        if let Some(held) = self.last_words.get_mut(key) {
            let later = *held < written(fact);
            if later {
                *held = written(fact);
            }
            return later;
        }
        self.last_words.insert(key.clone(), written(fact));
        true
    }

    fn take_record(&mut self, record: &Record, fact: &Fact) {
        let Ok(fields) = serde_json::from_str::<Map<String, Json>>(&record.raw) else { return };
        let number = record.key.number;
        let text = |name: &str| fields.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
        match record.key.kind.as_str() {
            USER => _ = self.users.insert(number, text("username")),
            PICTURE => {
                let bytes = STANDARD.decode(text("data")).unwrap_or_default();
                self.pictures.insert(text("name"), Arc::new(Picture { media_type: text("type"), bytes }));
            }
            HOOK => {
                self.hooks.insert(number, Hook { number, url: text("url"), secret: text("secret") });
            }
            HOOK_STATUS => _ = self.statuses.insert(number, text("status")),
            kind => {
                let Some(place) = RESOURCES.iter().position(|resource| resource.kind == kind) else { return };
                let values = stored::read(&RESOURCES[place], &fields);
                if place == at::PUMPING {
                    self.tables[place].reserve(number);
                    if let Some(pump) = Pump::read(&fields, values) {
                        self.pump_of.insert(pump.session, number);
                        self.pumps.insert(number, pump);
                        self.show_pump(number);
                    }
                } else {
                    self.put(place, Row { number, values, session: None, answer: None });
                }
                self.use_tags(place, number, fact);
            }
        }
    }

    /// Tags that a record names were used when it was written.
    fn use_tags(&mut self, place: usize, number: u64, fact: &Fact) {
        let resource = &RESOURCES[place];
        let used = |row: &Row| resource.place("tags").map(|tags| row.values[tags].tags().to_vec());
        let Some(tags) = self.tables[place].get(number).and_then(used) else { return };
        let Some(last_used) = RESOURCES[at::TAGS].place("last_used") else { return };
        for tag in tags {
            let Some(row) = self.tables[at::TAGS].get(tag) else { continue };
            let now = Value::At(fact.moment.at.as_microsecond());
            if row.values[last_used].order(&now).is_lt() {
                let mut row = row.clone();
                row.values[last_used] = now;
                self.put(at::TAGS, row);
            }
        }
    }

    fn forget(&mut self, key: &RecordKey) {
        if key.kind == HOOK {
            self.hooks.remove(&key.number);
            return;
        }
        let Some(place) = RESOURCES.iter().position(|resource| resource.kind == key.kind) else { return };
        self.tables[place].reserve(key.number);
        self.tables[place].remove(key.number);
        match RESOURCES[place].shape {
            Shape::Tag => self.retell_tag(key.number),
            Shape::Child => self.show_homeless_pumps(),
            _ => {}
        }
    }

    fn put(&mut self, place: usize, row: Row) {
        let (number, resource) = (row.number, &RESOURCES[place]);
        let renamed = match (resource.shape, self.tables[place].get(number), resource.place("name")) {
            (Shape::Tag, Some(old), Some(name)) => old.values[name] != row.values[name],
            (Shape::Tag, None, _) => true,
            _ => false,
        };
        let first_child = resource.shape == Shape::Child && self.first_child().is_none_or(|first| number < first);
        let answer = (!answer::varies(resource, &row)).then(|| self.tell(place, &row, 0, "").into());
        self.tables[place].put(Row { answer, ..row }, self.bulk);
        if renamed {
            self.retell_tag(number);
        }
        if first_child {
            self.show_homeless_pumps();
        }
    }

    /// Writes the answers of all rows with this tag anew.
    fn retell_tag(&mut self, tag: u64) {
        for (place, resource) in RESOURCES.iter().enumerate() {
            let Some(tags) = resource.place("tags") else { continue };
            let with_it = |row: &&Row| row.values[tags].tags().contains(&tag);
            let rows: Vec<Row> = self.tables[place].rows().filter(with_it).cloned().collect();
            for row in rows {
                self.put(place, row);
            }
        }
    }

    /// A row's answer.
    #[must_use]
    pub fn tell(&self, place: usize, row: &Row, now_us: i64, pictures: &str) -> String {
        answer::write(&RESOURCES[place], row, &Around { tags: &self.tables[at::TAGS], now_us, pictures })
    }

    /// The rows of a resource.
    #[must_use]
    pub fn table(&self, place: usize) -> &Table {
        &self.tables[place]
    }

    /// The rows of a resource, to give out numbers.
    pub fn table_mut(&mut self, place: usize) -> &mut Table {
        &mut self.tables[place]
    }

    /// Her sessions.
    #[must_use]
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// The row of this slug.
    #[must_use]
    pub fn by_slug(&self, place: usize, slug: &str) -> Option<&Row> {
        let slot = RESOURCES[place].fields.iter().position(|field| field.kind == Kind::Slug)?;
        self.tables[place].rows().find(|row| row.values[slot].text() == Some(slug))
    }

    /// The tag of this name.
    #[must_use]
    pub fn tag_named(&self, name: &str) -> Option<u64> {
        let slot = RESOURCES[at::TAGS].place("name")?;
        self.tables[at::TAGS].rows().find(|row| row.values[slot].text() == Some(name)).map(|row| row.number)
    }

    /// The child that a session without one is shown with.
    #[must_use]
    pub fn first_child(&self) -> Option<u64> {
        self.tables[at::CHILDREN].rows().map(|row| row.number).min()
    }

    /// Who may ask, by number.
    #[must_use]
    pub fn users(&self) -> &BTreeMap<u64, String> {
        &self.users
    }

    /// Who wants to be told of changes, by number.
    #[must_use]
    pub fn hooks(&self) -> &BTreeMap<u64, Hook> {
        &self.hooks
    }

    /// How telling them went last, by number.
    #[must_use]
    pub fn hook_statuses(&self) -> &BTreeMap<u64, String> {
        &self.statuses
    }

    /// The number of the entry that shows this session.
    #[must_use]
    pub fn pump_number(&self, session: FactId) -> Option<u64> {
        self.pump_of.get(&session).copied()
    }

    /// A picture by its name.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<Arc<Picture>> {
        self.pictures.get(name).cloned()
    }

    /// The latest stamp seen.
    #[must_use]
    pub fn last(&self) -> Stamp {
        self.last
    }

    /// Whether this fact was taken in.
    #[must_use]
    pub fn knows(&self, fact: FactId) -> bool {
        self.known.contains(&fact)
    }
}
