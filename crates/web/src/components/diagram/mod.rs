//! The picture of both breasts (or chest sides) in quarters: what is worked on, done, closed; or what is tapped as firm.
//! Not what it means: callers say each spot's mark and each spot's words.

use domain::place::{Breast, Quadrant, Spot};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub mod geometry;
pub mod hand;

pub use hand::{Hand, Motion};

/// How a spot is drawn. Each differs by shape as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing to say.
    #[default]
    Plain,
    /// Where the hands are now, or what she tapped.
    On,
    /// Done in this step: a tick.
    Done,
    /// Not touched any more: hatched.
    Closed,
}

/// The words under one breast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Under {
    /// Such as "your left".
    pub name: String,
    /// Such as "no touch today"; nothing when there is nothing to say.
    pub note: Option<String>,
}

/// The picture. With `on_pick` each quarter is a button.
#[component]
pub fn Diagram(
    /// One mark a spot, by [`Spot::index`].
    #[prop(into)]
    marks: Signal<[Mark; 8]>,
    /// Her left drawn on the left.
    #[prop(into)]
    mirror: Signal<bool>,
    /// The words under left and right.
    #[prop(into)]
    under: Signal<[Under; 2]>,
    /// The whole picture in a sentence.
    #[prop(into)]
    label: Signal<String>,
    /// What the hand does now.
    #[prop(optional, into)]
    hand: Option<Signal<Option<Hand>>>,
    /// Which breasts the pump is on.
    #[prop(optional, into)]
    pump: Option<Signal<[bool; 2]>>,
    /// What tapping a spot does.
    #[prop(optional)]
    on_pick: Option<Callback<Spot>>,
    /// A spot's own words, for buttons.
    #[prop(optional)]
    spot_label: Option<Callback<Spot, String>>,
) -> impl IntoView {
    let hand = hand.unwrap_or_else(|| Signal::stored(None));
    let pump = pump.unwrap_or_else(|| Signal::stored([false; 2]));
    let role = if on_pick.is_some() { "group" } else { "img" };
    let both = Breast::ALL
        .map(|breast| view! { <OneBreast breast marks mirror pump on_pick spot_label /> })
        .into_iter()
        .collect_view();
    let words = move |slot: usize| {
        let breast = Breast::ALL.into_iter().find(|&breast| geometry::slot(breast, mirror.get()) == slot);
        let words = breast.map(|breast| under.with(|under| under[breast.index()].clone())).unwrap_or_default();
        view! {
            <p>
                <span>{words.name}</span>
                {words.note.map(|note| view! { <b>{note}</b> })}
            </p>
        }
    };
    view! {
        <div class="diagram">
        <svg viewBox="0 0 346 176" role=role aria-label=move || label.get()>
            <defs>
                <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="hatch-ground" width="9" height="9" />
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="9" />
                </pattern>
            </defs>
            {both}
            {move || hand.get().map(|hand| view! { <hand::HandLayer hand mirror=mirror.get() /> })}
        </svg>
        <div class="diagram-under">{move || [0, 1].map(words).into_iter().collect_view()}</div>
        </div>
    }
}

#[component]
fn OneBreast(
    breast: Breast,
    marks: Signal<[Mark; 8]>,
    mirror: Signal<bool>,
    pump: Signal<[bool; 2]>,
    on_pick: Option<Callback<Spot>>,
    spot_label: Option<Callback<Spot, String>>,
) -> impl IntoView {
    let place = move || {
        let (x, y) = geometry::centre(geometry::slot(breast, mirror.get()));
        format!("translate({x},{y})")
    };
    let off = move || {
        marks.with(|marks| {
            Quadrant::ALL.iter().all(|&quadrant| marks[Spot { breast, quadrant }.index()] == Mark::Closed)
        })
    };
    let quarters = Quadrant::ALL
        .map(|quadrant| view! { <Quarter spot=Spot { breast, quadrant } marks mirror on_pick spot_label /> })
        .into_iter()
        .collect_view();
    view! {
        <g transform=place class="breast" class:off=off>
            {quarters}
            <circle class="areola" r=geometry::AREOLA />
            <circle class="shield" class:on=move || pump.get()[breast.index()] r=geometry::AREOLA + 8.0 />
        </g>
    }
}

#[component]
fn Quarter(
    spot: Spot,
    marks: Signal<[Mark; 8]>,
    mirror: Signal<bool>,
    on_pick: Option<Callback<Spot>>,
    spot_label: Option<Callback<Spot, String>>,
) -> impl IntoView {
    let mark = Memo::new(move |_| marks.with(|marks| marks[spot.index()]));
    let slot = move || geometry::slot(spot.breast, mirror.get());
    let class = move || match mark.get() {
        Mark::Plain => "quarter",
        Mark::On => "quarter on",
        Mark::Done => "quarter done",
        Mark::Closed => "quarter closed",
    };
    let sign = move || {
        let (x, y) = geometry::point(spot.quadrant, slot(), 51.0, 45.0);
        let path = match (mark.get(), on_pick.is_some()) {
            (Mark::Done, _) | (Mark::On, true) => "M-8 0l6 6l11 -12",
            _ => "",
        };
        view! { <path class="sign" transform=format!("translate({x:.1},{y:.1})") d=path /> }
    };
    let outline = move || geometry::wedge(spot.quadrant, slot());
    match on_pick {
        None => view! { <g class=class><path class="wedge" d=outline />{sign}</g> }.into_any(),
        Some(pick) => {
            let keyed = move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    pick.run(spot);
                }
            };
            view! {
                <g
                    class=move || format!("{} pick", class())
                    role="button"
                    tabindex="0"
                    aria-pressed=move || (mark.get() == Mark::On).to_string()
                    aria-label=move || spot_label.map(|words| words.run(spot))
                    on:click=move |_| pick.run(spot)
                    on:keydown=keyed
                >
                    <path class="wedge" d=outline />
                    {sign}
                </g>
            }
            .into_any()
        }
    }
}
