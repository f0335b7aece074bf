//! The sheet after "It hurts": hands are off already; how much and where are asked calmly, and neither must be told.
//! Not what pain changes: the engine has answered before this is drawn.

use content::words::args;
use domain::place::Spot;
use domain::session::Happening;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::live::Live;
use crate::components::diagram::{Diagram, Mark, Under};
use crate::state::App;

/// The sheet.
#[component]
pub fn PainSheet(
    /// Whether it is open; it closes itself.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let level = RwSignal::new(None::<u8>);
    let sheet = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(sheet) = sheet.get() {
            let _ = sheet.focus();
        }
    });
    // Back to where she was: the next tap is at hand for a keyboard, too.
    on_cleanup(|| {
        let opener = document().query_selector(".session-buttons .session-hurts").ok().flatten();
        if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = opener.focus();
        }
    });
    let tell = move |told: u8| {
        level.set(Some(told));
        live.happen(Happening::PainLevel(told));
    };
    let close = move || open.set(false);
    let stop = move |_| {
        live.happen(Happening::Stop);
        close();
    };
    let escaped = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <div class="sheet-shade" aria-hidden="true"></div>
        <div
            class="sheet" role="dialog" aria-modal="true" aria-labelledby="pain-title"
            tabindex="-1" node_ref=sheet on:keydown=escaped
        >
            <div class="sheet-body">
                <h2 id="pain-title">{app.say("session-pain-title")}</h2>
                <p>{app.say("session-pain-advice")}</p>
                <h3 id="pain-much">{app.say("session-pain-how-much")}</h3>
                <div class="pain-scale" role="group" aria-labelledby="pain-much">
                    {(0..=10_u8).map(|number| view! { <Step number level tell /> }).collect_view()}
                </div>
                <p class="pain-ends" aria-hidden="true">
                    <span>{app.say("session-pain-none")}</span>
                    <span>{app.say("session-pain-worst")}</span>
                </p>
                <Where />
            </div>
            <div class="sheet-buttons">
                <button class="btn btn-soft" on:click=move |_| close()>{app.say("session-pain-go-on")}</button>
                <button class="btn" on:click=stop>{app.say("session-stop")}</button>
            </div>
        </div>
    }
}

#[component]
fn Step(number: u8, level: RwSignal<Option<u8>>, tell: impl Fn(u8) + Copy + 'static) -> impl IntoView {
    let app = App::here();
    view! {
        <button
            class="pain-step"
            aria-label=app.say_with("session-pain-step", args([("level", number.into())]))
            aria-pressed=move || (level.get() == Some(number)).to_string()
            on:click=move |_| tell(number)
        >
            {number}
        </button>
    }
}

#[component]
fn Where() -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let chosen = RwSignal::new(None::<Spot>);
    let marks = Signal::derive(move || {
        let mut marks = [Mark::Plain; 8];
        if let Some(spot) = chosen.get() {
            marks[spot.index()] = Mark::On;
        }
        marks
    });
    let under = Signal::derive(move || {
        ["session-your-left", "session-your-right"].map(|id| Under { name: app.say(id), note: None })
    });
    let pick = Callback::new(move |spot: Spot| {
        chosen.set(Some(spot));
        live.pain_was_at(spot);
    });
    let spot_label = Callback::new(move |spot: Spot| app.place(spot.breast.into(), Some(spot.quadrant)));
    view! {
        <h3>{app.say("session-pain-where")}</h3>
        <Diagram
            marks=marks
            mirror=Signal::derive(move || app.settings.with(|settings| settings.mirror))
            under=under
            label=Signal::derive(move || app.say("session-pain-where"))
            on_pick=pick
            spot_label=spot_label
        />
    }
}
