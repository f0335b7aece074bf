//! The gate's judgement: rules over what she reports, giving what hands may do, and what she is told.
//! Not the rules themselves (content/care) and no diagnosis: each piece of advice names its rule.

use domain::care::{Access, Advice, Finding, Gate, Rule, RuleBook};
use domain::place::Breast;

/// The finding that tells pain before the session, as a score from 0 to 10.
pub const PAIN: &str = "pain";

/// A gate that was answered before: when, and what was told.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// What was told; nothing when all was clear.
    pub findings: &'a [Finding],
}

/// After so long without any gate, what is told again counts as new. A choice of ours: `content/evidence/symptom-gate.md`.
const BREAK_MS: i64 = 7 * 24 * HOUR_MS;

const HOUR_MS: i64 = 3_600_000;

/// Judges what she reports. Several rules of one finding may differ by threshold: the highest reached speaks.
#[must_use]
pub fn judge(rules: &[Rule], rules_version: u32, findings: &[Finding]) -> Gate {
    let mut gate = judged(rules, rules_version, findings);
    raise_and_sort(rules, findings, &mut gate);
    gate
}

/// Judges what she reports now, in the light of what she told before: what stays longer asks for more, and what was
/// hurt rests for a while.
#[must_use]
pub fn judge_now(book: &RuleBook, findings: &[Finding], before: &[Told<'_>], now_ms: i64) -> Gate {
    let mut gate = judged(&book.rules, book.version, findings);
    for finding in findings.iter().filter(|finding| speaking(&book.rules, finding).is_some()) {
        let told_h = (now_ms - first_told_ms(finding, before, now_ms)) / HOUR_MS;
        let late = book.over_time.iter().filter(|one| one.finding == finding.name && i64::from(one.after_h) <= told_h);
        for one in late {
            // What it says now takes the place of what it said at first.
            gate.advice.retain(|advice| advice.rule != one.id || advice.breast != finding.breast);
            let advice =
                Advice { rule: one.id.clone(), level: one.level, breast: finding.breast, say: one.say.clone() };
            gate.advice.push(advice);
        }
    }
    for (rule, finding) in resting(book, findings, before, now_ms) {
        apply_rule(rule, finding, &mut gate);
    }
    raise_and_sort(&book.rules, findings, &mut gate);
    gate
}

/// When this finding was first told, of the gates that told it one after the other up to now.
fn first_told_ms(finding: &Finding, before: &[Told<'_>], now_ms: i64) -> i64 {
    let mut gates: Vec<&Told<'_>> = before.iter().filter(|told| told.at_ms <= now_ms).collect();
    gates.sort_unstable_by_key(|told| std::cmp::Reverse(told.at_ms));
    let mut first_ms = now_ms;
    for told in gates {
        let same = told.findings.iter().any(|one| one.name == finding.name && one.breast == finding.breast);
        if !same || first_ms - told.at_ms > BREAK_MS {
            break;
        }
        first_ms = told.at_ms;
    }
    first_ms
}

/// What was told a short while ago, is told no more, and still rests.
fn resting<'a>(
    book: &'a RuleBook,
    now: &[Finding],
    before: &'a [Told<'a>],
    now_ms: i64,
) -> Vec<(&'a Rule, &'a Finding)> {
    let told_now = |old: &Finding| now.iter().any(|one| one.name == old.name && one.breast == old.breast);
    let mut found: Vec<(&Rule, &Finding)> = Vec::new();
    for told in before.iter().filter(|told| told.at_ms <= now_ms) {
        for finding in told.findings.iter().filter(|finding| !told_now(finding)) {
            let rests = book
                .rests
                .iter()
                .any(|rest| rest.finding == finding.name && now_ms - told.at_ms < i64::from(rest.hours) * HOUR_MS);
            let known = found.iter().any(|(_, one)| one.name == finding.name && one.breast == finding.breast);
            if let (true, false, Some(rule)) = (rests, known, speaking(&book.rules, finding)) {
                found.push((rule, finding));
            }
        }
    }
    found
}

fn judged(rules: &[Rule], rules_version: u32, findings: &[Finding]) -> Gate {
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
    gate
}

fn raise_and_sort(rules: &[Rule], findings: &[Finding], gate: &mut Gate) {
    let raised = findings.iter().filter_map(|finding| speaking(rules, finding)).find(|rule| rule.raises);
    if let Some(raising) = raised {
        for advice in gate.advice.iter_mut().filter(|advice| advice.rule != raising.id) {
            advice.level = advice.level.raised();
        }
    }
    gate.advice.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.rule.cmp(&b.rule)));
    gate.advice.dedup();
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

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
