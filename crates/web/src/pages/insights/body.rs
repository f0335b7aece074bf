//! Cards about her body: left and right, letdowns, spots that stay firm, comfort.
//! Counts of what she told; nothing here says how it should be.

use content::words::args;
use domain::place::Side;
use engine::insight::{Spread, comfort, day_of, firm_map, letdown_pattern};
use leptos::prelude::*;

use super::Seen;
use super::card::Card;
use super::supply::day_name;
use crate::adapters::clock;
use crate::components::pictures;
use crate::components::told::{Table, count, tenth, whole};
use crate::state::App;

/// The fewest sessions that a share of sides is told from.
const BALANCE_NEEDS: usize = 3;
/// The shortest line of letdowns, in seconds.
const LINE_S: f64 = 900.0;

pub(super) fn balance(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let balance = seen.overview.balance.filter(|balance| balance.sessions >= BALANCE_NEEDS)?;
    let left = (balance.left_share * 100.0).round();
    let shares = [("left", left), ("right", 100.0 - left)];
    let mut told = args(shares.map(|(name, share)| (name, whole(share).into())));
    told.set("unit", seen.told.unit());
    let most = [("low", balance.lo80), ("high", balance.hi80)].map(|(name, share)| (name, whole(share * 100.0).into()));
    let card = Card {
        name: "balance-title",
        sentences: vec![app.say_with("balance-sentence", told), app.say_with("balance-most", args(most))],
        picture: Some(pictures::shares(balance.left_share)),
        how: app.say_with("balance-how", args([("count", count(balance.sessions).into())])),
        table: Some(Table {
            caption: app.say("balance-title"),
            head: vec![app.say("insights-table-what"), "%".to_owned()],
            rows: vec![vec![app.say("balance-left"), whole(left)], vec![app.say("balance-right"), whole(100.0 - left)]],
        }),
    };
    Some(card.view(app))
}

/// "1 min 30 s".
fn duration(app: App, seconds: f64) -> String {
    // To ten seconds: taps are no sharper.
    #[expect(clippy::cast_possible_truncation, reason = "a session lasts minutes")]
    let tens = (seconds / 10.0).round() as i64 * 10;
    let told = args([("minutes", (tens / 60).into()), ("seconds", (tens % 60).into())]);
    app.say_with(
        if tens < 60 {
            "time-seconds"
        } else if tens % 60 == 0 {
            "time-minutes"
        } else {
            "time-both"
        },
        told,
    )
}

pub(super) fn letdowns(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let pattern = letdown_pattern(seen.timeline.sessions.iter().map(|entry| &entry.session))?;
    #[expect(clippy::cast_possible_truncation, reason = "a session has few letdowns")]
    let mostly = pattern.count.middle.round() as i64;
    let first =
        pattern.first_s.map(|s| app.say_with("letdowns-first", args([("first", duration(app, s.middle).into())])));
    let apart =
        pattern.apart_s.map(|s| app.say_with("letdowns-apart", args([("apart", duration(app, s.middle).into())])));
    let number = app.say_with("letdowns-count", args([("count", mostly.into())]));
    let (from, step) = (pattern.first_s.map_or(0.0, |s| s.middle), pattern.apart_s.map_or(0.0, |s| s.middle));
    let at: Vec<f64> = (0..mostly.clamp(1, 12)).scan(from, |at, _| Some(std::mem::replace(at, *at + step))).collect();
    let whole_s = at.last().copied().unwrap_or(0.0).max(LINE_S) * 1.05;
    let seconds =
        |spread: Spread| (duration(app, spread.middle), duration(app, spread.low), duration(app, spread.high));
    let plain = |spread: Spread| (tenth(spread.middle), tenth(spread.low), tenth(spread.high));
    let rows = [
        ("letdowns-row-first", pattern.first_s.map(seconds)),
        ("letdowns-row-count", Some(plain(pattern.count))),
        ("letdowns-row-apart", pattern.apart_s.map(seconds)),
    ];
    let row = |(id, spread): (&str, Option<(String, String, String)>)| {
        let (middle, low, high) = spread?;
        Some(vec![
            app.say(id),
            middle,
            app.say_with("insights-range", args([("low", low.into()), ("high", high.into())])),
        ])
    };
    let card = Card {
        name: "letdowns-title",
        sentences: first.into_iter().chain([number]).chain(apart).collect(),
        picture: Some(pictures::moments(&at, whole_s)),
        how: app.say_with("letdowns-how", args([("count", count(pattern.count.of).into())])),
        table: Some(Table {
            caption: app.say("letdowns-title"),
            head: ["insights-table-what", "insights-table-amount", "insights-table-usual"]
                .map(|id| app.say(id))
                .to_vec(),
            rows: rows.into_iter().filter_map(row).collect(),
        }),
    };
    Some(card.view(app))
}

