//! Keyrings go to a password, a printed sheet, a link or a device, and to nobody else.
//! Not facts: see `sealing.rs`.

mod chance;

use chance::seeded;
use proptest::prelude::*;
use vault::{
    BadRecoveryCode, DeviceSecret, FamilyKey, Introduction, Keyring, LinkSecret, Purpose, RecoveryCode, Scope,
    WrappingKey,
};

fn keyring() -> Keyring {
    Keyring::from(FamilyKey::first(&mut seeded(1))).rotated(&mut seeded(2)).expect("the whole key rotates")
}

#[test]
fn a_sheet_and_a_link_open_what_was_closed_for_them() {
    let (code, link) = (RecoveryCode::draw(&mut seeded(3)), LinkSecret::draw(&mut seeded(4)));
    for key in [code.wrapping_key(), link.wrapping_key()] {
        let wrapped = key.wrap(&mut seeded(5), 7, &keyring());
        assert_eq!(key.unwrap(7, &wrapped), Some(keyring()));
        assert_eq!(key.unwrap(8, &wrapped), None, "another family");
        let purposes = [Purpose::Password, Purpose::Recovery, Purpose::Link];
        let others = purposes.map(|other| WrappingKey::from_secret_bytes(&key.to_secret_bytes(), other).unwrap());
        assert_eq!(others.iter().filter(|other| other.unwrap(7, &wrapped).is_some()).count(), 1);
        for at in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 1;
            assert_eq!(key.unwrap(7, &changed), None, "byte {at}");
        }
    }
}

#[test]
fn a_report_opens_with_its_link() {
    let link = LinkSecret::draw(&mut seeded(4));
    let closed = link.close_report(&mut seeded(5), b"a fortnight").unwrap();
    assert_eq!(link.open_report(&closed).unwrap(), b"a fortnight");
    assert_eq!(LinkSecret::draw(&mut seeded(6)).open_report(&closed), None);
    assert_ne!(link.name(), LinkSecret::draw(&mut seeded(6)).name());
}

#[test]
fn a_device_receives_from_the_one_it_names() {
    let [mine, theirs, others] = [1, 2, 3].map(|seed| DeviceSecret::draw(&mut seeded(seed)));
    let closed = mine.hand_over(&mut seeded(9), &theirs.public(), 7, &keyring());
    assert_eq!(theirs.receive(&mine.public(), 7, &closed), Some(keyring()));
    assert_eq!(theirs.receive(&others.public(), 7, &closed), None, "said to be of another");
    assert_eq!(others.receive(&mine.public(), 7, &closed), None, "for another");
    assert_eq!(theirs.receive(&mine.public(), 8, &closed), None, "another family");
    let kept = DeviceSecret::from_secret_bytes(&theirs.to_secret_bytes()).unwrap();
    assert_eq!(kept.receive(&mine.public(), 7, &closed), Some(keyring()));
}

#[test]
fn nobody_is_introduced_without_the_keys() {
    let device = DeviceSecret::draw(&mut seeded(1)).public();
    let shown = Introduction::from_bytes(&keyring().introduce(5, &device).to_bytes()).unwrap();
    assert_eq!(keyring().proven(5, &device, &shown).len(), 4);
    assert!(keyring().proven(6, &device, &shown).is_empty(), "another device");
    let other = DeviceSecret::draw(&mut seeded(2)).public();
    assert!(keyring().proven(5, &other, &shown).is_empty(), "another key");
    let rotated = keyring().rotated(&mut seeded(3)).unwrap();
    assert!(rotated.proven(5, &device, &shown).is_empty(), "a key that is no longer used");
    let stranger = Keyring::from(FamilyKey::first(&mut seeded(8))).rotated(&mut seeded(8)).unwrap();
    assert!(keyring().proven(5, &device, &stranger.introduce(5, &device)).is_empty());
}

#[test]
fn a_partner_vouches_for_no_more_than_was_granted() {
    let device = DeviceSecret::draw(&mut seeded(1)).public();
    let shown = keyring().granting(&[Scope::Log]).introduce(5, &device);
    assert_eq!(keyring().proven(5, &device, &shown), [Scope::Log]);
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = RecoveryCode::draw(&mut seeded(3));
    let text = code.to_text();
    assert_eq!(text.len(), 34, "{text}");
    let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(sloppy.parse(), Ok(code));
    assert_eq!("ABCD".parse::<RecoveryCode>(), Err(BadRecoveryCode::Length));
    assert_eq!(text.replace(&text[..1], "U").parse::<RecoveryCode>(), Err(BadRecoveryCode::Sign));
}

#[test]
fn most_slips_of_the_pen_are_noticed() {
    let text = RecoveryCode::draw(&mut seeded(3)).to_text();
    let (mut tried, mut missed) = (0, 0);
    for at in text.match_indices(|sign| sign != '-').map(|(at, _)| at) {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|other| !text[at..].starts_with(*other)) {
            let mut changed = text.clone();
            changed.replace_range(at..=at, &other.to_string());
            tried += 1;
            missed += usize::from(changed.parse::<RecoveryCode>().is_ok());
        }
    }
    assert!(missed * 500 < tried, "{missed} of {tried}");
}

proptest! {
    #[test]
    fn codes_and_links_survive_paper(seed: u64) {
        let code = RecoveryCode::draw(&mut seeded(seed));
        prop_assert_eq!(code.to_text().parse(), Ok(code));
        let link = LinkSecret::draw(&mut seeded(seed));
        prop_assert_eq!(link.to_text().parse(), Ok(link));
    }

    #[test]
    fn noise_is_no_keyring(noise in proptest::collection::vec(any::<u8>(), 0..200), text in ".{0,40}") {
        let mut formed = vec![1];
        formed.extend(&noise);
        if let Ok(read) = Keyring::from_secret_bytes(&formed) {
            prop_assert!(read.version() > 0);
        }
        let _ = Introduction::from_bytes(&noise);
        let _ = text.parse::<RecoveryCode>();
        let _ = text.parse::<LinkSecret>();
    }
}
