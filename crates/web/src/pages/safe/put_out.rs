//! A phone or a person in a list, and putting it out after asking once more.
//! Not who may: the lists say that.

use leptos::prelude::*;
use sync::member::Fault;

use super::words::why;
use crate::state::{App, Household};

/// Asks for something that puts somebody out, and shows the new sheet.
pub async fn put_out(
    app: App,
    household: Household,
    device: Option<u128>,
    person: Option<u128>,
    code: RwSignal<Option<String>>,
) {
    match household.put_out(device, person).await {
        Ok(sheet) => {
            code.set(Some(sheet));
            app.tell(app.say("phones-removed"), None);
        }
        Err(Fault::WrongPassword) => app.tell(app.say("why-here"), None),
        Err(fault) => app.tell(app.say(why(fault)), None),
    }
}

/// Its name and, where she `may`, the way to put it out: `sure` asks once more, `yes` does it.
pub fn line<F: Fn() + Copy + Send + Sync + 'static>(
    app: App,
    name: String,
    may: bool,
    [sure, yes]: [&'static str; 2],
    remove: F,
) -> impl IntoView + use<F> {
    let asked = RwSignal::new(false);
    let label = format!("{}: {name}", app.say("phones-remove"));
    view! {
        <li class="card">
            <p class="strong">{name}</p>
            {may.then(|| view! {
                <Show when=move || asked.get() fallback=move || view! {
                    <button class="btn btn-line" aria-label=label.clone() on:click=move |_| asked.set(true)>{app.say("phones-remove")}</button>
                }>
                    <p role="status">{app.say(sure)}</p>
                    <button class="btn" on:click=move |_| asked.set(false)>{app.say("erase-keep")}</button>
                    <button class="btn btn-care" on:click=move |_| remove()>{app.say(yes)}</button>
                </Show>
            })}
        </li>
    }
}
