//! The short word at the foot of the screen, which stays until it is dismissed or she goes elsewhere.
//! Never timed: who is slow, or has a baby in the arm, can still undo.

use leptos::prelude::*;

use crate::state::App;

/// The snackbar.
#[component]
pub fn Snackbar() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="snack-place" role="status" aria-live="polite">
            {move || {
                app.snack.get().map(|snack| {
                    let deed = snack.deed.map(|(name, deed)| {
                        let on_tap = move |_| {
                            app.dismiss_snack();
                            deed();
                        };
                        view! { <button class="snack-deed" on:click=on_tap>{name}</button> }
                    });
                    view! {
                        <div class="snack">
                            <span>{snack.text}</span>
                            {deed}
                            <button class="snack-close" aria-label=app.say("app-dismiss") on:click=move |_| app.dismiss_snack()>
                                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>
                            </button>
                        </div>
                    }
                })
            }}
        </div>
    }
}
