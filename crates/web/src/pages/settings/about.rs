//! Help to install, what the app is and is not, and its version.
//! Not a manual.

use content::words::args;
use leptos::prelude::*;

use crate::adapters::device::{self, Family};
use crate::state::App;

/// How to put the app on the home screen; quiet once it is there.
#[component]
pub fn Install() -> impl IntoView {
    let app = App::here();
    let steps = |family| match family {
        Family::Apple => "install-apple",
        Family::Android => "install-android",
        Family::Other => "install-other",
    };
    let here = device::family();
    let others = [Family::Apple, Family::Android, Family::Other].into_iter().filter(move |family| *family != here);
    let more = others.map(|family| view! { <p class="muted">{app.say(steps(family))}</p> }).collect_view();
    view! {
        <h2 class="section-name">{app.say("install-title")}</h2>
        <section class="card">
            <p>{move || app.say(if device::installed() { "install-done" } else { steps(here) })}</p>
            <details class="more">
                <summary>{app.say("install-others")}</summary>
                <div class="stack">{more}</div>
            </details>
        </section>
    }
}

/// The disclaimer and the version.
#[component]
pub fn About() -> impl IntoView {
    let app = App::here();
    view! {
        <h2 class="section-name">{app.say("about-title")}</h2>
        <section class="card">
            <p>{app.say("care-disclaimer")}</p>
            <p>{app.say("about-private")}</p>
            <p class="muted small">{move || app.say_with("about-version", args([("version", env!("CARGO_PKG_VERSION").into())]))}</p>
        </section>
    }
}
