//! How a device and a server keep the same facts: what is asked, what is answered, what follows. No network, no clock.
//! Every step may be lost, repeated, late or cut short by a crash: the next one puts it right.

mod client;
mod closer;
mod mailbox;

pub use client::{Client, Request, Took};
pub use closer::{Closer, NotOpened};
pub use mailbox::{MOST_BODY, MOST_FACTS, Mailbox, Refusal};
