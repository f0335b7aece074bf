//! The ways to each page, for its pictures.
//! Not the running session, whose faces are in `session`.

use std::fmt::Write as _;

use journeys::Phone;

use super::Screen;

/// Every page.
pub const SCREENS: [Screen; 14] = [
    ("today-first", |phone| {
        phone.visit("").see_text("Nothing logged yet");
    }),
    ("today", |phone| {
        fill(phone);
        phone.visit("").see_text("By now you usually have");
    }),
    ("gate", |phone| {
        phone.visit("start/hands-on").see_button("All clear, start");
    }),
    ("gate-questions", |phone| {
        phone.visit("start/hands-on").tap("Something is different").see_heading("What is different?");
    }),
    ("gate-advice", |phone| {
        phone.visit("start/hands-on").tap("Something is different").see_heading("What is different?");
        phone.eval("document.querySelector('[aria-label=\"Swollen, tight and shiny, but not red\"] button').click()");
        phone.tap("See what helps").see_button("Relief routine");
    }),
    ("gate-urgent", |phone| {
        phone.visit("start/hands-on").tap("Something is different").type_into("My temperature", "38.6");
        phone.tap("See what helps").see_heading("Pause here first");
    }),
    ("wrap-up", |phone| {
        phone.visit("start/pump-only?clock=60").tap("All clear, start").see_heading("How did it go?");
        phone.type_into("Left amount", "65").type_into("Right amount", "48").tap("left, lower outer").tap("Fridge");
        phone.eval("scrollTo(0, 0)");
    }),
    ("log", |phone| {
        phone.visit("log").see_heading("Log past session");
    }),
    ("log-second-look", |phone| {
        phone.visit("log").type_into("Left amount", "lots").see_text("Please write a number");
    }),
    ("history", |phone| {
        fill(phone);
        phone.visit("history").see_text("Yesterday");
    }),
    ("history-deleted", |phone| {
        fill(phone);
        phone.visit("history").see_text("Yesterday").eval("document.querySelector('main li a').click()");
        phone.tap("Delete this session").see_button("Undo");
    }),
    ("settings", |phone| {
        phone.visit("settings").see_heading("Settings");
    }),
    ("routines", |phone| {
        phone.visit("settings/protocols").see_heading("Routines");
    }),
    ("routine", |phone| {
        phone.visit("settings/protocols/hands-on").see_heading("A copy of Hands-on");
    }),
];

/// Two weeks of somebody's sessions, brought in as a table.
fn fill(phone: &Phone) {
    let mut table = "start,end,zone,left_ml,right_ml,destination\n".to_owned();
    let hours = [6, 9, 12, 15, 18, 21];
    for (day, hour) in
        (8..=22_usize).flat_map(|day| hours.map(|hour| (day, hour))).filter(|(day, hour)| (*day, *hour) < (22, 13))
    {
        // An ordinary wobble: mornings give more, no two days are alike.
        let mood = [5, 9, 2, 11, 6, 0, 7, 10, 3, 8][day % 10];
        let (left, right) =
            (78 + mood - hour * 2 + (day * 7 + hour * 5) % 13, 62 + mood - hour + (day * 5 + hour * 3) % 11);
        let place = if hour < 12 { "fridge" } else { "fed" };
        let _ = writeln!(
            table,
            "2026-11-{day:02}T{hour:02}:10:00+00:00,2026-11-{day:02}T{hour:02}:32:00+00:00,UTC,{left},{right},{place}"
        );
    }
    let path = std::env::temp_dir().join(format!("letdown-screens-{}.csv", std::process::id()));
    if std::fs::write(&path, table).is_ok() {
        phone.visit("settings").give_file("Import a copy", &path).tap("Add what is new").see_text("sessions added");
        let _ = std::fs::remove_file(&path);
    }
}
