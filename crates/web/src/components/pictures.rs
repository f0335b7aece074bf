//! Small pictures of numbers, as SVG text: a range, bars, a line, shares, moments, quarters, a difference.
//! Each stands beside a sentence and before a table, so that nobody needs to see it. Colours are in the styles.

use domain::place::{Breast, Quadrant, Spot};

/// The room that pictures have, in units of their own.
const WIDTH: f64 = 308.0;
const EDGE: f64 = 8.0;

fn svg(height: f64, inside: &str) -> String {
    format!("<svg class=\"pic\" viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\">{inside}</svg>")
}

/// Where a number between `low` and `high` stands across the picture.
fn across(value: f64, low: f64, high: f64) -> f64 {
    let part = if high > low { (value - low) / (high - low) } else { 0.5 };
    EDGE + part.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE)
}

/// Words under a place of the picture.
fn label(x: f64, anchor: &str, words: &str) -> String {
    format!("<text class=\"pic-word\" x=\"{x:.1}\" y=\"56\" text-anchor=\"{anchor}\">{words}</text>")
}

/// Words under the two ends of a band, never over one another. They are numbers, or messages without markup.
fn labels(low: (f64, &str), high: (f64, &str)) -> String {
    if high.0 - low.0 < 64.0 {
        let middle = ((low.0 + high.0) / 2.0).clamp(52.0, WIDTH - 52.0);
        return label(middle, "middle", &format!("{} – {}", low.1, high.1));
    }
    label(low.0.max(20.0), "middle", low.1) + &label(high.0.min(WIDTH - 20.0), "middle", high.1)
}

/// A range with its middle, and where something stands beside it; the words are for its two ends.
#[must_use]
pub fn range([low, middle, high]: [f64; 3], dot: Option<f64>, words: [&str; 2]) -> String {
    let most = high.max(dot.unwrap_or(0.0)) * 1.15;
    let x = |value: f64| across(value, 0.0, most);
    let band = format!(
        "<path class=\"pic-track\" d=\"M{EDGE} 22H{}\"/><rect class=\"pic-band\" x=\"{:.1}\" y=\"10\" width=\"{:.1}\" height=\"24\" rx=\"12\"/><path class=\"pic-mark\" d=\"M{:.1} 10v24\"/>",
        WIDTH - EDGE,
        x(low),
        (x(high) - x(low)).max(4.0),
        x(middle)
    );
    let dot = dot.map(|value| format!("<circle class=\"pic-dot\" cx=\"{:.1}\" cy=\"22\" r=\"8\"/>", x(value)));
    svg(62.0, &(band + &dot.unwrap_or_default() + &labels((x(low), words[0]), (x(high), words[1]))))
}

/// A difference in per cent with its range, beside nothing at all.
#[must_use]
pub fn difference([low, middle, high]: [f64; 3]) -> String {
    let most = low.abs().max(high.abs()).clamp(12.0, 80.0) * 1.1;
    let x = |value: f64| across(value, -most, most);
    let percent = |value: f64| format!("{}{:.0} %", if value < -0.5 { "−" } else { "+" }, value.abs());
    let words = labels((x(low), &percent(low)), (x(high), &percent(high)));
    svg(
        62.0,
        &format!(
            "<path class=\"pic-track\" d=\"M{EDGE} 22H{}\"/><rect class=\"pic-band\" x=\"{:.1}\" y=\"12\" width=\"{:.1}\" height=\"20\" rx=\"10\"/><path class=\"pic-zero\" d=\"M{:.1} 4v36\"/><circle class=\"pic-dot\" cx=\"{:.1}\" cy=\"22\" r=\"7\"/>{words}",
            WIDTH - EDGE,
            x(low),
            (x(high) - x(low)).max(4.0),
            x(0.0),
            x(middle)
        ),
    )
}

/// Bars side by side with words below; the one to look at is stronger. A bar of 1 or less is drawn beside 1.
#[must_use]
pub fn bars(values: &[Option<f64>], strong: Option<usize>, words: &[String]) -> String {
    let most = values.iter().flatten().copied().fold(1.0, f64::max);
    let step = (WIDTH - 2.0 * EDGE) / count(values.len());
    let bar = |(nth, value): (usize, &Option<f64>)| {
        let height = value.map_or(0.0, |value| (value / most * 64.0).max(3.0));
        let class = if strong == Some(nth) { "pic-bar pic-bar-strong" } else { "pic-bar" };
        format!(
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"5\"/>",
            EDGE + count(nth) * step + step * 0.12,
            70.0 - height,
            step * 0.76
        )
    };
    let word = |(nth, word): (usize, &String)| {
        let x = EDGE + (count(nth) + 0.5) * step;
        format!("<text class=\"pic-word\" x=\"{x:.1}\" y=\"88\" text-anchor=\"middle\">{word}</text>")
    };
    let bars: String = values.iter().enumerate().map(bar).collect();
    svg(94.0, &(bars + &words.iter().enumerate().map(word).collect::<String>()))
}

/// A line over days or weeks, lifted where nothing was told.
#[must_use]
pub fn line(values: &[Option<f64>]) -> String {
    let low = values.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().flatten().copied().fold(0.0, f64::max);
    // Never zoomed in so far that an ordinary wobble looks like a fall.
    let (middle, half) = ((low + high) / 2.0, ((high - low) * 0.6).max(high * 0.25).max(1.0));
    let last = count(values.len().saturating_sub(1)).max(1.0);
    let place = |nth: usize, value: f64| (across(count(nth), 0.0, last), 36.0 - (value - middle) / half * 30.0);
    let points: Vec<Option<(f64, f64)>> =
        values.iter().enumerate().map(|(nth, value)| value.map(|value| place(nth, value))).collect();
    let end = points.iter().flatten().last();
    let dot = end.map(|(x, y)| format!("<circle class=\"pic-dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>"));
    svg(72.0, &format!("<path class=\"pic-line\" d=\"{}\"/>{}", path(&points), dot.unwrap_or_default()))
}

