//! Choosing a question, and how to compare: what it involves, how long it may take, and the start.
//! Says beforehand how slow a small effect is; promises nothing.

use content::words::args;
use domain::fact::Body;
use domain::trial::{Question, Trial, TrialKind};
use engine::insight::day_of;
use engine::trial::{sessions_needed, usual_sessions};
use leptos::prelude::*;
use wire::words::Word;

use crate::adapters::{chance, clock};
use crate::components::choice::OneOf;
use crate::components::title::Title;
use crate::components::told::count;
use crate::pages::settings::choices::Stepper;
use crate::pages::trial::{ended, words};
use crate::state::App;

/// How much her sessions are taken to vary before her log tells: 30 %.
const NOISE: f64 = 0.30;
/// Sessions a week, as an idea.
const A_WEEK: usize = 50;

pub(super) fn choose(app: App) -> AnyView {
    let chosen = RwSignal::new(None::<Question>);
    let body = move || match chosen.get() {
        None => list(app, chosen),
        Some(question) => involves(app, question, chosen),
    };
    view! { {body} }.into_any()
}

fn list(app: App, chosen: RwSignal<Option<Question>>) -> AnyView {
    let one = |question: Question| {
        let word = question.word();
        let name = format!("trial-{}-{word}", if question.offered_numbers().is_some() { "plain" } else { "question" });
        view! {
            <li>
                <button class="card choice" on:click=move |_| chosen.set(Some(question))>
                    <span class="strong">{app.say(&name)}</span>
                    <span class="muted">{app.say(&format!("trial-ask-{word}"))}</span>
                </button>
            </li>
        }
    };
    let earlier = app.timeline.with(|timeline| timeline.trials.clone());
    let past = move |entry: &engine::timeline::TrialEntry| {
        let end = entry.ended.as_ref().map(|end| ended::title(app, end.how));
        view! { <li class="row"><span class="strong">{words::question(app, &entry.trial)}</span><span class="muted">{end}</span></li> }
    };
    view! {
        <header class="page-head">
            <Title text=app.say("trial-title")/>
            <p class="muted">{app.say("trial-hint")}</p>
        </header>
        <h2 class="section-name">{app.say("trial-choose")}</h2>
        <ul class="stack">{Question::ALL.map(one)}</ul>
        {(!earlier.is_empty()).then(|| view! {
            <section class="card">
                <h2>{app.say("trial-earlier")}</h2>
                <ul class="stack">{earlier.iter().map(past).collect_view()}</ul>
            </section>
        })}
        <a class="btn btn-text" href=app.href("/insights")>{app.say("nav-insights")}</a>
    }
    .into_any()
}

/// Steps and limits of an arm's number.
fn steps(question: Question) -> (u8, std::ops::RangeInclusive<u8>) {
    if question == Question::Minutes { (5, 10..=25) } else { (1, 10..=40) }
}

fn involves(app: App, question: Question, chosen: RwSignal<Option<Question>>) -> AnyView {
    let word = question.word();
    let kind = RwSignal::new(if question.may_split() && question != Question::Flange {
        TrialKind::SplitBreast
    } else {
        TrialKind::WholeDay
    });
    let numbers = RwSignal::new(question.offered_numbers());
    let designs = TrialKind::WORDS.iter().rev().map(|(kind, word)| (*kind, app.say(&format!("trial-design-{word}"))));
    let designs: Vec<(TrialKind, String)> = designs.collect();
    let hint = move || app.say(&format!("trial-design-{}-hint", kind.get().word()));
    let needs = move || {
        let (ten, twenty) = (sessions_needed(10.0, NOISE, kind.get()), sessions_needed(20.0, NOISE, kind.get()));
        let told = [("sessions", ten), ("weeks", ten.div_ceil(A_WEEK)), ("fewer", twenty)];
        app.say_with("trial-needs", args(told.map(|(name, number)| (name, count(number).into()))))
    };
    let ends = move || app.say_with("trial-ends", args([("sessions", count(usual_sessions(kind.get())).into())]));
    let same = Memo::new(move |_| numbers.get().is_some_and(|[with, usual]| with == usual));
    let start = move |_| begin(app, question, kind.get_untracked(), numbers.get_untracked());
    view! {
        <header class="page-head">
            <p class="muted small">{app.say("trial-title")}</p>
            <Title text=app.say(&format!("trial-ask-{word}"))/>
        </header>
        <section class="card">
            <h2>{app.say("trial-involves")}</h2>
            <p>{app.say(&format!("trial-involves-{word}"))}</p>
            {question.offered_numbers().map(|_| pickers(app, question, numbers))}
        </section>
        {question.may_split().then(|| view! {
            <section class="card">
                <OneOf name="design" label=app.say("trial-design") options=designs
                    chosen=kind on_choose=move |one| kind.set(one)/>
                <p class="muted">{hint}</p>
            </section>
        })}
        <section class="card">
            <p>{needs}</p>
            <p class="muted">{ends}</p>
        </section>
        <p class="problem" role="status">{move || same.get().then(|| app.say("trial-same"))}</p>
        <button class="btn btn-big" disabled=move || same.get() on:click=start>{app.say("trial-start")}</button>
        <button class="btn btn-text" on:click=move |_| chosen.set(None)>{app.say("trial-back")}</button>
    }
    .into_any()
}

fn pickers(app: App, question: Question, numbers: RwSignal<Option<[u8; 2]>>) -> AnyView {
    let unit = if question == Question::Minutes { "trial-minutes" } else { "trial-mm" };
    let (step, within) = steps(question);
    let one = move |name: &'static str, nth: usize| {
        let within = within.clone();
        let (least, most) = (*within.start(), *within.end());
        let value = move || numbers.get().map_or(0, |numbers| numbers[nth]);
        let set = move |to: u8| {
            numbers.update(|numbers| {
                if let Some(numbers) = numbers {
                    numbers[nth] = to.clamp(least, most);
                }
            });
        };
        view! {
            <Stepper name=name value=Signal::derive(move || app.say_with(unit, args([("number", i64::from(value()).into())])))
                less=move |()| set(value().saturating_sub(step)) more=move |()| set(value().saturating_add(step))/>
        }
        .into_any()
    };
    view! { <div class="stack">{one("trial-number-with", 0)}{one("trial-number-usual", 1)}</div> }.into_any()
}

fn begin(app: App, question: Question, kind: TrialKind, numbers: Option<[u8; 2]>) {
    let now = clock::moment();
    let local_min = (now.epoch_ms().div_euclid(1000) + i64::from(now.offset_s)).div_euclid(60);
    let today = day_of(local_min);
    // A day that has sessions already is half over: the first whole one is tomorrow.
    let begun = app.timeline.with_untracked(|timeline| {
        let day = |moment: &domain::moment::Moment| {
            day_of((moment.epoch_ms().div_euclid(1000) + i64::from(moment.offset_s)).div_euclid(60))
        };
        timeline.sessions.first().is_some_and(|entry| day(&entry.session.start) >= today)
    });
    let first_day = i32::try_from(today + i64::from(begun)).unwrap_or_default();
    let sessions = u32::try_from(usual_sessions(kind)).unwrap_or(300);
    app.write(Body::TrialStarted(Trial { question, kind, numbers, seed: chance::seed(), first_day, sessions }));
    app.tell(app.say("trial-started"), None);
}
