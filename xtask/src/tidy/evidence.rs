//! Numbers that touch advice cite a page in content/evidence/, and every page says what, in whom and how sure.
//! Cannot tell whether a page is right: its named sources can.

use std::collections::BTreeSet;

use super::{House, Source};

const PAGES: &str = "content/evidence/";
/// What every page has in its heading and in its text.
const FIELDS: [&str; 4] = ["id:", "claim:", "status:", "sources:"];
const PARTS: [&str; 3] = ["**What was found.**", "**In whom.**", "**How sure.**"];

/// Citations that are missing or lead nowhere, and pages that lack a part.
pub fn check(house: &House) -> Vec<String> {
    let pages: BTreeSet<&str> = house.sources.iter().filter_map(page_id).collect();
    house.sources.iter().flat_map(|source| judge(source, &pages)).collect()
}

fn judge(source: &Source, pages: &BTreeSet<&str>) -> Vec<String> {
    let path = source.path.as_str();
    let mut findings = match page_id(source) {
        Some(id) => lacking(source, id),
        None if path.starts_with("content/") && path.ends_with(".toml") => uncited_tables(source, pages),
        None if path.starts_with("crates/engine/src/") && path.ends_with("limits.rs") => uncited_limits(source),
        None => Vec::new(),
    };
    // This rule's own samples cite pages that nobody wrote.
    if !path.starts_with("xtask/") {
        findings.extend(dead_citations(source, pages));
    }
    findings
}

fn page_id(source: &Source) -> Option<&str> {
    source.path.strip_prefix(PAGES)?.strip_suffix(".md")
}

fn lacking(page: &Source, id: &str) -> Vec<String> {
    let heading: Vec<&str> = page.text.split("---").nth(1).unwrap_or_default().lines().collect();
    let parts = PARTS.iter().filter(|part| !page.text.contains(*part));
    let fields = FIELDS.iter().filter(|field| !heading.iter().any(|line| line.starts_with(*field)));
    let mut missing: Vec<String> = parts.chain(fields).map(ToString::to_string).collect();
    if !heading.contains(&format!("id: {id}").as_str()) {
        missing.push(format!("id: {id}"));
    }
    missing.iter().map(|part| format!("{}: lacks {part}", page.path)).collect()
}

/// Every table of a list, such as a step or a rule, names its source.
fn uncited_tables(file: &Source, pages: &BTreeSet<&str>) -> Vec<String> {
    let table: toml::Table = match file.text.parse() {
        Ok(table) => table,
        Err(error) => return vec![format!("{}: {}", file.path, error.message())],
    };
    let lists = table.iter().filter_map(|(name, value)| Some((name, value.as_array()?)));
    let rows = lists.flat_map(|(name, list)| list.iter().filter_map(move |row| Some((name, row.as_table()?))));
    let judged = rows.filter_map(|(name, row)| {
        let id = row.get("id").map(ToString::to_string).unwrap_or_default();
        match row.get("source").and_then(toml::Value::as_str) {
            None => Some(format!("{}: [[{name}]] {id} has no source", file.path)),
            Some(page) if pages.contains(page) => None,
            Some(page) => Some(format!("{}: [[{name}]] {id} cites {PAGES}{page}.md, which is not there", file.path)),
        }
    });
    judged.collect()
}

/// The comment above each constant of limits.
fn uncited_limits(file: &Source) -> Vec<String> {
    let mut cites = false;
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        if line.starts_with("///") {
            cites |= line.contains(PAGES);
            continue;
        }
        if (line.starts_with("pub const") || line.starts_with("const")) && !cites {
            findings.push(format!("{}:{number}: a limit without its {PAGES}…", file.path));
        }
        // An attribute stands between a comment and its constant.
        cites &= line.starts_with("#[");
    }
    findings
}

/// Pages named anywhere.
fn dead_citations(source: &Source, pages: &BTreeSet<&str>) -> Vec<String> {
    let cited = source.text.split(PAGES).skip(1).filter_map(|rest| {
        let (id, _) = rest.split_once(".md")?;
        id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-').then_some(id)
    });
    let dead = cited.filter(|id| !pages.contains(id));
    dead.map(|id| format!("{}: cites {PAGES}{id}.md, which is not there", source.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "---\nid: pace\nclaim: c\nstatus: partly\nsources:\n  - s\n---\n";
    const TEXT: &str = "**What was found.** x **In whom.** x **How sure.** x\n";

    #[test]
    fn cited_advice_is_fine() {
        let page = format!("{HEADING}{TEXT}");
        let house = [
            ("content/evidence/pace.md", page.as_str()),
            ("content/protocols/a.toml", "id = \"a\"\n[[step]]\nid = \"s\"\nsource = \"pace\"\n"),
            ("crates/engine/src/care/limits.rs", "/// Most. `content/evidence/pace.md`\npub const MOST: u8 = 2;\n"),
        ];
        assert_eq!(check(&House::of(&house)), Vec::<String>::new());
    }

    #[test]
    fn advice_without_its_page_is_found() {
        let house = [
            ("content/protocols/a.toml", "[[step]]\nseconds = 3\n[[step]]\nid = \"t\"\nsource = \"gone\"\n"),
            ("crates/engine/src/care/limits.rs", "/// Most.\npub const MOST: u8 = 2;\n"),
            ("crates/engine/src/plan.rs", "// see content/evidence/lost.md\n"),
        ];
        assert_eq!(check(&House::of(&house)).len(), 4);
    }

    #[test]
    fn a_page_without_its_parts_is_found() {
        let page = "---\nid: other\nclaim: c\n---\n**In whom.** x\n";
        assert_eq!(check(&House::of(&[("content/evidence/pace.md", page)])).len(), 5);
    }
}
