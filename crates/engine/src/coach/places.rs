//! Into which places a step is divided, and which of them hands may go to.
//! Not when: the course walks through them, the hands choose among them.

use domain::place::{Breast, Quadrant, Side, Spot};
use domain::protocol::{Act, Places, Protocol, Sides, Step};

use super::Coach;
use super::cue::CueKind;
use crate::care::guard::allowed;

/// One place of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) side: Side,
    pub(super) quadrant: Option<Quadrant>,
}

impl Place {
    pub(super) const NOWHERE: Place = Place { side: Side::None, quadrant: None };

    /// The spots it covers; all four of a breast when it names no quadrant.
    pub(super) fn spots(self) -> impl Iterator<Item = Spot> {
        Spot::all().filter(move |spot| {
            self.side.includes(spot.breast) && self.quadrant.is_none_or(|quadrant| quadrant == spot.quadrant)
        })
    }
}

/// How a step's act is cued.
pub(super) fn kind_of(act: Act) -> CueKind {
    match act {
        Act::Settle | Act::Check => CueKind::Settle,
        Act::Wash => CueKind::Wash,
        Act::Stroke | Act::Sweep => CueKind::Stroke,
        Act::Circle => CueKind::Circle,
        Act::Cool | Act::Express => CueKind::Rest,
        Act::Stimulate => CueKind::PumpOn,
        Act::Finish => CueKind::HandExpress,
        Act::WrapUp | Act::Clean => CueKind::WrapUp,
    }
}

/// All places a step names, allowed or not. A step's time is shared among these, so that a place
/// which is left out shortens the step and lengthens no other.
pub(super) fn named(protocol: &Protocol, step: &Step) -> Vec<Place> {
    let breasts = [protocol.first, protocol.first.other()];
    match (step.places, protocol.sides) {
        (Places::None, _) => vec![Place::NOWHERE],
        (Places::Both, _) | (Places::EachBreast, Sides::Together) => vec![Place { side: Side::Both, quadrant: None }],
        (Places::EachBreast, Sides::InTurn) => {
            breasts.map(|breast| Place { side: breast.into(), quadrant: None }).to_vec()
        }
        (Places::EachQuadrant, Sides::Together) => {
            protocol.order.map(|quadrant| Place { side: Side::Both, quadrant: Some(quadrant) }).to_vec()
        }
        (Places::EachQuadrant, Sides::InTurn) => breasts
            .into_iter()
            .flat_map(|breast| protocol.order.map(|quadrant| Place { side: breast.into(), quadrant: Some(quadrant) }))
            .collect(),
    }
}

impl Coach {
    /// The places of a step that hands may go to now; a place for both shrinks to the side that may be touched.
    pub(super) fn open_places(&self, step: &Step) -> Vec<Place> {
        let named = named(&self.setup.protocol, step);
        if !step.act.touches() {
            return named;
        }
        named.into_iter().filter_map(|place| self.open_part(place, kind_of(step.act))).collect()
    }

    pub(super) fn open_part(&self, place: Place, kind: CueKind) -> Option<Place> {
        let open = |breast: Breast| {
            place.side.includes(breast)
                && self.may_touch(breast, kind)
                && !place.spots().any(|spot| spot.breast == breast && self.pain.closed[spot.index()])
        };
        let side = Side::covering(open(Breast::Left), open(Breast::Right));
        (side != Side::None).then_some(Place { side, ..place })
    }

    /// Whether hands may do this on a breast at all in this session.
    pub(super) fn may_touch(&self, breast: Breast, kind: CueKind) -> bool {
        let any_open = Quadrant::ALL.iter().any(|q| !self.pain.closed[Spot { breast, quadrant: *q }.index()]);
        let left_alone = self.setup.left_alone.is_some_and(|left| left.covers(breast, kind));
        !left_alone
            && !self.pain.touch_over
            && any_open
            && allowed(self.setup.protocol.purpose, self.setup.gate.access(breast), kind)
    }

    /// Pressure of a step on a side: as the protocol says, under the cap, lighter where pain or the gate ask for it.
    pub(super) fn pressure_on(&self, side: Side, pressure: u8) -> u8 {
        let gate_light =
            Breast::ALL.iter().any(|b| side.includes(*b) && self.setup.gate.access(*b) < domain::care::Access::Clear);
        let relief = self.setup.protocol.purpose == domain::protocol::Purpose::Relief;
        let cap = if self.pain.light || gate_light || relief { 1 } else { self.limits.pressure };
        pressure.min(cap)
    }
}
