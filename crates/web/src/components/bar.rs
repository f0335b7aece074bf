//! The bar of pages at the foot of the screen.
//! Not shown while a session, a gate or a wrap-up has her attention.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::adapters::place;
use crate::state::App;

/// Path, message, and the strokes of a 24 by 24 picture.
const PAGES: [(&str, &str, &str); 4] = [
    ("/", "nav-today", "M12 3.2c3.4 4 6 7 6 10.3a6 6 0 0 1-12 0c0-3.300 2.600-6.300 6-10.300z"),
    ("/history", "nav-history", "M4 6.500h16M4 12h16M4 17.500h10"),
    ("/insights", "nav-insights", "M4 17l5-6 4 3.500 7-8.500M4 20.500h16"),
    ("/settings", "nav-settings", "M4 8h9m4 0h3M4 16h3m4 0h9M15 5.800v4.400M9 13.800v4.400"),
];

/// Pages that want all of her attention.
const APART: [&str; 5] = ["/start", "/session", "/wrap-up", "/log", "/history/"];

/// The path within the app, without what the app lies below.
fn within(full: &str) -> &str {
    full.strip_prefix(place::base_path().as_str()).unwrap_or(full)
}

/// Whether a page wants all of her attention.
#[must_use]
pub fn is_apart(full: &str) -> bool {
    APART.iter().any(|apart| within(full).starts_with(apart))
}

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let app = App::here();
    let full = use_location().pathname;
    let path = Memo::new(move |_| full.with(|full| within(full).to_owned()));
    let apart = Memo::new(move |_| full.with(|full| is_apart(full)));
    let link = move |(to, name, strokes): (&'static str, &'static str, &'static str)| {
        let here =
            move || path.with(|path| if to == "/" { path == "/" || path.is_empty() } else { path.starts_with(to) });
        view! {
            <a href=app.href(to) aria-current=move || here().then_some("page")>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d=strokes/></svg>
                <span>{move || app.say(name)}</span>
            </a>
        }
    };
    view! {
        <Show when=move || !apart.get()>
            <nav class="bar" aria-label=app.say("nav-label")>{PAGES.map(link)}</nav>
        </Show>
    }
}
