//! Entries that look odd are asked about, answered by one tap, and the answer can be taken back.
//! Not how they are found: the engine's tests of cleaning.

use journeys::{Phone, Seeded};

use crate::afternoon;

fn log(phone: &Phone, started: &str, left: &str, right: &str) {
    phone.visit("log").see_heading("Log past session");
    phone.choose("Started", started).type_into("Left amount", left).type_into("Right amount", right);
    phone.tap("Save").see_text("Saved").see_heading("Today");
}

#[test]
fn a_double_entry_is_taken_out_and_back_again() {
    let phone = afternoon();
    Seeded { sessions: 40, telling: false, ..Seeded::default() }.bring(&phone);
    log(&phone, "2026-11-22T13:30", "60", "50");
    log(&phone, "2026-11-22T13:35", "60", "50");
    phone.visit("insights").see_heading("Was this as you meant it?").see_text("110 ml seems to be there twice");
    phone.tap("Take one out").see_text("Taken out").see_gone("heading", "Was this as you meant it?");
    phone.tap("Undo").see_heading("Was this as you meant it?").tap("It is right");
    phone.see_gone("heading", "Was this as you meant it?");
    phone.reload().see_heading("A session now").see_gone("heading", "Was this as you meant it?");
}

#[test]
fn a_wrong_unit_is_asked_about_and_mended() {
    let phone = afternoon();
    Seeded { sessions: 40, telling: false, ..Seeded::default() }.bring(&phone);
    log(&phone, "2026-11-22T13:30", "2", "1.8");
    phone.visit("insights").see_text("3.8 ml is far from your usual. Is the unit right?").tap("It was 112.4 ml");
    phone.see_text("That is noted").see_gone("heading", "Was this as you meant it?");
    phone.visit("history").see_text("112.4 ml");
}

#[test]
fn spilled_milk_is_set_aside() {
    let phone = afternoon();
    Seeded { sessions: 60, noise: 0.06, telling: false, ..Seeded::default() }.bring(&phone);
    log(&phone, "2026-11-22T13:30", "12", "10");
    phone.visit("insights").see_text("22 ml is far from your usual. Was that all of it?").tap("Some was spilled");
    phone.see_text("That is noted").see_gone("heading", "Was this as you meant it?");
    phone.visit("history").see_text("left 12, right 10");
}
