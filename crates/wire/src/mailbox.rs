//! What a device and a server say to each other about sealed facts: bytes, for they are bytes already.
//! Opens nothing, and trusts no length that it is told.

use domain::fact::{DeviceId, FactId};
use serde::{Deserialize, Serialize};

use crate::json::read;
use crate::malformed::Malformed;

/// The form that this build writes, in the first byte.
const FORM: u8 = 1;

/// A fact that was closed on its device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its id.
    pub id: FactId,
    /// Who wrote it.
    pub device: DeviceId,
    /// Closed.
    pub body: Vec<u8>,
}

/// The server has kept what was pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    /// Drawn anew when the server's store was put back from a copy: places before that say nothing any more.
    pub lineage: u128,
    /// How many were new.
    pub new: u64,
    /// The family's last place.
    pub head: u64,
}

/// Part of a family's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// As in [`Ack`].
    pub lineage: u128,
    /// The family's last place.
    pub head: u64,
    /// From where to go on.
    pub next: u64,
    /// Whether there is more.
    pub more: bool,
    /// In order.
    pub facts: Vec<Sealed>,
}

/// How far a device has come with its server, as the device notes it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// The server's lineage; 0 before anything was heard of it.
    pub lineage: u128,
    /// Up to which of the server's places everything was taken.
    pub pulled: u64,
    /// Up to which of its own places everything was given.
    pub pushed: u64,
    /// The first of the server's places that did not open; 0 when all did.
    pub unopened: u64,
}

/// Bytes that are not of this form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMessage;

/// The facts that are pushed.
#[must_use]
pub fn encode_push(facts: &[Sealed]) -> Vec<u8> {
    let mut bytes = vec![FORM];
    put_facts(&mut bytes, facts);
    bytes
}

/// The facts that were pushed.
///
/// # Errors
/// When the bytes are not of this form.
pub fn decode_push(bytes: &[u8]) -> Result<Vec<Sealed>, NotAMessage> {
    let mut from = Reader::open(bytes)?;
    let facts = from.facts()?;
    from.end(facts)
}

/// What the server answers to a push.
#[must_use]
pub fn encode_ack(ack: &Ack) -> Vec<u8> {
    let mut bytes = vec![FORM];
    bytes.extend(ack.lineage.to_be_bytes());
    bytes.extend(ack.new.to_be_bytes());
    bytes.extend(ack.head.to_be_bytes());
    bytes
}

/// What the server answered to a push.
///
/// # Errors
/// When the bytes are not of this form.
pub fn decode_ack(bytes: &[u8]) -> Result<Ack, NotAMessage> {
    let mut from = Reader::open(bytes)?;
    let ack = Ack { lineage: from.id()?, new: from.number()?, head: from.number()? };
    from.end(ack)
}

/// What the server answers to a pull.
#[must_use]
pub fn encode_page(page: &Page) -> Vec<u8> {
    let mut bytes = vec![FORM];
    bytes.extend(page.lineage.to_be_bytes());
    bytes.extend(page.head.to_be_bytes());
    bytes.extend(page.next.to_be_bytes());
    bytes.push(u8::from(page.more));
    put_facts(&mut bytes, &page.facts);
    bytes
}

/// What the server answered to a pull.
///
/// # Errors
/// When the bytes are not of this form.
pub fn decode_page(bytes: &[u8]) -> Result<Page, NotAMessage> {
    let mut from = Reader::open(bytes)?;
    let (lineage, head, next) = (from.id()?, from.number()?, from.number()?);
    let more = match from.array::<1>()? {
        [0] => false,
        [1] => true,
        _ => return Err(NotAMessage),
    };
    let facts = from.facts()?;
    from.end(Page { lineage, head, next, more, facts })
}

/// The note of how far a device has come.
#[must_use]
pub fn encode_progress(progress: &Progress) -> String {
    serde_json::to_string(progress).unwrap_or_default()
}

