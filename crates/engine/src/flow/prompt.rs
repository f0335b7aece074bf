//! From what the scale shows to what the coach is told: the same reports that taps make, each with its why.
//! Suggests and decides nothing: what is done with a report is the coach's, within the limits of care.

use domain::flow::Flow;
use domain::place::{Breast, Side};
use domain::session::{Event, Happening};

use super::{Now, Said, State};
use crate::care::LIMITS;

/// Why the coach is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Why {
    /// The rule: `scale.letdown`, `scale.state` or `scale.still`.
    pub rule: &'static str,
    /// When the letdown began, in seconds of the rows' time.
    pub onset_s: Option<f64>,
    /// Flow in g/s as it was then, and its standard deviation.
    pub flow: Option<[f64; 2]>,
}

/// A report to the coach.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// As a tap would tell it.
    pub event: Event,
    /// What it rests on.
    pub why: Why,
}

/// What the coach was told of each breast.
#[derive(Debug, Clone, Default)]
pub struct Prompter {
    told: [Option<(Flow, u64)>; 2],
    let_down: [bool; 2],
}

impl Prompter {
    /// Turns what the detector said into a report; `None` when it is nothing for the coach, or nothing new.
    pub fn hear(&mut self, said: &Said, now: Option<Now>, at_ms: u64) -> Option<Prompt> {
        let (breast, flow, rule, onset_s) = match *said {
            Said::Letdown { breast, onset_s, .. } => {
                self.let_down[breast.index()] = true;
                (breast, Flow::Spray, "scale.letdown", Some(onset_s))
            }
            Said::State { breast, state, .. } => (breast, self.word(breast, state)?, "scale.state", None),
            Said::Odd { .. } => return None,
        };
        let same = self.told[breast.index()].is_some_and(|(told, _)| told == flow);
        if same && onset_s.is_none() {
            return None;
        }
        let flow_now = now.map(|now| [now.flow, now.flow_sd]);
        Some(self.tell(breast, flow, at_ms, Why { rule, onset_s, flow: flow_now }))
    }

    /// Says "slowing" again before the coach lets it fade, for a scale does not tire as a hand does.
    pub fn still(&mut self, at_ms: u64) -> Vec<Prompt> {
        let fading = |told: &Option<(Flow, u64)>| {
            told.is_some_and(|(flow, since)| {
                matches!(flow, Flow::Slow | Flow::Drip) && at_ms.saturating_sub(since) >= LIMITS.letdown_ms / 2
            })
        };
        let due: Vec<Breast> = Breast::ALL.into_iter().filter(|breast| fading(&self.told[breast.index()])).collect();
        let why = Why { rule: "scale.still", onset_s: None, flow: None };
        let again = |breast: Breast| self.told[breast.index()].map(|(flow, _)| (breast, flow));
        let due: Vec<(Breast, Flow)> = due.into_iter().filter_map(again).collect();
        due.into_iter().map(|(breast, flow)| self.tell(breast, flow, at_ms, why)).collect()
    }

    /// The coach's word for a state. Drops after a letdown are its tail: hands may help.
    fn word(&self, breast: Breast, state: State) -> Option<Flow> {
        match state {
            State::None => None,
            State::Drip if self.let_down[breast.index()] => Some(Flow::Slow),
            State::Drip => Some(Flow::Drip),
            State::Spray => Some(Flow::Spray),
            State::Slow => Some(Flow::Slow),
            State::Stop => Some(Flow::Stop),
        }
    }

    fn tell(&mut self, breast: Breast, state: Flow, at_ms: u64, why: Why) -> Prompt {
        self.told[breast.index()] = Some((state, at_ms));
        Prompt { event: Event { at_ms, what: Happening::Flow { state, side: Side::from(breast) } }, why }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(state: State) -> Said {
        Said::State { breast: Breast::Left, state, at_s: 0.0 }
    }

    fn flow(prompt: Option<Prompt>) -> Option<Flow> {
        prompt.and_then(|prompt| match prompt.event.what {
            Happening::Flow { state, side: Side::Left } => Some(state),
            _ => None,
        })
    }

    #[test]
    fn the_coach_hears_what_taps_would_tell() {
        let mut prompter = Prompter::default();
        assert_eq!(flow(prompter.hear(&state(State::None), None, 0)), None);
        assert_eq!(flow(prompter.hear(&state(State::Drip), None, 1)), Some(Flow::Drip));
        let letdown = Said::Letdown { breast: Breast::Left, onset_s: 100.0, detected_at_s: 106.0 };
        let told = prompter.hear(&letdown, None, 106_000).unwrap();
        assert_eq!((told.why.rule, told.why.onset_s), ("scale.letdown", Some(100.0)));
        assert_eq!(flow(prompter.hear(&state(State::Spray), None, 106_001)), None);
        assert_eq!(flow(prompter.hear(&state(State::Slow), None, 150_000)), Some(Flow::Slow));
        assert_eq!(flow(prompter.hear(&state(State::Stop), None, 180_000)), Some(Flow::Stop));
        assert_eq!(flow(prompter.hear(&state(State::Drip), None, 190_000)), Some(Flow::Slow));
    }

    #[test]
    fn slowing_is_said_again_before_it_fades() {
        let mut prompter = Prompter::default();
        prompter.hear(&state(State::Slow), None, 1_000);
        assert!(prompter.still(100_000).is_empty());
        assert_eq!(prompter.still(107_000).len(), 1);
        assert!(prompter.still(108_000).is_empty());
    }
}
