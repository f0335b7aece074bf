//! Making an account, signing in, coming back with the sheet.
//! The password stays in the page: what is sent does not have it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::member::Fault;

use super::words::why;
use crate::components::choice::OneOf;
use crate::state::{App, Household};

/// What she would like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    New,
    Known,
    Lost,
}

const SHORTEST: usize = 10;

/// A field with a name.
#[component]
pub fn Field(
    /// The message of its name; also its id on the page.
    name: &'static str,
    /// What kind of field the browser makes of it.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    fill: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// The message of a line more about it.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let hint_id = format!("{name}-about");
    view! {
        <label for=name>{app.say(name)}</label>
        <input id=name type=kind autocomplete=fill autocapitalize="none" spellcheck="false"
            aria-describedby=hint.map(|_| hint_id.clone())
            prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
        {hint.map(|hint| view! { <p class="muted small" id=hint_id.clone()>{app.say(hint)}</p> })}
    }
}

/// Whether a new password may be taken.
pub fn weigh(name: &str, password: &str) -> Option<&'static str> {
    if name.trim().chars().count() < 3 {
        return Some("why-name");
    }
    (password.chars().count() < SHORTEST).then_some("why-password")
}

/// The card.
#[component]
pub fn Enter(
    /// Gets the code for the sheet.
    code: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let household = Household::here();
    let way = RwSignal::new(Way::New);
    let [name, password, word, paper] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let (problem, busy) = (RwSignal::new(None::<&'static str>), RwSignal::new(false));
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let asked = Asked { household, way: way.get_untracked(), name, password, word, paper };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match asked.go().await {
                Ok(next) => code.set(next),
                Err(reason) => problem.set(Some(reason)),
            }
            busy.set(false);
        });
    };
    let ways = [(Way::New, "enter-new"), (Way::Known, "enter-known"), (Way::Lost, "enter-lost")];
    let ways = ways.into_iter().map(|(way, word)| (way, app.say(word))).collect::<Vec<_>>();
    let fill = move || if way.get() == Way::Known { "current-password" } else { "new-password" };
    view! {
        <p>{app.say("safe-why")}</p>
        <form class="card fields" on:submit=go>
            <OneOf name="way" label=app.say("enter-which") options=ways chosen=way on_choose=move |chosen| way.set(chosen)/>
            <Field name="enter-name" fill="username" typed=name/>
            {move || (way.get() == Way::Lost).then(|| view! { <Field name="enter-sheet" typed=paper/> })}
            {move || if way.get() == Way::Known {
                view! { <Field name="enter-password" kind="password" fill=fill() typed=password/> }.into_any()
            } else {
                view! { <Field name="enter-password-new" kind="password" fill=fill() typed=password hint="enter-password-hint"/> }.into_any()
            }}
            {move || (way.get() == Way::New).then(|| view! { <Field name="enter-code" typed=word hint="enter-code-hint"/> })}
            <p class="problem" role="alert">{move || problem.get().map(|problem| app.say(problem))}</p>
            <button class="btn" type="submit" aria-disabled=move || busy.get().to_string()>{move || app.say(match (busy.get(), way.get()) {
                (true, _) => "enter-wait",
                (false, Way::New) => "enter-make",
                (false, Way::Known) => "enter-sign-in",
                (false, Way::Lost) => "enter-recover",
            })}</button>
        </form>
    }
}

/// What was typed.
#[derive(Clone, Copy)]
struct Asked {
    household: Household,
    way: Way,
    name: RwSignal<String>,
    password: RwSignal<String>,
    word: RwSignal<String>,
    paper: RwSignal<String>,
}

impl Asked {
    /// The code for a new sheet, when there is one.
    async fn go(self) -> Result<Option<String>, &'static str> {
        let household = self.household;
        let (name, password) = (self.name.get_untracked(), self.password.get_untracked());
        if self.way != Way::Known
            && let Some(problem) = weigh(&name, &password)
        {
            return Err(problem);
        }
        let done = match self.way {
            Way::Known => household.sign_in(&name, &password).await.map(|()| None).map_err(|fault| match fault {
                Fault::Refused(403) => "why-wrong",
                other => why(other),
            }),
            Way::New => {
                let word = Some(self.word.get_untracked()).filter(|word| !word.trim().is_empty());
                household.register(&name, &password, word, None).await.map(Some).map_err(why)
            }
            Way::Lost => {
                let sheet = self.paper.get_untracked().parse().map_err(|_| "why-sheet")?;
                household.recover(&name, &sheet, &password).await.map(Some).map_err(|fault| match fault {
                    Fault::Refused(403) => "why-sheet-other",
                    other => why(other),
                })
            }
        };
        if done.is_ok() {
            self.password.set(String::new());
        }
        done
    }
}
