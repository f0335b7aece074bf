//! Her phones: which there are, one more, one less; the password; signing out here.
//! People are in `people`.

use content::words::args;
use domain::moment::Moment;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::member::{Fault, Link};
use wire::account::{DeviceTold, Home, Role};

use super::enter::{Field, weigh};
use super::link::LinkCard;
use super::people::People;
use super::put_out::{line, put_out};
use super::words::why;
use crate::state::{App, Household};

/// When something began, as a date.
fn date(ms: i64) -> String {
    Moment::new(ms, 0, "UTC").wall().date().to_string()
}

/// Everything about an account that is signed in.
#[component]
pub fn Phones(
    /// Gets the code of a new sheet.
    code: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let home = RwSignal::new(None::<Home>);
    let link = RwSignal::new(None::<Link>);
    // Whenever the server was heard, there may be somebody new.
    Effect::new(move |_| {
        household.standing.track();
        spawn_local(async move {
            if let Ok(told) = household.home().await {
                home.set(Some(told));
            }
        });
    });
    let add = move |_| {
        spawn_local(async move {
            match household.offer_device().await {
                Ok(offered) => link.set(Some(offered)),
                Err(fault) => app.tell(app.say(why(fault)), None),
            }
        });
    };
    view! {
        {move || link.get().is_some().then(|| view! { <LinkCard link/> })}
        <h2 class="section-name">{app.say("phones-title")}</h2>
        <ul class="stack">
            {move || home.get().map(|home| home.devices.iter().map(|one| row(app, household, &home, one, code)).collect_view())}
        </ul>
        <button class="btn btn-soft" on:click=add>{app.say("phones-add")}</button>
        {move || home.get().map(|home| view! { <People home link code/> })}
        <Password/>
        <Leave/>
    }
}

fn row(
    app: App,
    household: Household,
    home: &Home,
    one: &DeviceTold,
    code: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let mine = one.id == home.device;
    let since = args([("date", date(one.since_ms).into())]);
    let name = if mine {
        app.say("phones-this")
    } else {
        app.say_with(if one.account == home.account { "phones-other" } else { "phones-theirs" }, since)
    };
    let may = !mine && home.role == Role::Owner;
    let id = one.id.0;
    let remove = move || spawn_local(put_out(app, household, Some(id), None, code));
    line(app, name, may, ["phones-remove-sure", "phones-remove-yes"], remove)
}

#[component]
fn Password() -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let password = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let change = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = password.get_untracked();
        problem.set(weigh("known", &typed));
        if problem.get_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            match household.change_password(&typed).await {
                Ok(()) => {
                    password.set(String::new());
                    app.tell(app.say("password-changed"), None);
                }
                // A phone that was added by a link never heard the name.
                Err(Fault::WrongPassword | Fault::Refused(403)) => problem.set(Some("why-here")),
                Err(fault) => problem.set(Some(why(fault))),
            }
        });
    };
    view! {
        <h2 class="section-name">{app.say("password-title")}</h2>
        <form class="card fields" on:submit=change>
            <Field name="enter-password-new" kind="password" fill="new-password" typed=password hint="enter-password-hint"/>
            <p class="problem" role="alert">{move || problem.get().map(|problem| app.say(problem))}</p>
            <button class="btn btn-soft" type="submit">{app.say("password-change")}</button>
        </form>
    }
}

#[component]
fn Leave() -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let leave = move |_| {
        spawn_local(async move {
            household.leave().await;
            app.tell(app.say("leave-done"), None);
        });
    };
    view! {
        <h2 class="section-name">{app.say("leave-title")}</h2>
        <section class="card">
            <p class="muted">{app.say("leave-hint")}</p>
            <button class="btn btn-line" on:click=leave>{app.say("leave")}</button>
        </section>
    }
}
