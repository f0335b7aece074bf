//! Where things lie on the drawing of two breasts: slots, quarters, spots and paths, in the drawing's own units.
//! No colours, no signals, no time: numbers in, path text out.

use domain::place::{Breast, Quadrant};

/// Radius of a breast in the drawing.
pub const RADIUS: f64 = 78.0;
/// Radius of the areola, which no fingertip enters.
pub const AREOLA: f64 = 24.0;
/// Radius of one small circle of the fingertip.
pub const LOOP: f64 = 7.0;
/// How many straight strokes go once round a breast.
pub const SPOKES: u32 = 8;

/// On which half of the drawing a breast lies: 0 left, 1 right.
#[must_use]
pub fn slot(breast: Breast, mirror: bool) -> usize {
    if mirror { breast.index() } else { breast.other().index() }
}

/// The middle of a slot.
#[must_use]
pub fn centre(slot: usize) -> (f64, f64) {
    if slot == 0 { (88.0, 88.0) } else { (258.0, 88.0) }
}

/// The direction of a quarter from the middle of its breast: -1 or 1 on each axis.
/// Outer always points away from the other breast, whichever way the drawing is turned.
#[must_use]
pub fn corner(quadrant: Quadrant, slot: usize) -> (f64, f64) {
    let outward = if slot == 0 { -1.0 } else { 1.0 };
    match quadrant {
        Quadrant::UpperOuter => (outward, -1.0),
        Quadrant::UpperInner => (-outward, -1.0),
        Quadrant::LowerInner => (-outward, 1.0),
        Quadrant::LowerOuter => (outward, 1.0),
    }
}

/// The outline of a quarter, around its breast's middle.
#[must_use]
pub fn wedge(quadrant: Quadrant, slot: usize) -> String {
    let (x, y) = corner(quadrant, slot);
    let sweep = u8::from(x * y > 0.0);
    format!("M0 0L{} 0A{RADIUS} {RADIUS} 0 0 {sweep} 0 {}Z", x * RADIUS, y * RADIUS)
}

/// The arc along the outside of a quarter, on which a hold counts down.
#[must_use]
pub fn rim(quadrant: Quadrant, slot: usize) -> String {
    let (x, y) = corner(quadrant, slot);
    let sweep = u8::from(x * y > 0.0);
    let far = RADIUS + 8.0;
    let (long, short) = (far * 0.998, far * 0.07);
    format!("M{:.1} {:.1}A{far} {far} 0 0 {sweep} {:.1} {:.1}", x * long, y * short, x * short, y * long)
}

/// A point of a quarter: `angle` in degrees from the horizontal, within 0 to 90.
#[must_use]
pub fn point(quadrant: Quadrant, slot: usize, radius: f64, angle: f64) -> (f64, f64) {
    let (x, y) = corner(quadrant, slot);
    let turn = angle.to_radians();
    (x * radius * turn.cos(), y * radius * turn.sin())
}

/// Where the fingertip rests for each small circle: to and fro along the quarter, ring by ring, from the edge inward.
#[must_use]
pub fn resting_points(quadrant: Quadrant, slot: usize, count: u32) -> Vec<(f64, f64)> {
    let rings: &[f64] = match count {
        0..=3 => &[56.0],
        4..=7 => &[63.0, 42.0],
        _ => &[66.0, 52.0, 38.0],
    };
    let round: f64 = rings.iter().sum();
    let (mut points, mut left, mut before) = (Vec::new(), f64::from(count.max(1)), round);
    for (ring, &radius) in rings.iter().enumerate() {
        let here = (left * radius / before).round().max(1.0);
        (left, before) = (left - here, before - radius);
        let mut turns = evenly(here);
        if ring % 2 == 1 {
            turns.reverse();
        }
        points.extend(turns.into_iter().map(|turn| point(quadrant, slot, radius, turn)));
    }
    points
}

/// That many angles, spread over a quarter and away from its edges.
fn evenly(count: f64) -> Vec<f64> {
    if count < 2.0 {
        return vec![45.0];
    }
    let step = 52.0 / (count - 1.0);
    (0_u32..).map(|index| 19.0 + f64::from(index) * step).take_while(|turn| *turn < 71.5).collect()
}

/// One path with a small circle at each resting point, in one quarter or all round.
#[must_use]
pub fn circling(breast: Breast, quadrant: Option<Quadrant>, mirror: bool, count: u32) -> String {
    let slot = slot(breast, mirror);
    let points = match quadrant {
        Some(quadrant) => resting_points(quadrant, slot, count),
        None => Quadrant::ALL.into_iter().flat_map(|quadrant| resting_points(quadrant, slot, 2)).collect(),
    };
    let sweep = u8::from(slot == 1);
    let across = 2.0 * LOOP;
    let mut path = String::new();
    for (index, (x, y)) in points.into_iter().enumerate() {
        let verb = if index == 0 { 'M' } else { 'L' };
        let top = y - LOOP;
        path.push_str(&format!(
            "{verb}{x:.1} {top:.1}a{LOOP} {LOOP} 0 1 {sweep} 0 {across}a{LOOP} {LOOP} 0 1 {sweep} 0 -{across}"
        ));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_mirror_view_her_left_is_on_the_left() {
        assert_eq!(slot(Breast::Left, true), 0);
        assert_eq!(slot(Breast::Left, false), 1);
    }

    #[test]
    fn outer_points_away_from_the_other_breast_in_both_views() {
        for breast in Breast::ALL {
            for mirror in [true, false] {
                let slot = slot(breast, mirror);
                let (x, _) = corner(Quadrant::UpperOuter, slot);
                assert_eq!(x < 0.0, slot == 0);
            }
        }
    }

    #[test]
    fn fingertips_stay_on_the_breast_and_off_the_areola() {
        for quadrant in Quadrant::ALL {
            for count in 1..=24 {
                for (x, y) in resting_points(quadrant, 0, count) {
                    let far = x.hypot(y);
                    assert!(far + LOOP < RADIUS && far - LOOP > AREOLA, "{quadrant:?} {count}: {far}");
                }
            }
        }
    }

    #[test]
    fn each_circle_has_its_own_point() {
        for count in 1..=24 {
            assert_eq!(resting_points(Quadrant::UpperOuter, 0, count).len(), count as usize, "{count}");
        }
    }

    #[test]
    fn circles_go_inward() {
        let points = resting_points(Quadrant::LowerInner, 1, 12);
        let (first, last) = (points.first().unwrap(), points.last().unwrap());
        assert!(first.0.hypot(first.1) > last.0.hypot(last.1));
    }
}
