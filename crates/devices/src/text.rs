//! Scales that speak text: a plain number, a JSON object, an event stream. For load cells built at home, and the
//! Half Decent Scale's WebSocket. Not a JSON reader: it looks for a few names at the top, and takes the number after.

use crate::told::Told;

/// Names that mean grams, the surest first.
const GRAMS: [&str; 6] = ["grams", "weight_g", "weight", "value", "g", "w"];
/// The longest text that is looked at.
const MOST: usize = 4096;

/// A number that stands alone, perhaps with its unit.
#[must_use]
pub fn decode_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let text = text.strip_suffix(['g', 'G']).unwrap_or(text).trim();
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A line or message: a plain number, or an object that names grams. One with a `type` is about something else.
#[must_use]
pub fn decode_text(text: &str) -> Option<Told> {
    let text = text.trim();
    if text.len() > MOST {
        return None;
    }
    if !text.starts_with('{') {
        return decode_number(text).map(Told::grams);
    }
    let fields = fields(text)?;
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    if field("type").is_some_and(|kind| kind != "weight") {
        return None;
    }
    let grams = GRAMS.iter().find_map(|name| field(name).and_then(decode_number))?;
    let clock_ms = ["ms", "t", "ts"].iter().find_map(|name| field(name)?.parse::<f64>().ok());
    let clock_ms = clock_ms.filter(|ms| (0.0..4_294_967_295.0).contains(ms)).map(|ms| ms as u32);
    let stable = field("stable").map(|word| word == "true" || word == "1");
    let flow = field("f").and_then(decode_number);
    Some(Told { grams: Some(grams), clock_ms, stable, flow, ..Told::default() })
}

/// One line of ESPHome's event stream, when it tells of this sensor (or of any).
#[must_use]
pub fn esphome_event(line: &str, sensor: Option<&str>) -> Option<Told> {
    let data = line.trim().strip_prefix("data:")?.trim();
    if let Some(sensor) = sensor {
        let fields = fields(data)?;
        let (_, id) = fields.iter().find(|(key, _)| key == "id")?;
        if !id.ends_with(sensor) {
            return None;
        }
    }
    decode_text(data)
}

/// Names and plain values at the top of an object; values within values are passed over.
fn fields(text: &str) -> Option<Vec<(String, String)>> {
    let mut letters = text.strip_prefix('{')?.chars().peekable();
    let (mut all, mut depth, mut name, mut word, mut quoted) = (Vec::new(), 0_u32, None, String::new(), false);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quoted => word.extend(letters.next()),
            '"' => quoted = !quoted,
            _ if quoted => word.push(letter),
            '{' | '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '}' if depth > 0 => depth -= 1,
            ':' if depth == 0 && name.is_none() => name = Some(std::mem::take(&mut word)),
            ',' | '}' if depth == 0 => {
                if let Some(name) = name.take() {
                    all.push((name.trim().to_lowercase(), word.trim().to_owned()));
                }
                word.clear();
                if letter == '}' {
                    return Some(all);
                }
            }
            _ if depth == 0 => word.push(letter),
            _ => {}
        }
    }
    None
}
