//! Choices: one of a few, and on or off.
//! Not what is chosen: each caller says what a tap does.

use leptos::prelude::*;

/// One of a few, side by side; wraps when the text is large.
#[component]
pub fn OneOf<T>(
    /// A short name, unique on the page.
    name: &'static str,
    /// What is chosen between.
    #[prop(into)]
    label: Signal<String>,
    /// The values, each with its words.
    options: Vec<(T, String)>,
    /// The one that holds.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with the one she taps.
    #[prop(into)]
    on_choose: Callback<T>,
    /// Whether the label is shown; it is always heard.
    #[prop(default = true)]
    shown: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let option = move |(value, words): (T, String)| {
        let mine = value.clone();
        let on = Memo::new(move |_| chosen.get() == mine);
        view! {
            <label class="chip">
                <input type="radio" name=name prop:checked=on on:change=move |_| on_choose.run(value.clone())/>
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="one-of">
            <legend class=move || if shown { "strong" } else { "only-heard" }>{label}</legend>
            <div class="chips">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}

/// On or off.
#[component]
pub fn Switch(
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// A line more about it.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it is to be.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <button type="button" role="switch" class="switch" aria-checked=move || on.get().to_string()
            on:click=move |_| on_change.run(!on.get_untracked())>
            <span class="switch-words">
                <span class="strong">{label}</span>
                {hint.map(|hint| view! { <span class="muted small">{hint}</span> })}
            </span>
            <span class="switch-track" aria-hidden="true"></span>
        </button>
    }
}
