//! Facts on their way through a server that cannot read them: real keys, real facts, both sides of the protocol.
//! Not the network: `convergence.rs` has that.

// The vault's own tests draw from the same seeds.
#[path = "../../vault/tests/chance/mod.rs"]
mod chance;

use chance::{Seeded, seeded};
use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
use domain::moment::Moment;
use domain::settings::Settings;
use futures_executor::block_on;
use sync::protocol::{Client, Closer, Mailbox, NotOpened, Refusal, Request, Took};
use sync::sealed::{SealedBy, open_fact, seal_fact};
use sync::{FamilyId, MemoryStore, Parcel, Store, keep, recall};
use vault::{FamilyKey, Keyring, Scope};
use wire::mailbox::Progress;

const FAMILY: FamilyId = FamilyId(77);
const OWN: FamilyId = FamilyId(0);
const CANARY: &str = "canary-of-the-nursery";

fn keyring() -> Keyring {
    FamilyKey::first(&mut seeded(1)).into()
}

fn closer(keyring: Keyring) -> SealedBy<Seeded> {
    SealedBy::new(FAMILY, keyring, seeded(2))
}

fn fact(id: u128, body: Body) -> Fact {
    let moment = Moment::new(1_795_353_001_000, 3600, "Europe/Berlin");
    Fact::new(FactId(id), DeviceId(9), Stamp { ms: 5, counter: 0 }, moment, body)
}

