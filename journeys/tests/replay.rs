//! The scenarios of testdata/ through the engine inside the browser: the same cues as natively, byte for byte.
//! Their native run is a test of crate replay.

use std::path::Path;

use journeys::{Phone, root};
use serde_json::json;

fn scripts(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("testdata/scenarios is there").flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned))
        .filter(|name| !name.ends_with(".expected"))
        .collect();
    names.sort();
    names
}

#[test]
fn the_browser_gives_the_same_cues_byte_for_byte() {
    let phone = Phone::new();
    phone.visit("").see_heading("Today");
    let folder = root().join("testdata/scenarios");
    let scripts = scripts(&folder);
    assert!(scripts.len() >= 6, "all six protocols are played");
    for name in scripts {
        let read =
            |ending: &str| std::fs::read_to_string(folder.join(format!("{name}{ending}"))).expect("it is readable");
        let protocol = name.split('.').next().unwrap_or_default();
        let (protocol, script) = (json!(protocol), json!(read(".jsonl")));
        // The app's own module, already running in the page.
        let glue = "document.querySelector('link[rel=modulepreload]').href";
        let cues = phone.eval(&format!("import({glue}).then(app => app.replay({protocol}, {script}))"));
        assert!(cues == json!(read(".expected.jsonl")), "{name} differs in the browser:\n{cues}");
    }
}
