//! Two phones and a server: the log is kept there sealed, a second phone follows, somebody is invited, a phone is lost.
//! Not the keys: `crates/server/tests/mailbox` looks into those.

use journeys::Phone;

const PASSWORD: &str = "warm milk at four";

/// The first word on the page that is like this.
fn word(phone: &Phone, like: impl Fn(&str) -> bool) -> String {
    let text = phone.text();
    text.split_whitespace().find(|word| like(word)).map(str::to_owned).unwrap_or_else(|| panic!("not in: {text}"))
}

fn take_sheet(phone: &Phone) -> String {
    phone.see_heading("Your sheet");
    let code = word(phone, |word| word.len() == 34 && word.matches('-').count() == 6);
    phone.tap("I have it on paper");
    code
}

fn make_account(phone: &Phone, name: &str) -> String {
    phone.visit("settings").tap("Set it up").see_heading("Keep it safe");
    phone.type_into("Name or email", name).type_into("New password", PASSWORD).tap("Make the account");
    let code = take_sheet(phone);
    phone.see_text("Kept on your server");
    code
}

fn sign_in(phone: &Phone, name: &str, password: &str) {
    phone.visit("settings/safe").tap("I have one");
    phone.type_into("Name or email", name).type_into("Password", password).tap("Sign in");
}

fn log(phone: &Phone, left: &str, right: &str) {
    phone.visit("log").see_heading("Log past session");
    phone.type_into("Left amount", left).type_into("Right amount", right).tap("Save").see_heading("Today");
}

fn link(phone: &Phone) -> String {
    phone.see_heading("Scan this with the other phone").see("image", "QR code with the link");
    word(phone, |word| word.contains("/join#"))
        .split_once("/join")
        .map(|(_, rest)| format!("join{rest}"))
        .unwrap_or_default()
}

#[test]
fn a_second_phone_follows_and_weeks_without_network_are_made_up() {
    let mut mine = Phone::new();
    log(&mine, "65", "48");
    make_account(&mine, "anna");
    let second = mine.beside();
    sign_in(&second, "anna", PASSWORD);
    second.see_text("Kept on your server").visit("history").see_text("left 65, right 48");
    // What one phone writes is on the other without a touch.
    log(&mine, "55", "40");
    second.see_text("left 55, right 40");
    mine.wait_until_kept();
    second.wait_until_kept();
    mine.offline(true);
    log(&mine, "33", "22");
    log(&second, "44", "11");
    mine.offline(false);
    mine.visit("history").see_text("left 44, right 11").see_text("left 33, right 22");
    second.visit("history").see_text("left 44, right 11").see_text("left 33, right 22");
    mine.visit("settings/safe").see_text("Another phone, added").axe();
}

#[test]
fn a_phone_joins_by_a_link_and_is_removed_when_it_is_lost() {
    let mine = Phone::new();
    log(&mine, "65", "48");
    make_account(&mine, "anna");
    mine.tap("Add a phone");
    let link = link(&mine);
    let lost = mine.beside();
    lost.visit(&link).see_heading("Join").axe().tap("Open the link").see_heading("Today");
    lost.visit("history").see_text("left 65, right 48");
    let late = mine.beside();
    late.visit(&link).tap("Open the link").see_text("was used already");
    mine.visit("settings/safe").see_text("Another phone, added");
    let remove = mine
        .eval("[...document.querySelectorAll('button')].map(b => b.ariaLabel ?? '').find(l => l.startsWith('Remove'))");
    mine.tap(remove.as_str().unwrap_or_default()).tap("Yes, remove it");
    take_sheet(&mine);
    log(&mine, "77", "70");
    lost.visit("settings").see_text("does not know this phone any more");
    lost.visit("history").see_text("left 65, right 48");
    assert!(!lost.text().contains("left 77"), "what comes after is closed to it");
}

#[test]
fn somebody_invited_sees_sessions_and_a_lost_password_is_no_end() {
    let mine = Phone::new();
    log(&mine, "65", "48");
    let sheet = make_account(&mine, "anna");
    mine.tap("Invite somebody");
    let link = link(&mine);
    let partner = mine.beside();
    partner.visit(&link).tap("Open the link").see_text("You are invited").see_text("Sessions");
    partner.type_into("Name or email", "ben").type_into("New password", "tea with lemon").tap("Make the account");
    take_sheet(&partner);
    partner.visit("history").see_text("left 65, right 48");
    let new_phone = mine.beside();
    new_phone.visit("settings/safe").tap("I lost the password");
    new_phone.type_into("Name or email", "anna").type_into("Code from your printed sheet", &sheet.to_lowercase());
    new_phone.type_into("New password", "cold tea at nine").tap("Set the new password");
    take_sheet(&new_phone);
    new_phone.visit("history").see_text("left 65, right 48");
    sign_in(&mine.beside(), "anna", "cold tea at nine");
}
