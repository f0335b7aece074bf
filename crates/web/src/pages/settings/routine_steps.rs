//! The steps of a routine she changes: order of the quarters, length and pace of each step.
//! Not what is allowed: the page asks `engine::care::check`.

use content::words::args;
use domain::place::Quadrant;
use domain::protocol::{Act, Protocol, Step};
use leptos::prelude::*;
use wire::words::Word;

use super::choices::Stepper;
use crate::state::App;

const LENGTH_STEP_S: u32 = 15;
/// Well above any limit, so that it is the limit that says no, with its reason.
const LONGEST_STEP_S: u32 = 3600;
const PACE_STEP: u32 = 2;
const FASTEST: u32 = 120;

/// The quarters in their order; each can go one place earlier.
#[component]
pub fn Order(
    /// The routine.
    draft: RwSignal<Protocol>,
) -> impl IntoView {
    let app = App::here();
    let order = Memo::new(move |_| draft.with(|draft| draft.order));
    let row = move |(place, quadrant): (usize, Quadrant)| {
        let name = app.say(&format!("place-quadrant-{}", quadrant.word()));
        let label = app.say_with("routine-earlier", args([("what", name.clone().into())]));
        let earlier = move |_| draft.update(|draft| draft.order.swap(place, place - 1));
        view! {
            <li class="row row-keep">
                <span>{format!("{}. {name}", place + 1)}</span>
                {(place > 0).then(|| view! { <button type="button" class="step" aria-label=label on:click=earlier>"↑"</button> })}
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{app.say("routine-order")}</h2>
            <ol class="order">{move || order.get().into_iter().enumerate().map(row).collect_view()}</ol>
        </section>
    }
}

/// One card a step.
#[component]
pub fn Steps(
    /// The routine.
    draft: RwSignal<Protocol>,
) -> impl IntoView {
    let app = App::here();
    let ids =
        Memo::new(move |_| draft.with(|draft| draft.steps.iter().map(|step| step.id.clone()).collect::<Vec<_>>()));
    view! {
        <h2 class="section-name">{app.say("routine-steps")}</h2>
        <ol class="stack">
            <For each=move || ids.get() key=Clone::clone children=move |id| card(app, draft, id)/>
        </ol>
    }
}

fn card(app: App, draft: RwSignal<Protocol>, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let seen = Memo::new(move |_| {
        draft.with(|draft| id.with_value(|id| draft.steps.iter().find(|step| step.id == *id).cloned()))
    });
    let change = move |change: fn(&mut Step)| {
        draft.update(|draft| {
            if let Some(step) = id.with_value(|id| draft.steps.iter_mut().find(|step| step.id == *id)) {
                change(step);
            }
        });
    };
    let act = seen.get_untracked().map_or(Act::Settle, |step| step.act);
    let paced = seen.get_untracked().is_some_and(|step| step.pace_per_min > 0);
    let name = app.say(&format!("act-{}", act.word()));
    let length = move || seen.get().map_or_else(String::new, |step| clock_of(step.seconds));
    let pace = move || {
        let beats = seen.get().map_or(0, |step| step.pace_per_min);
        app.say_with("routine-pace-value", args([("beats", beats.into())]))
    };
    let without = app.say_with("routine-leave-out", args([("what", name.clone().into())]));
    let leave_out = move |_| draft.update(|draft| id.with_value(|id| draft.steps.retain(|step| step.id != *id)));
    view! {
        <li class="card">
            <h3>{name}</h3>
            <Stepper name="routine-length" value=Signal::derive(length)
                less=move |()| change(|step| step.seconds = step.seconds.saturating_sub(LENGTH_STEP_S).max(LENGTH_STEP_S))
                more=move |()| change(|step| step.seconds = (step.seconds + LENGTH_STEP_S).min(LONGEST_STEP_S))/>
            {paced.then(|| view! {
                <Stepper name="routine-pace" value=Signal::derive(pace)
                    less=move |()| change(|step| step.pace_per_min = step.pace_per_min.saturating_sub(PACE_STEP).max(PACE_STEP))
                    more=move |()| change(|step| step.pace_per_min = (step.pace_per_min + PACE_STEP).min(FASTEST))/>
            })}
            {(act != Act::WrapUp).then(|| view! { <button type="button" class="btn btn-text" aria-label=without on:click=leave_out>{app.say("routine-leave-out-short")}</button> })}
        </li>
    }
}

/// "2:30".
fn clock_of(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
