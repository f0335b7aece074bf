//! Where a link leads: her own second phone is added, who was invited makes an account, a report is read.
//! Nothing is opened before she says so: a link works once.

use content::words::args;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::member::{Invited, Link, Opened};

use super::enter::{Field, weigh};
use super::sheet::Sheet;
use super::words::{granted, why};
use crate::adapters::place;
use crate::components::title::Title;
use crate::state::{App, Household};

/// What came of the link.
#[derive(Clone)]
enum Step {
    Asked,
    Invited(String),
    Report(String),
}

/// The page.
#[component]
pub fn Join() -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let link = place::fragment().parse::<Link>().ok();
    let there = link.is_some();
    let step = RwSignal::new(Step::Asked);
    let invited = StoredValue::new_local(None::<Invited>);
    let (problem, code) = (RwSignal::new(None::<&'static str>), RwSignal::new(None::<String>));
    let go = move |_| {
        let Some(link) = link.clone() else { return };
        problem.set(None);
        spawn_local(async move {
            if household.member().is_some() {
                return problem.set(Some("join-member"));
            }
            match household.open_link(&link).await {
                Ok(Opened::Member(_)) => app.go_and_tell("/", app.say("join-done"), None),
                Ok(Opened::Report(report)) => step.set(Step::Report(String::from_utf8(report).unwrap_or_default())),
                Ok(Opened::Invited(told)) => {
                    step.set(Step::Invited(granted(app, &told.grants)));
                    invited.set_value(Some(told));
                }
                Err(fault) => problem.set(Some(why(fault))),
            }
        });
    };
    view! {
        <div class="page">
            <header class="page-head"><Title text=app.say("join-title")/></header>
            {move || match (code.get().is_some(), step.get()) {
                (true, _) => view! { <Sheet code/> <a class="btn btn-text" href=app.href("/")>{app.say("nav-today")}</a> }.into_any(),
                (false, Step::Report(report)) => view! { <pre class="card">{report}</pre> }.into_any(),
                (false, Step::Invited(what)) => view! { <Account what invited code/> }.into_any(),
                (false, Step::Asked) => view! {
                    <section class="card">
                        <p>{app.say(if there { "join-hint" } else { "join-none" })}</p>
                        <p class="problem" role="alert">{move || problem.get().map(|problem| app.say(problem))}</p>
                        {there.then(|| view! { <button class="btn" on:click=go.clone()>{app.say("join-go")}</button> })}
                    </section>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Account(
    /// What may be had.
    what: String,
    /// The invitation.
    invited: StoredValue<Option<Invited>, LocalStorage>,
    /// Gets the code for the sheet.
    code: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let [name, password] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<&'static str>);
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (name, password) = (name.get_untracked(), password.get_untracked());
        problem.set(weigh(&name, &password));
        if problem.get_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            let Some(told) = invited.try_update_value(Option::take).flatten() else { return };
            // Kept for another try: the name may be taken.
            let again = told.clone();
            match household.register(&name, &password, None, Some(told)).await {
                Ok(sheet) => code.set(Some(sheet)),
                Err(fault) => {
                    invited.set_value(Some(again));
                    problem.set(Some(why(fault)));
                }
            }
        });
    };
    view! {
        <form class="card fields" on:submit=go>
            <p>{app.say_with("join-invited", args([("what", what.into())]))}</p>
            <Field name="enter-name" fill="username" typed=name/>
            <Field name="enter-password-new" kind="password" fill="new-password" typed=password hint="enter-password-hint"/>
            <p class="problem" role="alert">{move || problem.get().map(|problem| app.say(problem))}</p>
            <button class="btn" type="submit">{app.say("enter-make")}</button>
        </form>
    }
}
