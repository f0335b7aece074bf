//! Settings: her choices, routines, and her data.
//! Not what follows from a choice: each is a fact, and whoever cares reads it.

pub mod about;
pub mod choices;
pub mod data;
pub mod routine_edit;
pub mod routine_list;
mod routine_steps;
pub mod routines;

use domain::fact::Body;
use domain::settings::Settings as Choices;
use leptos::prelude::*;

use crate::components::title::Title;
use crate::state::App;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="page">
            <header class="page-head"><Title text=app.say("nav-settings")/></header>
            <Show when=move || app.ready.get()>
                <choices::Sessions/>
                <choices::YourDay/>
                <choices::Looks/>
                <choices::Body/>
                <super::safe::Card/>
                <data::Data/>
                <about::Install/>
                <about::About/>
            </Show>
        </div>
    }
}

/// Changes a choice, and keeps all of them as they are from now on.
fn choose(app: App, change: impl FnOnce(&mut Choices)) {
    let mut choices = app.settings.get_untracked();
    let before = choices.clone();
    change(&mut choices);
    if choices != before {
        app.write(Body::Settings(choices));
    }
}
