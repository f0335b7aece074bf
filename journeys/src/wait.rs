//! Waiting for a condition, and saying what was awaited when it never came.
//! Never sleeps for luck: each look is a question, and the first yes ends the wait.

use std::time::{Duration, Instant};

/// How long a person would wait before giving up; slow machines get a multiple through `LETDOWN_PATIENCE`.
pub fn patience() -> Duration {
    let factor = std::env::var("LETDOWN_PATIENCE").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(15).mul_f64(factor.unwrap_or(1.0))
}

/// Asks until there is an answer or patience ends.
pub fn until<T>(mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + patience();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if Instant::now() > end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
}
