//! Word between tabs of the same browser: "something was kept", so that History elsewhere follows.
//! Not what was kept: the other tab reads it from the store itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

const KEPT: &str = "kept";

thread_local! {
    /// One channel for telling and for hearing, so that a tab never hears itself.
    static FACTS: Option<BroadcastChannel> = BroadcastChannel::new("letdown").ok();
}

/// Tells the other tabs that facts were added or erased.
pub fn tell() {
    FACTS.with(|channel| channel.as_ref().map(|channel| channel.post_message(&KEPT.into())));
}

/// Calls `heard` for the life of the page whenever another tab has added or erased facts.
pub fn listen(heard: impl Fn() + 'static) {
    let on_message = Closure::<dyn Fn()>::new(heard);
    FACTS.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
    });
    on_message.forget();
}

thread_local! {
    /// One channel for telling and for hearing, so that a tab never hears itself.
    static SESSION: Option<BroadcastChannel> = BroadcastChannel::new("letdown-session").ok();
}

/// Tells the other tabs that the session in hand has changed.
pub fn tell_session() {
    SESSION.with(|channel| channel.as_ref().map(|channel| channel.post_message(&KEPT.into())));
}

/// Calls `heard` for the life of the page whenever another tab has changed the session in hand.
pub fn listen_session(heard: impl Fn() + 'static) {
    let on_message = Closure::<dyn Fn()>::new(heard);
    SESSION.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
    });
    on_message.forget();
}
