//! What must be remembered between two messages: closed by the server, carried by the app, good for two minutes.
//! So an unknown visitor makes the server write nothing.

use wire::account::{Base64, TicketKept, decode, encode};

use super::problem::Problem;
use super::{Api, Keeps};
use crate::clock::{chance, now_ms};

const GOOD_MS: i64 = 120_000;

impl<S: Keeps> Api<S> {
    /// A ticket for a second message.
    pub(super) fn hand_ticket(&self, purpose: &str, name: &str, state: Vec<u8>) -> Base64 {
        let ticket = TicketKept {
            until_ms: now_ms().saturating_add(GOOD_MS),
            purpose: purpose.to_owned(),
            name: name.to_owned(),
            state: Base64(state),
        };
        Base64(self.secrets.close_ticket(&mut chance(), encode(&ticket).as_bytes()))
    }

    /// The ticket that was handed out for this purpose.
    pub(super) fn take_ticket(&self, purpose: &str, closed: &Base64) -> Result<TicketKept, Problem> {
        let opened = self.secrets.open_ticket(&closed.0).and_then(|bytes| String::from_utf8(bytes).ok());
        let ticket = opened.and_then(|text| decode::<TicketKept>(&text).ok());
        let good = ticket.filter(|ticket| ticket.purpose == purpose && ticket.until_ms > now_ms());
        good.ok_or(Problem::NotRight)
    }
}
