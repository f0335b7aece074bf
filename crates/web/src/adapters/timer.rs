//! Waiting: at intervals, no longer than so long, and until the page is seen or hidden.
//! Not what time it is (`adapters::clock`): browsers slow timers down in hidden pages, and nothing here counts them.

use std::future::Future;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::VisibilityState;

/// Calls `work` about every `real_ms`, for the life of the page.
pub fn every(real_ms: u32, work: impl FnMut() + 'static) {
    Interval::new(real_ms, work).forget();
}

/// Waits for `real_ms`; longer while the page is hidden.
pub async fn wait(real_ms: u32) {
    TimeoutFuture::new(real_ms).await;
}

/// Waits for `work`, but no longer than `real_ms`; the work goes on all the same.
pub async fn within(real_ms: u32, work: impl Future<Output = ()> + 'static) {
    let done = future_to_promise(async move {
        work.await;
        Ok(JsValue::UNDEFINED)
    });
    let late = future_to_promise(async move {
        wait(real_ms).await;
        Ok(JsValue::UNDEFINED)
    });
    let _ = JsFuture::from(Promise::race(&Array::of2(&done, &late))).await;
}

/// Whether nobody sees the page now.
#[must_use]
pub fn hidden() -> bool {
    leptos::prelude::document().visibility_state() == VisibilityState::Hidden
}

/// Calls `work` whenever the page comes into sight or goes out of it, for the life of the page.
pub fn on_seen_or_hidden(work: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(work);
    let handler = closure.as_ref().unchecked_ref();
    let _ = leptos::prelude::document().add_event_listener_with_callback("visibilitychange", handler);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("pagehide", handler);
        let _ = window.add_event_listener_with_callback("pageshow", handler);
    }
    closure.forget();
}
