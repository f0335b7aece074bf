//! What was sealed opens as what it was, for whom it was, and in no other way.
//! Not the forms of another version: see `frozen.rs`.

mod chance;

use chance::seeded;
use proptest::prelude::*;
use vault::{FamilyKey, Keyring, Label, OpenError, Scope, SealError};

const LABEL: Label = Label { family: 1, fact: 2, device: 3 };

fn keyring(seed: u64) -> Keyring {
    FamilyKey::first(&mut seeded(seed)).into()
}

fn sealed(keyring: &Keyring) -> Vec<u8> {
    keyring.seal(&mut seeded(9), LABEL, Scope::Log, b"forty millilitres").expect("the whole key seals anything")
}

#[test]
fn another_name_keeps_it_closed() {
    let keys = keyring(1);
    let sealed = sealed(&keys);
    for label in [Label { family: 9, ..LABEL }, Label { fact: 9, ..LABEL }, Label { device: 9, ..LABEL }] {
        assert_eq!(keys.open(label, &sealed), Err(OpenError::Refused), "{label:?}");
    }
}

#[test]
fn another_key_version_keeps_it_closed() {
    let keys = keyring(1).rotated(&mut seeded(5)).unwrap();
    let mut sealed = keyring(1).seal(&mut seeded(9), LABEL, Scope::Log, b"x").unwrap();
    sealed[4] = 2;
    assert_eq!(keys.open(LABEL, &sealed), Err(OpenError::Refused));
    sealed[4] = 3;
    assert_eq!(keys.open(LABEL, &sealed), Err(OpenError::NoKey(3)));
}

#[test]
fn another_family_key_keeps_it_closed() {
    assert_eq!(keyring(2).open(LABEL, &sealed(&keyring(1))), Err(OpenError::Refused));
}

#[test]
fn every_changed_bit_keeps_it_closed() {
    let keys = keyring(1);
    let whole = sealed(&keys);
    for at in 0..whole.len() * 8 {
        let mut changed = whole.clone();
        changed[at / 8] ^= 1 << (at % 8);
        assert!(keys.open(LABEL, &changed).is_err(), "bit {at}");
    }
    for length in 0..whole.len() {
        assert!(keys.open(LABEL, &whole[..length]).is_err(), "length {length}");
    }
}

#[test]
fn rotating_closes_what_is_new_and_opens_what_is_old() {
    let old = keyring(1);
    let new = old.rotated(&mut seeded(5)).unwrap();
    let later = new.seal(&mut seeded(9), LABEL, Scope::Log, b"later").unwrap();
    assert_eq!(new.version(), 2);
    assert_eq!(old.open(LABEL, &later), Err(OpenError::NoKey(2)));
    assert_eq!(new.open(LABEL, &sealed(&old)).unwrap().1, b"forty millilitres");
}

#[test]
fn a_partner_sees_what_was_granted() {
    let keys = keyring(1);
    let partner = keys.granting(&[Scope::Stash]);
    let (log, stash) = (sealed(&keys), keys.seal(&mut seeded(8), LABEL, Scope::Stash, b"a bag").unwrap());
    assert_eq!(partner.open(LABEL, &log), Err(OpenError::Refused));
    assert_eq!(partner.open(LABEL, &stash), Ok((Scope::Stash, b"a bag".to_vec())));
    assert_eq!(partner.seal(&mut seeded(8), LABEL, Scope::Log, b"x"), Err(SealError::NotGranted));
    assert!(partner.rotated(&mut seeded(8)).is_none());
    let theirs = partner.seal(&mut seeded(8), LABEL, Scope::Stash, b"used it").unwrap();
    assert_eq!(keys.open(LABEL, &theirs).unwrap().1, b"used it");
    assert_eq!(partner.granting(&Scope::ALL), partner);
}

#[test]
fn a_length_tells_its_bucket_alone() {
    let length = |plain: usize| keyring(1).seal(&mut seeded(9), LABEL, Scope::Log, &vec![0; plain]).unwrap().len();
    assert_eq!(length(0), length(252));
    assert_eq!(length(253), length(508));
    assert_eq!(length(0), 256 + 5 + 24 + 16);
}

proptest! {
    #[test]
    fn anything_comes_back(plain in proptest::collection::vec(any::<u8>(), 0..3000), seed: u64, ids: (u128, u128, u128)) {
        let label = Label { family: ids.0, fact: ids.1, device: ids.2 };
        for scope in Scope::ALL {
            let sealed = keyring(seed).seal(&mut seeded(seed ^ 1), label, scope, &plain).unwrap();
            prop_assert_eq!(keyring(seed).open(label, &sealed), Ok((scope, plain.clone())));
        }
    }

    #[test]
    fn noise_neither_opens_nor_panics(noise in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(keyring(1).open(LABEL, &noise).is_err());
        let mut formed = vec![1, 0, 0, 0, 1];
        formed.extend(noise);
        prop_assert!(keyring(1).open(LABEL, &formed).is_err());
    }
}
