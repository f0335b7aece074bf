//! A trial that runs: today's arm, how far it is, what is known so far, and the way out.
//! Not its end: that is written by itself when the answer is clear.

use domain::fact::Body;
use domain::trial::TrialEnd;
use engine::timeline::TrialEntry;
use leptos::prelude::*;

use super::card::so_far;
use super::{known, report, words};
use crate::components::title::Title;
use crate::state::App;

pub(super) fn running(app: App, entry: &TrialEntry) -> AnyView {
    let trial = entry.trial;
    let drawn = app.drawn_now().map(|(_, arm)| arm);
    let today = drawn.map_or_else(|| app.say("trial-tomorrow"), |arm| words::today(app, &trial, arm));
    let reminder = drawn.and_then(|arm| words::reminder(app, &trial, arm));
    let far = drawn.map(|_| so_far(app, entry));
    view! {
        <header class="page-head">
            <p class="muted small">{app.say("trial-name")}</p>
            <Title text=words::question(app, &trial)/>
        </header>
        <section class="card trial-today">
            <p class="strong trial-arm">{today}</p>
            {reminder.map(|line| view! { <p>{line}</p> })}
            {far.map(|line| view! { <p class="muted">{line}</p> })}
        </section>
        {known::card(app, entry, &report(app, entry), false)}
        {stop(app, entry)}
        <a class="btn btn-text" href=app.href("/insights")>{app.say("nav-insights")}</a>
    }
    .into_any()
}

fn stop(app: App, entry: &TrialEntry) -> impl IntoView + use<> {
    let of = entry.id;
    let asked = RwSignal::new(false);
    let end = move |_| {
        app.write(Body::TrialEnded { of, how: TrialEnd::ByHer });
        app.tell(app.say("trial-stopped"), None);
    };
    view! {
        <Show when=move || asked.get() fallback=move || view! {
            <button class="btn btn-line" on:click=move |_| asked.set(true)>{app.say("trial-stop")}</button>
        }>
            <button class="btn" on:click=move |_| asked.set(false)>{app.say("trial-stop-keep")}</button>
            <button class="btn btn-care" on:click=end>{app.say("trial-stop-sure")}</button>
        </Show>
    }
}
