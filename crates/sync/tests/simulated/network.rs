//! Messages under way, in no order.
//! Knows nothing of what they say.

use domain::fact::FactId;
use rand_core::Rng;
use rand_pcg::Pcg32;
use sync::Cursor;
use sync::protocol::Request;
use wire::mailbox::{Ack, Page};

#[derive(Clone)]
pub struct Message<T> {
    pub device: usize,
    pub nr: u64,
    pub content: T,
}

#[derive(Clone)]
pub enum Answer {
    Page(Cursor, Page),
    Ack(Cursor, Ack, Vec<FactId>),
}

#[derive(Default)]
pub struct Network {
    pub requests: Vec<Message<Request>>,
    pub answers: Vec<Message<Answer>>,
}

impl Network {
    pub fn any_request(&mut self, chance: &mut Pcg32) -> Option<Message<Request>> {
        any(&mut self.requests, chance)
    }

    pub fn any_answer(&mut self, chance: &mut Pcg32) -> Option<Message<Answer>> {
        any(&mut self.answers, chance)
    }

    pub fn lose(&mut self, chance: &mut Pcg32) {
        if chance.next_u32().is_multiple_of(2) {
            any(&mut self.requests, chance);
        } else {
            any(&mut self.answers, chance);
        }
    }

    pub fn repeat(&mut self, chance: &mut Pcg32) {
        if let Some(message) = any(&mut self.requests, chance) {
            self.requests.extend([message.clone(), message]);
        }
        if let Some(message) = any(&mut self.answers, chance) {
            self.answers.extend([message.clone(), message]);
        }
    }

    /// The server's process ends: what it had not read is gone.
    pub fn forget_requests(&mut self) {
        self.requests.clear();
    }
}

fn any<T>(messages: &mut Vec<T>, chance: &mut Pcg32) -> Option<T> {
    let at = chance.next_u32() as usize % messages.len().max(1);
    (!messages.is_empty()).then(|| messages.swap_remove(at))
}
