//! Signing in proves a password that is never sent, and gives the key that opens the keyring.
//! Both halves as they are used, with messages as bytes between them.
#![cfg(feature = "server")]

mod chance;

use chance::seeded;
use vault::{
    Account, FamilyKey, Keyring, PasswordError, PasswordFile, Register, ServerSecrets, SignIn, SignInBegun,
    WrappingKey, begin_registering, begin_signing_in,
};

const PASSWORD: &str = "warm milk at four";

fn anna() -> Account {
    Account::new(" Anna@Example ").expect("a name")
}

fn secrets() -> ServerSecrets {
    ServerSecrets::from_secret_bytes(&ServerSecrets::draw(&mut seeded(1)).to_secret_bytes()).expect("as they were kept")
}

fn registered() -> (PasswordFile, WrappingKey) {
    let (register, asked) = Register::begin(&mut seeded(2), anna(), PASSWORD).expect("a step of the protocol");
    let answer = begin_registering(&secrets(), &anna(), &asked).expect("a step of the protocol");
    let (last, key) = register.finish(&mut seeded(3), &answer).expect("a step of the protocol");
    (PasswordFile::from_message(&last).expect("a step of the protocol"), key)
}

fn sign_in(file: Option<&PasswordFile>, password: &str) -> Result<WrappingKey, PasswordError> {
    let (sign_in, asked) = SignIn::begin(&mut seeded(4), anna(), password).expect("a step of the protocol");
    let (begun, answer) =
        begin_signing_in(&secrets(), &mut seeded(5), &anna(), file, &asked).expect("a step of the protocol");
    let done = sign_in.finish(&mut seeded(6), &answer)?;
    SignInBegun::from_bytes(&begun.to_bytes()).expect("a step of the protocol").finish(&anna(), &done.message)?;
    Ok(done.wrapping_key)
}

#[test]
fn the_password_opens_what_it_closed() {
    let (file, key) = registered();
    let keyring = Keyring::from(FamilyKey::first(&mut seeded(9)));
    let wrapped = key.wrap(&mut seeded(9), 7, &keyring);
    let kept = PasswordFile::from_bytes(&file.to_bytes()).unwrap();
    assert_eq!(sign_in(Some(&kept), PASSWORD).unwrap().unwrap(7, &wrapped), Some(keyring));
}

#[test]
fn another_password_and_an_unknown_account_look_the_same() {
    let (file, _) = registered();
    assert_eq!(sign_in(Some(&file), "warm milk at five").err(), Some(PasswordError::Wrong));
    assert_eq!(sign_in(None, PASSWORD).err(), Some(PasswordError::Wrong));
    let lengths = [Some(&file), None].map(|file| {
        let (_, asked) = SignIn::begin(&mut seeded(4), anna(), PASSWORD).unwrap();
        begin_signing_in(&secrets(), &mut seeded(5), &anna(), file, &asked).unwrap().1.len()
    });
    assert_eq!(lengths[0], lengths[1]);
}

#[test]
fn the_password_is_in_no_message() {
    let (register, asked) = Register::begin(&mut seeded(2), anna(), PASSWORD).unwrap();
    let answer = begin_registering(&secrets(), &anna(), &asked).unwrap();
    let (last, _) = register.finish(&mut seeded(3), &answer).unwrap();
    for message in [asked, answer, last] {
        assert!(!message.windows(8).any(|part| part == &PASSWORD.as_bytes()[..8]));
    }
}

#[test]
fn noise_is_refused() {
    for length in [0, 31, 32, 64, 96, 192, 500] {
        let noise = vec![0xa5; length];
        assert!(begin_registering(&secrets(), &anna(), &noise).is_err(), "{length}");
        assert!(begin_signing_in(&secrets(), &mut seeded(5), &anna(), None, &noise).is_err(), "{length}");
        assert!(PasswordFile::from_message(&noise).is_err(), "{length}");
        assert!(SignIn::begin(&mut seeded(4), anna(), PASSWORD).unwrap().0.finish(&mut seeded(6), &noise).is_err());
    }
}

#[test]
fn names_are_read_generously_and_bound_exactly() {
    assert_eq!(anna().name(), "anna@example");
    assert!(Account::new("ab").is_none());
    assert!(Account::new("anna\u{7}bell").is_none());
}
