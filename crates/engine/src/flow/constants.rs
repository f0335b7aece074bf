//! Every number of the detector, in one value.
//! Not the limits of touch (`care::limits`). The source of each: `docs/flow.md`, "Constants".

/// What the detector believes of milk, scales and hands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constants {
    /// Width of a bin, in seconds.
    pub bin_s: f64,
    /// Mean time between letdowns, in seconds, once one is possible.
    pub gap_s: f64,
    /// No letdown begins so soon after another, in seconds.
    pub refractory_s: f64,
    /// From then on one is as likely as ever, in seconds.
    pub ready_s: f64,
    /// How much flow rises in a letdown: mean and standard deviation, in g/s.
    pub rise: [f64; 2],
    /// The least rise that counts, in g/s.
    pub least_rise: f64,
    /// How fast it rises: the time scales of the templates, in seconds.
    pub rise_s: [f64; 2],
    /// How long the rise lasts before it falls, in seconds.
    pub fall_s: f64,
    /// How long flow keeps its level without a letdown, in seconds.
    pub keep_s: f64,
    /// How flow wanders without a letdown, in g/s per root second: at least, and as a share of the flow.
    pub wander: [f64; 2],
    /// Grams of a drop, and seconds of milk that fall at once through a valve.
    pub drop: [f64; 2],
    /// Drops that fall seldom fall unevenly: what is added to the flow when their unevenness is reckoned, in g/s.
    pub seldom: f64,
    /// Drift of the scale, in grams per root second.
    pub drift: f64,
    /// Share of bins that are knocked and stand again, and share that jump for good.
    pub knock: [f64; 2],
    /// How far knocks go: the scale of a Cauchy, in grams, for both.
    pub knock_g: [f64; 2],
    /// Share of letdowns that come on both sides.
    pub together: f64,
    /// How far apart in time they may be then, in seconds.
    pub apart_s: f64,
    /// From which probability on a letdown is told.
    pub sure: f64,
    /// How long one is looked for after its onset, in seconds.
    pub look_s: f64,
    /// What is taken off an onset as the scale shows it, in seconds: the way to the scale, less what a story begins too soon.
    pub delay_s: f64,
    /// A press: from when to when after it was asked for it may set milk free, in seconds.
    pub press_s: [f64; 2],
    /// How much: standard deviation of the flow added, in g/s per root second, and its mean in g/s per second.
    pub press_g: [f64; 2],
    /// How long the milk of a press runs, in seconds.
    pub press_fall_s: f64,
}

/// The constants every session runs under.
pub const CONSTANTS: Constants = Constants {
    bin_s: 0.5,
    gap_s: 180.0,
    refractory_s: 30.0,
    ready_s: 85.0,
    rise: [0.17, 0.12],
    least_rise: 0.06,
    rise_s: [5.5, 15.0],
    fall_s: 60.0,
    keep_s: 60.0,
    wander: [0.0035, 0.05],
    drop: [0.07, 0.05],
    seldom: 0.02,
    drift: 0.015,
    knock: [0.004, 0.002],
    knock_g: [3.0, 1.0],
    together: 0.94,
    apart_s: 2.5,
    sure: 0.9,
    look_s: 30.0,
    delay_s: -0.5,
    press_s: [0.4, 6.3],
    press_g: [0.09, 0.08],
    press_fall_s: 4.0,
};
