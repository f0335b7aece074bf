//! Files to and from the phone: offered as a download, read when she picks one.
//! Not what is in them: `wire` writes and reads that.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `text` as a file of this name.
pub fn offer(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    if let Some(link) = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser has taken hold of the file by the next turn of its loop; a minute is more than any needs.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
}

/// What is in the file she has just picked; `None` when she picked none or the browser cannot read it.
pub async fn picked(event: &Event) -> Option<Vec<u8>> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    let read = JsFuture::from(file.array_buffer()).await;
    // So that picking the same file again is noticed.
    input.set_value("");
    read.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())
}
