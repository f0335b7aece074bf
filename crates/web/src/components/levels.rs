//! A piece of the gate's advice as a card: how urgent, for which side, and what to do.
//! Not the judging: `engine::care` gave the advice.

use domain::care::{Advice, Level};
use domain::place::{Breast, Side};
use leptos::prelude::*;

use crate::state::App;

/// The level's message and its looks.
fn level(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::SelfCare => ("level-L0", "advice"),
        Level::Consultant => ("level-L1", "advice"),
        Level::Clinician => ("level-L2", "advice advice-today"),
        Level::Urgent => ("level-L3", "advice advice-now"),
    }
}

/// Advice in the order given; one card for a rule, whichever sides it is about.
#[component]
pub fn Advices(
    /// Most urgent first.
    advice: Vec<Advice>,
) -> impl IntoView {
    let app = App::here();
    view! { <ul class="stack">{merged(advice).into_iter().map(|(advice, side)| card(app, advice, side)).collect_view()}</ul> }
}

fn card(app: App, advice: Advice, side: Side) -> impl IntoView {
    let (title, class) = level(advice.level);
    let place = app.place(side, None);
    view! {
        <li class=class>
            <div class="row">
                <h2>{app.say(title)}</h2>
                {(!place.is_empty()).then(|| view! { <span class="pill pill-flow">{place}</span> })}
            </div>
            <p>{app.say(&advice.say)}</p>
        </li>
    }
}

/// The same words for left and right become one card.
fn merged(advice: Vec<Advice>) -> Vec<(Advice, Side)> {
    let mut cards: Vec<(Advice, Side)> = Vec::new();
    for piece in advice {
        let side = piece.breast.map_or(Side::None, Side::from);
        match cards.iter_mut().find(|(other, _)| other.say == piece.say && other.level == piece.level) {
            Some((_, told)) => *told = joined(*told, side),
            None => cards.push((piece, side)),
        }
    }
    cards
}

fn joined(one: Side, other: Side) -> Side {
    let has = |breast: Breast| one.includes(breast) || other.includes(breast);
    Side::covering(has(Breast::Left), has(Breast::Right))
}
