//! What there is so far today, beside what is usual by now, and the ring of sessions.
//! No colours of good and bad: amounts vary, and one day says little.

use content::words::args;
use engine::plan::{Range, Today};
use leptos::prelude::*;

use super::days::Days;
use crate::components::form::{amount_text, unit_name};
use crate::state::App;

/// Round the ring of radius 38.
const ROUND: f64 = 238.76;

/// The card.
#[component]
pub fn SoFar(
    /// The day.
    plan: Memo<Today>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <section class="card" aria-label=app.say("so-far-label")>
            <div class="row">
                <div class="grow">
                    {move || plan.with(|plan| figure(app, plan))}
                    <p class="muted small">{move || plan.with(|plan| beside(app, plan))}</p>
                </div>
                {move || plan.with(|plan| ring(app, plan.done))}
            </div>
            <Days plan=plan/>
        </section>
    }
}

fn figure(app: App, plan: &Today) -> impl IntoView + use<> {
    let unit = app.settings.with(|settings| settings.unit);
    plan.total.map(|total| {
        view! { <p class="num">{amount_text(total, unit)}<span class="unit">" "{app.say(unit_name(unit))}</span></p> }
    })
}

/// "so far today. By now you usually have 380 to 460."
fn beside(app: App, plan: &Today) -> String {
    let count = i64::try_from(plan.done).unwrap_or_default();
    let so_far = match plan.total {
        Some(_) => app.say("so-far"),
        None if plan.done == 0 => app.say("so-far-none"),
        None => app.say_with("so-far-untold", args([("count", count.into())])),
    };
    match plan.by_now {
        Some(range) => format!("{so_far} {}", usual(app, "so-far-usual", range)),
        None => so_far,
    }
}

/// A range in her unit, rounded as she reads it.
pub(super) fn usual(app: App, id: &str, range: Range) -> String {
    let unit = app.settings.with(|settings| settings.unit);
    let told = |ml: f64| rounded(ml, unit);
    app.say_with(
        id,
        args([
            ("low", told(range.low_ml).into()),
            ("high", told(range.high_ml).into()),
            ("unit", app.say(unit_name(unit)).into()),
        ]),
    )
}

/// Ranges are not sharp: to 5 ml or a quarter of an ounce.
fn rounded(ml: f64, unit: domain::amount::Unit) -> String {
    use domain::amount::{Unit, Volume};
    let volume = Volume::from_ml_clamped(ml);
    match unit {
        Unit::Ml => format!("{:.0}", (volume.ml() / 5.0).round() * 5.0),
        Unit::Oz => amount_text(Volume::new((volume.oz() * 4.0).round() / 4.0, Unit::Oz).unwrap_or(volume), unit),
    }
}

fn ring(app: App, done: usize) -> impl IntoView {
    let aim = usize::from(app.settings.with(|settings| settings.per_day)).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a day has few sessions")]
    let drawn = ROUND * (done.min(aim) as f64 / aim as f64);
    let told = |number: usize| i64::try_from(number).unwrap_or_default();
    let label = app.say_with("so-far-ring", args([("done", told(done).into()), ("aim", told(aim).into())]));
    view! {
        <svg class="ring" viewBox="0 0 92 92" role="img" aria-label=label>
            <circle class="ring-track" cx="46" cy="46" r="38"/>
            {(done > 0).then(|| view! { <circle class="ring-done" cx="46" cy="46" r="38" stroke-dasharray=format!("{drawn:.1} {ROUND}") transform="rotate(-90 46 46)"/> })}
            <text x="46" y="53" text-anchor="middle">{format!("{done}/{aim}")}</text>
        </svg>
    }
}
