//! Making an account, signing in, and coming back with the sheet when the password is lost.
//! The password is used here and goes nowhere.

use vault::{Account, CryptoRng, DeviceSecret, FamilyKey, Keyring, PasswordError, RecoveryCode, Register, SignIn};
use wire::account::{
    Base64, Id, Message, PasswordFinish, RecoverAnswer, RecoverBegin, RecoverFinish, RegisterBegin, RegisterFinish,
    SignInAnswer, SignInBegin, SignInFinish, SignedIn,
};

use super::links::Invited;
use super::{Carrier, Fault, Member, Method, ask, new_device};

/// A device before it belongs to anybody.
pub struct Newcomer {
    /// Its id.
    pub device: u128,
    /// The account's name, as it was typed.
    pub name: String,
    pub(crate) secret: DeviceSecret,
}

impl Newcomer {
    /// With keys of its own.
    #[must_use]
    pub fn new(chance: &mut impl CryptoRng, device: u128, name: &str) -> Newcomer {
        Newcomer { device, name: name.trim().to_owned(), secret: DeviceSecret::draw(chance) }
    }

    pub(super) fn account(&self) -> Result<Account, Fault> {
        Account::new(&self.name).ok_or(Fault::WrongPassword)
    }
}

fn fault(error: PasswordError) -> Fault {
    match error {
        PasswordError::Wrong => Fault::WrongPassword,
        PasswordError::Malformed => Fault::Odd,
    }
}

/// Makes an account: with a family of its own, or in the one that invited. Gives the code for the sheet.
///
/// # Errors
/// When the server does not want it; then nothing was made.
pub async fn register(
    to: &impl Carrier,
    chance: &mut impl CryptoRng,
    newcomer: Newcomer,
    password: &str,
    code: Option<String>,
    invited: Option<Invited>,
) -> Result<(Member, RecoveryCode), Fault> {
    let (family, keyring, invite) = match invited {
        Some(invited) => (invited.family, invited.keyring, Some(Base64(invited.invite))),
        None => (draw_id(chance), Keyring::from(FamilyKey::first(chance)), None),
    };
    let (register, message) = Register::begin(chance, newcomer.account()?, password).map_err(fault)?;
    let begin = RegisterBegin { name: newcomer.name.clone(), message: Base64(message) };
    let answer: Message = ask(to, Method::Post, "account/register", &begin).await?;
    let (message, wrapping) = register.finish(chance, &answer.message.0).map_err(fault)?;
    let sheet = RecoveryCode::draw(chance);
    let finish = RegisterFinish {
        name: newcomer.name.clone(),
        message: Base64(message),
        family: Id(family),
        keys: Base64(wrapping.wrap(chance, family, &keyring)),
        recovery_proof: Base64(sheet.proof().to_vec()),
        recovery_keys: Base64(sheet.wrapping_key().wrap(chance, family, &keyring)),
        device: new_device(newcomer.device, &newcomer.secret, &keyring),
        invite,
        code,
    };
    let told: SignedIn = ask(to, Method::Post, "account/register/finish", &finish).await?;
    Ok((Member::of(newcomer, &told, keyring, Some(wrapping)), sheet))
}

fn draw_id(chance: &mut impl CryptoRng) -> u128 {
    let mut bytes = [0; 16];
    chance.fill_bytes(&mut bytes);
    u128::from_be_bytes(bytes)
}

/// Signs in.
///
/// # Errors
/// When name and password do not belong together, or the server does not answer.
pub async fn sign_in(
    to: &impl Carrier,
    chance: &mut impl CryptoRng,
    newcomer: Newcomer,
    password: &str,
) -> Result<Member, Fault> {
    let (sign_in, message) = SignIn::begin(chance, newcomer.account()?, password).map_err(fault)?;
    let begin = SignInBegin { name: newcomer.name.clone(), message: Base64(message) };
    let answer: SignInAnswer = ask(to, Method::Post, "account/sign-in", &begin).await?;
    let done = sign_in.finish(chance, &answer.message.0).map_err(fault)?;
    let device = new_device(newcomer.device, &newcomer.secret, &Keyring::default());
    let finish = SignInFinish { ticket: answer.ticket, message: Base64(done.message), device };
    let told: SignedIn = ask(to, Method::Post, "account/sign-in/finish", &finish).await?;
    let keyring = done.wrapping_key.unwrap(told.family.0, &told.keys.0).ok_or(Fault::NotOpened)?;
    let member = Member::of(newcomer, &told, keyring, Some(done.wrapping_key));
    member.vouch(to, chance).await?;
    Ok(member)
}

/// Comes back with the sheet, sets a new password, and gives the code for the next sheet.
///
/// # Errors
/// When the sheet is not this account's, or the server does not answer.
pub async fn recover(
    to: &impl Carrier,
    chance: &mut impl CryptoRng,
    newcomer: Newcomer,
    sheet: &RecoveryCode,
    password: &str,
) -> Result<(Member, RecoveryCode), Fault> {
    let (register, message) = Register::begin(chance, newcomer.account()?, password).map_err(fault)?;
    let proof = Base64(sheet.proof().to_vec());
    let begin = RecoverBegin { name: newcomer.name.clone(), proof, message: Base64(message) };
    let answer: RecoverAnswer = ask(to, Method::Post, "account/recover", &begin).await?;
    let (message, wrapping) = register.finish(chance, &answer.message.0).map_err(fault)?;
    let family = answer.family.0;
    let keyring = sheet.wrapping_key().unwrap(family, &answer.recovery_keys.0).ok_or(Fault::NotOpened)?;
    let next = RecoveryCode::draw(chance);
    let finish = RecoverFinish {
        ticket: answer.ticket,
        message: Base64(message),
        keys: Base64(wrapping.wrap(chance, family, &keyring)),
        recovery_proof: Base64(next.proof().to_vec()),
        recovery_keys: Base64(next.wrapping_key().wrap(chance, family, &keyring)),
        device: new_device(newcomer.device, &newcomer.secret, &keyring),
    };
    let told: SignedIn = ask(to, Method::Post, "account/recover/finish", &finish).await?;
    Ok((Member::of(newcomer, &told, keyring, Some(wrapping)), next))
}

/// Sets another password for who is signed in; every other sign-in of the account ends.
///
/// # Errors
/// When the server does not answer.
pub async fn change_password(
    to: &impl Carrier,
    chance: &mut impl CryptoRng,
    member: &mut Member,
    password: &str,
) -> Result<(), Fault> {
    let account = Account::new(&member.name).ok_or(Fault::WrongPassword)?;
    let (register, message) = Register::begin(chance, account, password).map_err(fault)?;
    let begin = RegisterBegin { name: member.name.clone(), message: Base64(message) };
    let answer: Message = ask(to, Method::Post, "account/password", &begin).await?;
    let (message, wrapping) = register.finish(chance, &answer.message.0).map_err(fault)?;
    let keys = Base64(wrapping.wrap(chance, member.family, &member.keyring));
    let finish = PasswordFinish { name: member.name.clone(), message: Base64(message), keys };
    ask::<Message>(to, Method::Post, "account/password/finish", &finish).await?;
    member.wrapping = Some(wrapping);
    Ok(())
}