/// A line through points; where one is missing it is lifted, and a point alone is a dot.
#[must_use]
pub fn path(points: &[Option<(f64, f64)>]) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for (index, point) in points.iter().enumerate() {
        if let Some((x, y)) = point {
            let alone = !drawing && points.get(index + 1).copied().flatten().is_none();
            path.push_str(&format!("{}{x:.1} {y:.1}", if drawing { "L" } else { "M" }));
            if alone {
                path.push_str("h.01");
            }
        }
        drawing = point.is_some();
    }
    path
}

/// Two shares of a whole, her left first.
#[must_use]
pub fn shares(left: f64) -> String {
    let (whole, left) = (WIDTH - 2.0 * EDGE, left.clamp(0.0, 1.0));
    let split = EDGE + whole * left;
    svg(
        36.0,
        &format!(
            "<rect class=\"pic-bar pic-bar-strong\" x=\"{EDGE}\" y=\"6\" width=\"{:.1}\" height=\"24\" rx=\"8\"/><rect class=\"pic-bar\" x=\"{:.1}\" y=\"6\" width=\"{:.1}\" height=\"24\" rx=\"8\"/>",
            (split - EDGE - 2.0).max(0.0),
            split + 2.0,
            (EDGE + whole - split - 2.0).max(0.0)
        ),
    )
}

/// Moments along a session, each a drop, on a line that is `whole` long.
#[must_use]
pub fn moments(at: &[f64], whole: f64) -> String {
    let drop = |at: &f64| {
        let x = across(*at, 0.0, whole);
        format!("<path class=\"pic-drop\" d=\"M{x:.1} 8c5 7 9 11 9 16a9 9 0 0 1-18 0c0-5 4-9 9-16z\"/>")
    };
    let drops: String = at.iter().map(drop).collect();
    svg(44.0, &format!("<path class=\"pic-track\" d=\"M{EDGE} 40H{}\"/>{drops}", WIDTH - EDGE))
}

/// Both breasts with each quarter as strong as it often stays firm, from 0 to 1. Her left on the left as in a mirror.
#[must_use]
pub fn quarters(often: impl Fn(Spot) -> f64, mirror: bool) -> String {
    let order = if mirror { [Breast::Left, Breast::Right] } else { [Breast::Right, Breast::Left] };
    let side = |(breast, x): (Breast, f64)| {
        let outer_left = x < WIDTH / 2.0;
        let quarter = |quadrant: Quadrant| {
            let upper = matches!(quadrant, Quadrant::UpperOuter | Quadrant::UpperInner);
            let outer = matches!(quadrant, Quadrant::UpperOuter | Quadrant::LowerOuter);
            let (h, v) = (if outer == outer_left { -1.0 } else { 1.0 }, if upper { -1.0 } else { 1.0 });
            let sweep = u8::from(h * v > 0.0);
            let share = often(Spot { breast, quadrant }).clamp(0.0, 1.0);
            format!(
                "<path class=\"pic-quarter\" fill-opacity=\"{:.2}\" d=\"M{x} 56h{:.0}A48 48 0 0 {sweep} {x} {:.0}Z\"/>",
                if share > 0.0 { 0.15 + 0.85 * share } else { 0.0 },
                48.0 * h,
                56.0 + 48.0 * v
            )
        };
        let quarters: String = Quadrant::ALL.into_iter().map(quarter).collect();
        format!("{quarters}<circle class=\"pic-middle\" cx=\"{x}\" cy=\"56\" r=\"12\"/>")
    };
    svg(112.0, &order.into_iter().zip([88.0, 220.0]).map(side).collect::<String>())
}

#[expect(clippy::cast_precision_loss, reason = "a picture has few things")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_not_told_is_a_gap() {
        let points = [Some((0.0, 1.0)), Some((1.0, 1.0)), None, Some((3.0, 2.0))];
        assert_eq!(path(&points), "M0.0 1.0L1.0 1.0M3.0 2.0h.01");
    }

    #[test]
    fn nothing_ever_leaves_its_picture() {
        for picture in [
            range([0.0; 3], Some(500.0), ["0", "0"]),
            difference([-900.0, 3.0, 900.0]),
            bars(&[None, Some(0.0), Some(1e6)], Some(2), &["0".to_owned()]),
            line(&[None, None]),
            line(&[Some(5.0)]),
            shares(2.0),
            moments(&[1e9], 60.0),
            quarters(|_| 3.0, false),
        ] {
            assert!(!picture.contains("NaN") && !picture.contains("inf"), "{picture}");
            assert_eq!(picture.matches("<svg").count(), 1);
        }
    }

    #[test]
    fn her_left_outer_quarter_lies_outside_as_in_a_mirror() {
        let spot = Spot { breast: Breast::Left, quadrant: Quadrant::UpperOuter };
        let picture = quarters(|one| f64::from(u8::from(one == spot)), true);
        assert!(picture.contains("fill-opacity=\"1.00\" d=\"M88 56h-48A48 48 0 0 1 88 8Z"), "{picture}");
    }
}
