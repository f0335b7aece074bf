//! From the first visit to a saved session, and what can be mended afterwards.
//! Not what the numbers mean.

use crate::{afternoon, log_session};

#[test]
fn a_first_visit_ends_in_a_saved_session() {
    let phone = afternoon();
    phone.visit("").see_heading("Today").see_text("Nothing logged yet. Your first session will show here.");
    phone.tap("Log past").see_heading("Log past session");
    phone.type_into("Left amount", "65").type_into("Right amount", "48").see_text("113 ml together");
    phone.tap("left, lower outer").tap("Fridge").see_text("good until Thu");
    phone.tap("Save").see_heading("Today").see_text("113 ml").see_text("the 2nd of 8 today");
    phone.reload().see_text("113 ml");
    phone.tap("History").see_heading("History").see_text("left 65, right 48");
}

#[test]
fn unknown_is_not_zero() {
    let phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "", "");
    phone.see_text("1 session today, without an amount.");
    log_session(&phone, "2026-11-22T12:00", "0", "");
    phone.see_text("0 ml").tap("History").see_text("No amount told").see_text("left 0, right –");
}

#[test]
fn an_amount_that_cannot_be_is_explained_and_nothing_is_lost() {
    let phone = afternoon();
    phone.visit("log").type_into("Right amount", "40").type_into("Note", "tired");
    for (typed, told) in
        [("-5", "It cannot be less than 0"), ("lots", "Please write a number"), ("1200", "1000 ml at most")]
    {
        phone.type_into("Left amount", typed).see_text(told).tap("Save").see_text("One field needs a second look");
        assert_eq!(phone.value_of("Left amount"), typed);
    }
    assert_eq!((phone.value_of("Right amount"), phone.value_of("Note")), ("40".to_owned(), "tired".to_owned()));
    phone.type_into("Left amount", "12,5").tap("Save").see_heading("Today").see_text("52.5 ml");
}

#[test]
fn a_time_that_cannot_be_is_explained() {
    let phone = afternoon();
    phone.visit("log").choose("Started", "2027-01-01T10:00").see_text("That lies ahead");
    phone.choose("Started", "2026-11-20T10:00").type_into("Minutes", "2000").see_text("That is longer than a day");
    phone.type_into("Minutes", "20").tap("Save").see_heading("Today");
}

#[test]
fn a_session_can_be_mended_deleted_and_brought_back() {
    let phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "65", "48");
    phone.tap("History").see_text("113 ml").eval("document.querySelector('main li a').click()");
    phone.see_heading("Session at 10:00 am").type_into("Left amount", "70").tap("Save");
    phone.see_heading("History").see_text("118 ml");
    phone.eval("document.querySelector('main li a').click()");
    phone.tap("Delete this session").see_text("Session deleted").see_text("Nothing logged yet");
    phone.tap("Undo").see_text("118 ml").reload().see_text("118 ml");
}

#[test]
fn another_tab_follows() {
    let phone = afternoon();
    phone.visit("history").see_text("Nothing logged yet");
    phone.visit_in_new_tab("log").type_into("Left amount", "33").tap("Save").see_heading("Today");
    phone.turn_to_tab(0).see_text("33 ml");
}

#[test]
fn a_session_that_was_run_waits_in_wrap_up_until_it_is_saved() {
    let phone = afternoon();
    phone.visit("start/pump-only?clock=60").see_text("Time runs 60 times as fast").tap("All clear, start");
    phone.tap("Finish").see_heading("How did it go?");
    phone.type_into("Left amount", "41").tap("Fridge").reload().see_heading("How did it go?");
    assert_eq!(phone.value_of("Left amount"), "41");
    phone.visit("?clock=60").see_heading("How did it go?").tap("Save").see_heading("Today").see_text("41 ml");
    phone.tap("History").see_text("Just pump");
}

#[test]
fn much_pain_says_whom_to_call() {
    let phone = afternoon();
    phone.visit("log").see_heading("Comfort");
    for _ in 0..8 {
        phone.tap("More pain");
    }
    phone.see_text("Pain this strong should be looked at today");
}

#[test]
fn a_session_is_logged_without_network() {
    let mut phone = afternoon();
    // The start button comes when the phone's store is there.
    phone.visit("").see_button("Start hands-on session").wait_until_kept();
    phone.offline(true);
    log_session(&phone, "2026-11-22T10:00", "20", "25");
    phone.reload().see_text("45 ml");
}
