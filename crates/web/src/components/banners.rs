//! Words above every page: fast time, a browser that keeps nothing, a full phone, a new version.
//! Never advertising, never a nag: each is there while it is so, and no longer.

use content::words::args;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::bar::is_apart;
use crate::adapters::{clock, worker};
use crate::state::App;

/// The banners that hold now.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::here();
    let rate = clock::rate();
    let fast = (rate - 1.0).abs() > f64::EPSILON;
    let path = use_location().pathname;
    let update = Memo::new(move |_| app.new_version.get() && !path.with(|path| is_apart(path)));
    view! {
        <Show when=move || fast>
            <p class="banner" role="status">
                {move || app.say_with("app-fast-time", args([("rate", rate.into())]))}
            </p>
        </Show>
        <Show when=move || !app.lasts.get()>
            <p class="banner banner-care" role="status">{app.say("app-not-kept")}</p>
        </Show>
        <Show when=move || app.full.get()>
            <p class="banner banner-care" role="status">{app.say("app-full")}</p>
        </Show>
        <Show when=move || update.get()>
            <div class="banner banner-deed" role="status">
                <span>{app.say("app-new-version")}</span>
                <button on:click=move |_| spawn_local(worker::hand_over())>{app.say("app-new-version-use")}</button>
            </div>
        </Show>
    }
}
