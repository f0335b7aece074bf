//! The server's half of OPAQUE: what it keeps of a password tells it next to nothing, and opens no keyring.
//! Keeps nothing itself; an unknown account is answered like a known one.

use opaque_ke::{
    CredentialFinalization, CredentialRequest, RegistrationRequest, RegistrationUpload, ServerLogin,
    ServerLoginParameters, ServerRegistration, ServerSetup,
};
use rand_core::CryptoRng;

use crate::chance::Earlier;
use crate::key::{Key, derive};
use crate::password::{Account, PasswordError, Suite, bound_to, refused};

/// The server's own keys, made once. Without them nobody can sign in any more.
pub struct ServerSecrets(ServerSetup<Suite>);

impl ServerSecrets {
    /// New ones, for a server's first start.
    #[must_use]
    pub fn draw(chance: &mut impl CryptoRng) -> ServerSecrets {
        ServerSecrets(ServerSetup::new(&mut Earlier(chance)))
    }

    /// To be kept by the server.
    #[must_use]
    pub fn to_secret_bytes(&self) -> zeroize::Zeroizing<Vec<u8>> {
        zeroize::Zeroizing::new(self.0.serialize().to_vec())
    }

    /// As they were kept.
    #[must_use]
    pub fn from_secret_bytes(bytes: &[u8]) -> Option<ServerSecrets> {
        ServerSetup::deserialize(bytes).ok().map(ServerSecrets)
    }
}

impl ServerSecrets {
    /// Closes what the server hands out to be shown again, so that it need keep nothing between two messages.
    #[must_use]
    pub fn close_ticket(&self, chance: &mut impl CryptoRng, ticket: &[u8]) -> Vec<u8> {
        self.ticket_key().close(chance, b"letdown/1/ticket", ticket)
    }

    /// What this server closed.
    #[must_use]
    pub fn open_ticket(&self, closed: &[u8]) -> Option<Vec<u8>> {
        self.ticket_key().open(b"letdown/1/ticket", closed)
    }

    fn ticket_key(&self) -> Key {
        derive(&self.to_secret_bytes(), b"letdown/1/ticket/key")
    }
}

/// What a server keeps of an account's password.
#[derive(Clone)]
pub struct PasswordFile(ServerRegistration<Suite>);

impl PasswordFile {
    /// From the device's last message when it set a password.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_message(message: &[u8]) -> Result<PasswordFile, PasswordError> {
        let upload = RegistrationUpload::<Suite>::deserialize(message).map_err(refused)?;
        Ok(PasswordFile(ServerRegistration::finish(upload)))
    }

    /// As it is kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.serialize().to_vec()
    }

    /// As it was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<PasswordFile> {
        ServerRegistration::deserialize(bytes).ok().map(PasswordFile)
    }
}

/// Answers the first message of somebody who sets a password.
///
/// # Errors
/// When it is none.
pub fn begin_registering(secrets: &ServerSecrets, account: &Account, message: &[u8]) -> Result<Vec<u8>, PasswordError> {
    let asked = RegistrationRequest::<Suite>::deserialize(message).map_err(refused)?;
    let answer = ServerRegistration::start(&secrets.0, asked, account.name().as_bytes()).map_err(refused)?;
    Ok(answer.message.serialize().to_vec())
}

/// Somebody who signs in, between two messages.
pub struct SignInBegun(ServerLogin<Suite>);

/// Answers the first message of somebody who signs in. Without a file the answer looks the same and leads nowhere.
///
/// # Errors
/// When it is none.
pub fn begin_signing_in(
    secrets: &ServerSecrets,
    chance: &mut impl CryptoRng,
    account: &Account,
    file: Option<&PasswordFile>,
    message: &[u8],
) -> Result<(SignInBegun, Vec<u8>), PasswordError> {
    let asked = CredentialRequest::<Suite>::deserialize(message).map_err(refused)?;
    let file = file.map(|file| file.0.clone());
    let with = ServerLoginParameters { context: None, identifiers: bound_to(account) };
    let name = account.name().as_bytes();
    let begun = ServerLogin::start(&mut Earlier(chance), &secrets.0, file, asked, name, with).map_err(refused)?;
    Ok((SignInBegun(begun.state), begun.message.serialize().to_vec()))
}

impl SignInBegun {
    /// Whether the device's last message proves the password.
    ///
    /// # Errors
    /// When it does not.
    pub fn finish(self, account: &Account, message: &[u8]) -> Result<(), PasswordError> {
        let proof = CredentialFinalization::<Suite>::deserialize(message).map_err(refused)?;
        let with = ServerLoginParameters { context: None, identifiers: bound_to(account) };
        self.0.finish(proof, with).map(drop).map_err(refused)
    }

    /// To be kept until the last message comes, which another process may take.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.serialize().to_vec()
    }

    /// As it was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<SignInBegun> {
        ServerLogin::deserialize(bytes).ok().map(SignInBegun)
    }
}
