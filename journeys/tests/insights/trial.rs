//! A trial of one: started, followed by the coach, and ended with each of its four answers.
//! The histories are seeded; the answers are the app's own.

use journeys::{Phone, Seeded, SeededTrial};

use crate::{afternoon, with_trial};

/// Starts the trial of this question by whole days.
fn start(phone: &Phone, question: &str) {
    phone.visit("insights").tap("Try something out A fair test with your own milk");
    phone.see_heading("Does it help me?").tap(question).see_button("Start the trial");
}

/// What is drawn for now: `with` or `without`, as Today says.
fn drawn(phone: &Phone) -> bool {
    phone.visit("").see_text("of at most 300 sessions");
    let text = phone.text();
    assert_ne!(text.contains("Today with massage"), text.contains("Today without massage"), "{text}");
    text.contains("Today with massage")
}

/// Goes through the gate and says whether the coach has massage.
fn massages(phone: &Phone, own_way: bool) -> bool {
    phone.visit("start/hands-on").see_button("My own way this time");
    if own_way {
        phone.tap("My own way this time").see_text("This session counts for its day all the same");
    }
    phone
        .tap("All clear, start")
        .see_heading("Settle and breathe")
        .tap("Next")
        .see_heading("Wash your hands")
        .tap("Next");
    phone.wait_for("the step after washing", |phone| !phone.has("heading", "Wash your hands"));
    phone.text().contains("Light strokes")
}

#[test]
fn a_trial_is_started_and_the_coach_follows_the_draw() {
    let mut phone = afternoon();
    // The start button comes when the phone's store is there.
    phone.visit("").see_button("Start hands-on session").wait_until_kept();
    phone.offline(true);
    phone.visit("insights/trial").see_heading("Does it help me?");
    phone.tap_role("button", "Massage Do strokes and circles bring me more milk?");
    phone.see_text("you would know after about").tap("Whole days").see_text("It ends by itself");
    phone.tap("Start the trial").see_text("Your trial has begun").see_heading("Massage").see_text("Too early to say");
    let with = drawn(&phone);
    assert_eq!(massages(&phone, false), with);
}

#[test]
fn she_may_always_do_otherwise() {
    let phone = with_trial(3, 300, 1.0, 0.1);
    drawn(&phone);
    assert!(massages(&phone, true), "her own way is her whole routine");
}

#[test]
fn days_with_and_days_without_are_followed() {
    // The order of this seed is known: among four days in a row there are both arms.
    let mut seen = Vec::new();
    for days in [2, 3, 4, 5] {
        let phone = with_trial(days, 300, 1.0, 0.1);
        let with = drawn(&phone);
        assert_eq!(massages(&phone, false), with, "day {days}");
        seen.push(with);
    }
    assert!(seen.contains(&true) && seen.contains(&false), "{seen:?}");
}

#[test]
fn it_helps() {
    let phone = with_trial(24, 300, 1.3, 0.12);
    phone.visit("").see_text("It helps");
    phone
        .visit("insights/trial")
        .see_heading("It helps")
        .see_text("more milk a day with massage")
        .see_text("ml more a day");
    phone.see_text("Part of that is missing at the next one");
    phone
        .reload()
        .see_heading("It helps")
        .tap("Try something else")
        .see_heading("Does it help me?")
        .see_text("Earlier trials");
}

#[test]
fn it_brings_less() {
    let phone = with_trial(24, 300, 0.75, 0.12);
    phone.visit("insights/trial").see_heading("It brings less milk").see_text("less milk a day with massage");
}

#[test]
fn no_real_difference() {
    let phone = with_trial(36, 300, 1.0, 0.05);
    phone.visit("insights/trial").see_heading("No real difference").see_text("Less than 10 % either way");
}

#[test]
fn not_known_yet_about_so_many_more() {
    let phone = with_trial(7, 48, 1.04, 0.35);
    phone.visit("insights/trial").see_heading("Not known yet").see_text("more to know");
}

#[test]
fn she_ends_it_whenever_she_likes() {
    let phone = with_trial(10, 300, 1.04, 0.12);
    phone.visit("insights/trial").see_text("So far about").see_text("more sessions until the answer is clear");
    phone.tap("End this trial").tap("Go on").tap("End this trial").tap("End it now, without an answer");
    phone.see_heading("You ended it");
    phone.visit("").see_heading("Today").see_gone("region", "Your trial");
}

#[test]
fn a_number_is_chosen_and_one_side_is_offered_where_it_can_be() {
    let phone = afternoon();
    start(&phone, "Longer sessions Do some minutes more bring more milk?");
    phone.see_text("20 min").tap("Less: To try").see_text("Please choose two that differ").tap("More: To try");
    phone.see_gone("radio", "One side").tap("Start the trial").see_heading("20 or 15 minutes");
}

#[test]
fn a_day_with_sessions_already_is_not_the_first() {
    let phone = afternoon();
    Seeded { sessions: 30, trial: None::<SeededTrial>, ..Seeded::default() }.bring(&phone);
    start(&phone, "Warmth Does a warm cloth before the pump bring more?");
    phone.tap("Start the trial").see_text("It begins tomorrow morning at 4.");
}
