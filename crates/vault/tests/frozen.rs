//! What an earlier version sealed, wrapped and kept opens for ever; and the cipher is the one it says it is.
//! The vectors are in testdata/compat/vault-v1, and are never edited.

#[cfg(feature = "server")]
mod chance;

use std::collections::BTreeMap;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use vault::{DevicePublic, DeviceSecret, Introduction, Keyring, Label, LinkSecret, RecoveryCode, Scope};

const LABEL: Label = Label { family: 0x11, fact: 0x22, device: 0x33 };

fn vectors() -> BTreeMap<&'static str, &'static str> {
    let text = include_str!("../../../testdata/compat/vault-v1/vectors.txt");
    text.lines().filter_map(|line| line.split_once(' ')).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks(2).map(|two| str::from_utf8(two).expect("hex is ASCII"));
    digits.map(|two| u8::from_str_radix(two, 16).expect("hex")).collect()
}

fn vector(name: &str) -> Vec<u8> {
    bytes(vectors()[name])
}

fn keyring() -> Keyring {
    Keyring::from_secret_bytes(&vector("keyring")).expect("a keyring")
}

#[test]
fn facts_open() {
    let scopes = [("log", Scope::Log), ("stash", Scope::Stash), ("schedule", Scope::Schedule), ("rest", Scope::Rest)];
    for (name, scope) in scopes {
        let opened = keyring().open(LABEL, &vector(&format!("sealed-{name}")));
        assert_eq!(opened, Ok((scope, format!("a fact of {name}").into_bytes())));
    }
    let granted = Keyring::from_secret_bytes(&vector("granted-stash")).unwrap();
    assert_eq!(granted, keyring().granting(&[Scope::Stash]));
    assert!(granted.open(LABEL, &vector("sealed-stash")).is_ok());
}

#[test]
fn keyrings_open() {
    let code: RecoveryCode = vectors()["recovery-code"].parse().unwrap();
    assert_eq!(code.wrapping_key().unwrap(0x11, &vector("recovery-wrapped")), Some(keyring()));
    assert_eq!(code.proof().to_vec(), vector("recovery-proof"));
    let link: LinkSecret = vectors()["link"].parse().unwrap();
    assert_eq!(link.wrapping_key().unwrap(0x11, &vector("link-wrapped")), Some(keyring()));
    assert_eq!(link.name().to_vec(), vector("link-name"));
    assert_eq!(link.open_report(&vector("link-report")).unwrap(), b"a report");
}

#[test]
fn devices_receive() {
    let device = DeviceSecret::from_secret_bytes(&vector("device-secret")).unwrap();
    let from = DevicePublic(vector("from-public").try_into().unwrap());
    assert_eq!(device.receive(&from, 0x11, &vector("handed-over")), Some(keyring()));
    let shown = Introduction::from_bytes(&vector("introduction")).unwrap();
    assert_eq!(keyring().proven(0x33, &device.public(), &shown).len(), 4);
}

#[cfg(feature = "server")]
#[test]
fn accounts_sign_in() {
    use vault::{Account, PasswordFile, ServerSecrets, SignIn, begin_signing_in};
    let secrets = ServerSecrets::from_secret_bytes(&vector("server-secrets")).unwrap();
    let file = PasswordFile::from_bytes(&vector("password-file")).unwrap();
    let anna = Account::new("anna").unwrap();
    let (sign_in, asked) = SignIn::begin(&mut chance::seeded(1), anna.clone(), "warm milk at four").unwrap();
    let (begun, answer) = begin_signing_in(&secrets, &mut chance::seeded(2), &anna, Some(&file), &asked).unwrap();
    let done = sign_in.finish(&mut chance::seeded(3), &answer).unwrap();
    begun.finish(&anna, &done.message).unwrap();
    assert_eq!(done.wrapping_key.unwrap(0x11, &vector("password-wrapped")), Some(keyring()));
}

/// The example of draft-irtf-cfrg-xchacha-03, A.3.1.
#[test]
fn the_cipher_is_the_published_one() {
    let key: Vec<u8> = (0x80..=0x9f).collect();
    let nonce: Vec<u8> = (0x40..=0x57).collect();
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
        sunscreen would be it.";
    let bound = bytes("50515253c0c1c2c3c4c5c6c7");
    let closed = XChaCha20Poly1305::new_from_slice(&key)
        .unwrap()
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: &bound })
        .unwrap();
    assert_eq!(closed[..16], bytes("bd6d179d3e83d43b9576579493c0e939"));
    assert_eq!(closed[closed.len() - 16..], bytes("c0875924c1c7987947deafd8780acf49"));
}
