//! The frame: one context, the router, the banners, the bar of pages.
//! No page of its own.

use domain::settings::Look;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::{NavigateOptions, path};
use wasm_bindgen::JsCast;
use wire::words::Word;

use crate::adapters::{device, place, worker};
use crate::components::banners::Banners;
use crate::components::bar::Bar;
use crate::components::snackbar::Snackbar;
use crate::pages;
use crate::session::{Live, SessionPage};
use crate::state::{App, Household};

/// Puts the app in place of the page's first paint.
pub fn mount() {
    console_error_panic_hook::set_once();
    let frame = document().get_element_by_id("app").and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    match frame {
        Some(frame) => {
            frame.set_inner_html("");
            mount_to(frame, Root).forget();
        }
        None => mount_to_body(Root),
    }
}

#[component]
fn Root() -> impl IntoView {
    let app = App::open();
    provide_context(app);
    provide_context(Live::open(app));
    provide_context(Household::open(app));
    Effect::new(move |_| dress(app));
    spawn_local(worker::watch(move || app.new_version.set(true)));
    view! {
        <Router base=place::base_path()>
            <Frame/>
        </Router>
    }
}

/// Day or night and the size of text, where the styles look for them.
fn dress(app: App) {
    let (look, percent) = app.settings.with(|settings| (settings.look, settings.text_percent));
    device::set_root("data-look", (look != Look::System).then(|| look.word()));
    device::set_text_size(percent);
}

#[component]
fn Frame() -> impl IntoView {
    let app = App::here();
    let navigate = use_navigate();
    app.on_go(move |path, replace| navigate(path, NavigateOptions { replace, ..NavigateOptions::default() }));
    let path = use_location().pathname;
    Effect::new(move |_| {
        path.track();
        app.arrive();
    });
    view! {
        <a class="skip" href="#main">{app.say("app-skip")}</a>
        <Banners/>
        <main id="main" tabindex="-1">
            <Routes fallback=pages::today::Today>
                <Route path=path!("/") view=pages::today::Today/>
                <Route path=path!("/session") view=SessionPage/>
                <Route path=path!("/start/:protocol") view=pages::gate::Start/>
                <Route path=path!("/wrap-up") view=pages::wrap_up::WrapUp/>
                <Route path=path!("/log") view=pages::log::Log/>
                <Route path=path!("/history") view=pages::history::History/>
                <Route path=path!("/history/:id") view=pages::history::Edit/>
                <Route path=path!("/insights") view=pages::insights::Insights/>
                <Route path=path!("/insights/trial") view=pages::trial::TrialPage/>
                <Route path=path!("/settings") view=pages::settings::Settings/>
                <Route path=path!("/settings/safe") view=pages::safe::Safe/>
                <Route path=path!("/join") view=pages::safe::join::Join/>
                <Route path=path!("/settings/protocols") view=pages::settings::routine_list::RoutineList/>
                <Route path=path!("/settings/protocols/:id") view=pages::settings::routine_edit::RoutineEdit/>
            </Routes>
        </main>
        <Snackbar/>
        <Bar/>
    }
}
