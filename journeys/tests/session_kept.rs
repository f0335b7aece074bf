//! A session outlives what phones do: a reload, a second tab, two hours without power.
//! Not the coaching itself: `session` has that.

use journeys::Phone;

fn start(phone: &Phone) {
    phone.visit("start/hands-on").tap("All clear, start").see_heading("Settle and breathe");
}

/// The clock of every page from here on shows two hours more.
const TWO_HOURS_LATER: &str = "{ const now = Date.now.bind(Date); Date.now = () => now() + 7_200_000; }";

fn save_button(phone: &Phone) -> String {
    let name =
        "[...document.querySelectorAll('button')].map(one => one.innerText).find(one => one.startsWith('Save it'))";
    phone.eval(name).as_str().expect("there is a button that saves").to_owned()
}

#[test]
fn a_reload_finds_her_where_she_should_be() {
    let phone = Phone::new();
    start(&phone);
    phone.tap("Next").tap("Next").see_heading("Light strokes, left").tap("Next").see_heading("Light strokes, right");
    phone.reload().see_heading("Light strokes, right");
    phone.visit("").see_heading("Light strokes, right");
    phone.tap("Pause").see_heading("Paused").reload().see_heading("Paused").tap("Resume");
    phone.see_heading("Light strokes, right");
}

#[test]
fn a_reload_goes_by_the_clock_and_not_by_what_was_shown() {
    let phone = Phone::new();
    phone.visit("start/hands-on?clock=60").tap("All clear, start").see_button("Milk is flowing");
    phone.tap("Milk is flowing").see_text("1 letdown").reload().see_text("1 letdown").tap("Finish");
    phone.see_heading("How did it go?").reload().see_heading("How did it go?").tap("Save").see_heading("Today");
}

#[test]
fn after_a_dead_phone_she_is_asked_and_can_save() {
    let phone = Phone::new();
    start(&phone);
    phone.before_load(TWO_HOURS_LATER).reload().see_heading("What happened here?").axe();
    phone.reload().see_heading("What happened here?");
    let save = save_button(&phone);
    phone.tap(&save).see_heading("How did it go?").tap("Save").see_heading("Today");
}

#[test]
fn after_a_dead_phone_the_time_can_be_told_or_the_session_left_out() {
    let phone = Phone::new();
    start(&phone);
    phone.before_load(TWO_HOURS_LATER).reload().see_heading("What happened here?");
    phone.tap("Change the time").see_button("Save with this time");
    phone.tap("Do not keep it").tap("Keep it").tap("Do not keep it").tap("Yes, leave it out").see_heading("Today");
    phone.reload().see_button("Start hands-on session");
}

#[test]
fn two_tabs_do_not_both_coach() {
    let phone = Phone::new();
    start(&phone);
    phone.visit_in_new_tab("session").see_heading("This session is coached in another tab").see_gone("button", "Pause");
    phone.tap("Coach here instead").see_button("Pause").tap("Next").see_heading("Wash your hands");
    phone.turn_to_tab(0).see_heading("This session is coached in another tab").see_text("Wash your hands");
    phone.see_gone("button", "Pause").turn_to_tab(1);
    phone.tap("It hurts").tap("Stop").tap("On to saving").tap("Save").see_heading("Today");
    phone.turn_to_tab(0).see_heading("Nothing to save");
}
