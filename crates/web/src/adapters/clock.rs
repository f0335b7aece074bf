//! The clock of the phone app: the one place that reads the browser's time and zone.
//! Not timers: whoever waits asks this clock how long, so that `?clock=60` speeds up everything alike.

use domain::moment::Moment;
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::place;

const ANCHOR: &str = "letdown-clock";

/// The largest factor that is taken as meant: a day in under a minute and a half.
const FASTEST: f64 = 1000.0;

/// Real time, and the time it is told as: `told + (real now - real) * rate`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Anchor {
    rate: f64,
    real: f64,
    told: f64,
}

impl Anchor {
    fn tell(self, real_now: f64) -> f64 {
        self.told + (real_now - self.real) * self.rate
    }

    fn to_text(self) -> String {
        format!("{} {} {}", self.rate, self.real, self.told)
    }

    fn from_text(text: &str) -> Option<Anchor> {
        let mut numbers = text.split(' ').map(str::parse::<f64>);
        let mut next = || numbers.next()?.ok();
        Some(Anchor { rate: next()?, real: next()?, told: next()? })
    }
}

thread_local! {
    static ANCHORED: Anchor = anchor();
}

/// Kept for the tab, so that a reload goes on in the same fast time instead of jumping back.
fn anchor() -> Anchor {
    let real = real_ms();
    let rate = asked_rate();
    let kept = place::tab_note(ANCHOR).and_then(|text| Anchor::from_text(&text));
    let told = kept.map_or(real, |kept| kept.tell(real).max(real));
    let fresh = match kept {
        Some(kept) if (kept.rate - rate).abs() < f64::EPSILON => kept,
        _ if (rate - 1.0).abs() < f64::EPSILON => Anchor { rate, real, told: real },
        _ => Anchor { rate, real, told },
    };
    if (rate - 1.0).abs() > f64::EPSILON {
        place::set_tab_note(ANCHOR, &fresh.to_text());
    }
    fresh
}

fn asked_rate() -> f64 {
    place::query("clock")
        .and_then(|text| text.parse::<f64>().ok())
        .filter(|rate| rate.is_finite() && *rate > 0.0 && *rate <= FASTEST)
        .unwrap_or(1.0)
}

#[expect(clippy::disallowed_methods, reason = "the one clock of the phone app")]
fn real_ms() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since 1970 UTC, as this app tells time.
#[must_use]
pub fn now_ms() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit many times over")]
    ANCHORED.with(|anchor| anchor.tell(real_ms()) as i64)
}

/// How many times as fast as real time runs; 1 for everybody but a watcher.
#[must_use]
pub fn rate() -> f64 {
    ANCHORED.with(|anchor| anchor.rate)
}

/// Real milliseconds until `told_ms` of this clock have gone by.
#[must_use]
pub fn real_wait_ms(told_ms: f64) -> f64 {
    told_ms / rate()
}

/// Milliseconds since the page was loaded, never set back: the clock that sound is laid by.
#[must_use]
pub fn page_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(real_ms, |performance| performance.now())
}

/// Now, with her zone.
#[must_use]
pub fn moment() -> Moment {
    moment_at(now_ms())
}

/// An instant, with the offset her zone has then.
#[must_use]
pub fn moment_at(epoch_ms: i64) -> Moment {
    Moment::new(epoch_ms, offset_s(epoch_ms), zone())
}

/// Seconds east of UTC on her wall clock at that instant.
#[must_use]
pub fn offset_s(epoch_ms: i64) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "exact to 285 000 years")]
    let date = js_sys::Date::new(&JsValue::from_f64(epoch_ms as f64));
    #[expect(clippy::cast_possible_truncation, reason = "offsets are within a day")]
    let minutes_west = date.get_timezone_offset() as i32;
    minutes_west.saturating_mul(-60)
}

/// The IANA name of her zone, `UTC` when the browser does not say.
#[must_use]
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &JsValue::from_str("timeZone"))
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| "UTC".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_comes_back_from_its_text() {
        let anchor = Anchor { rate: 60.0, real: 1_000.0, told: 5_000.5 };
        assert_eq!(Anchor::from_text(&anchor.to_text()), Some(anchor));
        assert_eq!(Anchor::from_text("60 soon"), None);
    }

    #[test]
    fn sixty_times_as_fast() {
        let anchor = Anchor { rate: 60.0, real: 1_000.0, told: 1_000.0 };
        assert!((anchor.tell(2_000.0) - 61_000.0).abs() < 1e-9);
    }
}