pub(super) fn firm(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let map = firm_map(seen.timeline.sessions.iter().map(|entry| &entry.session)).filter(|map| map.sessions >= 3)?;
    let place = |spot: domain::place::Spot| app.place(Side::from(spot.breast), Some(spot.quadrant));
    let sentence = match map.mostly().first() {
        None => app.say("firm-map-none"),
        Some((spot, times)) => {
            let mut told = args([("times", count(*times).into()), ("count", count(map.sessions).into())]);
            told.set("place", sentence_case(&place(*spot)));
            app.say_with("firm-map-sentence", told)
        }
    };
    let often =
        |spot| map.spots.iter().find(|(one, _)| *one == spot).map_or(0.0, |(_, times)| share(*times, map.sessions));
    let card = Card {
        name: "firm-map-title",
        sentences: vec![sentence],
        picture: Some(pictures::quarters(often, app.settings.with(|settings| settings.mirror))),
        how: app.say_with("firm-map-how", args([("count", count(map.sessions).into())])),
        table: Some(Table {
            caption: app.say("firm-map-title"),
            head: vec![app.say("insights-table-what"), app.say("insights-table-sessions")],
            rows: map.spots.iter().map(|(spot, times)| vec![place(*spot), times.to_string()]).collect(),
        }),
    };
    Some(card.view(app))
}

#[expect(clippy::cast_precision_loss, reason = "thirty sessions at the most")]
fn share(times: usize, of: usize) -> f64 {
    times as f64 / of.max(1) as f64
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn comfort_over(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let now = clock::moment();
    let today = day_of((now.epoch_ms().div_euclid(1000) + i64::from(now.offset_s)).div_euclid(60));
    let felt =
        comfort(seen.timeline.sessions.iter().map(|entry| &entry.session), today).filter(|felt| felt.sessions >= 3)?;
    let ease = args([("ease", whole(felt.at_ease * 10.0).into())]);
    let row = |week: &engine::insight::ComfortWeek| {
        let told = |middle: f64| app.say_with("comfort-row", args([("middle", tenth(middle).into())]));
        let name = app.say_with("comfort-week", args([("day", day_name(week.until_day).into())]));
        vec![name, week.middle.map_or_else(|| app.say("amount-not-told"), told), week.sessions.to_string()]
    };
    let tenths = |ease: f64| app.say_with("comfort-ease", args([("ease", whole(ease * 10.0).into())]));
    let shares: Vec<String> = felt.weeks.iter().map(|week| week.at_ease.map_or_else(String::new, tenths)).collect();
    let card = Card {
        name: "comfort-card-title",
        sentences: vec![
            app.say_with("comfort-sentence", ease),
            app.say_with("comfort-middle", args([("middle", tenth(felt.middle).into())])),
        ],
        picture: (felt.weeks.len() > 1)
            .then(|| pictures::bars(&felt.weeks.iter().map(|week| week.at_ease).collect::<Vec<_>>(), None, &shares)),
        how: app.say_with("comfort-how", args([("count", count(felt.sessions).into())])),
        table: Some(Table {
            caption: app.say("comfort-card-title"),
            head: ["insights-table-day", "insights-table-amount", "insights-table-sessions"]
                .map(|id| app.say(id))
                .to_vec(),
            rows: felt.weeks.iter().rev().map(row).collect(),
        }),
    };
    Some(card.view(app))
}
