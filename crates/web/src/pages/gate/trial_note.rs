//! What her trial drew for now, and the way out of it for this once.
//! Not the draw: `engine::trial`. Nothing here holds her to it.

use leptos::prelude::*;

use crate::pages::trial::words;
use crate::state::App;

/// The note; nothing without a trial.
#[component]
pub fn TrialNote(
    /// Whether she does as she likes this time.
    own_way: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    move || {
        let (entry, arm) = app.drawn_now()?;
        let line = words::today(app, &entry.trial, arm);
        let hint = words::reminder(app, &entry.trial, arm);
        let turn = move || app.say(if own_way.get() { "trial-gate-as-drawn" } else { "trial-gate-own-way" });
        Some(view! {
            <section class="card trial-note" aria-label=app.say("trial-name")>
                <div>
                    <p class="strong">{line}</p>
                    {hint.map(|hint| view! { <p class="muted small">{hint}</p> })}
                    <p class="muted small" role="status">{move || own_way.get().then(|| app.say("trial-gate-fine"))}</p>
                </div>
                <button class="btn btn-text" on:click=move |_| own_way.update(|own| *own = !*own)>{turn}</button>
            </section>
        })
    }
}
