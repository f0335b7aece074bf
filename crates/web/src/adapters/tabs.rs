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
