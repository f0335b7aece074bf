//! A routine of her own: name, lengths, pace, order of quarters, sides. A shipped one is copied first.
//! What breaks a limit is refused with the reason; `engine::care::check` judges.

use std::sync::Arc;

use content::words::args;
use domain::fact::Body;
use domain::place::{Breast, Side};
use domain::protocol::{Protocol, Sides};
use engine::care::check;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wire::fact::id_text;

use super::routine_steps::{Order, Steps};
use super::{choose, routines};
use crate::adapters::{chance, clock};
use crate::components::choice::OneOf;
use crate::components::form::Save;
use crate::components::title::Title;
use crate::state::{App, Deed};

const LONGEST_NAME: usize = 60;

/// The page.
#[component]
pub fn RoutineEdit() -> impl IntoView {
    let app = App::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    view! {
        <div class="page page-apart">
            {move || app.ready.get().then(|| match untrack(move || routines::find(app, &id.get())) {
                Some(protocol) => fields(app, &protocol).into_any(),
                None => view! {
                    <Title text=app.say("gate-no-such")/>
                    <a class="btn" href=app.href("/settings/protocols")>{app.say("go-routines")}</a>
                }.into_any(),
            })}
        </div>
    }
}

/// Her own to be changed, or a copy to be kept under a new id.
fn draft_of(app: App, protocol: &Protocol) -> Protocol {
    if protocol.name.is_some() {
        return protocol.clone();
    }
    let name = app.say_with("routines-copy-name", args([("name", routines::name(app, protocol).into())]));
    let id = format!("own-{}", id_text(chance::fact_id(clock::now_ms()).0));
    Protocol { id, version: 1, name: Some(name), copy_of: Some(protocol.id.clone()), ..protocol.clone() }
}

fn fields(app: App, protocol: &Protocol) -> impl IntoView + use<> {
    let own = protocol.name.is_some();
    let draft = RwSignal::new(draft_of(app, protocol));
    let of = routines::name(app, protocol);
    let title = move || {
        if own {
            app.say("routine-title")
        } else {
            app.say_with("routine-copy-title", args([("name", of.clone().into())]))
        }
    };
    let name = move || draft.with(|draft| draft.name.clone().unwrap_or_default());
    let rename = move |event| {
        draft.update(|draft| draft.name = Some(event_target_value(&event).chars().take(LONGEST_NAME).collect()))
    };
    view! {
        <header class="page-head">
            <Title text=Signal::derive(title)/>
            <p class="muted">{move || app.say_with("routine-total", args([("minutes", minutes(draft).into())]))}</p>
        </header>
        <section class="card fields">
            <label for="routine-name">{app.say("routine-name")}</label>
            <input id="routine-name" type="text" autocomplete="off" prop:value=name on:input=rename/>
            {sides(app, draft)}
        </section>
        <Order draft=draft/>
        <Steps draft=draft/>
        <Foot draft=draft own=own/>
    }
}

fn minutes(draft: RwSignal<Protocol>) -> i64 {
    let seconds: u32 = draft.with(|draft| draft.steps.iter().map(|step| step.seconds).sum());
    i64::from(seconds.div_ceil(60))
}

fn sides(app: App, draft: RwSignal<Protocol>) -> impl IntoView {
    let turns = vec![(Sides::InTurn, app.say("routine-in-turn")), (Sides::Together, app.say("routine-together"))];
    let firsts = Breast::ALL.map(|breast| (breast, app.place(Side::from(breast), None))).to_vec();
    view! {
        <OneOf name="sides" label=app.say("routine-sides") options=turns
            chosen=Signal::derive(move || draft.with(|draft| draft.sides)) on_choose=move |sides| draft.update(|draft| draft.sides = sides)/>
        <OneOf name="first" label=app.say("routine-first") options=firsts
            chosen=Signal::derive(move || draft.with(|draft| draft.first)) on_choose=move |first| draft.update(|draft| draft.first = first)/>
    }
}

/// What speaks against it, Save, and for her own: delete.
#[component]
fn Foot(draft: RwSignal<Protocol>, own: bool) -> impl IntoView {
    let app = App::here();
    let reasons = Memo::new(move |_| {
        let mut reasons: Vec<String> =
            draft.with(|draft| check(draft).iter().map(|breach| app.reason(breach)).collect());
        if draft.with(|draft| draft.name.as_deref().is_none_or(|name| name.trim().is_empty())) {
            reasons.push(app.say("routine-needs-name"));
        }
        reasons
    });
    let save = move |()| {
        let mut kept = draft.get_untracked();
        kept.version += u32::from(own);
        app.write(Body::Protocol(kept));
        app.go_and_tell("/settings/protocols", app.say("form-saved"), None);
    };
    let delete = move |_| {
        let gone = draft.with_untracked(|draft| draft.clone());
        if app.settings.with_untracked(|settings| settings.protocol == gone.id) {
            choose(app, |settings| settings.protocol = gone.copy_of.clone().unwrap_or_else(|| "hands-on".to_owned()));
        }
        app.write(Body::ProtocolGone { id: gone.id.clone() });
        let undo: Deed = Arc::new(move || {
            app.write(Body::Protocol(gone.clone()));
        });
        app.go_and_tell("/settings/protocols", app.say("routine-deleted"), Some((app.say("edit-undo"), undo)));
    };
    view! {
        <div role="status">
            {move || reasons.with(|reasons| (!reasons.is_empty()).then(|| view! {
                <div class="advice advice-today">
                    <h2>{app.say("routine-refused")}</h2>
                    <ul class="plain">{reasons.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view()}</ul>
                </div>
            }))}
        </div>
        <div class="foot">
            <Save sound=Signal::derive(move || reasons.with(Vec::is_empty)) on_save=save why="routine-not-saved"/>
            <a class="btn btn-text" href=app.href("/settings/protocols")>{app.say("form-cancel")}</a>
            {own.then(|| view! { <button class="btn btn-care" on:click=delete>{app.say("routine-delete")}</button> })}
        </div>
    }
}
