//! Comfort, from 0 (none hurts) to 10 (worst pain), or not told; and whom to call when it is much.
//! Not pain during a session: the session screen asks for that.

use content::words::args;
use engine::care::LIMITS;
use leptos::prelude::*;

use crate::state::App;

const MOST: u8 = 10;

/// The row.
#[component]
pub fn Comfort(
    /// 0 to 10, or not told.
    level: RwSignal<Option<u8>>,
) -> impl IntoView {
    let app = App::here();
    let less = move |_| level.update(|level| *level = level.and_then(|now| now.checked_sub(1)));
    let more = move |_| level.update(|level| *level = Some(level.map_or(0, |now| (now + 1).min(MOST))));
    let shown = move || level.get().map_or_else(|| "–".to_owned(), |level| level.to_string());
    let heard = move || match level.get() {
        None => app.say("comfort-not-told"),
        Some(level) => app.say_with("comfort-level", args([("level", level.into())])),
    };
    let call = Memo::new(move |_| level.get().is_some_and(|level| level >= LIMITS.pain_call));
    view! {
        <section class="card" aria-labelledby="comfort-name">
            <div class="row">
                <div class="grow">
                    <h2 id="comfort-name">{app.say("comfort-name")}</h2>
                    <p class="muted small">{app.say("comfort-hint")}</p>
                </div>
                <div class="steps steps-line">
                    <button type="button" class="step" aria-label=app.say("comfort-less") on:click=less>"−"</button>
                    <span class="num steps-num" aria-hidden="true">{shown}</span>
                    <button type="button" class="step" aria-label=app.say("comfort-more") on:click=more>"+"</button>
                </div>
                <span class="only-heard" role="status">{heard}</span>
            </div>
            <Show when=move || call.get()>
                <p class="advice advice-today" role="status">{app.say("coach-call-pain")}</p>
            </Show>
        </section>
    }
}
