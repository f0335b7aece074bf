//! Left and right in a note: tools that know one amount still carry both sides, as a last line such as
//! `Left 60 ml, right 45 ml`. Does not decide what a session's amounts are.

use domain::amount::{Unit, Volume, Yield};

/// The line that tells both sides.
#[must_use]
pub fn line(amounts: Yield, unit: Unit) -> Option<String> {
    let name = match unit {
        Unit::Ml => "ml",
        Unit::Oz => "oz",
    };
    let part =
        |word: &str, side: Option<Volume>| side.map(|side| format!("{word} {} {name}", number(side.within(unit))));
    let parts: Vec<String> = [part("left", amounts.left), part("right", amounts.right)].into_iter().flatten().collect();
    let line = parts.join(", ");
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// A number as short as it can be, to a thousandth.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Her own words and the line with them.
#[must_use]
pub fn joined(words: &str, line: Option<&str>) -> String {
    match line {
        None => words.to_owned(),
        Some(line) if words.is_empty() => line.to_owned(),
        Some(line) => format!("{words}\n{line}"),
    }
}

/// Her own words, and the sides when the last line tells them.
#[must_use]
pub fn parted(note: &str, unit: Unit) -> (&str, Option<Yield>) {
    let (words, last) = note.rsplit_once('\n').unwrap_or(("", note));
    match read(last, unit) {
        Some(amounts) => (words.trim_end_matches('\r'), Some(amounts)),
        None => (note, None),
    }
}

/// `Left 60 ml, right 45 ml`, `L 60 R 45`, `right: 2 oz`; nothing else on the line.
fn read(line: &str, unit: Unit) -> Option<Yield> {
    let lower = line.to_lowercase();
    let spaced: String = lower.chars().map(|letter| if ":=,;/|[]()".contains(letter) { ' ' } else { letter }).collect();
    let mut amounts = Yield::default();
    let mut words = spaced.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let side = match word {
            "l" | "left" if amounts.left.is_none() => &mut amounts.left,
            "r" | "right" if amounts.right.is_none() => &mut amounts.right,
            _ => return None,
        };
        let told = words.next()?;
        let (digits, mut named) = told.split_at(told.find(|letter: char| letter.is_alphabetic()).unwrap_or(told.len()));
        if named.is_empty() && words.peek().is_some_and(|next| unit_of(next).is_some()) {
            named = words.next()?;
        }
        let unit = if named.is_empty() { unit } else { unit_of(named)? };
        *side = Some(Volume::new(digits.parse().ok()?, unit).ok()?);
    }
    (amounts != Yield::default()).then_some(amounts)
}

fn unit_of(word: &str) -> Option<Unit> {
    match word {
        "ml" => Some(Unit::Ml),
        "oz" => Some(Unit::Oz),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(left: Option<f64>, right: Option<f64>) -> Yield {
        let volume = |ml| Volume::new(ml, Unit::Ml).unwrap();
        Yield { left: left.map(volume), right: right.map(volume), total: None }
    }

    #[test]
    fn sides_travel_in_a_note_and_come_back_whole() {
        for amounts in [sides(Some(60.5), Some(45.0)), sides(None, Some(0.0)), sides(Some(33.333), None)] {
            for unit in [Unit::Ml, Unit::Oz] {
                let note = joined("a calm one", line(amounts, unit).as_deref());
                let (words, back) = parted(&note, unit);
                let near = |one: Option<Volume>, two: Option<Volume>| match (one, two) {
                    (Some(one), Some(two)) => (one.ml() - two.ml()).abs() < 0.02,
                    (one, two) => one == two,
                };
                let back = back.unwrap();
                assert!(near(back.left, amounts.left) && near(back.right, amounts.right), "{note}");
                assert_eq!(words, "a calm one");
            }
        }
    }

    #[test]
    fn people_write_it_in_their_way() {
        for note in ["L 60 R 45", "left: 60ml / right: 45ml", "[L=60|R=45]", "R 45, L 60"] {
            assert_eq!(parted(note, Unit::Ml), ("", Some(sides(Some(60.0), Some(45.0)))), "{note}");
        }
        for note in ["left the pump at work", "L", "60 45", "left 60 ml, a lot", "L -3", "L 60 L 60", ""] {
            assert_eq!(parted(note, Unit::Ml), (note, None), "{note}");
        }
    }
}
