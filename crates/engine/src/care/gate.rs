//! The gate's judgement: rules over what she reports, giving what hands may do, and what she is told.
//! Not the rules themselves (content/care) and no diagnosis: each piece of advice names its rule.

use domain::care::{Access, Advice, Finding, Gate, Rule};
use domain::place::Breast;

/// The finding that tells pain before the session, as a score from 0 to 10.
pub const PAIN: &str = "pain";

/// Judges what she reports. Several rules of one finding may differ by threshold: the highest reached speaks.
#[must_use]
pub fn judge(rules: &[Rule], rules_version: u32, findings: &[Finding]) -> Gate {
    let mut gate = Gate::clear(rules_version);
    gate.findings = findings.to_vec();
    for finding in findings {
        if finding.name == PAIN {
            gate.pain_before = gate.pain_before.max(u8::try_from(finding.value).unwrap_or(u8::MAX).min(10));
        }
        if let Some(rule) = speaking(rules, finding) {
            apply_rule(rule, finding, &mut gate);
        }
    }
    let raised = findings.iter().filter_map(|finding| speaking(rules, finding)).find(|rule| rule.raises);
    if let Some(raising) = raised {
        for advice in gate.advice.iter_mut().filter(|advice| advice.rule != raising.id) {
            advice.level = advice.level.raised();
        }
    }
    gate.advice.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.rule.cmp(&b.rule)));
    gate.advice.dedup();
    gate
}

fn speaking<'a>(rules: &'a [Rule], finding: &Finding) -> Option<&'a Rule> {
    let reached = rules.iter().filter(|rule| rule.finding == finding.name && finding.value >= rule.from);
    reached.max_by_key(|rule| rule.from)
}

fn apply_rule(rule: &Rule, finding: &Finding, gate: &mut Gate) {
    let on = |breast: Breast| finding.breast.is_none_or(|told| told == breast);
    let tighten = |now: Access, breast| {
        if on(breast) { now.min(rule.access) } else { now }
    };
    gate.left = tighten(gate.left, Breast::Left);
    gate.right = tighten(gate.right, Breast::Right);
    gate.pump &= !rule.no_pump;
    gate.advice.push(Advice {
        rule: rule.id.clone(),
        level: rule.level,
        breast: finding.breast,
        say: rule.say.clone(),
    });
}
