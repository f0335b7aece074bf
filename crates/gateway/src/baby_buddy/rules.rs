//! What the fields of an entry must be together: in order, not too long, not to come, not on top of another.
//! Runs when each field alone is sound.

use super::refusal::{Refusal, WHOLE};
use crate::household::Household;
use crate::household::resources::{RESOURCES, at};
use crate::household::schema::{Resource, Shape};
use crate::household::times::{DAY, clock_of, days_of};
use crate::household::value::Value;

/// Checks an entry that would have these values; `number` is its own when it is there already.
pub fn check(
    household: &Household,
    place: usize,
    values: &[Value],
    number: Option<u64>,
    now_us: i64,
) -> Result<(), Refusal> {
    let resource = &RESOURCES[place];
    match resource.shape {
        Shape::Stretch(may_end_later) => {
            not_to_come(resource, values, "start", now_us)?;
            if !may_end_later {
                not_to_come(resource, values, "end", now_us)?;
            }
            in_order(resource, values)?;
            alone(household, place, values, number)
        }
        Shape::Moment => not_to_come(resource, values, "time", now_us),
        Shape::Timer => not_to_come(resource, values, "start", now_us),
        Shape::Day => day_not_to_come(resource, values, now_us),
        Shape::Child => slug_is_free(household, values, number),
        Shape::Tag => name_is_free(household, values, number),
        Shape::Free => Ok(()),
    }
}

fn value<'a>(resource: &Resource, values: &'a [Value], name: &str) -> &'a Value {
    resource.place(name).map_or(&Value::Null, |place| &values[place])
}

fn not_to_come(resource: &Resource, values: &[Value], name: &str, now_us: i64) -> Result<(), Refusal> {
    match value(resource, values, name).at() {
        Some(us) if us > now_us => Err(Refusal::field(name, "Date/time can not be in the future.")),
        _ => Ok(()),
    }
}

fn day_not_to_come(resource: &Resource, values: &[Value], now_us: i64) -> Result<(), Refusal> {
    match value(resource, values, "date") {
        Value::Day(day) if *day > days_of(now_us) => Err(Refusal::field("date", "Date can not be in the future.")),
        _ => Ok(()),
    }
}

fn in_order(resource: &Resource, values: &[Value]) -> Result<(), Refusal> {
    let (Some(start), Some(end)) = (value(resource, values, "start").at(), value(resource, values, "end").at()) else {
        return Ok(());
    };
    if start > end {
        return Err(Refusal::field(WHOLE, "Start time must come before end time."));
    }
    if end - start > DAY {
        return Err(Refusal::field(WHOLE, "Duration too long."));
    }
    Ok(())
}

/// No other entry of the same kind and child may lie across it; touching is fine.
fn alone(household: &Household, place: usize, values: &[Value], number: Option<u64>) -> Result<(), Refusal> {
    let resource = &RESOURCES[place];
    let slots = (resource.place("child"), resource.place("start"), resource.place("end"));
    let (Some(child), Some(start), Some(end)) = slots else { return Ok(()) };
    let (Some(from), Some(to)) = (values[start].at(), values[end].at()) else { return Ok(()) };
    let across = household.table(place).rows().filter(|row| {
        let (Some(begins), Some(ends)) = (row.values[start].at(), row.values[end].at()) else { return false };
        begins < to && ends > from && row.values[child] == values[child] && Some(row.number) != number
    });
    let Some(row) = across.max_by_key(|row| row.values[start].at()) else { return Ok(()) };
    let folder = if place == at::TUMMY_TIMES { "tummy-time" } else { resource.path };
    let span = format!("{} - {}", short(row.values[start].at()), short(row.values[end].at()));
    let link = format!("<a href=\"/{folder}/{}/\">{} ({span})</a>", row.number, resource.title);
    let text = format!("Another entry intersects the specified time period. Conflicting entry: {link}");
    Err(Refusal::field(WHOLE, text))
}

/// `03/01/2024 10:20 a.m.`
fn short(us: Option<i64>) -> String {
    let us = us.unwrap_or_default();
    let (day, time) = (days_of(us), clock_of(us));
    let clock = match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        (hour, minute) => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour} {half}") } else { format!("{hour}:{minute:02} {half}") }
        }
    };
    format!("{:02}/{:02}/{:04} {clock}", day.month(), day.day(), day.year())
}

fn slug_is_free(household: &Household, values: &[Value], number: Option<u64>) -> Result<(), Refusal> {
    let slug = value(&RESOURCES[at::CHILDREN], values, "slug").text().unwrap_or_default();
    match household.by_slug(at::CHILDREN, slug) {
        Some(row) if Some(row.number) != number => {
            Err(Refusal::field(WHOLE, "Child with this first name and last name already exists."))
        }
        _ => Ok(()),
    }
}

fn name_is_free(household: &Household, values: &[Value], number: Option<u64>) -> Result<(), Refusal> {
    let name = value(&RESOURCES[at::TAGS], values, "name").text().unwrap_or_default();
    match household.tag_named(name) {
        Some(other) if Some(other) != number => Err(Refusal::field("name", "Tag with this name already exists.")),
        _ => Ok(()),
    }
}
