//! The screen stays on during a session where the browser allows it, and is asked again after each return.
//! Not the fallback: soft sound keeps the page itself awake (`adapters::audio`), and the screen may go dark.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::reach;

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static HELD: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Whether this browser has wake locks at all.
#[must_use]
pub fn available() -> bool {
    wake_lock().is_some()
}

fn wake_lock() -> Option<JsValue> {
    reach::member(&reach::navigator()?, "wakeLock")
}

/// Keeps the screen on from here, as far as it goes.
pub fn hold() {
    WANTED.set(true);
    again();
}

/// Asks again; call it whenever the page is seen anew, because hiding gives the lock back.
pub fn again() {
    let free = HELD.with_borrow(|held| held.as_ref().is_none_or(released));
    if !WANTED.get() || !free {
        return;
    }
    let Some(asked) = wake_lock().and_then(|lock| reach::call(&lock, "request", &[JsValue::from_str("screen")])) else {
        return;
    };
    let Ok(promise) = asked.dyn_into::<js_sys::Promise>() else { return };
    spawn_local(async move {
        // Refused when the battery is low or the page is hidden: then the phone's own rule stands.
        if let Ok(held) = JsFuture::from(promise).await {
            HELD.with_borrow_mut(|slot| *slot = Some(held));
        }
    });
}

/// Lets the screen go dark again.
pub fn release() {
    WANTED.set(false);
    if let Some(held) = HELD.with_borrow_mut(Option::take) {
        reach::call(&held, "release", &[]);
    }
}

fn released(lock: &JsValue) -> bool {
    reach::member(lock, "released").is_some_and(|released| released.is_truthy())
}
