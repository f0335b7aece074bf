//! The routines: which one "Start hands-on session" follows, and the way to a copy of her own.
//! Not their steps: `routine_edit` shows those.

use domain::protocol::Protocol;
use leptos::prelude::*;

use super::{choose, routines};
use crate::components::title::Title;
use crate::state::App;

/// The page.
#[component]
pub fn RoutineList() -> impl IntoView {
    let app = App::here();
    view! {
        <div class="page">
            <header class="page-head">
                <Title text=app.say("routines-title")/>
                <p class="muted">{app.say("routines-hint")}</p>
            </header>
            <Show when=move || app.ready.get()>
                <ul class="stack">{move || routines::all(app).iter().map(|protocol| card(app, protocol)).collect_view()}</ul>
            </Show>
            <a class="btn btn-text" href=app.href("/settings")>{app.say("go-settings")}</a>
        </div>
    }
}

fn card(app: App, protocol: &Protocol) -> impl IntoView + use<> {
    let id = protocol.id.clone();
    let chosen = app.settings.with(|settings| settings.protocol == id);
    let name = routines::name(app, protocol);
    let label = app.say_with("routines-choose", content::words::args([("name", name.clone().into())]));
    let own = protocol.name.is_some();
    let see = app.say(if own { "routines-change" } else { "routines-copy" });
    let see_label = format!("{see}: {name}");
    let hint = if own { app.say("routines-own") } else { routines::hint(app, protocol) };
    let path = app.href(&format!("/settings/protocols/{id}"));
    let choose_it = move |_| choose(app, |settings| settings.protocol.clone_from(&id));
    view! {
        <li class="card">
            <div class="row">
                <h2>{name}</h2>
                {chosen.then(|| view! { <span class="pill">{app.say("routines-chosen")}</span> })}
            </div>
            <p class="muted">{hint}</p>
            <div class="pair">
                {(!chosen).then(|| view! { <button class="btn btn-soft" aria-label=label on:click=choose_it>{app.say("routines-use")}</button> })}
                <a class="btn btn-line" aria-label=see_label href=path>{see}</a>
            </div>
        </li>
    }
}
