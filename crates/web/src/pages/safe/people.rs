//! People she trusts: who is there, what they may have, inviting and taking out.
//! Names are not here: the server does not know them.

use content::words::args;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::member::Link;
use wire::account::{Grant, Home, PersonTold, Role};

use super::put_out::{line, put_out};
use super::words::{granted, why};
use crate::components::choice::OneOf;
use crate::state::{App, Household};

/// The list, and an invitation for the owner.
#[component]
pub fn People(
    /// Who is there.
    home: Home,
    /// Gets the invitation.
    link: RwSignal<Option<Link>>,
    /// Gets the code of a new sheet.
    code: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let owner = home.role == Role::Owner;
    let rows = home.people.iter().map(|one| row(app, household, &home, one, code)).collect_view();
    view! {
        <h2 class="section-name">{app.say("people-title")}</h2>
        <ul class="stack">{rows}</ul>
        {owner.then(|| view! { <Invite link/> })}
    }
}

fn row(
    app: App,
    household: Household,
    home: &Home,
    one: &PersonTold,
    code: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let what = args([("what", granted(app, &one.grants).into())]);
    let mine = one.account == home.account;
    let name = match one.role {
        _ if mine => app.say("people-you"),
        Role::Owner => app.say("people-owner"),
        Role::Partner => app.say_with("people-partner", what),
        Role::Viewer => app.say_with("people-viewer", what),
    };
    let may = !mine && home.role == Role::Owner;
    let id = one.account.0;
    let remove = move || spawn_local(put_out(app, household, None, Some(id), code));
    line(app, name, may, ["people-remove-sure", "people-remove-yes"], remove)
}

#[component]
fn Invite(
    /// Gets the invitation.
    link: RwSignal<Option<Link>>,
) -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let (what, role) = (RwSignal::new(Grant::Log), RwSignal::new(Role::Partner));
    let grants = [Grant::Log, Grant::Stash, Grant::Schedule, Grant::All];
    let grants = grants.into_iter().map(|grant| (grant, granted(app, &[grant]))).collect::<Vec<_>>();
    let roles = vec![(Role::Partner, app.say("people-may-yes")), (Role::Viewer, app.say("people-may-no"))];
    let invite = move |_| {
        let (role, grant) = (role.get_untracked(), what.get_untracked());
        spawn_local(async move {
            match household.invite(role, &[grant]).await {
                Ok(offered) => link.set(Some(offered)),
                Err(fault) => app.tell(app.say(why(fault)), None),
            }
        });
    };
    view! {
        <section class="card fields">
            <OneOf name="what" label=app.say("people-what") options=grants chosen=what on_choose=move |chosen| what.set(chosen)/>
            <OneOf name="may" label=app.say("people-may") options=roles chosen=role on_choose=move |chosen| role.set(chosen)/>
            <button class="btn btn-soft" on:click=invite>{app.say("people-invite")}</button>
        </section>
    }
}
