//! Times and dates as she reads them, in the browser's own way of writing English.
//! Reads no clock: every moment is told, and is shown as it was lived there.

use domain::moment::{Day, Moment};
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// "2:10 pm", or "14:10" where that is usual.
#[must_use]
pub fn time(moment: &Moment) -> String {
    let parts = [("hour", "numeric"), ("minute", "2-digit")];
    written(wall_ms(moment), &parts).replace("AM", "am").replace("PM", "pm").replace('\u{202f}', " ")
}

/// "Thu 2:10 pm" within a week, else "21 May".
#[must_use]
pub fn until(moment: &Moment, now: &Moment) -> String {
    let days = i64::from(moment.wall().date() != now.wall().date()) * (moment.epoch_ms() - now.epoch_ms()) / 86_400_000;
    if days > 6 {
        return written(wall_ms(moment), &[("day", "numeric"), ("month", "long")]);
    }
    format!("{} {}", written(wall_ms(moment), &[("weekday", "short")]), time(moment))
}

/// "Sunday 22 November".
#[must_use]
pub fn day_long(day: Day) -> String {
    written(day_ms(day), &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

/// "Sunday 22 Nov".
#[must_use]
pub fn day_name(day: Day) -> String {
    written(day_ms(day), &[("weekday", "long"), ("day", "numeric"), ("month", "short")])
}

/// The instant whose UTC reading is her wall clock: so the browser need not know her zone of then.
#[expect(clippy::cast_precision_loss, reason = "exact to 285 000 years")]
fn wall_ms(moment: &Moment) -> f64 {
    (moment.epoch_ms() + i64::from(moment.offset_s) * 1000) as f64
}

fn day_ms(day: Day) -> f64 {
    let year = f64::from(day.year());
    js_sys::Date::utc(year, f64::from(day.month()) - 1.0) + (f64::from(day.day()) - 1.0) * 86_400_000.0
}

fn written(utc_ms: f64, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale().into()), &options).format();
    let date = js_sys::Date::new(&JsValue::from_f64(utc_ms));
    format.call1(&JsValue::UNDEFINED, date.unchecked_ref()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Her English, or plain English with the 24-hour clock when the browser speaks another language.
fn locale() -> String {
    let told = web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default();
    if told.starts_with("en") { told } else { "en-GB".to_owned() }
}
