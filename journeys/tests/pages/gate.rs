//! The gate: nothing in the way of a healthy person, and clear advice for everybody else.
//! Not the session behind it.

use crate::afternoon;

#[test]
fn a_red_area_keeps_hands_off_that_side() {
    let phone = afternoon();
    phone.visit("").tap("Start hands-on session").see_heading("Before we start").tap("Something is different");
    phone.see_heading("What is different?");
    phone.eval("document.querySelector('[role=group][aria-label=\"A red, dark or hot area\"] button').click()");
    phone.tap("See what helps").see_heading("Here is what helps").see_text("No massage and no heat on this side");
    phone.see_button("Start, left side without touch").see_button("Just pump, no touch");
    phone.tap("Not now").see_heading("Today").see_text("Your answers are kept");
}

#[test]
fn a_fever_says_whom_to_call_and_starts_no_touch() {
    let phone = afternoon();
    phone.visit("start/hands-on").tap("Something is different").type_into("My temperature", "100.6");
    phone.tap("See what helps").see_text("Get care now").see_text("Call your clinician or maternity line");
    assert!(!phone.has("button", "Start, left side without touch"));
    phone.see_button("Just pump, no touch");
}

#[test]
fn a_temperature_that_cannot_be_is_explained() {
    let phone = afternoon();
    phone.visit("start/hands-on").tap("Something is different").type_into("My temperature", "hot");
    phone.see_text("That does not look like a temperature");
}

#[test]
fn another_routine_is_two_taps_away() {
    let phone = afternoon();
    phone.visit("start/hands-on").see_button("All clear, start").eval("document.querySelector('details').open = true");
    phone.eval("[...document.querySelectorAll('details a')].find(a => a.textContent.startsWith('Quiet')).click()");
    phone.see_text("No touch. Slow breathing, soft sound, and the pump.");
    assert!(!phone.text().contains("Any firm spots now?"));
}
