//! Runs the quick evaluation of trial and insight on simulated mothers as a test.
//! The full one is `cargo xtask bench insight`.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    dead_code,
    missing_docs,
    reason = "a simulation counts and rounds; the full run uses more of it"
)]

#[path = "../examples/evaluate_insight/chance.rs"]
mod chance;
#[path = "../examples/evaluate_insight/changes.rs"]
mod changes;
#[path = "../examples/evaluate_insight/foresight.rs"]
mod foresight;
#[path = "../examples/evaluate_insight/mess.rs"]
mod mess;
#[path = "../examples/evaluate_insight/mother.rs"]
mod mother;
#[path = "../examples/evaluate_insight/quick.rs"]
mod quick;
#[path = "../examples/evaluate_insight/storage.rs"]
mod storage;
#[path = "../examples/evaluate_insight/together.rs"]
mod together;
#[path = "../examples/evaluate_insight/trials.rs"]
mod trials;
#[path = "../examples/evaluate_insight/welch.rs"]
mod welch;

#[test]
fn figures_stay_within_their_bounds() {
    assert!(quick::run(), "a figure left its bounds; the lines above say which");
}
