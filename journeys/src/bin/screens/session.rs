//! The ways to each face of a running session, for its pictures.
//! Not the pages before and after it.

use journeys::Phone;

use super::Screen;

/// The clock of every page from here on shows two hours more.
const TWO_HOURS_LATER: &str = "{ const now = Date.now.bind(Date); Date.now = () => now() + 7_200_000; }";

/// Every face.
pub const SCREENS: [Screen; 13] = [
    ("session-settle", |phone| start(phone, "hands-on")),
    ("session-strokes", |phone| strokes(phone)),
    ("session-circles", |phone| circles(phone)),
    ("session-paused", |phone| {
        circles(phone);
        phone.tap("Pause").see_heading("Paused");
    }),
    ("session-it-hurts", |phone| {
        circles(phone);
        phone.tap("It hurts").see_heading("Let go. Hands off.").tap("Pain 2 of 10");
    }),
    ("session-hands-off", |phone| {
        strokes(phone);
        phone.tap("It hurts").tap("Pain 7 of 10").tap("Go on gently").see_text("no touch today");
    }),
    ("session-stopped", |phone| {
        strokes(phone);
        phone.tap("It hurts").tap("Stop").see_heading("Stopped");
    }),
    ("session-one-side", |phone| {
        phone.visit("start/hands-on").tap("Something is different").see_heading("What is different?");
        phone.eval("document.querySelector('[role=group][aria-label^=\"A red, dark\"] button').click()");
        phone.tap("See what helps").tap("Start, left side without touch");
        phone.see_heading("Settle and breathe").tap("Next").tap("Next").see_heading("Light strokes, right");
    }),
    ("session-press", |phone| {
        circles(phone);
        for _ in 0..8 {
            phone.tap("Next");
        }
        phone.tap("Milk is flowing").tap("Slowing").see_text("Press and hold,");
    }),
    ("session-quiet", |phone| {
        start(phone, "quiet");
        phone.tap("Next").see_heading("Settle and breathe");
    }),
    ("session-just-pump", |phone| {
        start(phone, "pump-only");
        phone.tap("Milk is flowing").see_text("1 letdown");
    }),
    ("session-what-happened", |phone| {
        start(phone, "hands-on");
        phone.before_load(TWO_HOURS_LATER).reload().see_heading("What happened here?");
    }),
    ("session-other-tab", |phone| {
        start(phone, "hands-on");
        phone.visit_in_new_tab("session").see_heading("This session is coached in another tab");
    }),
];

fn start(phone: &Phone, routine: &str) {
    phone.visit(&format!("start/{routine}")).tap("All clear, start").see_button("It hurts");
}

fn strokes(phone: &Phone) {
    start(phone, "hands-on");
    phone.tap("Next").see_heading("Wash your hands").tap("Next").see_heading("Light strokes, left");
}

fn circles(phone: &Phone) {
    strokes(phone);
    phone.tap("Next").see_heading("Light strokes, right").tap("Next").see_text("left, upper outer");
}
