//! Checks a page with axe-core, the kept engine for WCAG rules.
//! Brings no rules of its own.

use serde_json::Value;

use crate::browser::{Browser, root};

/// WCAG 2.2 AA and what axe recommends besides.
const RULES: &str = r#"{ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }"#;

/// What breaks a rule, one paragraph each.
pub fn violations(browser: &Browser) -> Result<Vec<String>, String> {
    let path = root().join("target/axe-core/axe.min.js");
    let engine = std::fs::read_to_string(&path)
        .map_err(|_| format!("{} is missing; run this with: cargo xtask journeys", path.display()))?;
    // A policy that forbids inline code does not bind what the developer tools evaluate.
    browser.eval(&format!("{engine}; true"))?;
    let found = browser.eval(&format!("axe.run(document, {RULES}).then(result => result.violations)"))?;
    Ok(found.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(told).collect())
}

fn told(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let places = nodes.iter().map(|node| format!("\n    {}\n    {}", node["target"], text(&node["failureSummary"])));
    format!("{}: {}{}", text(&violation["id"]), text(&violation["help"]), places.collect::<String>())
}
