//! Word between tabs of the same browser: "something was kept", so that History elsewhere follows.
//! Not what was kept: the other tab reads it from the store itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const KEPT: &str = "kept";
const ERASED: &str = "erased";

thread_local! {
    /// One channel for telling and for hearing, so that a tab never hears itself.
    static FACTS: Option<BroadcastChannel> = BroadcastChannel::new("letdown").ok();
}

/// What another tab has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Facts were added.
    Kept,
    /// Everything was erased.
    Erased,
}

/// Tells the other tabs.
pub fn tell(news: News) {
    let word = match news {
        News::Kept => KEPT,
        News::Erased => ERASED,
    };
    FACTS.with(|channel| channel.as_ref().map(|channel| channel.post_message(&word.into())));
}

/// Calls `heard` for the life of the page whenever another tab has done something.
pub fn listen(heard: impl Fn(News) + 'static) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let erased = message.data().as_string().as_deref() == Some(ERASED);
        heard(if erased { News::Erased } else { News::Kept });
    });
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
