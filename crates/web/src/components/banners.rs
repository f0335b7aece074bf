//! Words above every page: fast time, and a browser that keeps nothing.
//! Never advertising, never a nag: each is there while it is so, and no longer.

use content::words::args;
use leptos::prelude::*;

use crate::adapters::clock;
use crate::state::App;

/// The banners that hold now.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::here();
    let rate = clock::rate();
    let fast = (rate - 1.0).abs() > f64::EPSILON;
    view! {
        <Show when=move || fast>
            <p class="banner" role="status">
                {move || app.say_with("app-fast-time", args([("rate", rate.into())]))}
            </p>
        </Show>
        <Show when=move || !app.lasts.get()>
            <p class="banner banner-care" role="status">{move || app.say("app-not-kept")}</p>
        </Show>
    }
}
