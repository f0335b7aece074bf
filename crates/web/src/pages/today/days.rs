//! Fourteen days as a line over her usual range, and the same as a table for who does not see it.
//! Days without an amount are gaps, not zeros.

use engine::plan::{DayTotal, Today};
use leptos::prelude::*;

use super::so_far::usual;
use crate::adapters::calendar;
use crate::components::form::with_unit;
use crate::components::pictures::path;
use crate::state::App;

const WIDTH: f64 = 308.0;
const HEIGHT: f64 = 70.0;
const MARGIN: f64 = 6.0;

/// With fewer days than this a line says nothing.
const LEAST: usize = 2;

/// The picture and its table.
#[component]
pub fn Days(
    /// The day.
    plan: Memo<Today>,
) -> impl IntoView {
    let app = App::here();
    let known =
        Memo::new(move |_| plan.with(|plan| plan.days.iter().filter(|day| day.total.is_some()).count() >= LEAST));
    view! {
        <Show when=move || known.get()>
            <figure class="days">
                {move || plan.with(picture)}
                <figcaption class="muted small">{move || plan.with(|plan| caption(app, plan))}</figcaption>
                {move || plan.with(|plan| table(app, &plan.days))}
            </figure>
        </Show>
    }
}

fn caption(app: App, plan: &Today) -> String {
    match plan.usual_day {
        Some(range) => usual(app, "days-usual", range),
        None => app.say("days-caption"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "fourteen days")]
fn picture(plan: &Today) -> impl IntoView + use<> {
    let totals: Vec<Option<f64>> = plan.days.iter().map(|day| day.total.map(|total| total.ml())).collect();
    let seen = || {
        totals
            .iter()
            .flatten()
            .copied()
            .chain(plan.usual_day.into_iter().flat_map(|range| [range.low_ml, range.high_ml]))
    };
    let low = seen().fold(f64::INFINITY, f64::min);
    let high = seen().fold(0.0, f64::max);
    // Never zoomed in so far that an ordinary wobble looks like a fall.
    let (middle, half) = ((low + high) / 2.0, ((high - low) * 0.6).max(high * 0.25).max(1.0));
    let (floor, top) = (middle - half, middle + half);
    let y = move |ml: f64| HEIGHT - MARGIN - (ml - floor) / (top - floor) * (HEIGHT - 2.0 * MARGIN);
    let x = |index: usize| MARGIN + index as f64 / (totals.len() - 1).max(1) as f64 * (WIDTH - 2.0 * MARGIN);
    let band = plan.usual_day.map(|range| {
        let height = (y(range.low_ml) - y(range.high_ml)).max(3.0);
        view! { <rect class="days-band" x="0" y=format!("{:.1}", y(range.high_ml)) width=WIDTH height=format!("{height:.1}") rx="6"/> }
    });
    let points: Vec<Option<(f64, f64)>> =
        totals.iter().enumerate().map(|(index, ml)| ml.map(|ml| (x(index), y(ml)))).collect();
    let last = points.iter().flatten().last().copied();
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" preserveAspectRatio="none">
            {band}
            <path class="days-line" d=path(&points) vector-effect="non-scaling-stroke"/>
            {last.map(|(x, y)| view! { <circle class="days-last" cx=format!("{x:.1}") cy=format!("{y:.1}") r="4.5"/> })}
        </svg>
    }
}

fn table(app: App, days: &[DayTotal]) -> impl IntoView + use<> {
    let unit = app.settings.with(|settings| settings.unit);
    let row = |day: &DayTotal| {
        let total = day.total.map_or_else(|| app.say("amount-not-told"), |total| with_unit(app, total, unit));
        view! { <tr><th scope="row">{calendar::day_long(day.day)}</th><td>{total}</td></tr> }
    };
    view! {
        <table class="only-heard">
            <caption>{app.say("days-caption")}</caption>
            <tbody>{days.iter().map(row).collect_view()}</tbody>
        </table>
    }
}