fn unknown(id: u128) -> Fact {
    let raw = format!(r#"{{"note":"{CANARY}","more":"{}"}}"#, CANARY.repeat(40));
    fact(id, Body::Unknown { kind: "tomorrow".into(), raw })
}

/// Asks and answers until nothing is left to ask.
fn follow(client: &mut Client<MemoryStore, SealedBy<Seeded>>, mailbox: &Mailbox<MemoryStore>, least: u32) -> Took {
    let mut sum = Took::default();
    while let Some(request) = block_on(client.next()).expect("memory can be read") {
        match request {
            Request::Pull { from } => {
                let page = block_on(mailbox.pull(FAMILY, from, 100)).expect("memory can be read");
                let took = block_on(client.take_page(from, page)).expect("memory keeps");
                sum = Took {
                    new: sum.new + took.new,
                    no_key: sum.no_key + took.no_key,
                    refused: sum.refused + took.refused,
                };
            }
            Request::Push { facts, upto } => {
                let ack = block_on(mailbox.push(FAMILY, facts, least)).expect("it is kept");
                client.take_ack(upto, ack);
            }
        }
    }
    sum
}

fn client(store: &MemoryStore, keyring: Keyring) -> Client<MemoryStore, SealedBy<Seeded>> {
    Client::new(store.clone(), OWN, closer(keyring), Progress::default())
}

/// A server to which one phone has given three facts: its own settings, one of tomorrow, one that deletes.
fn given() -> (MemoryStore, Mailbox<MemoryStore>) {
    let (mine, server) = (MemoryStore::default(), MemoryStore::default());
    let facts = [fact(1, Body::Settings(Settings::default())), unknown(2), fact(3, Body::Deleted { of: FactId(1) })];
    block_on(keep(&mine, OWN, &facts)).expect("memory keeps");
    let mailbox = Mailbox::new(server.clone(), 5);
    follow(&mut client(&mine, keyring()), &mailbox, 1);
    (server, mailbox)
}

fn page(server: &MemoryStore) -> Vec<Parcel> {
    let page = block_on(server.since(FAMILY, sync::Cursor(0), 100)).expect("memory can be read");
    page.parcels.into_iter().map(|placed| placed.parcel).collect()
}

#[test]
fn a_second_phone_reads_what_the_server_cannot() {
    let (server, mailbox) = given();
    for parcel in page(&server) {
        assert!(!parcel.body.windows(8).any(|part| part == &CANARY.as_bytes()[..8]));
        assert!((parcel.body.len() - 45).is_power_of_two(), "{}", parcel.body.len());
    }
    let theirs = MemoryStore::default();
    assert_eq!(follow(&mut client(&theirs, keyring()), &mailbox, 1).new, 3);
    let own = block_on(recall(&theirs, OWN)).unwrap();
    assert_eq!((own.facts.len(), own.unreadable), (3, 0));
    let sent = wire::fact::encode(&unknown(2));
    assert!(
        own.facts.iter().any(|fact| wire::fact::encode(fact) == sent),
        "what is not understood is kept and passed on"
    );
}

#[test]
fn what_a_server_changes_or_swaps_is_refused() {
    let (server, _) = given();
    let honest = page(&server);
    let mut bent = honest.clone();
    bent[0].body[60] ^= 1;
    bent[1].id = FactId(99);
    bent[2].device = DeviceId(99);
    let forged = MemoryStore::default();
    block_on(forged.append(FAMILY, &bent)).unwrap();
    let theirs = MemoryStore::default();
    let took = follow(&mut client(&theirs, keyring()), &Mailbox::new(forged, 6), 1);
    assert_eq!((took.new, took.refused), (0, 3));
}

#[test]
fn another_family_cannot_read_it() {
    let (_, mailbox) = given();
    let stranger = FamilyKey::first(&mut seeded(50)).into();
    let took = follow(&mut client(&MemoryStore::default(), stranger), &mailbox, 1);
    assert_eq!((took.new, took.refused), (0, 3));
}

#[test]
fn facts_that_wait_for_a_key_come_with_it() {
    let (_, mailbox) = given();
    let newer = keyring().rotated(&mut seeded(3)).unwrap();
    let mine = MemoryStore::default();
    block_on(keep(&mine, OWN, &[unknown(4)])).unwrap();
    follow(&mut client(&mine, newer.clone()), &mailbox, 2);
    let theirs = MemoryStore::default();
    let mut late = client(&theirs, keyring());
    let took = follow(&mut late, &mailbox, 1);
    assert_eq!((took.new, took.no_key), (3, 1));
    late.with_keys(closer(newer));
    assert_eq!(follow(&mut late, &mailbox, 2).new, 1);
    assert_eq!(late.progress().unopened, 0);
}

#[test]
fn an_old_key_is_refused_once_there_is_a_newer() {
    let mut old = closer(keyring());
    let parcel = seal_fact(&mut old, &unknown(4)).unwrap();
    let sealed = wire::mailbox::Sealed { id: parcel.id, device: parcel.device, body: parcel.body };
    let mailbox = Mailbox::new(MemoryStore::default(), 1);
    let refused = block_on(mailbox.push(FAMILY, vec![sealed.clone()], 2));
    assert_eq!(refused, Err(Refusal::OldKey(2)));
    let clear = wire::mailbox::Sealed { body: b"{\"v\":1}".to_vec(), ..sealed };
    assert_eq!(block_on(mailbox.push(FAMILY, vec![clear], 1)), Err(Refusal::NotSealed));
}

#[test]
fn a_partner_reads_the_part_that_was_granted() {
    let mut mine = closer(keyring());
    let mut partner = closer(keyring().granting(&[Scope::Log]));
    let settings = seal_fact(&mut mine, &fact(1, Body::Settings(Settings::default()))).unwrap();
    let gone = seal_fact(&mut mine, &fact(3, Body::Deleted { of: FactId(40) })).unwrap();
    assert_eq!(open_fact(&mut partner, &settings), Err(NotOpened::Refused));
    assert!(open_fact(&mut partner, &gone).is_ok());
    assert!(seal_fact(&mut partner, &fact(5, Body::Settings(Settings::default()))).is_none(), "it stays here");
    let kept = Parcel { id: FactId(1), device: DeviceId(1), body: vec![1, 2] };
    assert_eq!(mine.open(&kept), Err(NotOpened::Refused));
}

#[test]
fn its_own_words_do_not_come_back() {
    let (mine, server) = (MemoryStore::default(), MemoryStore::default());
    let mailbox = Mailbox::new(server, 5);
    let mut phone = client(&mine, keyring());
    follow(&mut phone, &mailbox, 1);
    block_on(keep(&mine, OWN, &[unknown(2), unknown(3)])).unwrap();
    follow(&mut phone, &mailbox, 1);
    assert_eq!((phone.progress().pulled, phone.progress().pushed), (2, 2));
}
