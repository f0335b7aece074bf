//! The rows of one resource, by number and in the order of its lists.
//! Not what may stand in a row: the rules decide that before.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use domain::fact::FactId;

use super::schema::Resource;
use super::value::Value;

/// One record as it reads now.
#[derive(Debug, Clone)]
pub struct Row {
    /// Under which other tools know it.
    pub number: u64,
    /// In the order of the resource's fields.
    pub values: Vec<Value>,
    /// The session that it shows, for pumping.
    pub session: Option<FactId>,
    /// Its answer as far as it is always the same; `None` when it must be written for each request.
    pub answer: Option<Arc<str>>,
}

/// One resource's rows.
#[derive(Debug)]
pub struct Table {
    resource: &'static Resource,
    rows: HashMap<u64, Row>,
    order: Vec<u64>,
    sorted: bool,
    last: u64,
}

impl Table {
    /// Without rows.
    #[must_use]
    pub fn new(resource: &'static Resource) -> Table {
        Table { resource, rows: HashMap::new(), order: Vec::new(), sorted: true, last: 0 }
    }

    /// A number that was never given out.
    #[must_use]
    pub fn next_number(&self) -> u64 {
        self.last + 1
    }

    /// From now on this number counts as given out.
    pub fn reserve(&mut self, number: u64) {
        self.last = self.last.max(number);
    }

    /// One row.
    #[must_use]
    pub fn get(&self, number: u64) -> Option<&Row> {
        self.rows.get(&number)
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// All rows in no order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    /// All rows in the order of lists.
    pub fn in_order(&self) -> impl ExactSizeIterator<Item = &Row> + DoubleEndedIterator {
        // Each number in the order has its row: `put` and `remove` keep both.
        self.order.iter().map(|number| &self.rows[number])
    }

    /// Adds a row, or puts it in the place of the one with its number. `bulk` leaves the order for [`Table::settle`].
    pub fn put(&mut self, row: Row, bulk: bool) {
        self.reserve(row.number);
        if self.rows.contains_key(&row.number) {
            self.remove(row.number);
        }
        let number = row.number;
        if bulk || !self.sorted {
            self.sorted = false;
            self.order.push(number);
        } else {
            let before = |other: &u64| compare(self.resource, self.resource.order, &self.rows[other], &row).is_lt();
            let at = self.order.partition_point(before);
            self.order.insert(at, number);
        }
        self.rows.insert(number, row);
    }

    /// Takes a row away.
    pub fn remove(&mut self, number: u64) -> Option<Row> {
        let row = self.rows.get(&number)?;
        let before = |other: &u64| compare(self.resource, self.resource.order, &self.rows[other], row).is_lt();
        let guess = if self.sorted { self.order.partition_point(before) } else { self.order.len() };
        let at = if self.order.get(guess) == Some(&number) {
            Some(guess)
        } else {
            self.order.iter().position(|other| *other == number)
        };
        if let Some(at) = at {
            self.order.remove(at);
        }
        self.rows.remove(&number)
    }

    /// Brings the order up to date after a bulk of rows.
    pub fn settle(&mut self) {
        if !self.sorted {
            let (rows, resource) = (&self.rows, self.resource);
            self.order.sort_by(|one, two| compare(resource, resource.order, &rows[one], &rows[two]));
            self.sorted = true;
        }
    }
}

/// Which of two rows comes first by these terms, `-` turning around; rows that stand alike go by their numbers.
#[must_use]
pub fn compare(resource: &Resource, terms: &[&str], one: &Row, two: &Row) -> Ordering {
    let mut turned = false;
    for term in terms {
        let (name, down) = term.strip_prefix('-').map_or((*term, false), |name| (name, true));
        turned = down;
        let order = by_field(resource, name, one, two);
        if order.is_ne() {
            return if down { order.reverse() } else { order };
        }
    }
    let order = one.number.cmp(&two.number);
    if turned { order.reverse() } else { order }
}

fn by_field(resource: &Resource, name: &str, one: &Row, two: &Row) -> Ordering {
    if name == "duration" {
        return length(resource, one).cmp(&length(resource, two));
    }
    match resource.place(name) {
        Some(place) => one.values[place].order(&two.values[place]),
        None => Ordering::Equal,
    }
}

/// From start to end, in microseconds.
#[must_use]
pub fn length(resource: &Resource, row: &Row) -> Option<i64> {
    let at = |name: &str| resource.place(name).and_then(|place| row.values[place].at());
    Some(at("end")? - at("start")?)
}
