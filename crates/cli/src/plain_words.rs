//! What `letdown insight --text` says: a few plain sentences, each with how sure.
//! Not the screens' words, which stand in the locale files; and no advice.

use engine::insight::{Alarm, Ask, Beside, CleanLog, Doubt, Overview, Stands, Trend, TrendVerdict};
use wire::log::iso_minute;

pub fn told(seen: &Overview, log: &CleanLog, ask: &Ask) -> String {
    let Some(usual) = seen.usual_now else {
        return "Nothing is logged yet. After a few sessions this tells what is usual for you.".to_owned();
    };
    let mut lines = vec![format!(
        "A session at {} mostly gives you {:.0} to {:.0} ml (8 of 10 times), about {:.0}.",
        clock(ask.now_local_min),
        usual.lo80_ml,
        usual.hi80_ml,
        usual.median_ml
    )];
    lines.extend(seen.today.iter().map(one_session));
    lines.push(trend(seen.trend.as_ref()));
    lines.extend(seen.dips.last().map(|dip| change(dip, log, "less")));
    lines.extend(seen.rises.last().map(|rise| change(rise, log, "more")));
    lines.extend(seen.rest_of_today.total.map(|rest| {
        let sessions = seen.rest_of_today.sessions.len();
        format!(
            "Until 04:00, {sessions} more at your usual gaps would give {:.0} to {:.0} ml.",
            rest.lo80_ml, rest.hi80_ml
        )
    }));
    lines.extend(seen.balance.map(|b| {
        format!("Your left gives about {:.0} % of the milk, in {} sessions.", 100.0 * b.left_share, b.sessions)
    }));
    lines.extend(
        seen.hourly_rate
            .map(|r| format!("This week: about {:.0} ml per hour since the last session.", r.median_ml_per_h)),
    );
    lines.extend(questions(log));
    lines.join("\n")
}

fn clock(local_min: i64) -> String {
    iso_minute(local_min).split('T').nth(1).unwrap_or_default().to_owned()
}

fn one_session(told: &Beside) -> String {
    let stands = match told.stands {
        Stands::Below => "less than is usual for you",
        Stands::Within => "usual for you",
        Stands::Above => "more than is usual for you",
    };
    let ask = if told.ask { " Is it entered as you meant it, or was some spilled?" } else { "" };
    format!(
        "Today {}: {:.0} ml, {stands} ({:.0} to {:.0}).{ask}",
        clock(told.start_local_min),
        told.total_ml,
        told.usual.lo80_ml,
        told.usual.hi80_ml
    )
}

fn trend(told: Option<&Trend>) -> String {
    let Some(told) = told else {
        return "There are not enough sessions in the last two weeks to tell whether your milk is changing.".to_owned();
    };
    let what = match told.verdict {
        TrendVerdict::Falling => "Your milk is less than two weeks ago",
        TrendVerdict::Rising => "Your milk is more than two weeks ago",
        TrendVerdict::SteadyOrUnclear => "Your milk is about as before, as far as can be told",
    };
    format!("{what}: {:+.0} %, probably between {:+.0} and {:+.0} %.", told.change_pct, told.lo80_pct, told.hi80_pct)
}

fn change(alarm: &Alarm, log: &CleanLog, how: &str) -> String {
    let when = |place: usize| {
        log.sessions.get(place).map(|s| iso_minute(s.start_local_min).replace('T', " ")).unwrap_or_default()
    };
    let often = alarm.per_day_before.map_or_else(String::new, |before| {
        format!(" You pumped {:.1} times a day then, and {before:.1} before.", alarm.per_day_since)
    });
    format!("From about {} sessions gave {how} than foretold (noticed {}).{often}", when(alarm.began), when(alarm.at))
}

fn questions(log: &CleanLog) -> Vec<String> {
    let question = |doubt: Doubt, text: &str| {
        let count = log.count(doubt);
        (count > 0).then(|| format!("{count} × {text}"))
    };
    [
        question(Doubt::DoubleEntry, "the same session seems to be entered twice; it counts once."),
        question(
            Doubt::UnitSlip,
            "an amount fits only in the other unit (ml or oz); it is read that way. Is that right?",
        ),
        question(Doubt::Unreadable, "an amount cannot be; it is left out."),
    ]
    .into_iter()
    .flatten()
    .collect()
}
