//! Settings take effect at once and stay; a routine that breaks a limit is refused with the reason.
//! Not what a session makes of them.

use crate::{afternoon, log_session};

#[test]
fn choices_take_effect_and_stay() {
    let phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "60", "30");
    phone.visit("settings").tap("oz").tap("Night").tap("200 %");
    phone.wait_for("the night", |phone| phone.eval("document.documentElement.dataset.look") == "night");
    phone.visit("").see_text("3.04 oz");
    assert_eq!(phone.eval("getComputedStyle(document.documentElement).fontSize"), "32px");
}

#[test]
fn a_routine_that_breaks_a_limit_is_refused_with_the_reason() {
    let phone = afternoon();
    phone.visit("settings/protocols/hands-on").see_heading("A copy of Hands-on").type_into("Name", "Slow mornings");
    phone.eval("(() => {
        const more = [...document.querySelectorAll('li.card')].find(card => card.textContent.startsWith('Small circles'))
            .querySelector('[aria-label=\"More: Length\"]');
        for (let i = 0; i < 40; i++) more.click();
    })()");
    phone.see_text("is the most").tap("Save").see_text("Not saved yet");
    phone.eval("(() => {
        const less = [...document.querySelectorAll('li.card')].find(card => card.textContent.startsWith('Small circles'))
            .querySelector('[aria-label=\"Less: Length\"]');
        for (let i = 0; i < 40; i++) less.click();
    })()");
    phone.tap("Save").see_heading("Routines").see_text("Slow mornings").tap("Use Slow mornings");
    phone.see_gone("button", "Use Slow mornings");
    phone.visit("").tap("Start hands-on session").see_text("Slow mornings");
}
