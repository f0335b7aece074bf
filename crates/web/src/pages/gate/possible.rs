//! What the gate answers: the advice, and what is still possible today.
//! Not the advice itself: `engine::care` judged it.

use domain::care::{Access, Gate, Level};
use domain::place::{Breast, Spot};
use domain::protocol::{Protocol, Purpose};
use engine::care::LIMITS;
use leptos::prelude::*;

use super::{Step, begin, leave};
use crate::components::levels::Advices;
use crate::components::title::Title;
use crate::pages::settings::routines;
use crate::state::App;

/// One thing she may still do: its words, and the routine.
struct Possible {
    say: &'static str,
    protocol: Protocol,
}

fn touchable(gate: &Gate, breast: Breast) -> bool {
    gate.access(breast) > Access::ReliefOnly && gate.pain_before < LIMITS.pain_before
}

fn with_hands(gate: &Gate) -> Option<&'static str> {
    match (touchable(gate, Breast::Left), touchable(gate, Breast::Right)) {
        (true, true) if gate.left == Access::Clear && gate.right == Access::Clear => Some("gate-start"),
        (true, true) => Some("gate-start-light"),
        (false, true) => Some("gate-start-left-untouched"),
        (true, false) => Some("gate-start-right-untouched"),
        (false, false) => None,
    }
}

fn relieves(gate: &Gate) -> bool {
    let swollen = Breast::ALL.iter().any(|breast| gate.access(*breast) == Access::ReliefOnly);
    swollen && gate.pain_before < LIMITS.pain_before
}

/// What is possible with this routine behind this gate, most fitting first.
fn possible(chosen: &Protocol, gate: &Gate) -> Vec<Possible> {
    let mut list = Vec::new();
    if !gate.pump {
        return list;
    }
    if chosen.purpose == Purpose::Flow {
        list.extend(with_hands(gate).map(|say| Possible { say, protocol: chosen.clone() }));
    }
    if relieves(gate) || (chosen.purpose == Purpose::Relief && with_hands(gate).is_some()) {
        list.extend(content::protocols::shipped("relief").map(|protocol| Possible { say: "gate-relief", protocol }));
    }
    list.extend(content::protocols::shipped("pump-only").map(|protocol| Possible { say: "gate-just-pump", protocol }));
    list
}

/// The screen.
pub fn advice(
    app: App,
    chosen: &Protocol,
    gate: &Gate,
    own_way: RwSignal<bool>,
    firm: RwSignal<Vec<Spot>>,
    step: RwSignal<Step>,
) -> impl IntoView + use<> {
    let now = gate.advice.first().is_some_and(|advice| advice.level == Level::Urgent);
    let title = if now { "gate-advice-now" } else { "gate-advice-title" };
    let class = move |first: bool| if first && !now { "btn" } else { "btn btn-soft" };
    let kept = gate.clone();
    let ways = possible(chosen, gate).into_iter().enumerate().map(|(index, way)| {
        let (gate, words) = (gate.clone(), app.say(way.say));
        let start = move |_| begin(app, way.protocol.clone(), gate.clone(), own_way, firm);
        view! { <button class=class(index == 0) on:click=start>{words}</button> }
    });
    let ways = ways.collect_view();
    let name = routines::name(app, chosen);
    view! {
        <header class="page-head">
            <p class="muted small">{name}</p>
            <Title text=Signal::derive(move || app.say(title))/>
        </header>
        <Advices advice=gate.advice.clone()/>
        {(!gate.pump).then(|| view! { <p>{app.say("gate-no-pump")}</p> })}
        <h2 class="section-name">{app.say("gate-possible")}</h2>
        {now.then(|| view! { <p class="muted">{app.say("gate-possible-now")}</p> })}
        {ways}
        <button class="btn btn-line" on:click=move |_| leave(app, kept.clone())>{app.say("gate-not-now")}</button>
        <button class="btn btn-text" on:click=move |_| step.set(Step::Questions)>{app.say("gate-change")}</button>
        <p class="muted small">{app.say("care-disclaimer")}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::care::Finding;
    use engine::care::judge;

    fn ways(finding: &str, breast: Option<Breast>, value: u16) -> Vec<&'static str> {
        let book = content::rules::gate();
        let gate = judge(&book.rules, book.version, &[Finding { name: finding.to_owned(), breast, value }]);
        let chosen = content::protocols::shipped("hands-on").unwrap();
        possible(&chosen, &gate).iter().map(|way| way.say).collect()
    }

    #[test]
    fn a_red_area_leaves_the_other_side() {
        assert_eq!(ways("red-hot", Some(Breast::Left), 1), ["gate-start-left-untouched", "gate-just-pump"]);
    }

    #[test]
    fn swelling_offers_relief() {
        let ways = ways("swollen", Some(Breast::Right), 1);
        assert_eq!(ways, ["gate-start-right-untouched", "gate-relief", "gate-just-pump"]);
    }

    #[test]
    fn fever_and_pain_leave_the_pump() {
        assert_eq!(ways("fever", None, 1), ["gate-just-pump"]);
        assert_eq!(ways("pain", Some(Breast::Left), 5), ["gate-just-pump"]);
    }

    #[test]
    fn pregnancy_asks_first() {
        assert!(ways("pregnant", None, 1).is_empty());
    }
}
