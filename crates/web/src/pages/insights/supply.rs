//! Cards about change and difference: her supply lately, and what goes along with more or less.
//! Never "low", and no cause: a change is told with its range, or as too close to tell.

use std::collections::HashMap;

use content::words::args;
use domain::session::Origin;
use engine::insight::{Alarm, Along, Trend, TrendVerdict, day_totals};
use engine::timeline::Entry;
use leptos::prelude::*;

use super::Seen;
use super::card::Card;
use crate::adapters::{calendar, clock};
use crate::components::pictures;
use crate::components::told::{Table, count, percent, tenth};

/// The line shows so many days.
const DAYS: i64 = 28;
/// A change that was noticed longer ago than this is history.
const NOTICED_MIN: i64 = 21 * 24 * 60;
/// Pumping less often by so much is worth a word.
const FEWER: f64 = 0.75;

pub(super) fn supply(seen: &Seen) -> Option<AnyView> {
    let (app, told) = (seen.app, seen.told);
    let totals = day_totals(seen.insight.log());
    let last = totals.last()?.day;
    let from = totals.first()?.day.max(last - DAYS + 1);
    let by_day: HashMap<i64, f64> = totals.iter().map(|day| (day.day, day.total_ml)).collect();
    // The last day may still go on.
    let days: Vec<(i64, Option<f64>)> = (from..last).map(|day| (day, by_day.get(&day).copied())).collect();
    let mut sentences = vec![verdict(seen, seen.overview.trend)];
    sentences.extend(noticed(seen));
    let row = |(day, ml): &(i64, Option<f64>)| {
        vec![day_name(*day), ml.map_or_else(|| app.say("amount-not-told"), |ml| told.amount(ml.round()))]
    };
    let card = Card {
        name: "supply-title",
        sentences,
        picture: (days.len() > 1).then(|| pictures::line(&days.iter().map(|(_, ml)| *ml).collect::<Vec<_>>())),
        how: app.say("supply-how"),
        table: Some(Table {
            caption: app.say_with("supply-chart", args([("days", count(days.len()).into())])),
            head: vec![app.say("insights-table-day"), app.say("insights-table-amount")],
            rows: days.iter().rev().map(row).collect(),
        }),
    };
    Some(card.view(app))
}

fn verdict(seen: &Seen, trend: Option<Trend>) -> String {
    let Some(trend) = trend else { return seen.app.say("supply-unknown") };
    if trend.verdict == TrendVerdict::SteadyOrUnclear {
        return seen.app.say("supply-steady");
    }
    let told = [("change", trend.change_pct), ("low", trend.lo80_pct), ("high", trend.hi80_pct)];
    seen.app.say_with("supply-changed", args(told.map(|(name, pct)| (name, percent(seen.app, pct).into()))))
}

/// A change that was noticed not long ago, and that she pumped less often, when she did.
fn noticed(seen: &Seen) -> Vec<String> {
    let (app, overview) = (seen.app, &seen.overview);
    let sessions = &seen.insight.log().sessions;
    let now = clock::now_ms().div_euclid(60_000);
    let late = |alarm: &&Alarm| sessions.get(alarm.at).is_some_and(|at| now - at.start_utc_min < NOTICED_MIN);
    let last = |alarms: &'_ [Alarm]| alarms.iter().rfind(late).copied();
    let day =
        |alarm: &Alarm| sessions.get(alarm.began).map(|began| day_name(engine::insight::day_of(began.start_local_min)));
    let told = |id: &str, alarm: &Alarm| Some(app.say_with(id, args([("day", day(alarm)?.into())])));
    let (dip, rise) = (last(&overview.dips), last(&overview.rises));
    let mut lines = Vec::new();
    match (dip, rise) {
        (Some(dip), rise) if rise.is_none_or(|rise| rise.at < dip.at) => {
            lines.extend(told("supply-dip", &dip));
            let fewer = dip.per_day_before.filter(|before| dip.per_day_since < before * FEWER);
            lines.extend(fewer.map(|before| {
                let often = args([("now", tenth(dip.per_day_since).into()), ("before", tenth(before).into())]);
                app.say_with("supply-fewer", often)
            }));
            lines.push(app.say("supply-care"));
        }
        (_, Some(rise)) => lines.extend(told("supply-rise", &rise)),
        _ => {}
    }
    lines
}

/// A day of hers by its number.
pub(super) fn day_name(day: i64) -> String {
    let noon_ms = day.saturating_mul(86_400_000).saturating_add(43_200_000);
    calendar::day_name(domain::moment::Moment::new(noon_ms, 0, "UTC").wall().date())
}

/// Something that a session has or has not, and its words.
type Trait = (String, Box<dyn Fn(&Entry) -> Option<bool>>);

/// What goes along with more or less: hands, the flange that she changed to, the pump.
pub(super) fn along(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let found: Vec<(String, Along)> = traits(seen)
        .into_iter()
        .filter_map(|(name, has)| Some((name, seen.insight.along(|row| has(seen.entry(row)?))?)))
        .collect();
    let (_, first) = found.first()?;
    let line = |(name, along): &(String, Along)| {
        let id = if along.is_unclear() { "along-unclear" } else { "along-clear" };
        let numbers = [("effect", along.pct), ("low", along.lo_pct), ("high", along.hi_pct)];
        let mut told = args(numbers.map(|(name, pct)| (name, percent(app, pct).into())));
        told.set("what", name.clone());
        app.say_with(id, told)
    };
    let row = |(name, along): &(String, Along)| {
        let told = args([("with", count(along.with).into()), ("without", count(along.without).into())]);
        vec![name.clone(), app.say_with("along-row", told)]
    };
    let card = Card {
        name: "along-title",
        sentences: found.iter().map(line).collect(),
        picture: Some(pictures::difference([first.lo_pct, first.pct, first.hi_pct])),
        how: app.say("along-how"),
        table: Some(Table {
            caption: app.say("along-title"),
            head: vec![app.say("insights-table-what"), app.say("insights-table-sessions")],
            rows: found.iter().map(row).collect(),
        }),
    };
    Some(card.view(app))
}

fn traits(seen: &Seen) -> Vec<Trait> {
    let app = seen.app;
    let hands = |entry: &Entry| match &entry.session.origin {
        Origin::Live(routine) => Some(engine::trial::has_technique(routine, domain::trial::Question::Massage)),
        Origin::Logged | Origin::Imported { .. } => None,
    };
    let mut traits: Vec<Trait> = vec![(app.say("along-hands-on"), Box::new(hands))];
    let sessions = || seen.timeline.sessions.iter().map(|entry| &entry.session.kit);
    if let Some(mm) = sessions().find_map(|kit| kit.flange_mm) {
        let name = app.say_with("along-flange", args([("mm", i64::from(mm).into())]));
        traits.push((name, Box::new(move |entry| Some(entry.session.kit.flange_mm? == mm))));
    }
    if let Some(pump) = sessions().find(|kit| !kit.pump.is_empty()).map(|kit| kit.pump.clone()) {
        let name = app.say_with("along-pump", args([("pump", pump.clone().into())]));
        let has = move |entry: &Entry| {
            let used = &entry.session.kit.pump;
            (!used.is_empty()).then(|| *used == pump)
        };
        traits.push((name, Box::new(has)));
    }
    traits
}
