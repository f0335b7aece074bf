//! From nothing to the first tap: how long until "Start hands-on session" is there and could be tapped, on a phone that
//! has never seen the app. Not the second visit, which needs no network.

use journeys::{Network, Phone};

const RUNS: usize = 5;

/// Notes the moment at which a finger could press the button. Asks before each frame, as often as a person could see it.
const NOTE: &str = r#"{
    const look = () => {
        const button = [...document.querySelectorAll("a, button")]
            .find(one => one.textContent.trim().includes("Start hands-on session"));
        const box = button?.getBoundingClientRect();
        const met = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (met && button.contains(met)) window.usableAtMs = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"#;

/// A name, the network, and how many times slower the processor is.
const CONDITIONS: [(&str, Network, f64); 2] =
    [("as it is", Network::Open, 1.0), ("Fast 3G, processor 4 times slower", Network::Fast3g, 4.0)];

fn main() {
    for (name, network, slower) in CONDITIONS {
        let mut times: Vec<f64> = (0..RUNS).map(|_| usable_ms(network, slower)).collect();
        times.sort_by(f64::total_cmp);
        let (least, median, most) = (times[0], times[RUNS / 2], times[RUNS - 1]);
        println!("{median:>9.0} ms  {name} (median of {RUNS} first visits; {least:.0} to {most:.0})");
    }
}

fn usable_ms(network: Network, slower: f64) -> f64 {
    let phone = Phone::new();
    phone.before_load(NOTE).network(network).slow_cpu(slower);
    phone.visit("").wait_for("the start button", |phone| phone.eval("window.usableAtMs > 0") == true);
    phone.eval("window.usableAtMs").as_f64().unwrap_or(f64::NAN)
}
