//! Where the milk goes, and until when it is good there.
//! Not a stock of bags: one session, one place.

use content::words::args;
use domain::session::Destination;
use engine::stash::good_until;
use leptos::prelude::*;
use wire::words::Word;

use crate::adapters::{calendar, clock};
use crate::state::App;

/// The card.
#[component]
pub fn Keep(
    /// The place, or not told.
    place: RwSignal<Option<Destination>>,
    /// When pumping ended, in milliseconds since 1970 UTC; `None` while that cannot be said.
    #[prop(into)]
    ended_ms: Signal<Option<i64>>,
) -> impl IntoView {
    let app = App::here();
    let chip = move |destination: Destination| {
        let on = Memo::new(move |_| place.get() == Some(destination));
        let flip =
            move |_| place.update(|place| *place = if *place == Some(destination) { None } else { Some(destination) });
        view! {
            <button type="button" class="chip" aria-pressed=move || on.get().to_string() on:click=flip>
                {app.say(&format!("keep-{}", destination.word()))}
            </button>
        }
    };
    let good = move || {
        let (place, ended) = (place.get()?, ended_ms.get()?);
        let rules = app.timeline.with(|timeline| content::rules::storage(&timeline.storage));
        let until = clock::moment_at(good_until(place, ended, &rules)?.best_ms);
        let now = clock::moment_at(app.now.get());
        let name = if until.epoch_ms() < now.epoch_ms() { "keep-was-good-until" } else { "keep-good-until" };
        Some(app.say_with(name, args([("when", calendar::until(&until, &now).into())])))
    };
    view! {
        <section class="card" role="group" aria-labelledby="keep-name">
            <div class="row">
                <h2 id="keep-name">{app.say("keep-name")}</h2>
                <span class="muted small" role="status">{good}</span>
            </div>
            <div class="chips">{Destination::WORDS.iter().map(|(destination, _)| chip(*destination)).collect_view()}</div>
        </section>
    }
}
