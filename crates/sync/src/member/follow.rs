//! Coming to the same facts as the server, now: pulls and pushes until both have everything.
//! Not when: whoever has a clock and hears notices decides that.

use domain::fact::Fact;
use vault::CryptoRng;
use wire::mailbox::{decode_ack, decode_page, encode_push};

use super::{Carrier, Fault, Member, Method};
use crate::protocol::{Client, Request, Took};
use crate::sealed::SealedBy;
use crate::store::{FamilyId, Store};

/// The server has a newer key than a push was closed with.
const CONFLICT: u16 = 409;

impl Member {
    /// Follows until nothing is left to ask. `own` is the family under which the device keeps its facts, `known` are
    /// those that it has. Progress is noted in the member, also when it ends half-way.
    ///
    /// # Errors
    /// When the server or the own store does not answer; what was done stays done.
    pub async fn follow<R: CryptoRng + Clone>(
        &mut self,
        to: &impl Carrier,
        chance: &mut R,
        store: &impl Store,
        own: FamilyId,
        known: &[Fact],
    ) -> Result<Took, Fault> {
        let first = self.follow_once(to, chance, store, own, known).await;
        let waits = match &first {
            Ok(took) => took.no_key > 0,
            Err(fault) => *fault == Fault::Refused(CONFLICT),
        };
        if waits && self.fetch_keys(to, chance).await? {
            let again = self.follow_once(to, chance, store, own, known).await?;
            let before = first.unwrap_or_default();
            return Ok(Took { new: before.new + again.new, ..again });
        }
        first
    }

    async fn follow_once<R: CryptoRng + Clone>(
        &mut self,
        to: &impl Carrier,
        chance: &mut R,
        store: &impl Store,
        own: FamilyId,
        known: &[Fact],
    ) -> Result<Took, Fault> {
        let mut closer = SealedBy::new(FamilyId(self.family), self.keyring.clone(), chance.clone());
        closer.know(known);
        let mut client = Client::new(store.clone(), own, closer, self.progress);
        let mut sum = Took::default();
        while let Some(request) = client.next().await? {
            match request {
                Request::Pull { from } => {
                    let bytes = to.carry(Method::Get, &format!("sync/pull?from={}", from.0), &[]).await?;
                    let took = client.take_page(from, decode_page(&bytes).map_err(|_| Fault::Odd)?).await?;
                    sum.new += took.new;
                    sum.no_key += took.no_key;
                    sum.refused += took.refused;
                }
                Request::Push { facts, upto } => {
                    let bytes = to.carry(Method::Post, "sync/push", &encode_push(&facts)).await?;
                    client.take_ack(upto, decode_ack(&bytes).map_err(|_| Fault::Odd)?);
                }
            }
            self.progress = client.progress();
        }
        Ok(sum)
    }
}
