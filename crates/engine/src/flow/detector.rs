//! The live detector: rows in, what can be said out, both breasts held against each other.
//! Not the stories (`bank`), the words for flow (`state`) or the account of grams (`ledger`).

use domain::place::Breast;

use super::bank::{Bank, Evidence};
use super::constants::{CONSTANTS, Constants};
use super::hypothesis::Reading;
use super::intake::{Bin, Intake, Odd};
use super::ledger::Ledger;
use super::pair::{Found, Held, Together, judge};
use super::state::Saying;
use super::{Now, Press, Said};

/// The longest span that is bridged at once, in seconds: what is longer is passed in parts.
const PART_S: f64 = 1.0;
/// A gap longer than this is passed as this long.
const LONGEST_GAP_S: f64 = 60.0;
/// How far apart moments are at which a letdown may begin, in seconds.
const ONSETS_S: f64 = 1.5;

#[derive(Clone)]
struct Side {
    bank: Bank,
    ledger: Ledger,
    saying: Saying,
    told_s: Option<f64>,
    read_s: f64,
}

/// A session's detector: a value, as large after an hour as after a minute.
#[derive(Clone)]
pub struct Detector {
    c: Constants,
    intake: Intake,
    sides: [Option<Side>; 2],
    presses: Vec<Press>,
    together: Together,
    began_s: Option<f64>,
    at_s: f64,
    born_s: f64,
    odd: [u32; 4],
    unmatched: Option<(usize, f64)>,
}

impl Default for Detector {
    fn default() -> Detector {
        Detector::new(&CONSTANTS)
    }
}

impl Detector {
    /// A detector that has seen nothing.
    #[must_use]
    pub fn new(c: &Constants) -> Detector {
        Detector {
            c: *c,
            intake: Intake::new(c.bin_s),
            sides: [None, None],
            presses: Vec::new(),
            together: Together::new(c),
            began_s: None,
            at_s: 0.0,
            born_s: f64::NEG_INFINITY,
            odd: [0; 4],
            unmatched: None,
        }
    }

    /// Tells of a compression: before it, or as it begins. Milk that answers it is no letdown.
    pub fn press(&mut self, press: Press) {
        if press.start_s.is_finite() && press.end_s.is_finite() {
            let shift = self.intake.shift_s();
            self.presses.push(Press { start_s: press.start_s + shift, end_s: press.end_s + shift, ..press });
        }
    }

    /// Takes a row: its time, and what each scale shows (`None` for a sample that was lost).
    pub fn take(&mut self, t_s: f64, grams: [Option<f64>; 2]) -> Vec<Said> {
        let (mut odd, mut said) = (Vec::new(), Vec::new());
        if let Some((_, bin)) = self.intake.take(t_s, grams, &mut odd) {
            self.close(bin, t_s, &mut said);
        }
        for what in odd {
            self.notice(what, &mut said);
        }
        said
    }

    /// The rows are over: what can still be said.
    pub fn finish(&mut self) -> Vec<Said> {
        let mut said = Vec::new();
        if let Some((newest_s, bin)) = self.intake.finish() {
            let at_s = newest_s - self.intake.shift_s();
            self.close(bin, at_s, &mut said);
        }
        said
    }

    /// What is known of a breast; `None` when nothing was ever read of it.
    #[must_use]
    pub fn now(&self, breast: Breast) -> Option<Now> {
        let side = self.sides[breast.index()].as_ref()?;
        let (flow, flow_variance) = side.bank.flow(&self.c);
        let (grams, variance) = side.ledger.total();
        let (grams_sd, flow_sd) = (libm::sqrt(variance), libm::sqrt(flow_variance));
        Some(Now { grams: grams.max(0.0), grams_sd, flow, flow_sd, state: side.saying.state })
    }

    /// How many stories are kept, for the proof that they stay few.
    #[cfg(test)]
    pub(super) fn stories(&self) -> usize {
        self.sides.iter().flatten().map(|side| side.bank.stories()).sum()
    }

    fn notice(&mut self, what: Odd, said: &mut Vec<Said>) {
        let count = &mut self.odd[what as usize];
        *count = count.saturating_add(1);
        if count.is_power_of_two() {
            said.push(Said::Odd { what, times: *count });
        }
    }

    fn close(&mut self, mut bin: Bin, newest_s: f64, said: &mut Vec<Said>) {
        if bin.is_blank() {
            return;
        }
        let at_s = bin.at_s();
        if self.began_s.is_none() {
            (self.began_s, self.at_s) = (Some(at_s), at_s);
        }
        self.pass_to(at_s);
        for breast in Breast::ALL {
            self.read(breast.index(), &mut bin);
        }
        self.tell_letdowns(newest_s, said);
    }

    /// Lets time pass in parts, and lets a letdown begin at each moment of the grid.
    fn pass_to(&mut self, to_s: f64) {
        self.at_s = self.at_s.max(to_s - LONGEST_GAP_S);
        while self.at_s < to_s {
            if self.at_s - self.born_s >= ONSETS_S - 1e-6 {
                self.bear();
            }
            let next = to_s.min(self.at_s + PART_S);
            for breast in Breast::ALL {
                let pressed = self.pressed(breast, self.at_s, next);
                if let Some(side) = &mut self.sides[breast.index()] {
                    let dt = next - side.bank.at_s().max(self.at_s);
                    side.ledger.pass(dt.max(0.0), side.bank.flow(&self.c), &self.c);
                    side.bank.pass(next, pressed, &self.c);
                }
            }
            self.at_s = next;
        }
        let old = to_s - 120.0;
        self.presses.retain(|press| press.end_s > old);
    }

