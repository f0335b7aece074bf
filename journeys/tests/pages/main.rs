//! The pages, as a person uses them. Table of contents:
//! logging and mending (`log`), the gate (`gate`), settings and routines (`choices`), copies in and out (`copies`),
//! and that everybody can read and reach all of it (`everybody`). Not the running session: other journeys do that.

mod choices;
mod copies;
mod everybody;
mod gate;
mod log;

use journeys::{Phone, afternoon};

/// Logs a session by hand and lands on Today.
fn log_session(phone: &Phone, started: &str, left: &str, right: &str) {
    phone.visit("log").see_heading("Log past session");
    phone.choose("Started", started).type_into("Left amount", left).type_into("Right amount", right);
    phone.tap("Save").see_text("Saved").see_heading("Today");
}
