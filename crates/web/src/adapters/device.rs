//! What the device and its browser can do or have been told: lasting storage, day or night, installed or not.
//! Not sound, vibration or the screen's wake lock: those have adapters of their own.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Asks the browser not to throw our storage away when space is short. It may say no; nothing depends on it.
pub async fn ask_to_keep() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(promise) = window.navigator().storage().persist() {
        let _ = JsFuture::from(promise).await;
    }
}

/// Whether the app runs from the home screen.
#[must_use]
pub fn installed() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(display-mode: standalone)").ok()?)
        .is_some_and(|query| query.matches())
}

/// The family of the device, for help that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// iPhone and iPad.
    Apple,
    /// Android.
    Android,
    /// A computer or anything else.
    Other,
}

/// Which family this device says it is of.
#[must_use]
pub fn family() -> Family {
    let told = web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    if told.contains("iPhone") || told.contains("iPad") {
        Family::Apple
    } else if told.contains("Android") {
        Family::Android
    } else {
        Family::Other
    }
}

/// Sets `name` on the page's root element, where the styles look for it; `None` takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = leptos::prelude::document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// How large text is, in per cent; the styles multiply the browser's own size by it.
pub fn set_text_size(percent: u16) {
    let root =
        leptos::prelude::document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(root) = root {
        let _ = root.style().set_property("--text", &format!("{}", f64::from(percent) / 100.0));
    }
}
