//! The pages, as a person uses them. Table of contents:
//! logging and mending (`log`), the gate (`gate`), settings and routines (`choices`), copies in and out (`copies`),
//! and that everybody can read and reach all of it (`everybody`). Not the running session: other journeys do that.

mod choices;
mod copies;
mod everybody;
mod gate;
mod log;

use journeys::Phone;
use serde_json::json;

/// Two in the afternoon of 22 November 2026, a Sunday, wherever and whenever the journey runs.
const AFTERNOON: &str = "(() => {
    const begin = Date.parse('2026-11-22T14:00:00Z') - performance.timeOrigin;
    Date.now = () => Math.floor(begin + performance.timeOrigin + performance.now());
})()";

/// A phone on which it is always that afternoon, in UTC.
fn afternoon() -> Phone {
    let phone = Phone::new();
    phone.before_load(AFTERNOON);
    phone.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": "UTC"}));
    phone
}

/// Logs a session by hand and lands on Today.
fn log_session(phone: &Phone, started: &str, left: &str, right: &str) {
    phone.visit("log").see_heading("Log past session");
    phone.choose("Started", started).type_into("Left amount", left).type_into("Right amount", right);
    phone.tap("Save").see_text("Saved").see_heading("Today");
}
