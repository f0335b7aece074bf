//! The sheet: the code that opens everything when the password is lost, to be put on paper.
//! Shown once, and kept nowhere on the phone.

use leptos::prelude::*;

use crate::adapters::reach;
use crate::state::App;

/// The card.
#[component]
pub fn Sheet(
    /// The code; taken away when she has it.
    code: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let print = move |_| {
        reach::call(&js_sys::global(), "print", &[]);
    };
    view! {
        <section class="card">
            <h2>{app.say("sheet-title")}</h2>
            <p>{app.say("sheet-hint")}</p>
            <p class="sheet-code" translate="no">{move || code.get()}</p>
            <p class="muted small">{app.say("sheet-old")}</p>
            <button class="btn btn-soft" on:click=print>{app.say("sheet-print")}</button>
            <button class="btn" on:click=move |_| code.set(None)>{app.say("sheet-done")}</button>
        </section>
    }
}
