//! `cargo xtask tidy`: the house rules as checks, each a pure function over the project's files.
//! Not style: rustfmt and clippy have that.

mod blanks;
mod claims;
mod evidence;
mod expectations;
mod files;
mod headers;
mod imports;
mod map;
mod messages;
mod names;

use anyhow::{Result, bail};

pub use files::Source;

/// What every check looks at.
pub struct House {
    /// All text files, by path from the project's folder.
    pub sources: Vec<Source>,
}

/// A rule's name, and what it found.
type Check = (&'static str, fn(&House) -> Vec<String>);

const CHECKS: [Check; 9] = [
    ("imports follow the table", imports::check),
    ("files say what is here and what is not", headers::check),
    ("names say something, files stay short", names::check),
    ("the map and the tree agree", map::check),
    ("exceptions carry a reason, clocks have one place", expectations::check),
    ("advice cites its evidence", evidence::check),
    ("words promise nothing and blame nobody", claims::check),
    ("every message is said, and every said message is there", messages::check),
    ("no loose ends of lines, no paths of a machine", blanks::check),
];

/// Runs every check; warnings do not fail.
pub fn tidy() -> Result<()> {
    let house = House { sources: files::read_all()? };
    for warning in names::warnings(&house) {
        println!("warning: {warning}");
    }
    let mut found = 0;
    for (rule, check) in CHECKS {
        let findings = check(&house);
        found += findings.len();
        println!("{} {rule}", if findings.is_empty() { "ok  " } else { "LOOK" });
        for finding in findings {
            println!("     {finding}");
        }
    }
    if found > 0 {
        bail!("tidy found {found} things to mend");
    }
    Ok(())
}

#[cfg(test)]
impl House {
    /// A house of these files alone.
    pub fn of(files: &[(&str, &str)]) -> House {
        let source = |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        House { sources: files.iter().map(source).collect() }
    }
}
