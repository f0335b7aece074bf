//! A session as she lives it: from the first visit to History, without network, ended early, with pain, with one side closed.
//! Not what outlives a reload (`session_kept`), nor its looks (`session_looks`).

use journeys::Phone;

/// Through the gate of a routine, with all clear.
fn start(phone: &Phone, path: &str) {
    phone.visit(path).tap("All clear, start").see_button("It hurts");
}

/// To the end by the plan alone, with the taps of a session that goes well.
fn live_through(phone: &Phone) {
    phone.tap("Milk is flowing").see_text("1 letdown");
    phone.tap("Slowing").see_text("Press and hold,");
    phone.tap("Stopped");
    phone.see_text("Soft circles,").tap("Milk is flowing").see_text("2 letdowns").tap("Stopped");
    phone.see_text("One side at a time").see_heading("How did it go?");
}

fn save(phone: &Phone) {
    phone.type_into("Left amount", "65").type_into("Right amount", "48").tap("Save").see_heading("Today");
    phone.see_text("113");
}

#[test]
fn a_first_visit_becomes_a_saved_session() {
    let phone = Phone::new();
    phone.visit("?clock=60").see_heading("Today").tap("Start hands-on session");
    phone.tap("All clear, start").see_heading("Settle and breathe");
    live_through(&phone);
    save(&phone);
    phone.tap("History").see_heading("History").see_text("113");
}

#[test]
fn the_same_without_network_after_one_visit() {
    let mut phone = Phone::new();
    phone.visit("?clock=60").see_heading("Today").wait_until_kept();
    phone.offline(true);
    phone.reload().see_heading("Today").tap("Start hands-on session").tap("All clear, start");
    live_through(&phone);
    save(&phone);
    phone.reload().see_heading("Today").see_text("113");
}

#[test]
fn finish_asks_nothing_twice_and_can_be_taken_back() {
    let phone = Phone::new();
    start(&phone, "start/hands-on?clock=60");
    phone.tap("Finish").see_heading("How did it go?");
    phone.tap("Back to the session").see_button("Milk is flowing");
    phone.tap("Finish").see_heading("How did it go?").tap("Save").see_heading("Today");
}

#[test]
fn pain_takes_hands_off_at_once_and_strong_pain_for_the_whole_session() {
    let phone = Phone::new();
    start(&phone, "start/hands-on");
    phone.tap("Next").tap("Next").see_heading("Light strokes, left").see_text("Very light");
    phone.tap("It hurts").see_heading("Let go. Hands off.").see_text("Pain is a stop sign.");
    phone.tap("Pain 7 of 10").tap("Go on gently");
    phone.see_text("Call your clinician today").see_text("no touch today").see_heading("Pump on, low and fast");
    phone.wait_for("every quarter to be closed", |phone| {
        let closed = phone.eval("document.body.innerText.split('no touch today').length - 1");
        closed == 2
    });
}

#[test]
fn stop_in_the_sheet_ends_everything() {
    let phone = Phone::new();
    start(&phone, "start/hands-on");
    phone.tap("It hurts").tap("Stop").see_heading("Stopped").see_gone("button", "Next");
    phone.tap("On to saving").see_heading("How did it go?").see_gone("button", "Back to the session");
}

#[test]
fn a_blocked_side_is_never_touched() {
    let phone = Phone::new();
    phone.visit("start/hands-on").tap("Something is different").see_heading("What is different?");
    phone.eval("document.querySelector('[role=group][aria-label^=\"A red, dark\"] button').click()");
    phone.tap("See what helps").tap("Start, left side without touch").see_button("It hurts");
    phone.see_heading("Settle and breathe").tap("Next").see_heading("Wash your hands").tap("Next");
    phone.see_heading("Light strokes, right").see_text("no touch today").tap("Next");
    for quarter in ["upper outer", "upper inner", "lower inner", "lower outer"] {
        phone.see_heading(&format!("Small circles, right, {quarter}")).tap("Next");
    }
    phone.see_heading("Pump on, low and fast");
}

#[test]
fn a_pause_stands_still_and_resume_goes_on() {
    let phone = Phone::new();
    start(&phone, "start/hands-on");
    phone.tap("Next").see_heading("Wash your hands").tap("Pause").see_heading("Paused");
    let before = phone.eval("document.querySelector('[role=timer]').innerText");
    phone.wait_for("a second of real time", |phone| phone.eval("performance.now() > 4000") == true);
    assert_eq!(phone.eval("document.querySelector('[role=timer]').innerText"), before);
    phone.tap("Resume").see_heading("Wash your hands").see_button("Pause");
}

#[test]
fn quiet_and_just_pump_never_touch() {
    let phone = Phone::new();
    start(&phone, "start/quiet");
    phone.tap("Next").see("image", "Breathe in for four seconds, out for six.");
    phone.tap("It hurts").tap("Stop").tap("On to saving").tap("Save").see_heading("Today");
    phone.tap("Just pump").tap("All clear, start").see_button("Milk is flowing").see_button("Finish");
    assert!(!phone.text().contains("Pressure"));
}
