//! What she reports, as it is tapped; and the findings that follow.
//! Not the questions' words or order.

use std::collections::BTreeMap;

use domain::care::{Finding, Measure, Rule};
use domain::place::Breast;
use leptos::prelude::*;

/// A question, and whose breast it is about.
type Place = (String, Option<usize>);

/// The answers so far. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Answers {
    told: RwSignal<BTreeMap<Place, u16>>,
    /// What is typed as her temperature.
    pub temperature: RwSignal<String>,
}

fn place(finding: &str, breast: Option<Breast>) -> Place {
    (finding.to_owned(), breast.map(Breast::index))
}

impl Answers {
    /// Nothing reported.
    pub fn none() -> Answers {
        Answers { told: RwSignal::default(), temperature: RwSignal::default() }
    }

    /// What was told of a finding; 0 when nothing.
    pub fn value(self, finding: &str, breast: Option<Breast>) -> u16 {
        self.told.with(|told| told.get(&place(finding, breast)).copied().unwrap_or(0))
    }

    /// Tells a finding; 0 takes it back.
    pub fn tell(self, finding: &str, breast: Option<Breast>, value: u16) {
        self.told.update(|told| match value {
            0 => drop(told.remove(&place(finding, breast))),
            _ => drop(told.insert(place(finding, breast), value)),
        });
    }

    /// Whether her temperature cannot be read as one.
    pub fn temperature_amiss(self) -> bool {
        self.temperature.with(|typed| !typed.trim().is_empty() && tenths_celsius(typed).is_none())
    }

    /// All that she reports, in the order of the rules.
    pub fn findings(self, rules: &[Rule]) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        for rule in rules {
            for breast in [None, Some(Breast::Left), Some(Breast::Right)] {
                let value = self.value_of(rule, breast);
                let known = found.iter().any(|finding| finding.name == rule.finding && finding.breast == breast);
                if value > 0 && !known {
                    found.push(Finding { name: rule.finding.clone(), breast, value });
                }
            }
        }
        found
    }

    fn value_of(self, rule: &Rule, breast: Option<Breast>) -> u16 {
        if rule.measure == Measure::TenthsCelsius && breast.is_none() {
            return self.temperature.with(|typed| tenths_celsius(typed)).unwrap_or(0);
        }
        self.value(&rule.finding, breast)
    }
}

/// 38.2 and 100.8 are the same fever: what can only be Fahrenheit is taken as Fahrenheit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 300 and 450")]
fn tenths_celsius(typed: &str) -> Option<u16> {
    let told: f64 = typed.trim().replace(',', ".").parse().ok()?;
    let celsius = if told > 80.0 { (told - 32.0) / 1.8 } else { told };
    (30.0..=45.0).contains(&celsius).then(|| (celsius * 10.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_in_either_scale() {
        assert_eq!(tenths_celsius("38,0"), Some(380));
        assert_eq!(tenths_celsius("100.4"), Some(380));
        assert_eq!(tenths_celsius("12"), None);
        assert_eq!(tenths_celsius("warm"), None);
    }
}
