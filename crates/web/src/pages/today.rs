//! Today: what comes next, what there is so far, and the three ways to begin.
//! No reckoning here: `engine` says the numbers.

use leptos::prelude::*;

use crate::components::title::Title;
use crate::state::App;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="page">
            <Title text=Signal::derive(move || app.say("nav-today"))/>
            <section class="card">
                <p>{move || app.say("today-nothing-yet")}</p>
            </section>
        </div>
    }
}
