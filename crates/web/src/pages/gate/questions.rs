//! The gate's questions: what needs help now first, then each side, then about her.
//! The questions are the findings of the rules; this groups and draws them.

use content::words::args;
use domain::care::{Level, Measure, Rule, Scope};
use domain::place::{Breast, Side};
use leptos::prelude::*;

use super::answers::Answers;
use super::{Step, judged};
use crate::components::title::Title;
use crate::state::App;

/// The questions of one group: one for each finding, in the order of the rules.
fn of_group(rules: &[Rule], belongs: impl Fn(&Rule) -> bool) -> Vec<Rule> {
    let mut asked: Vec<Rule> = Vec::new();
    for rule in rules.iter().filter(|rule| belongs(rule)) {
        if !asked.iter().any(|other| other.finding == rule.finding) {
            asked.push(rule.clone());
        }
    }
    asked
}

/// The screen.
pub fn questions(app: App, answers: Answers, step: RwSignal<Step>) -> impl IntoView {
    let book = content::rules::gate();
    let urgent = |rule: &Rule| rule.scope == Scope::Person && rule.level == Level::Urgent;
    let groups = [
        ("gate-group-now", of_group(&book.rules, urgent)),
        ("gate-group-sides", of_group(&book.rules, |rule| rule.scope == Scope::Breast)),
        ("gate-group-you", of_group(&book.rules, |rule| rule.scope == Scope::Person && !urgent(rule))),
    ];
    let group = move |(name, rules): (&'static str, Vec<Rule>)| {
        view! {
            <h2 class="section-name">{move || app.say(name)}</h2>
            <div class="card asks">{rules.into_iter().map(|rule| question(app, answers, rule)).collect_view()}</div>
        }
    };
    let done = move |_| {
        let book = content::rules::gate();
        let findings = answers.findings(&book.rules);
        let next = if findings.is_empty() { Step::Clear } else { Step::Advice(judged(app, &findings)) };
        step.set(next);
    };
    view! {
        <header class="page-head">
            <Title text=app.say("gate-questions-title")/>
            <p class="muted">{app.say("gate-questions-hint")}</p>
        </header>
        {groups.map(group)}
        <div class="foot">
            <button class="btn" disabled=move || answers.temperature_amiss() on:click=done>{app.say("gate-see")}</button>
            <button class="btn btn-text" on:click=move |_| step.set(Step::Clear)>{app.say("go-back")}</button>
        </div>
    }
}

fn question(app: App, answers: Answers, rule: Rule) -> AnyView {
    let label = app.say(&format!("gate-ask-{}", rule.finding));
    match (rule.measure, rule.scope) {
        (Measure::TenthsCelsius, _) => temperature(app, answers, label).into_any(),
        (Measure::Score, _) => pain(app, answers, rule.finding, label).into_any(),
        (Measure::Present, Scope::Person) => {
            let (asked, told) = (rule.finding.clone(), rule.finding);
            let on = Memo::new(move |_| answers.value(&asked, None) > 0);
            let flip = move |_| answers.tell(&told, None, u16::from(!on.get_untracked()));
            view! {
                <button type="button" class="ask" aria-pressed=move || on.get().to_string() on:click=flip>
                    <span class="tick" aria-hidden="true"></span><span>{label}</span>
                </button>
            }
            .into_any()
        }
        (Measure::Present, Scope::Breast) => sides(app, answers, rule.finding, label).into_any(),
    }
}

fn sides(app: App, answers: Answers, finding: String, label: String) -> impl IntoView {
    let chip = move |breast: Breast, finding: String| {
        let asked = finding.clone();
        let on = Memo::new(move |_| answers.value(&asked, Some(breast)) > 0);
        let flip = move |_| answers.tell(&finding, Some(breast), u16::from(!on.get_untracked()));
        view! {
            <button type="button" class="chip" aria-pressed=move || on.get().to_string() on:click=flip>{app.place(Side::from(breast), None)}</button>
        }
    };
    let shown = label.clone();
    view! {
        <div class="ask-sides" role="group" aria-label=label>
            <span aria-hidden="true">{shown}</span>
            <div class="chips chips-two">{Breast::ALL.map(|breast| chip(breast, finding.clone()))}</div>
        </div>
    }
}

fn pain(app: App, answers: Answers, finding: String, label: String) -> impl IntoView {
    let finding = StoredValue::new(finding);
    let side = move |breast: Breast| {
        let place = app.place(Side::from(breast), None);
        let level = Memo::new(move |_| finding.with_value(|finding| answers.value(finding, Some(breast))));
        let set = move |level: u16| finding.with_value(|finding| answers.tell(finding, Some(breast), level));
        let name = move |id: &str| app.say_with(id, args([("place", app.place(Side::from(breast), None).into())]));
        view! {
            <div class="pain-side">
                <span class="muted small" aria-hidden="true">{place}</span>
                <div class="steps steps-line">
                    <button type="button" class="step" aria-label=name("gate-pain-less")
                        on:click=move |_| set(level.get_untracked().saturating_sub(1))>"−"</button>
                    <span class="num steps-num" role="status" aria-label=move || format!("{} {}", name("gate-pain-level"), level.get())>{level}</span>
                    <button type="button" class="step" aria-label=name("gate-pain-more")
                        on:click=move |_| set((level.get_untracked() + 1).min(10))>"+"</button>
                </div>
            </div>
        }
    };
    let shown = label.clone();
    view! {
        <div class="ask-sides" role="group" aria-label=label>
            <span aria-hidden="true">{shown}</span>
            {Breast::ALL.map(side)}
        </div>
    }
}

fn temperature(app: App, answers: Answers, label: String) -> impl IntoView {
    let typed = answers.temperature;
    view! {
        <div class="ask-sides fields">
            <label for="temperature">{label}</label>
            <input id="temperature" type="text" inputmode="decimal" autocomplete="off" aria-describedby="temperature-why"
                aria-invalid=move || answers.temperature_amiss().to_string()
                placeholder=app.say("gate-temperature-like")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            <p class="problem" id="temperature-why" aria-live="polite">
                {move || answers.temperature_amiss().then(|| app.say("gate-temperature-amiss"))}
            </p>
        </div>
    }
}
