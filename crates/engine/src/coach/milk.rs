//! What the coach knows of the milk: per breast its state and since when, and the letdowns told so far.
//! Not how flow is sensed: taps and the flow engine tell it.

use domain::flow::Flow;
use domain::place::{Breast, Side};

/// What is known of one breast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Stream {
    state: Option<Flow>,
    since: u64,
    /// When what was told is no longer taken to be so; `None` when it stands until taken back.
    fades_at: Option<u64>,
}

/// The milk of both breasts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Milk {
    streams: [Stream; 2],
    /// When letdowns were told.
    pub(super) letdowns: Vec<u64>,
}

impl Milk {
    pub(super) fn new() -> Milk {
        let unknown = Stream { state: None, since: 0, fades_at: None };
        Milk { streams: [unknown; 2], letdowns: Vec::new() }
    }

    pub(super) fn state(&self, breast: Breast) -> Option<Flow> {
        self.streams[breast.index()].state
    }

    /// A tap: milk is flowing, on both sides (they let down together in 95.5 % of rises: `content/evidence/letdown.md`).
    pub(super) fn letdown(&mut self, at: u64, lasts: u64) {
        if !self.flows(Flow::Spray) {
            self.letdowns.push(at);
        }
        for stream in &mut self.streams {
            // A scale's "spray" stands; a tap does not put an end to it.
            if stream.state != Some(Flow::Spray) || stream.fades_at.is_some() {
                *stream = Stream { state: Some(Flow::Spray), since: at, fades_at: Some(at + lasts) };
            }
        }
    }

    /// A report. "Slow" and "drip" fade like a tapped letdown, since a hand that is busy may not tap again;
    /// "spray" stands until it is taken back, so that nothing presses into it; "stop" counts from its first word.
    pub(super) fn tell(&mut self, at: u64, state: Flow, side: Side, lasts: u64) {
        if state == Flow::Spray && !self.flows(Flow::Spray) {
            self.letdowns.push(at);
        }
        let fades_at = matches!(state, Flow::Slow | Flow::Drip).then_some(at + lasts);
        for breast in Breast::ALL.into_iter().filter(|breast| side.includes(*breast)) {
            let stream = &mut self.streams[breast.index()];
            let still_stopped = state == Flow::Stop && stream.state == Some(Flow::Stop);
            let since = if still_stopped { stream.since } else { at };
            *stream = Stream { state: Some(state), since, fades_at };
        }
    }

    fn flows(&self, state: Flow) -> bool {
        self.streams.iter().any(|stream| stream.state == Some(state))
    }

    /// Whether milk is known to come from either breast.
    pub(super) fn comes(&self) -> bool {
        self.flows(Flow::Spray) || self.flows(Flow::Drip) || self.flows(Flow::Slow)
    }

    /// Whether a breast sprays, or is likely to because the other does and nothing is told of this one.
    pub(super) fn sprays(&self, breast: Breast) -> bool {
        match self.state(breast) {
            Some(state) => state == Flow::Spray,
            None => self.state(breast.other()) == Some(Flow::Spray),
        }
    }

    /// Since when all that is known has stopped; `None` while any milk comes, or when nothing is known.
    pub(super) fn stopped_since(&self) -> Option<u64> {
        let known = self.streams.iter().filter(|stream| stream.state.is_some());
        let since = known.clone().map(|stream| stream.since).max()?;
        known.clone().all(|stream| stream.state == Some(Flow::Stop)).then_some(since)
    }

    /// When the next report fades into "not known".
    pub(super) fn fades_at(&self) -> Option<u64> {
        self.streams.iter().filter_map(|stream| stream.fades_at).min()
    }

    /// Lets reports fade that have had their time.
    pub(super) fn fade(&mut self, now: u64) {
        for stream in &mut self.streams {
            if stream.fades_at.is_some_and(|at| at <= now) {
                *stream = Stream { state: None, since: now, fades_at: None };
            }
        }
    }

    /// After a break: what ran before it, or was told in it, stood still meanwhile.
    pub(super) fn shift(&mut self, paused_at: u64, now: u64) {
        for stream in &mut self.streams {
            let by = now - stream.since.max(paused_at);
            stream.since += by;
            stream.fades_at = stream.fades_at.map(|at| at + by);
        }
    }
}
