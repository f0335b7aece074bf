//! Makes the JavaScript glue with wasm-bindgen as a library, so that no tool has to be downloaded.
//! Refuses pieces of JavaScript that dependencies bring along: the app is one script, and the policy stays strict.

use std::path::Path;

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The wasm that the browser gets, and its script.
pub struct Glued {
    /// Bound and stripped of names.
    pub wasm: Vec<u8>,
    /// An ES module that exports its initialiser.
    pub script: String,
}

/// Binds the compiled file.
pub fn glue(wasm: &Path) -> Result<Glued> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?;
    bindgen.typescript(false).remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    // Every crate that uses wasm-bindgen has an entry; those with JavaScript of their own have something in it.
    refuse("snippets", output.snippets().iter().filter(|(_, inline)| !inline.is_empty()).map(|(name, _)| name))?;
    refuse("modules", output.local_modules().keys())?;
    refuse("npm packages", output.npm_dependencies().keys())?;
    let script = output.js().to_owned();
    Ok(Glued { wasm: output.wasm_mut().emit_wasm(), script })
}

fn refuse<'a>(kind: &str, found: impl Iterator<Item = &'a String>) -> Result<()> {
    let found: Vec<&str> = found.map(String::as_str).collect();
    if found.is_empty() {
        return Ok(());
    }
    bail!("a dependency of the web app ships JavaScript {kind}: {}; use one that does not", found.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javascript_from_dependencies_is_refused_by_name() {
        assert!(refuse("snippets", std::iter::empty()).is_ok());
        let told = refuse("snippets", ["leaky-1".to_owned()].iter()).unwrap_err().to_string();
        assert!(told.contains("leaky-1"), "{told}");
    }
}
