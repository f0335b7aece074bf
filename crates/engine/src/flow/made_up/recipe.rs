//! How hard a trace is: the tier, its twist, and every figure of the scale it was weighed on, drawn from a seed.
//! Ranges: `docs/flow.md`, "What the scale shows".

use super::body::Form;
use super::chance::Chance;

/// How hard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// 10 Hz, little noise.
    Clean,
    /// 0.1 g, 5 to 10 Hz, vibration, some knocks.
    Typical,
    /// Up to 1 g steps, 1 to 10 Hz, gaps, knocks that leave an offset, hands, zero tracking.
    Hard,
    /// Made to mislead: see [`Twist`].
    Adversarial,
    /// Typical, with compressions going on.
    Pressing,
}

impl Tier {
    /// All five, in rising order of trouble.
    pub const ALL: [Tier; 5] = [Tier::Clean, Tier::Typical, Tier::Hard, Tier::Adversarial, Tier::Pressing];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tier::Clean => "clean",
            Tier::Typical => "typical",
            Tier::Hard => "hard",
            Tier::Adversarial => "adversarial",
            Tier::Pressing => "compressions",
        }
    }
}

/// What is out of the ordinary in an adversarial trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twist {
    /// Nothing.
    None,
    /// Milk seeps, and nothing lets down.
    NoLetdown,
    /// Milk flows almost all the time.
    Steady,
    /// Somebody knocks all along.
    Knocked,
    /// One breast gives, the other cup hangs idle.
    OneBreast,
    /// The pump's suction is changed.
    Suction,
}

/// How milk comes off the funnel.
#[derive(Clone, Copy)]
pub enum Fall {
    /// Drop by drop, of about this many grams.
    Drops(f64),
    /// In drops of about this many grams that come by chance, as often as milk flows.
    Rain(f64),
    /// Through a valve, once a cycle of this many seconds.
    Valve(f64),
}

/// Everything that is drawn once for a trace.
pub struct Recipe {
    pub tier: Tier,
    pub twist: Twist,
    pub form: Form,
    pub length_s: f64,
    pub fall: Fall,
    pub wetting: f64,
    pub tube_s: f64,
    pub hertz: f64,
    pub jitter: f64,
    pub lost: f64,
    pub clumps: bool,
    pub step: f64,
    pub low_pass_s: f64,
    pub lag_s: f64,
    pub shake: f64,
    pub shake_hz: f64,
    pub hiss: f64,
    pub drift: f64,
    pub clock: f64,
    pub knocks_per_min: f64,
    pub offsets: bool,
    pub hands: bool,
    pub swaps: bool,
    pub gaps_per_min: f64,
    pub zero_tracks: bool,
    pub sticks: f64,
    pub absurd: f64,
}

/// Draws the recipe of a trace.
pub fn draw(tier: Tier, seed: u64) -> Recipe {
    let mut c = Chance::new(seed, 7);
    let twists = [Twist::NoLetdown, Twist::Steady, Twist::Knocked, Twist::OneBreast, Twist::Suction];
    let twist = if tier == Tier::Adversarial { twists[(seed % 5) as usize] } else { Twist::None };
    let cycle = 60.0 / c.between(40.0, 120.0);
    let size = c.between(0.05, 0.1);
    let fall = c.one_of(&[Fall::Drops(size), Fall::Rain(size), Fall::Valve(cycle)]);
    let form = c.one_of(&[Form::Gamma, Form::Plateau, Form::Triangle, Form::Saturating]);
    let (clean, hard) = (tier == Tier::Clean, tier == Tier::Hard);
    let shake = if clean { c.between(0.0, 0.03) } else { c.lognormal(if hard { 0.2 } else { 0.09 }, 0.6) };
    Recipe {
        tier,
        twist,
        form,
        length_s: c.between(900.0, 1200.0),
        fall,
        wetting: c.between(0.2, 0.9),
        tube_s: if clean { c.between(0.1, 0.8) } else { c.between(0.1, 2.5) },
        hertz: if clean {
            10.0
        } else if hard {
            c.one_of(&[1.0, 2.0, 4.0, 5.0, 10.0])
        } else {
            c.between(5.0, 10.0)
        },
        jitter: if clean {
            0.02
        } else if hard {
            0.35
        } else {
            0.15
        },
        lost: if clean {
            0.0
        } else if hard {
            0.05
        } else {
            0.01
        },
        clumps: hard && c.is(0.3),
        step: if clean {
            0.01
        } else if hard {
            c.one_of(&[0.1, 0.2, 0.5, 1.0])
        } else {
            0.1
        },
        low_pass_s: c.between(0.2, 0.8),
        lag_s: if clean { c.between(0.1, 0.4) } else { c.between(0.1, 1.0) },
        shake: shake.min(0.8),
        shake_hz: 1.0 / cycle,
        hiss: if clean { 0.01 } else { c.between(0.01, 0.05) },
        drift: if clean { 0.02 } else { c.between(0.02, if hard { 0.25 } else { 0.12 }) },
        clock: if clean { 0.0 } else { c.between(-0.003, 0.003) },
        knocks_per_min: match (tier, twist) {
            (_, Twist::Knocked) => c.between(3.0, 8.0),
            (Tier::Clean, _) => 0.0,
            (Tier::Hard, _) => c.between(0.3, 1.2),
            _ => c.between(0.0, 0.25),
        },
        offsets: hard || twist == Twist::Knocked,
        hands: hard || twist == Twist::Knocked,
        swaps: hard && c.is(0.4),
        gaps_per_min: if hard { c.between(0.0, 0.3) } else { 0.0 },
        zero_tracks: hard && c.is(0.25),
        sticks: if hard && c.is(0.2) { c.between(0.1, 0.3) } else { 0.0 },
        absurd: if hard { 0.0005 } else { 0.0 },
    }
}
