//! The eight spots as two circles of four buttons, her left on the left as in a mirror, or the other way round.
//! Not the session's moving picture: that is `diagram`.

use domain::place::{Breast, Quadrant, Side, Spot};
use leptos::prelude::*;

use crate::state::App;

/// The quarters of a circle as they lie on the screen, row by row, when the outer side is on the left.
const OUTER_LEFT: [Quadrant; 4] =
    [Quadrant::UpperOuter, Quadrant::UpperInner, Quadrant::LowerOuter, Quadrant::LowerInner];
/// The same with the outer side on the right.
const OUTER_RIGHT: [Quadrant; 4] =
    [Quadrant::UpperInner, Quadrant::UpperOuter, Quadrant::LowerInner, Quadrant::LowerOuter];

/// Spots to tap on and off.
#[component]
pub fn Spots(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The spots that are on.
    chosen: RwSignal<Vec<Spot>>,
) -> impl IntoView {
    let app = App::here();
    let sides = move || {
        let mirror = app.settings.with(|settings| settings.mirror);
        let order = if mirror { [Breast::Left, Breast::Right] } else { [Breast::Right, Breast::Left] };
        order
            .into_iter()
            .zip([OUTER_LEFT, OUTER_RIGHT])
            .map(|(breast, quarters)| circle(app, breast, quarters, chosen))
            .collect_view()
    };
    view! { <div class="spots" role="group" aria-label=label>{sides}</div> }
}

fn circle(app: App, breast: Breast, quarters: [Quadrant; 4], chosen: RwSignal<Vec<Spot>>) -> impl IntoView {
    let name = match breast {
        Breast::Left => "spots-left",
        Breast::Right => "spots-right",
    };
    view! {
        <div class="spots-side">
            <div class="spots-circle">
                {quarters.map(|quadrant| quarter(app, Spot { breast, quadrant }, chosen))}
            </div>
            <span class="muted small" aria-hidden="true">{move || app.say(name)}</span>
        </div>
    }
}

fn quarter(app: App, spot: Spot, chosen: RwSignal<Vec<Spot>>) -> impl IntoView {
    let on = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&spot)));
    let flip = move |_| {
        chosen.update(|chosen| {
            if chosen.contains(&spot) {
                chosen.retain(|other| *other != spot);
            } else {
                chosen.push(spot);
            }
        });
    };
    view! {
        <button type="button" class="spot" aria-pressed=move || on.get().to_string() on:click=flip
            aria-label=move || app.place(Side::from(spot.breast), Some(spot.quadrant))></button>
    }
}
