//! A time of day that is always the same, so that pictures and accessibility trees do not change with the calendar.
//! Time still passes: what waits for it goes on.

use serde_json::json;

use crate::Phone;

/// Two in the afternoon of 22 November 2026, a Sunday.
const CLOCK: &str = "(() => {
    const begin = Date.parse('2026-11-22T14:00:00Z') - performance.timeOrigin;
    Date.now = () => Math.floor(begin + performance.timeOrigin + performance.now());
})()";

/// A phone on which every page begins at two in the afternoon of that Sunday, in UTC.
#[must_use]
pub fn afternoon() -> Phone {
    let phone = Phone::new();
    phone.before_load(CLOCK);
    phone.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": "UTC"}));
    phone
}
