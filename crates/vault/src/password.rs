//! The device's half of OPAQUE: the password is proven without being sent, and gives a key that the server never has.
//! Sends nothing itself: each step takes the other side's last message and gives the next.

use opaque_ke::argon2::{Algorithm, Argon2, Params, Version};
use opaque_ke::errors::{InternalError, ProtocolError};
use opaque_ke::generic_array::{ArrayLength, GenericArray};
use opaque_ke::ksf::Ksf;
use opaque_ke::{
    CipherSuite, ClientLogin, ClientLoginFinishParameters, ClientRegistration, ClientRegistrationFinishParameters,
    CredentialResponse, Identifiers, RegistrationResponse, Ristretto255, TripleDh,
};
use rand_core::CryptoRng;
use sha2::Sha512;

use crate::chance::Earlier;
use crate::wrap::{Purpose, WrappingKey};

/// Ristretto, three Diffie-Hellmans, SHA-512, Argon2id. Accounts hang on it: another choice is another suite.
pub(crate) struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Stretch;
}

/// Argon2id with 19 MiB, twice: bearable on an old phone, dear for whoever tries many.
#[derive(Default)]
pub(crate) struct Stretch;

impl Ksf for Stretch {
    fn hash<L: ArrayLength<u8>>(&self, input: GenericArray<u8, L>) -> Result<GenericArray<u8, L>, InternalError> {
        let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| InternalError::KsfError)?;
        let mut output = GenericArray::default();
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        // Not the only salt: the server's key is in the input already.
        argon.hash_password_into(&input, b"letdown/1/opaque", &mut output).map_err(|_| InternalError::KsfError)?;
        Ok(output)
    }
}

/// The name of an account as both halves bind it: spaces around it and capitals do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account(String);

impl Account {
    /// None when it is too short or too long to be a name, or has signs that cannot be seen.
    #[must_use]
    pub fn new(name: &str) -> Option<Account> {
        let name = name.trim().to_lowercase();
        let fits = (3..=120).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        fits.then_some(Account(name))
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Why a step was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordError {
    /// Another password than the account's, or no such account: the two cannot be told apart.
    Wrong,
    /// Not a message of this protocol.
    Malformed,
}

pub(crate) fn refused(error: ProtocolError) -> PasswordError {
    match error {
        ProtocolError::InvalidLoginError => PasswordError::Wrong,
        _ => PasswordError::Malformed,
    }
}

pub(crate) fn bound_to(account: &Account) -> Identifiers<'_> {
    Identifiers { client: Some(account.0.as_bytes()), server: Some(b"letdown") }
}

/// Setting a password, between two messages.
pub struct Register {
    state: ClientRegistration<Suite>,
    password: zeroize::Zeroizing<String>,
    account: Account,
}

impl Register {
    /// The first message for the server.
    ///
    /// # Errors
    /// Never for a password that was typed.
    pub fn begin(
        chance: &mut impl CryptoRng,
        account: Account,
        password: &str,
    ) -> Result<(Register, Vec<u8>), PasswordError> {
        let begun = ClientRegistration::<Suite>::start(&mut Earlier(chance), password.as_bytes()).map_err(refused)?;
        let message = begun.message.serialize().to_vec();
        Ok((Register { state: begun.state, password: password.to_owned().into(), account }, message))
    }

    /// The last message for the server, and the key that closes this account's keyring.
    ///
    /// # Errors
    /// When the answer is none.
    pub fn finish(self, chance: &mut impl CryptoRng, answer: &[u8]) -> Result<(Vec<u8>, WrappingKey), PasswordError> {
        let answer = RegistrationResponse::deserialize(answer).map_err(refused)?;
        let with = ClientRegistrationFinishParameters::new(bound_to(&self.account), None);
        let done = self.state.finish(&mut Earlier(chance), self.password.as_bytes(), answer, with).map_err(refused)?;
        Ok((done.message.serialize().to_vec(), WrappingKey::new(&done.export_key, Purpose::Password)))
    }
}

/// Signing in, between two messages.
pub struct SignIn {
    state: ClientLogin<Suite>,
    password: zeroize::Zeroizing<String>,
    account: Account,
}

/// Signed in, once the server has the message.
pub struct SignedIn {
    /// The last message for the server.
    pub message: Vec<u8>,
    /// What opens this account's keyring.
    pub wrapping_key: WrappingKey,
}

impl SignIn {
    /// The first message for the server.
    ///
    /// # Errors
    /// Never for a password that was typed.
    pub fn begin(
        chance: &mut impl CryptoRng,
        account: Account,
        password: &str,
    ) -> Result<(SignIn, Vec<u8>), PasswordError> {
        let begun = ClientLogin::<Suite>::start(&mut Earlier(chance), password.as_bytes()).map_err(refused)?;
        let message = begun.message.serialize().to_vec();
        Ok((SignIn { state: begun.state, password: password.to_owned().into(), account }, message))
    }

    /// Proves the password, and that the server knew it.
    ///
    /// # Errors
    /// When the password is another, or the answer is none.
    pub fn finish(self, chance: &mut impl CryptoRng, answer: &[u8]) -> Result<SignedIn, PasswordError> {
        let answer = CredentialResponse::deserialize(answer).map_err(refused)?;
        let with = ClientLoginFinishParameters::new(None, bound_to(&self.account), None);
        let done = self.state.finish(&mut Earlier(chance), self.password.as_bytes(), answer, with).map_err(refused)?;
        Ok(SignedIn {
            message: done.message.serialize().to_vec(),
            wrapping_key: WrappingKey::new(&done.export_key, Purpose::Password),
        })
    }
}