    fn bear(&mut self) {
        let began = self.began_s.unwrap_or(self.at_s);
        let since = if self.born_s.is_finite() { (self.at_s - self.born_s).min(2.0 * ONSETS_S) } else { ONSETS_S };
        self.born_s = self.at_s;
        for side in self.sides.iter_mut().flatten() {
            let rested = match side.told_s {
                Some(told) => (self.at_s - told - self.c.refractory_s) / (self.c.ready_s - self.c.refractory_s),
                None => (self.at_s - began) / 20.0,
            };
            side.bank.bear(rested.clamp(0.0, 1.0) * since / self.c.gap_s, &self.c);
        }
    }

    /// The share of a span in which milk may answer a press on this breast.
    fn pressed(&self, breast: Breast, from_s: f64, to_s: f64) -> f64 {
        let answers = |press: &&Press| press.breast == breast;
        let spans = self.presses.iter().filter(answers).map(|press| {
            let (from, to) = (press.start_s + self.c.press_s[0], press.start_s + self.c.press_s[1]);
            (to.min(to_s) - from.max(from_s)).max(0.0)
        });
        (spans.sum::<f64>() / (to_s - from_s).max(1e-6)).min(1.0)
    }

    fn read(&mut self, side: usize, bin: &mut Bin) {
        let Some(binned) = bin.reading(side) else { return };
        let at_s = self.at_s;
        let c = &self.c;
        let of = self.sides[side].get_or_insert_with(|| Side {
            bank: Bank::new(binned.grams, at_s, c),
            ledger: Ledger::new(binned.grams),
            saying: Saying::new(),
            told_s: None,
            read_s: at_s,
        });
        let step = self.intake.step[side].unwrap_or(0.1);
        // Readings that differ show what lies between the steps.
        let plain = (1.0 - binned.range / step).max(0.0);
        let dither = (1.0 - plain) * step * step / 12.0 / binned.count as f64;
        let reading = Reading { grams: binned.grams, noise: of.bank.noise + dither, half: 0.5 * step * plain };
        of.bank.read(&reading, c);
        of.ledger.read(binned.grams, reading.noise + reading.half * reading.half / 3.0);
        of.read_s = at_s;
    }

    fn tell_letdowns(&mut self, newest_s: f64, said: &mut Vec<Said>) {
        let mut told = [false; 2];
        let mut evidence = Breast::ALL.map(|breast| self.evidence(breast));
        // Twice, for what one breast shows may settle the other.
        for _ in 0..2 {
            let before = told;
            for breast in Breast::ALL {
                if let Some(found) = self.judged(breast, &evidence) {
                    told[breast.index()] = true;
                    self.tell(breast, found, newest_s, said);
                    evidence[breast.index()] = self.evidence(breast);
                }
            }
            if told == before {
                break;
            }
        }
        self.learn_together();
        for breast in Breast::ALL {
            let Some(side) = &mut self.sides[breast.index()] else { continue };
            let letdown = told[breast.index()];
            let flow = side.bank.flow(&self.c);
            if let Some(state) = side.saying.hear(self.at_s, flow, side.ledger.total().0, letdown) {
                said.push(Said::State { breast, state, at_s: newest_s });
            }
        }
    }

    fn evidence(&self, breast: Breast) -> Vec<Evidence> {
        self.sides[breast.index()].as_ref().map(|side| side.bank.evidence(&self.c)).unwrap_or_default()
    }

    fn judged(&self, breast: Breast, evidence: &[Vec<Evidence>; 2]) -> Option<Found> {
        let own = &evidence[breast.index()];
        if own.is_empty() {
            return None;
        }
        let other = self.sides[breast.other().index()].as_ref();
        let alone = other.is_none_or(|other| self.at_s - other.read_s > 10.0);
        let recent = |told: &f64| self.at_s - told < self.c.look_s;
        let other_told_s = other.and_then(|other| other.told_s).filter(recent);
        let held = Held { own, other: &evidence[breast.other().index()], other_told_s, alone };
        judge(&held, &self.together, &self.c)
    }

    fn tell(&mut self, breast: Breast, found: Found, newest_s: f64, said: &mut Vec<Said>) {
        let shift = self.intake.shift_s();
        let began = self.began_s.unwrap_or_default();
        let Some(side) = &mut self.sides[breast.index()] else { return };
        side.bank.settle(&self.c);
        side.told_s = Some(found.onset_s);
        match self.unmatched {
            Some((other, _)) if other != breast.index() => {
                self.together.saw(true);
                self.unmatched = None;
            }
            _ => self.unmatched = Some((breast.index(), found.onset_s)),
        }
        let onset_s = (found.onset_s - self.c.delay_s).max(began) - shift;
        said.push(Said::Letdown { breast, onset_s, detected_at_s: newest_s });
    }

    /// A letdown that stayed on one side for as long as it is looked for.
    fn learn_together(&mut self) {
        if let Some((_, onset_s)) = self.unmatched
            && self.at_s - onset_s > self.c.look_s
        {
            self.unmatched = None;
            if self.sides.iter().all(Option::is_some) {
                self.together.saw(false);
            }
        }
    }
}
