//! A link for another phone, as a QR code and as text to copy.
//! Its secret stands behind the number sign: no server sees it.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use sync::member::Link;
use wasm_bindgen::JsValue;

use crate::adapters::{place, reach};
use crate::state::App;

/// White around a code, so that cameras find it.
const MARGIN: usize = 4;

/// The card.
#[component]
pub fn LinkCard(
    /// The link; taken away when she closes it.
    link: RwSignal<Option<Link>>,
) -> impl IntoView {
    let app = App::here();
    let address = move || link.get().map(|link| place::link_to("/join", &link.to_text())).unwrap_or_default();
    let copy = move |_| {
        let board = reach::navigator().and_then(|navigator| reach::member(&navigator, "clipboard"));
        if let Some(board) = board {
            reach::call(&board, "writeText", &[JsValue::from_str(&address())]);
            app.tell(app.say("link-copied"), None);
        }
    };
    view! {
        <section class="card">
            <h2>{app.say("link-title")}</h2>
            <p class="muted">{app.say("link-hint")}</p>
            {move || picture(app, &address())}
            <p class="small link-text" translate="no">{address}</p>
            <button class="btn btn-soft" on:click=copy>{app.say("link-copy")}</button>
            <button class="btn btn-text" on:click=move |_| link.set(None)>{app.say("link-close")}</button>
        </section>
    }
}

fn picture(app: App, address: &str) -> Option<impl IntoView + use<>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path: String =
        dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN)).collect();
    let side = width + 2 * MARGIN;
    Some(view! {
        <svg class="qr" role="img" aria-label=app.say("link-picture") viewBox=format!("0 0 {side} {side}")>
            <path d=path shape-rendering="crispEdges"/>
        </svg>
    })
}
