//! Takes a picture of every screen, by day and night, at usual and double text size, into docs/screens/.
//! Judges none of them: people look at them.

mod insights;
mod pages;
mod session;

use journeys::{Look, Phone, afternoon, root};
use serde_json::json;

/// A picture's name, and the way to what it shows.
type Screen = (&'static str, fn(&mut Phone));

/// Night, and per cent of the usual text size.
const LOOKS: [(bool, u32); 4] = [(false, 100), (true, 100), (false, 200), (true, 200)];

fn main() {
    // Names choose those that begin so; without any, all are taken.
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|one| name.starts_with(one.as_str()));
    for (name, reach) in pages::SCREENS.into_iter().chain(insights::SCREENS).filter(|(name, _)| wants(name)) {
        take(name, reach, &LOOKS);
    }
    // A running session is night, whatever the phone says.
    for (name, reach) in session::SCREENS.into_iter().filter(|(name, _)| wants(name)) {
        take(name, reach, &[(true, 100), (true, 200)]);
    }
}

fn take(name: &str, reach: fn(&mut Phone), looks: &[(bool, u32)]) {
    let mut phone = afternoon();
    // Two device pixels are sharp enough to judge by, and keep the pictures small.
    let screen = json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true});
    phone.devtools("Emulation.setDeviceMetricsOverride", screen);
    reach(&mut phone);
    for &(night, text_percent) in looks {
        phone.look(Look { night, text_percent, still: true });
        let light = if night { "night" } else { "day" };
        let path = root().join(format!("docs/screens/{name}-{light}-{text_percent}.png"));
        phone.screenshot(&path);
        println!("{name}, {light}, {text_percent} %");
    }
}
