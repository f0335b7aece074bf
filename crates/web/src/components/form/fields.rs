//! All fields of a record, in the order in which a tired person fills them.
//! Not the times, and not Save.

use content::words::args;
use leptos::prelude::*;

use super::amount::{AmountField, with_unit};
use super::comfort::Comfort;
use super::keep::Keep;
use super::kit::{AsDrawn, KitFields};
use super::record::Record;
use crate::components::spots::Spots;
use crate::state::App;

/// The fields.
#[component]
pub fn RecordFields(
    /// Their state.
    record: Record,
    /// When pumping ended, in milliseconds since 1970 UTC.
    #[prop(into)]
    ended_ms: Signal<Option<i64>>,
) -> impl IntoView {
    let app = App::here();
    let unit = record.unit;
    let sum = move || {
        let total = record.amounts()?.known_total()?;
        Some(app.say_with("amount-sum", args([("amount", with_unit(app, total, unit).into())])))
    };
    let total = record
        .asks_total
        .then(|| view! { <AmountField name="amount-total" label="total-amount" typed=record.total unit=unit/> });
    view! {
        <div class="pair">
            <AmountField name="amount-left" label="left-amount" typed=record.left unit=unit/>
            <AmountField name="amount-right" label="right-amount" typed=record.right unit=unit/>
        </div>
        {total}
        <p class="muted small">{move || sum().unwrap_or_else(|| app.say("amount-hint"))}</p>
        <section class="card" aria-labelledby="firm-name">
            <div>
                <h2 id="firm-name">{app.say("firm-name")}</h2>
                <p class="muted small">{app.say("firm-hint")}</p>
            </div>
            <Spots label=app.say("firm-name") chosen=record.firm/>
        </section>
        <AsDrawn record=record/>
        <Comfort level=record.comfort/>
        <Keep place=record.place ended_ms=ended_ms/>
        <section class="card fields">
            <label for="note">{app.say("note-name")}</label>
            <textarea id="note" rows="2" prop:value=move || record.note.get()
                on:input=move |event| record.note.set(event_target_value(&event))></textarea>
        </section>
        <KitFields record=record/>
    }
}
