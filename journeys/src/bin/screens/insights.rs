//! The ways to Insights and to a trial, for their pictures.
//! Long pages are taken in parts: from the top, and from a card further down.

use journeys::{Phone, Seeded, SeededTrial};

use super::Screen;

/// Every face.
pub const SCREENS: [Screen; 15] = [
    ("insights-none", |phone| {
        phone.visit("insights").see_text("Nothing to tell yet");
    }),
    ("insights-three", |phone| {
        Seeded { sessions: 3, telling: false, ..Seeded::default() }.bring(phone);
        phone.visit("insights").see_text("3 sessions with amounts so far");
    }),
    ("insights", |phone| many(phone, "")),
    ("insights-supply", |phone| many(phone, "supply-title")),
    ("insights-hours", |phone| many(phone, "hours-title")),
    ("insights-sides", |phone| many(phone, "balance-title")),
    ("insights-firm", |phone| many(phone, "firm-map-title")),
    ("insights-along", |phone| many(phone, "along-title")),
    ("insights-how", |phone| {
        many(phone, "");
        phone.eval("[...document.querySelectorAll('#supply-title ~ details')].forEach(one => one.open = true)");
        phone.eval("document.querySelector('#supply-title').closest('section').scrollIntoView()");
    }),
    ("trial-choose", |phone| {
        phone.visit("insights/trial").see_heading("Does it help me?");
    }),
    ("trial-involves", |phone| {
        phone.visit("insights/trial").see_heading("Does it help me?");
        phone.eval("[...document.querySelectorAll('.choice')].at(-1).click()");
        phone.see_button("Start the trial");
    }),
    ("trial-running", |phone| {
        trial(phone, 10, 300, 1.04);
        phone.visit("insights/trial").see_text("So far about");
    }),
    ("trial-today", |phone| {
        trial(phone, 10, 300, 1.04);
        phone.visit("").see_text("of at most 300 sessions");
        phone.eval("scrollTo(0, document.body.scrollHeight)");
    }),
    ("trial-gate", |phone| {
        trial(phone, 10, 300, 1.04);
        phone.visit("start/hands-on").see_button("My own way this time");
    }),
    ("trial-helps", |phone| {
        trial(phone, 24, 300, 1.3);
        phone.visit("insights/trial").see_heading("It helps");
    }),
];

/// A month of sessions, with the page at this card.
fn many(phone: &Phone, card: &str) {
    Seeded::default().bring(phone);
    phone.visit("insights").see_heading("Your supply lately");
    if !card.is_empty() {
        phone.eval(&format!("document.getElementById('{card}').closest('section').scrollIntoView()"));
    }
}

fn trial(phone: &Phone, days: i64, planned: u32, factor: f64) {
    let trial = Some(SeededTrial { question: "massage", days, planned, factor });
    Seeded { trial, ..Seeded::default() }.bring(phone);
}
