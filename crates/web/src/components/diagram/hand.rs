//! The moving hand on the drawing: strokes, circles, hold, sweeps, each running from its cue's own time.
//! Not the breasts under it, and no clock of its own: how far the cue has run is handed in once, at drawing.

use domain::place::{Breast, Quadrant, Side, Spot};
use leptos::either::EitherOf4;
use leptos::prelude::*;

use super::geometry::{self, AREOLA, RADIUS, SPOKES};

/// What the hand does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// Straight strokes from the chest wall to the nipple.
    Strokes(Side),
    /// Small circles that stay on a spot, then move inward; in one quarter, or all round.
    Circles(Side, Option<Quadrant>),
    /// Press and hold.
    Hold(Spot),
    /// Feather-light sweeps away from the nipple.
    Sweeps(Side),
}

/// A motion and its time, in milliseconds of the page (already scaled).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hand {
    /// What the hand does.
    pub motion: Motion,
    /// One beat.
    pub beat_ms: f64,
    /// How long it lasts as planned.
    pub span_ms: f64,
    /// How long it has run when it is drawn.
    pub run_ms: f64,
    /// Whether it stands still.
    pub paused: bool,
}

impl Hand {
    fn beats(self) -> u32 {
        let beats = (self.span_ms / self.beat_ms.max(1.0)).round().clamp(3.0, 24.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 3..=24")]
        let beats = beats as u32;
        beats
    }

    fn delay(self) -> String {
        format!("-{:.0}ms", self.run_ms.max(0.0))
    }
}

/// Draws the hand over the breasts.
#[component]
pub fn HandLayer(
    /// The motion and its time.
    hand: Hand,
    /// Her left drawn on the left.
    mirror: bool,
) -> impl IntoView {
    let body = match hand.motion {
        Motion::Strokes(side) => EitherOf4::A(spokes(hand, side, mirror, "stroke")),
        Motion::Sweeps(side) => EitherOf4::B(spokes(hand, side, mirror, "sweep")),
        Motion::Circles(side, quadrant) => EitherOf4::C(circles(hand, side, quadrant, mirror)),
        Motion::Hold(spot) => EitherOf4::D(hold(hand, spot, mirror)),
    };
    view! { <g class="hand" class:still=hand.paused>{body}</g> }
}

fn breasts(side: Side) -> impl Iterator<Item = Breast> {
    Breast::ALL.into_iter().filter(move |&breast| side.includes(breast))
}

fn shift(breast: Breast, mirror: bool) -> String {
    let (x, y) = geometry::centre(geometry::slot(breast, mirror));
    format!("translate({x},{y})")
}

/// Lines between chest wall and nipple; a fingertip runs along one a beat, then along the next.
fn spokes(hand: Hand, side: Side, mirror: bool, kind: &'static str) -> impl IntoView {
    let round = format!("{:.0}ms", hand.beat_ms * f64::from(SPOKES));
    let beat = format!("{:.0}ms", hand.beat_ms);
    breasts(side)
        .map(|breast| {
            let turns = (0..SPOKES).map(|spoke| f64::from(spoke) * 45.0 + 22.5);
            let lines = turns.map(|turn| arrow_line(turn, kind)).collect_view();
            // Mirrored turning, so that two hands move as two hands do.
            let turned = if geometry::slot(breast, mirror) == 0 { "wheel" } else { "wheel mirrored" };
            view! {
                <g transform=shift(breast, mirror)>
                    {lines}
                    <g class=turned style:animation-duration=round.clone() style:animation-delay=hand.delay()>
                        <g transform="rotate(22.5)">
                            <circle
                                class=format!("tip {kind}")
                                r="11"
                                style:animation-duration=beat.clone()
                                style:animation-delay=hand.delay()
                            />
                        </g>
                    </g>
                </g>
            }
        })
        .collect_view()
}

fn arrow_line(turn: f64, kind: &'static str) -> impl IntoView {
    let (from, to) = if kind == "stroke" { (RADIUS - 8.0, AREOLA + 12.0) } else { (AREOLA + 8.0, RADIUS - 12.0) };
    let back = if from > to { 7.0 } else { -7.0 };
    let path = format!("M{from} 0H{to}m{back} -5l{} 5l{back} 5", -back);
    view! { <path class="way" transform=format!("rotate({turn})") d=path /> }
}

/// A fingertip that circles on each resting point in turn.
fn circles(hand: Hand, side: Side, quadrant: Option<Quadrant>, mirror: bool) -> impl IntoView {
    let beats = hand.beats();
    let whole = format!("{:.0}ms", hand.beat_ms * f64::from(beats));
    breasts(side)
        .map(|breast| {
            let path = geometry::circling(breast, quadrant, mirror, beats);
            view! {
                <g transform=shift(breast, mirror)>
                    <path class="way" d=path.replace('L', "M") />
                    <circle
                        class="tip walk"
                        r="11"
                        style:offset-path=format!("path(\"{path}\")")
                        style:animation-duration=whole.clone()
                        style:animation-delay=hand.delay()
                    />
                </g>
            }
        })
        .collect_view()
}

/// Thumb and fingers close on a quarter; the arc outside runs down with the longest hold.
fn hold(hand: Hand, spot: Spot, mirror: bool) -> impl IntoView {
    let slot = geometry::slot(spot.breast, mirror);
    let pads = [(6.0, 27.0), (84.0, 63.0)].map(|(open, closed)| pad(hand, spot.quadrant, slot, open, closed));
    let span = format!("{:.0}ms", hand.span_ms);
    view! {
        <g transform=shift(spot.breast, mirror)>
            <path class="rim-track" d=geometry::rim(spot.quadrant, slot) />
            <path
                class="rim"
                pathLength="100"
                d=geometry::rim(spot.quadrant, slot)
                style:animation-duration=span
                style:animation-delay=hand.delay()
            />
            {pads.into_iter().collect_view()}
        </g>
    }
}

/// A finger laid along the quarter, and an arrow behind it that says which way it presses.
fn pad(hand: Hand, quadrant: Quadrant, slot: usize, open: f64, closed: f64) -> impl IntoView {
    let at = |radius: f64, turn: f64| geometry::point(quadrant, slot, radius, turn);
    let (near, far) = (at(42.0, closed), at(66.0, closed));
    let (from, to) = (at(54.0, open), at(54.0, closed));
    let (tail, tip) = (at(56.0, open), at(56.0, open + (closed - open) * 0.4));
    view! {
        <path class="way press" d=format!("M{:.1} {:.1}L{:.1} {:.1}", tail.0, tail.1, tip.0, tip.1) />
        <line
            class="tip pad"
            x1=format!("{:.1}", near.0)
            y1=format!("{:.1}", near.1)
            x2=format!("{:.1}", far.0)
            y2=format!("{:.1}", far.1)
            style=("--from-x", format!("{:.1}px", from.0 - to.0))
            style=("--from-y", format!("{:.1}px", from.1 - to.1))
            style:animation-delay=hand.delay()
        />
    }
}
