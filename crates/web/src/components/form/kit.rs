//! What she pumped with, folded away because it seldom changes; and whether a trial's day went as drawn.
//! Both may stay untold.

use domain::trial::{Arm, Question};
use leptos::prelude::*;

use super::record::Record;
use crate::components::choice::OneOf;
use crate::pages::trial::words;
use crate::state::App;

/// Flange and pump.
#[component]
pub fn KitFields(
    /// Their state.
    record: Record,
) -> impl IntoView {
    let app = App::here();
    let digits = move |event| {
        let typed: String = event_target_value(&event).chars().filter(char::is_ascii_digit).take(2).collect();
        record.flange.set(typed);
    };
    view! {
        <details class="more card">
            <summary>{app.say("kit-name")}</summary>
            <div class="fields">
                <label for="flange">{app.say("kit-flange")}</label>
                <input id="flange" type="text" inputmode="numeric" autocomplete="off"
                    prop:value=move || record.flange.get() on:input=digits/>
                <label for="pump">{app.say("kit-pump")}</label>
                <input id="pump" type="text" autocomplete="off" aria-describedby="kit-hint"
                    prop:value=move || record.pump.get() on:input=move |event| record.pump.set(event_target_value(&event))/>
                <p class="muted small" id="kit-hint">{app.say("kit-hint")}</p>
            </div>
        </details>
    }
}

/// Did it go as drawn? Asked where the session does not show it by itself.
#[component]
pub fn AsDrawn(
    /// Their state.
    record: Record,
) -> impl IntoView {
    let app = App::here();
    let part = record.part.get_untracked()?;
    let trial = app.trial_of(Some(part))?;
    if !part.assigned.is_split() && trial.question != Question::Warmth {
        return None;
    }
    let what = words::today(app, &trial, part.assigned);
    let label = app.say_with("trial-done-name", content::words::args([("what", what.into())]));
    let options: Vec<(Option<Arm>, String)> =
        vec![(Some(part.assigned), app.say("trial-done-yes")), (Some(part.assigned.other()), app.say("trial-done-no"))];
    let set = move |done| {
        record.part.update(|part| {
            if let Some(part) = part {
                part.done = done;
            }
        })
    };
    Some(view! {
        <section class="card">
            <OneOf name="as-drawn" label=label options=options
                chosen=Signal::derive(move || record.part.get().and_then(|part| part.done)) on_choose=set/>
        </section>
    })
}
