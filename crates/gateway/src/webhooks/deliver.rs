//! Posting events until they are taken: five seconds for each try, longer and longer between them.
//! What is still waiting when the program stops is not sent; how each hook did last is kept.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, mpsc};

use super::{Event, Hook, SIGNATURE, signature};
use crate::shell::Shell;

/// How long one try may take.
const TRY: Duration = Duration::from_secs(5);
/// How many tries run at once.
const AT_ONCE: usize = 8;

/// How a delivery ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Which hook.
    pub hook: u64,
    /// The code of the last answer; 0 when there was none.
    pub code: u16,
    /// How many tries it took.
    pub tries: usize,
}

/// Sends what it is handed, and tells how it went.
#[derive(Clone)]
pub struct Deliverer {
    shell: Shell,
    slots: Arc<Semaphore>,
    outcomes: mpsc::UnboundedSender<Outcome>,
}

impl Deliverer {
    /// With somebody who hears how each delivery ended.
    #[must_use]
    pub fn new(shell: Shell) -> (Deliverer, mpsc::UnboundedReceiver<Outcome>) {
        let (outcomes, hears) = mpsc::unbounded_channel();
        (Deliverer { shell, slots: Arc::new(Semaphore::new(AT_ONCE)), outcomes }, hears)
    }

    /// Sends every event to every hook, meanwhile.
    pub fn send(&self, hooks: &[Hook], events: &[Event]) {
        for hook in hooks {
            for event in events {
                tokio::spawn(self.clone().deliver(hook.clone(), event.clone()));
            }
        }
    }

    async fn deliver(self, hook: Hook, event: Event) {
        let waits = self.shell.patience;
        for tries in 1..=waits.len() + 1 {
            let code = self.post(&hook, &event).await;
            if (200..300).contains(&code) || tries > waits.len() {
                // Nobody hears any more when the program stops.
                let _ = self.outcomes.send(Outcome { hook: hook.number, code, tries });
                return;
            }
            tokio::time::sleep(waits[tries - 1]).await;
        }
    }

    /// One try; the code of the answer, 0 for none.
    async fn post(&self, hook: &Hook, event: &Event) -> u16 {
        let Ok(_slot) = self.slots.acquire().await else { return 0 };
        let signed = signature(&hook.secret, self.shell.now_ms() / 1000, &event.body);
        let (url, body) = (hook.url.clone(), event.body.clone());
        let posting = tokio::task::spawn_blocking(move || {
            let agent = ureq::Agent::config_builder().timeout_global(Some(TRY)).http_status_as_error(false);
            let agent = ureq::Agent::new_with_config(agent.max_redirects(0).build());
            let post = agent.post(&url).header("content-type", "application/json").header(SIGNATURE, &signed);
            post.send(body).map_or(0, |answer| answer.status().as_u16())
        });
        posting.await.unwrap_or(0)
    }
}
