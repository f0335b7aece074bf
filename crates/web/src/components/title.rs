//! The heading of a page; it takes the focus, so that a screen reader says where she is.
//! Not on the first page of a visit: there the browser speaks for itself.

use std::cell::Cell;

use leptos::html;
use leptos::prelude::*;

use crate::state::App;

thread_local! {
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// The page's only `h1`. Also names the browser's tab.
#[component]
pub fn Title(
    /// What the page is called.
    #[prop(into)]
    text: Signal<String>,
    /// How it looks, beside looking like a heading.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let app = App::here();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        if ARRIVED.replace(true) {
            let _ = heading.focus();
        }
    });
    Effect::new(move |_| document().set_title(&format!("{} · {}", text.get(), app.say("app-name"))));
    view! { <h1 node_ref=heading tabindex="-1" class=class>{text}</h1> }
}
