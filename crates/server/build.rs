//! Tells the compiler where the built web app lies, and to embed it afresh when it changes.
//! Does not build the web app: `cargo xtask dist-web` does.

use std::path::Path;

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let dist = Path::new(&here).join("../../target/web/dist");
    // Cargo would rebuild every time while the watched folder is missing.
    std::fs::create_dir_all(&dist).expect("the folder target/web/dist can be made");
    let dist = dist.canonicalize().expect("the folder was just made");
    println!("cargo:rustc-env=LETDOWN_DIST={}", dist.display());
    println!("cargo:rerun-if-changed={}", dist.display());
    println!("cargo:rerun-if-changed=build.rs");
}
