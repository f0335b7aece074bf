//! Word between tabs of the same browser: "something was kept", so that History elsewhere follows.
//! Not what was kept: the other tab reads it from the store itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "letdown";
const KEPT: &str = "kept";

/// Tells the other tabs that the store has changed.
pub fn tell() {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&KEPT.into());
        channel.close();
    }
}

/// Calls `heard` for the life of the page whenever another tab has changed the store.
pub fn listen(heard: impl Fn() + 'static) {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if message.data().as_string().as_deref() == Some(KEPT) {
            heard();
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
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
