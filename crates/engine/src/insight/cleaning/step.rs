//! Finds in which steps she rounds: 10, 5 or 1 ml, or a half, a quarter or a tenth of an ounce.
//! Does not change any amount; a coarse step only makes an amount count for a little less.

use domain::amount::{ML_PER_OZ, Unit};

use super::super::logged::LoggedSession;
use super::super::maths::number;
use super::draft::Draft;

/// More than this share of the entries must be multiples of a step.
const SHARE: f64 = 0.90;
/// How far from a multiple, as a part of the step, still counts as one: for amounts that were converted.
const SLACK: f64 = 0.01;
const ML_STEPS: [f64; 3] = [10.0, 5.0, 1.0];
const OZ_STEPS: [f64; 3] = [0.5 * ML_PER_OZ, 0.25 * ML_PER_OZ, 0.1 * ML_PER_OZ];

/// The rounding steps seen in a log, in ml, for entries in each unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steps {
    ml: f64,
    oz: f64,
}

impl Default for Steps {
    fn default() -> Steps {
        Steps { ml: 1.0, oz: 0.1 * ML_PER_OZ }
    }
}

impl Steps {
    /// Looks through all entries of each unit. A log that was converted keeps its first unit's steps; one that
    /// is not rounded at all is taken as kept to the millilitre.
    pub fn seen_in(drafts: &[Draft]) -> Steps {
        let in_unit = |unit: Unit| {
            let scale = if unit == Unit::Oz { ML_PER_OZ } else { 1.0 };
            let rows = drafts
                .iter()
                .map(|d| d.entry)
                .filter(move |s| s.unit == unit)
                .flat_map(|s: LoggedSession| [s.left, s.right, s.total]);
            rows.flatten().filter(|a| a.is_finite() && *a > 0.0).map(|a| a * scale).collect::<Vec<f64>>()
        };
        Steps {
            ml: first_step(&in_unit(Unit::Ml), ML_STEPS.iter().chain(&OZ_STEPS)),
            oz: first_step(&in_unit(Unit::Oz), OZ_STEPS.iter().chain(&ML_STEPS)),
        }
    }

    /// The step of entries in `unit`, in ml.
    pub fn of(self, unit: Unit) -> f64 {
        match unit {
            Unit::Ml => self.ml,
            Unit::Oz => self.oz,
        }
    }
}

fn first_step<'a>(amounts_ml: &[f64], mut steps: impl Iterator<Item = &'a f64>) -> f64 {
    let fits = |step: f64| {
        let multiples = amounts_ml.iter().filter(|a| {
            let parts = *a / step;
            (parts - parts.round()).abs() <= SLACK
        });
        number(multiples.count()) > SHARE * number(amounts_ml.len())
    };
    steps.find(|s| fits(**s)).copied().unwrap_or(1.0)
}
