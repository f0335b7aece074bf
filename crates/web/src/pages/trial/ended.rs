//! The end of a trial: one of four answers, or that she ended it; what it rests on, and the next one.
//! An answer is final: later sessions do not change it.

use content::words::args;
use domain::trial::{Trial, TrialEnd, Verdict};
use engine::timeline::{Ended, TrialEntry};
use engine::trial::{Report, sessions_needed};
use leptos::prelude::*;
use wire::words::Word;

use super::{known, report, words};
use crate::components::title::Title;
use crate::components::told::count;
use crate::state::App;

/// What counts as a difference that matters, in per cent.
const MATTERS_PCT: f64 = 10.0;

/// "It helps", or how else it ended.
pub(super) fn title(app: App, how: TrialEnd) -> String {
    match how {
        TrialEnd::ByHer => app.say("trial-end-her"),
        TrialEnd::ByItself { verdict, .. } => app.say(&format!("trial-end-{}", verdict.word())),
    }
}

/// The answer in a sentence.
fn hint(app: App, trial: &Trial, verdict: Verdict, report: &Report) -> String {
    let mut told = known::effect(app, trial, report.lasting.in_pct());
    let needed = sessions_needed(MATTERS_PCT, report.noise, trial.kind);
    told.set("sessions", count(needed.saturating_sub(report.sessions).max(24)));
    app.say_with(&format!("trial-end-{}-hint", verdict.word()), told)
}

pub(super) fn ended(app: App, entry: &TrialEntry, again: RwSignal<bool>) -> AnyView {
    let trial = entry.trial;
    let Some(Ended { how, .. }) = entry.ended else { return ().into_any() };
    let report = report(app, entry);
    let answered = matches!(how, TrialEnd::ByItself { .. });
    let answer = match how {
        TrialEnd::ByHer => None,
        TrialEnd::ByItself { verdict, sessions } => Some((hint(app, &trial, verdict, &report), sessions)),
    };
    let after = |sessions: u32| app.say_with("trial-end-after", args([("count", i64::from(sessions).into())]));
    let answer = answer.map(|(hint, sessions)| {
        view! {
            <section class="card trial-answer">
                <p class="insight-line">{hint}</p>
                <p class="muted small">{after(sessions)}</p>
            </section>
        }
    });
    view! {
        <header class="page-head">
            <p class="muted small">{words::question(app, &trial)}</p>
            <Title text=title(app, how)/>
        </header>
        {answer}
        {known::card(app, entry, &report, answered)}
        <button class="btn" on:click=move |_| again.set(true)>{app.say("trial-again")}</button>
        <a class="btn btn-text" href=app.href("/insights")>{app.say("nav-insights")}</a>
    }
    .into_any()
}
