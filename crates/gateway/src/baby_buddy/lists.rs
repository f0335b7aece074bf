//! Lists: filtered, ordered and cut into pages as the address asks, with addresses of the pages beside.
//! Parameters that nobody knows are passed over, as clients rely on it.

use std::collections::BTreeMap;

use super::refusal::Refusal;
use crate::household::Household;
use crate::household::resources::{RESOURCES, at};
use crate::household::schema::{Filter, Kind, Resource, Test};
use crate::household::table::{Row, compare};
use crate::household::times::{read_at, read_clock, read_day};
use crate::household::value::Value;

/// How many rows a page has when nobody says.
const PAGE: usize = 100;

/// The parameters of an address, each with all its values.
pub type Query = BTreeMap<String, Vec<String>>;

/// Reads them.
pub fn query(text: &str) -> Query {
    let mut query = Query::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        query.entry(name.into_owned()).or_default().push(value.into_owned());
    }
    query
}

fn last<'a>(query: &'a Query, name: &str) -> Option<&'a str> {
    query.get(name).and_then(|values| values.last()).map(String::as_str)
}

/// A page of a list.
pub struct Page<'a> {
    /// How many rows the filters leave.
    pub count: usize,
    /// This page's.
    pub rows: Vec<&'a Row>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The address of the page before.
    pub previous: Option<String>,
}

/// The page that is asked for; `address` is the list's own.
pub fn page<'a>(household: &'a Household, place: usize, query: &Query, address: &str) -> Result<Page<'a>, Refusal> {
    let resource = &RESOURCES[place];
    let table = household.table(place);
    let tests = tests(household, resource, query)?;
    let number = |name: &str| last(query, name).and_then(|text| text.trim().parse::<i64>().ok());
    let limit =
        number("limit").and_then(|limit| usize::try_from(limit).ok()).filter(|limit| *limit > 0).unwrap_or(PAGE);
    let offset = number("offset").and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0);
    let terms = terms(resource, last(query, "ordering").unwrap_or_default());
    let (count, rows) = if tests.is_empty() && terms.is_empty() {
        (table.count(), table.in_order().skip(offset).take(limit).collect())
    } else {
        let mut rows: Vec<&Row> = table.in_order().filter(|row| tests.iter().all(|test| test.holds(row))).collect();
        if !terms.is_empty() {
            rows.sort_by(|one, two| compare(resource, &terms, one, two));
        }
        (rows.len(), rows.into_iter().skip(offset).take(limit).collect())
    };
    let next = (offset.saturating_add(limit) < count).then(|| at_page(query, address, limit, offset + limit));
    let previous = (offset > 0).then(|| at_page(query, address, limit, offset.saturating_sub(limit)));
    Ok(Page { count, rows, next, previous })
}

fn at_page(query: &Query, address: &str, limit: usize, offset: usize) -> String {
    let mut query = query.clone();
    query.insert("limit".to_owned(), vec![limit.to_string()]);
    if offset == 0 {
        query.remove("offset");
    } else {
        query.insert("offset".to_owned(), vec![offset.to_string()]);
    }
    let mut text = form_urlencoded::Serializer::new(String::new());
    for (name, values) in &query {
        for value in values {
            text.append_pair(name, value);
        }
    }
    format!("{address}?{}", text.finish())
}

fn terms<'a>(resource: &Resource, ordering: &'a str) -> Vec<&'a str> {
    let terms = ordering.split(',').map(str::trim);
    terms.filter(|term| resource.orders.contains(&term.strip_prefix('-').unwrap_or(term))).collect()
}

/// What a row must be.
enum Check {
    Number(u64),
    Value(usize, Test, Value),
    Tags(usize, Vec<u64>),
}

impl Check {
    fn holds(&self, row: &Row) -> bool {
        match self {
            Check::Number(number) => row.number == *number,
            Check::Tags(slot, tags) => row.values[*slot].tags().iter().any(|tag| tags.contains(tag)),
            Check::Value(slot, Test::Is, value) => row.values[*slot] == *value,
            Check::Value(slot, test, value) => {
                let order = row.values[*slot].order(value);
                row.values[*slot] != Value::Null && if *test == Test::Min { order.is_ge() } else { order.is_le() }
            }
        }
    }
}

fn tests(household: &Household, resource: &Resource, query: &Query) -> Result<Vec<Check>, Refusal> {
    let mut tests = Vec::new();
    let mut wrong = Vec::new();
    for filter in resource.filters {
        let Some(text) = last(query, filter.name).map(str::trim).filter(|text| !text.is_empty()) else { continue };
        match test(household, resource, filter, text) {
            Ok(test) => tests.extend(test),
            Err(problem) => wrong.push((filter.name.to_owned(), vec![problem])),
        }
    }
    if wrong.is_empty() { Ok(tests) } else { Err(Refusal::Fields(wrong)) }
}

fn test(household: &Household, resource: &Resource, filter: &Filter, text: &str) -> Result<Option<Check>, String> {
    if filter.field == "id" {
        let number: f64 = text.parse().map_err(|_| "Enter a number.".to_owned())?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what is no row's number finds none"
        )]
        return Ok(Some(Check::Number(number as u64)));
    }
    let Some(slot) = resource.place(filter.field) else { return Ok(None) };
    if filter.test == Test::AnyTag {
        let tags = text.split(',').filter_map(|name| household.tag_named(name)).collect();
        return Ok(Some(Check::Tags(slot, tags)));
    }
    let no_choice = || "Select a valid choice. That choice is not one of the available choices.".to_owned();
    let one_of = |exists: &dyn Fn(u64) -> bool| {
        text.parse().ok().filter(|number| exists(*number)).map(Value::Of).ok_or_else(no_choice)
    };
    let value = match resource.fields[slot].kind {
        Kind::Child => one_of(&|number| household.table(at::CHILDREN).get(number).is_some())?,
        Kind::User => one_of(&|number| household.users().contains_key(&number))?,
        Kind::Choice(choices) if !choices.iter().any(|(choice, _)| *choice == text) => {
            return Err(format!("Select a valid choice. {text} is not one of the available choices."));
        }
        Kind::Number => {
            Value::Number(text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or("Enter a number.")?)
        }
        Kind::At => Value::At(read_at(text).ok_or("Enter a valid date/time.")?),
        Kind::Day => Value::Day(read_day(text).ok_or("Enter a valid date.")?),
        Kind::Clock => Value::Clock(read_clock(text).ok_or("Enter a valid time.")?),
        Kind::Flag => match text {
            "true" | "True" | "1" => Value::Flag(true),
            "false" | "False" | "0" => Value::Flag(false),
            _ => return Ok(None),
        },
        _ => Value::Text(text.to_owned()),
    };
    Ok(Some(Check::Value(slot, filter.test, value)))
}
