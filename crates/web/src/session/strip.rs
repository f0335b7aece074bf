//! Her taps as a coarse picture of flow: blocks between taps, and a dot for each letdown.
//! Not a measurement: no millilitres, and gaps where she told nothing.

use domain::flow::Flow;
use domain::session::{Event, Happening};
use engine::care::LIMITS;

/// How the milk came, as far as she told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It flows.
    Flowing,
    /// Less than before.
    Slowing,
    /// None now.
    Stopped,
}

/// One stretch of the same, as shares of the whole strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// Its beginning, 0 to 1.
    pub from: f64,
    /// Its end, 0 to 1.
    pub to: f64,
    /// How the milk came.
    pub level: Level,
}

/// The whole strip.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strip {
    /// Stretches, oldest first.
    pub blocks: Vec<Block>,
    /// When letdowns were told, 0 to 1.
    pub letdowns: Vec<f64>,
}

/// The strip from `from_ms` to `now_ms`.
#[must_use]
pub fn blocks(events: &[Event], from_ms: u64, now_ms: u64) -> Strip {
    let share = |ms: u64| precise(ms.clamp(from_ms, now_ms) - from_ms) / precise((now_ms - from_ms).max(1));
    let told: Vec<(u64, Level)> = events.iter().filter_map(|event| Some((event.at_ms, level(&event.what)?))).collect();
    let ends = told.iter().skip(1).map(|next| next.0).chain([now_ms]);
    let stretches = told.iter().zip(ends).map(|(&(at, level), end)| Block {
        from: share(at),
        to: share(if level == Level::Flowing { end.min(at + LIMITS.letdown_ms) } else { end }),
        level,
    });
    let letdowns = events.iter().filter(|event| event.what == Happening::Letdown).map(|event| share(event.at_ms));
    Strip { blocks: stretches.filter(|block| block.to > block.from).collect(), letdowns: letdowns.collect() }
}

/// Whether there is anything to draw.
#[must_use]
pub fn tells(events: &[Event]) -> bool {
    events.iter().any(|event| level(&event.what).is_some())
}

fn level(what: &Happening) -> Option<Level> {
    match what {
        Happening::Letdown | Happening::Flow { state: Flow::Spray | Flow::Drip, .. } => Some(Level::Flowing),
        Happening::Flow { state: Flow::Slow, .. } => Some(Level::Slowing),
        Happening::Flow { state: Flow::Stop, .. } => Some(Level::Stopped),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a session's milliseconds are far below 2^53")]
fn precise(ms: u64) -> f64 {
    ms as f64
}

#[cfg(test)]
mod tests {
    use domain::place::Side;

    use super::*;

    fn event(second: u64, what: Happening) -> Event {
        Event { at_ms: second * 1000, what }
    }

    fn flow(state: Flow) -> Happening {
        Happening::Flow { state, side: Side::Both }
    }

    #[test]
    fn taps_become_stretches() {
        let events = [event(100, Happening::Letdown), event(150, flow(Flow::Slow)), event(180, flow(Flow::Stop))];
        let strip = blocks(&events, 0, 200_000);
        assert_eq!(strip.letdowns, [0.5]);
        let levels: Vec<Level> = strip.blocks.iter().map(|block| block.level).collect();
        assert_eq!(levels, [Level::Flowing, Level::Slowing, Level::Stopped]);
        assert!((strip.blocks[1].from - 0.75).abs() < 1e-9 && (strip.blocks[2].to - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_letdown_is_not_drawn_on_for_ever() {
        let strip = blocks(&[event(0, Happening::Letdown)], 0, 420_000);
        assert!((strip.blocks[0].to - 0.5).abs() < 1e-9);
    }

    #[test]
    fn nothing_told_is_nothing_drawn() {
        assert_eq!(blocks(&[event(3, Happening::Next)], 0, 60_000), Strip::default());
    }
}