/// Reads the note.
///
/// # Errors
/// When it is none.
pub fn decode_progress(text: &str) -> Result<Progress, Malformed> {
    read(text)
}

fn put_facts(to: &mut Vec<u8>, facts: &[Sealed]) {
    // Callers send hundreds at most, of some kilobytes.
    to.extend(u32::try_from(facts.len()).unwrap_or(u32::MAX).to_be_bytes());
    for fact in facts {
        to.extend(fact.id.0.to_be_bytes());
        to.extend(fact.device.0.to_be_bytes());
        to.extend(u32::try_from(fact.body.len()).unwrap_or(u32::MAX).to_be_bytes());
        to.extend(&fact.body);
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn open(bytes: &'a [u8]) -> Result<Reader<'a>, NotAMessage> {
        match bytes.split_first() {
            Some((&FORM, rest)) => Ok(Reader(rest)),
            _ => Err(NotAMessage),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], NotAMessage> {
        let (first, rest) = self.0.split_first_chunk::<N>().ok_or(NotAMessage)?;
        self.0 = rest;
        Ok(*first)
    }

    fn id(&mut self) -> Result<u128, NotAMessage> {
        self.array().map(u128::from_be_bytes)
    }

    fn number(&mut self) -> Result<u64, NotAMessage> {
        self.array().map(u64::from_be_bytes)
    }

    fn length(&mut self) -> Result<usize, NotAMessage> {
        usize::try_from(u32::from_be_bytes(self.array()?)).map_err(|_| NotAMessage)
    }

    fn facts(&mut self) -> Result<Vec<Sealed>, NotAMessage> {
        let count = self.length()?;
        (0..count).map(|_| self.fact()).collect()
    }

    fn fact(&mut self) -> Result<Sealed, NotAMessage> {
        let (id, device, length) = (FactId(self.id()?), DeviceId(self.id()?), self.length()?);
        let (body, rest) = self.0.split_at_checked(length).ok_or(NotAMessage)?;
        self.0 = rest;
        Ok(Sealed { id, device, body: body.to_vec() })
    }

    fn end<T>(self, read: T) -> Result<T, NotAMessage> {
        if self.0.is_empty() { Ok(read) } else { Err(NotAMessage) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts() -> impl Strategy<Value = Vec<Sealed>> {
        let body = proptest::collection::vec(any::<u8>(), 0..300);
        let fact = (any::<u128>(), any::<u128>(), body);
        let sealed = fact.prop_map(|(id, device, body)| Sealed { id: FactId(id), device: DeviceId(device), body });
        proptest::collection::vec(sealed, 0..6)
    }

    proptest! {
        #[test]
        fn messages_come_back(facts in facts(), lineage: u128, new: u64, head: u64, next: u64, more: bool) {
            prop_assert_eq!(decode_push(&encode_push(&facts)).unwrap(), facts.clone());
            let ack = Ack { lineage, new, head };
            prop_assert_eq!(decode_ack(&encode_ack(&ack)).unwrap(), ack);
            let page = Page { lineage, head, next, more, facts };
            prop_assert_eq!(decode_page(&encode_page(&page)).unwrap(), page);
            let progress = Progress { lineage, pulled: head, pushed: next, unopened: 0 };
            prop_assert_eq!(decode_progress(&encode_progress(&progress)).unwrap(), progress);
        }

        #[test]
        fn a_message_that_was_cut_or_lengthened_is_none(facts in facts(), cut: prop::sample::Index) {
            let whole = encode_push(&facts);
            prop_assert!(decode_push(&whole[..cut.index(whole.len())]).is_err());
            prop_assert!(decode_push(&[whole, vec![0]].concat()).is_err());
        }

        #[test]
        fn noise_is_refused_without_panic(mut noise in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (decode_push(&noise), decode_ack(&noise), decode_page(&noise));
            noise.insert(0, FORM);
            let _ = (decode_push(&noise), decode_ack(&noise), decode_page(&noise));
        }
    }
}
