//! The report as one HTML page: no script, nothing fetched, black on white when printed.
//! Every text from outside is made safe before it stands in the page.

use std::fmt::Write;

use content::words::{Words, args};
use domain::amount::{Unit, Volume};
use domain::moment::Day;
use domain::place::Side;
use domain::session::{Origin, Session};

use super::told::{DayRow, Told, letdowns};
use crate::amounts::shown;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-inline-size:52rem;margin:2rem auto;padding:0 1rem;\
    color:#222;background:#fff}h1{font-size:1.5rem;margin-block-end:.25rem}h2{font-size:1.1rem;margin-block-start:2rem}\
    table{border-collapse:collapse;inline-size:100%}th,td{text-align:start;padding:.3rem .6rem .3rem 0;\
    border-block-end:1px solid #ccc;font-variant-numeric:tabular-nums}th{font-weight:600}td.n,th.n{text-align:end}td.n,td:first-child{white-space:nowrap}\
    .lines p{border-block-end:1px solid #999;block-size:2rem;margin:0}footer,.hint{color:#555;font-size:.9rem}\
    @media print{body{margin:0;max-inline-size:none;font-size:11pt}tr{break-inside:avoid}h2{break-after:avoid}}";

/// The whole page.
pub fn page(told: &Told<'_>) -> String {
    let words = Words::for_report();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let first = day(told.days.first().map(|row| row.total.day));
    let last = day(told.days.last().map(|row| row.total.day));
    let title = words.say_with("report-title", &args([("from", first.into()), ("to", last.into())]));
    let what = words.say_with("report-what", &args([("days", told.days.len().into())]));
    let foot = words.say_with("report-foot", &args([("day", told.made.to_string().into())]));
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style>\
         <h1>{title}</h1><p class=\"hint\">{what}</p>"
    );
    summary(&mut html, &words, told);
    days(&mut html, &words, told);
    sessions(&mut html, &words, told);
    let _ =
        write!(html, "<h2>{}</h2><div class=\"lines\">{}</div>", words.say("report-questions"), "<p></p>".repeat(4));
    let _ = writeln!(html, "<footer><p>{foot}</p></footer></html>");
    html
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn amount(volume: Option<Volume>, unit: Unit) -> String {
    volume.map(|volume| shown(volume, unit)).unwrap_or_default()
}

fn summary(html: &mut String, words: &Words, told: &Told<'_>) {
    let sum =
        |side: &dyn Fn(&DayRow) -> Option<Volume>| told.days.iter().filter_map(side).reduce(|sum, more| sum + more);
    let total = sum(&|row| row.total.total).unwrap_or_default();
    let untold = told.sessions.iter().filter(|session| session.amounts.known_total().is_none()).count();
    let of = |total: Volume| shown(total, told.unit);
    let count = told.sessions.len();
    let mut lines =
        vec![words.say_with("report-sum", &args([("sessions", count.into()), ("total", of(total).into())]))];
    if untold > 0 {
        lines.push(words.say_with("report-sum-untold", &args([("sessions", untold.into())])));
    }
    if let (Some(left), Some(right)) = (sum(&|row| row.left), sum(&|row| row.right)) {
        let sides = args([("left", of(left).into()), ("right", of(right).into())]);
        lines.push(words.say_with("report-sides", &sides));
    }
    if let Some(pattern) = &told.letdowns {
        let count = args([("count", format!("{:.0}", pattern.count.middle).into())]);
        lines.push(words.say_with("report-letdown-pattern", &count));
        if let Some(first) = &pattern.first_s {
            let seconds = args([("seconds", format!("{:.0}", first.middle).into())]);
            lines.push(words.say_with("report-first-letdown", &seconds));
        }
    }
    if let Some(comfort) = &told.comfort {
        let middle = format!("{:.0}", comfort.middle);
        let felt = args([("sessions", comfort.sessions.into()), ("middle", middle.into())]);
        lines.push(words.say_with("report-comfort-sum", &felt));
    }
    if let Some(usual) = &told.usual_day {
        let ml = |ml: f64| of(Volume::from_ml_clamped(ml)).into();
        lines.push(words.say_with("report-usual-day", &args([("lo", ml(usual.low_ml)), ("hi", ml(usual.high_ml))])));
    }
    let items: String = lines.iter().map(|line| format!("<li>{}</li>", safe(line))).collect();
    let _ = write!(html, "<h2>{}</h2><ul>{items}</ul>", words.say("report-summary"));
}

/// A table's beginning; every column but the first and the last few holds numbers.
fn head(html: &mut String, words: &Words, title: &str, columns: &[(&str, bool)]) {
    let cell = |(id, number): &(&str, bool)| {
        let class = if *number { " class=\"n\"" } else { "" };
        format!("<th scope=\"col\"{class}>{}</th>", words.say(id))
    };
    let cells: String = columns.iter().map(cell).collect();
    let _ = write!(html, "<h2>{}</h2><table><thead><tr>{cells}</tr></thead><tbody>", words.say(title));
}

fn days(html: &mut String, words: &Words, told: &Told<'_>) {
    let columns = [
        ("report-day", false),
        ("report-sessions", true),
        ("report-left", true),
        ("report-right", true),
        ("report-total", true),
    ];
    head(html, words, "report-days", &columns);
    for row in &told.days {
        let DayRow { total, left, right } = row;
        let _ = write!(
            html,
            "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            total.day,
            total.sessions,
            amount(*left, told.unit),
            amount(*right, told.unit),
            amount(total.total, told.unit),
        );
    }
    html.push_str("</tbody></table>");
}

fn sessions(html: &mut String, words: &Words, told: &Told<'_>) {
    let columns = [
        ("report-start", false),
        ("report-minutes", true),
        ("report-left", true),
        ("report-right", true),
        ("report-total", true),
        ("report-letdowns", true),
        ("report-comfort", true),
        ("report-routine", false),
        ("report-firm", false),
    ];
    head(html, words, "report-list", &columns);
    for session in &told.sessions {
        html.push_str("<tr>");
        for ((_, number), cell) in columns.iter().zip(cells(words, session, told.unit)) {
            let class = if *number { " class=\"n\"" } else { "" };
            let _ = write!(html, "<td{class}>{}</td>", safe(&cell));
        }
        html.push_str("</tr>");
    }
    let _ = write!(html, "</tbody></table><p class=\"hint\">{}</p>", words.say("report-comfort-how"));
}

fn cells(words: &Words, session: &Session, unit: Unit) -> [String; 9] {
    let wall = session.start.wall();
    let minutes = (session.end.epoch_ms() - session.start.epoch_ms()) / 60_000;
    let amounts = session.amounts;
    let firm = session.firm.iter().map(|spot| words.place(Side::from(spot.breast), Some(spot.quadrant)));
    [
        format!("{} {:02}:{:02}", wall.date(), wall.hour(), wall.minute()),
        minutes.to_string(),
        amount(amounts.left, unit),
        amount(amounts.right, unit),
        amount(amounts.known_total(), unit),
        letdowns(session).map(|count| count.to_string()).unwrap_or_default(),
        session.discomfort.map(|level| level.to_string()).unwrap_or_default(),
        match &session.origin {
            Origin::Live(protocol) => protocol.name.clone().unwrap_or_else(|| protocol.id.clone()),
            Origin::Logged => words.say("report-routine-logged"),
            Origin::Imported { .. } => words.say("report-routine-brought"),
        },
        firm.collect::<Vec<_>>().join("; "),
    ]
}
