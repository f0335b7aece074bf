//! Keep it safe: an account on her server, her other phones, and people she trusts.
//! Not how anything is sealed or sent: `sync` does that, and `state::Household` holds it.

mod enter;
pub mod join;
mod link;
mod people;
mod phones;
mod put_out;
mod sheet;
mod words;

use leptos::prelude::*;

use crate::components::title::Title;
use crate::state::{App, Household, Standing};
use words::standing_word;

/// What Settings says of it.
#[component]
pub fn Card() -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let alone = Memo::new(move |_| household.standing.get() == Standing::Alone);
    view! {
        <h2 class="section-name">{app.say("safe-title")}</h2>
        <section class="card">
            <p role="status">{move || app.say(standing_word(household.standing.get()))}</p>
            <a class="btn btn-soft" href=app.href("/settings/safe")>
                {move || app.say(if alone.get() { "safe-set-up" } else { "safe-see" })}
            </a>
        </section>
    }
}

/// The page.
#[component]
pub fn Safe() -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    // A code that waits to be put on paper comes before everything else.
    let code = RwSignal::new(None::<String>);
    let outside = Memo::new(move |_| matches!(household.standing.get(), Standing::Alone | Standing::SignedOut));
    view! {
        <div class="page">
            <header class="page-head">
                <Title text=app.say("safe-title")/>
                <p class="muted" role="status">{move || app.say(standing_word(household.standing.get()))}</p>
            </header>
            {move || match (code.get(), outside.get()) {
                (Some(_), _) => view! { <sheet::Sheet code/> }.into_any(),
                (None, true) => view! { <enter::Enter code/> }.into_any(),
                (None, false) => view! { <phones::Phones code/> }.into_any(),
            }}
            <a class="btn btn-text" href=app.href("/settings")>{app.say("safe-back")}</a>
        </div>
    }
}
