//! Cards about amounts: a session now, today, the hours of the day, the gap before.
//! Not change over days: that is `supply`.

use content::words::args;
use engine::insight::{Beside, Stands};
use leptos::prelude::*;

use super::Seen;
use super::card::Card;
use crate::adapters::calendar;
use crate::components::pictures;
use crate::components::told::{Table, count, percent, whole};

/// A sway of less than so many per cent is about even.
const EVEN_PCT: f64 = 4.0;

pub(super) fn usual(seen: &Seen) -> Option<AnyView> {
    let (app, told) = (seen.app, seen.told);
    let usual = seen.overview.usual_now?;
    let last = seen.insight.beside(i64::MIN).pop();
    let mut sentences = vec![told.with_range("usual-sentence", usual.lo80_ml, usual.hi80_ml)];
    sentences.extend(last.as_ref().map(|last| {
        let id = match last.stands {
            Stands::Within => "usual-last-within",
            Stands::Below => "usual-last-below",
            Stands::Above => "usual-last-above",
        };
        app.say_with(id, args([("amount", told.amount(last.total_ml).into())]))
    }));
    let row = |one: &Beside| {
        let time = seen.entry(one.row).map_or_else(String::new, |entry| calendar::time(&entry.session.start));
        vec![time, told.amount(one.total_ml), told.range(one.usual.lo80_ml, one.usual.hi80_ml)]
    };
    let card = Card {
        name: "usual-title",
        sentences,
        picture: Some(pictures::range(
            [usual.lo80_ml, usual.median_ml, usual.hi80_ml],
            last.map(|last| last.total_ml),
            [&told.about(usual.lo80_ml), &told.about(usual.hi80_ml)],
        )),
        how: app.say_with("usual-how", args([("count", count(seen.overview.sessions).into())])),
        table: (!seen.overview.today.is_empty()).then(|| Table {
            caption: app.say("usual-title"),
            head: ["insights-table-time", "insights-table-amount", "insights-table-usual"]
                .map(|id| app.say(id))
                .to_vec(),
            rows: seen.overview.today.iter().map(row).collect(),
        }),
    };
    Some(card.view(app))
}

pub(super) fn today(seen: &Seen) -> Option<AnyView> {
    let (app, told) = (seen.app, seen.told);
    let rest = seen.overview.rest_of_today.total?;
    let so_far: f64 = seen.overview.today.iter().map(|one| one.total_ml).sum();
    let (low, middle, high) = (so_far + rest.lo80_ml, so_far + rest.median_ml, so_far + rest.hi80_ml);
    let rows = seen.overview.rest_of_today.sessions.iter().enumerate();
    let card = Card {
        name: "today-will-title",
        sentences: vec![told.with_range("today-will-sentence", low, high)],
        picture: Some(pictures::range([low, middle, high], Some(so_far), [&told.about(low), &told.about(high)])),
        how: app.say("today-will-how"),
        table: Some(Table {
            caption: app.say("today-will-title"),
            head: vec![app.say("insights-table-sessions"), app.say("insights-table-usual")],
            rows: rows.map(|(nth, one)| vec![format!("+{}", nth + 1), told.range(one.lo80_ml, one.hi80_ml)]).collect(),
        }),
    };
    Some(card.view(app))
}

pub(super) fn hours(seen: &Seen) -> Option<AnyView> {
    let (app, told) = (seen.app, seen.told);
    let parts = &seen.overview.day_profile;
    let lived = parts.iter().enumerate().filter(|(_, part)| part.sessions >= 3);
    let swayed = lived.filter_map(|(nth, part)| Some((nth, part.sway_pct?)));
    let (most, pct) = swayed.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let hour = |hour: u8| format!("{:02}:00", hour % 24);
    let span = |id: &str, from: u8, pct: f64| {
        let told = args([("from", hour(from).into()), ("to", hour(from + 3).into()), ("pct", whole(pct).into())]);
        app.say_with(id, told)
    };
    let sentence =
        if pct < EVEN_PCT { app.say("hours-even") } else { span("hours-sentence", parts[most].from_hour, pct) };
    // Drawn is what the hour alone does; what she got is in the table.
    let drawn = parts.iter().map(|part| part.sway_pct.filter(|_| part.sessions >= 3).map(|pct| 100.0 + pct));
    let drawn: Vec<Option<f64>> = drawn.collect();
    let words = parts.map(|part| part.from_hour.to_string());
    let row = |part: &engine::insight::DayPart| {
        let amount = part.median_ml.map_or_else(String::new, |ml| told.amount(ml.round()));
        let sway = part.sway_pct.map_or_else(String::new, |pct| percent(app, pct));
        vec![span("hours-part", part.from_hour, 0.0), amount, sway, part.sessions.to_string()]
    };
    let card = Card {
        name: "hours-title",
        sentences: vec![sentence],
        picture: Some(pictures::bars(&drawn, (pct >= EVEN_PCT).then_some(most), &words)),
        how: app.say("hours-how"),
        table: Some(Table {
            caption: app.say("hours-title"),
            head: ["insights-table-time", "insights-table-amount", "insights-table-sway", "insights-table-sessions"]
                .map(|id| app.say(id))
                .to_vec(),
            rows: parts.iter().map(row).collect(),
        }),
    };
    Some(card.view(app))
}

pub(super) fn gap(seen: &Seen) -> Option<AnyView> {
    let (app, told) = (seen.app, seen.told);
    let rate = seen.overview.hourly_rate?;
    let said = args([("rate", told.about(rate.median_ml_per_h).into()), ("unit", told.unit().into())]);
    let mut sentences = vec![app.say_with("gap-sentence", said)];
    let longer = seen.insight.gap_pct(2.0, 4.0);
    sentences.extend(longer.map(|(pct, _, _)| app.say_with("gap-longer", args([("pct", whole(pct).into())]))));
    let card = Card {
        name: "gap-title",
        sentences,
        picture: longer.map(|(pct, low, high)| pictures::difference([low, pct, high])),
        how: app.say_with("gap-how", args([("count", count(rate.sessions).into())])),
        table: None,
    };
    Some(card.view(app))
}
