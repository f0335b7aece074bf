//! 100,000 random schedules: whatever the network does, devices and server end with the same facts.
//! `LETDOWN_SCHEDULES` sets another number, `LETDOWN_SEED` runs one again.

mod simulated;

use std::sync::atomic::{AtomicU64, Ordering};

const SCHEDULES: u64 = 100_000;

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn every_schedule_converges() {
    if let Some(seed) = setting("LETDOWN_SEED") {
        simulated::run(seed);
        return;
    }
    let schedules = setting("LETDOWN_SCHEDULES").unwrap_or(SCHEDULES);
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let [facts, messages, crashes, put_back] = [const { AtomicU64::new(0) }; 4];
    std::thread::scope(|scope| {
        for first in 0..threads {
            let counters = [&facts, &messages, &crashes, &put_back];
            scope.spawn(move || {
                for seed in (first..schedules).step_by(usize::try_from(threads).unwrap_or(1)) {
                    let came = simulated::run(seed);
                    let counts = [came.facts, came.messages, came.crashes, came.put_back];
                    for (counter, count) in counters.into_iter().zip(counts) {
                        counter.fetch_add(count as u64, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let [facts, messages, crashes, put_back] = [facts, messages, crashes, put_back].map(AtomicU64::into_inner);
    println!(
        "{schedules} schedules converged: {facts} facts, {messages} messages delivered, {crashes} crashes, \
        the server put back from a copy {put_back} times"
    );
}
