//! The gate's answers in stored form.
//! Not the rules of the gate, which are files in content/care.

use domain::care::{Advice, Finding, Gate};
use serde::{Deserialize, Serialize};

use crate::malformed::Malformed;
use crate::stored_word::{Text, put, take, take_opt};

#[derive(Serialize, Deserialize)]
pub(crate) struct GateV1 {
    left: Text,
    right: Text,
    pump: bool,
    pain_before: u8,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    advice: Vec<AdviceV1>,
    rules_version: u32,
}

#[derive(Serialize, Deserialize)]
struct FindingV1 {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breast: Option<Text>,
    value: u16,
}

#[derive(Serialize, Deserialize)]
struct AdviceV1 {
    rule: String,
    level: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breast: Option<Text>,
    say: String,
}

impl From<&Gate> for GateV1 {
    fn from(gate: &Gate) -> GateV1 {
        GateV1 {
            left: put(gate.left),
            right: put(gate.right),
            pump: gate.pump,
            pain_before: gate.pain_before,
            findings: gate.findings.iter().map(FindingV1::from).collect(),
            advice: gate.advice.iter().map(AdviceV1::from).collect(),
            rules_version: gate.rules_version,
        }
    }
}

impl From<&Finding> for FindingV1 {
    fn from(finding: &Finding) -> FindingV1 {
        FindingV1 { name: finding.name.clone(), breast: finding.breast.map(put), value: finding.value }
    }
}

impl From<&Advice> for AdviceV1 {
    fn from(advice: &Advice) -> AdviceV1 {
        AdviceV1 {
            rule: advice.rule.clone(),
            level: put(advice.level),
            breast: advice.breast.map(put),
            say: advice.say.clone(),
        }
    }
}

impl TryFrom<GateV1> for Gate {
    type Error = Malformed;
    fn try_from(gate: GateV1) -> Result<Gate, Malformed> {
        Ok(Gate {
            left: take(&gate.left, "left")?,
            right: take(&gate.right, "right")?,
            pump: gate.pump,
            pain_before: gate.pain_before,
            findings: gate.findings.into_iter().map(Finding::try_from).collect::<Result<_, _>>()?,
            advice: gate.advice.into_iter().map(Advice::try_from).collect::<Result<_, _>>()?,
            rules_version: gate.rules_version,
        })
    }
}

impl TryFrom<FindingV1> for Finding {
    type Error = Malformed;
    fn try_from(finding: FindingV1) -> Result<Finding, Malformed> {
        let breast = take_opt(finding.breast.as_ref(), "findings.breast")?;
        Ok(Finding { name: finding.name, breast, value: finding.value })
    }
}

impl TryFrom<AdviceV1> for Advice {
    type Error = Malformed;
    fn try_from(advice: AdviceV1) -> Result<Advice, Malformed> {
        let level = take(&advice.level, "advice.level")?;
        let breast = take_opt(advice.breast.as_ref(), "advice.breast")?;
        Ok(Advice { rule: advice.rule, level, breast, say: advice.say })
    }
}
