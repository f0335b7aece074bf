//! Save, and beside it why not yet. It can always be tapped: then the field that needs a second look comes to her.
//! Not what is saved: the page says that.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::state::App;

/// The button.
#[component]
pub fn Save(
    /// Whether everything she told can be.
    #[prop(into)]
    sound: Signal<bool>,
    /// Called when it can be saved.
    #[prop(into)]
    on_save: Callback<()>,
    /// The message beside it while it cannot.
    #[prop(default = "form-look-again")]
    why: &'static str,
) -> impl IntoView {
    let app = App::here();
    let asked = RwSignal::new(false);
    let refused = Memo::new(move |_| asked.get() && !sound.get());
    let save = move |_| {
        asked.set(true);
        if sound.get_untracked() {
            on_save.run(());
        } else {
            show_first_amiss();
        }
    };
    view! {
        <p class="problem save-problem" role="alert">{move || refused.get().then(|| app.say(why))}</p>
        <button class="btn" on:click=save>{app.say("form-save")}</button>
    }
}

/// Brings the first field that cannot be to her eyes and fingers.
fn show_first_amiss() {
    let found = document().query_selector("[aria-invalid='true']").ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A folded part of the page opens first: what is folded away takes no focus.
        if let Ok(Some(folded)) = field.closest("details") {
            let _ = folded.set_attribute("open", "");
        }
        let _ = field.focus();
    }
}
