//! Another password, by who is signed in; a new one, by who has the sheet.
//! Both end every other sign-in of the account.

use axum::extract::State;
use sync::Kind;
use vault::{PasswordFile, begin_registering};
use wire::account::{
    Base64, Id, Message, PasswordFinish, RecoverAnswer, RecoverBegin, RecoverFinish, RegisterBegin, SignedIn,
};

use super::accounts::{SignedInWithCookie, name_hash, named};
use super::form::{Answer, Asked, Told};
use super::limits::{BY_ADDRESS, BY_NAME};
use super::problem::Problem;
use super::who::{From, Who, hash, key, record};
use super::{Api, Keeps};
use crate::clock::now_ms;

const PURPOSE: &str = "recover";

/// Begin to change the password.
#[utoipa::path(post, path = "/account/password", request_body = RegisterBegin, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn change<S: Keeps>(
    State(api): State<Api<S>>,
    who: Who,
    Asked(asked): Asked<RegisterBegin>,
) -> Answer<Message> {
    let name = named(&asked.name)?;
    if who.account.name_hash.0 != name_hash(&name) {
        return Err(Problem::NotRight);
    }
    let message = begin_registering(&api.secrets, &name, &asked.message.0).map_err(|_| Problem::Malformed)?;
    Ok(Told(Message { message: Base64(message) }))
}

/// Change the password.
#[utoipa::path(post, path = "/account/password/finish", request_body = PasswordFinish, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn change_finish<S: Keeps>(
    State(api): State<Api<S>>,
    who: Who,
    Asked(asked): Asked<PasswordFinish>,
) -> Answer<Message> {
    if who.account.name_hash.0 != name_hash(&named(&asked.name)?) {
        return Err(Problem::NotRight);
    }
    let password = PasswordFile::from_message(&asked.message.0).map_err(|_| Problem::Malformed)?;
    let mut account = who.account.clone();
    account.password = Base64(password.to_bytes());
    account.keys = asked.keys;
    api.store.put_record(&record(who.family, Kind::Account, key(who.account_id), &account)).await?;
    api.end_sessions(who.family, |session| session.account == who.account_id, Some(&who.session)).await?;
    api.note(who.family, "password-changed", who.account_id, who.device).await?;
    Ok(Told(Message { message: Base64::default() }))
}

/// Show the sheet, and begin to set a new password.
#[utoipa::path(post, path = "/account/recover", request_body = RecoverBegin, responses((status = 200, body = RecoverAnswer), (status = "4XX", body = wire::account::Problem)))]
pub async fn recover<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<RecoverBegin>,
) -> Answer<RecoverAnswer> {
    let name = named(&asked.name)?;
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    api.limits.take(BY_NAME, name.name().as_bytes(), now_ms())?;
    let message = begin_registering(&api.secrets, &name, &asked.message.0).map_err(|_| Problem::Malformed)?;
    let (family, account, kept) = api.account_of(&name).await?.ok_or(Problem::NotRight)?;
    // Hashes of random codes: comparing them tells nothing by how long it takes.
    if kept.recovery_proof.0 != hash(&asked.proof.0) {
        api.note(family, "sheet-refused", account, Id(0)).await?;
        return Err(Problem::NotRight);
    }
    let ticket = api.hand_ticket(PURPOSE, name.name(), kept.recovery_proof.0.clone());
    let (message, recovery_keys) = (Base64(message), kept.recovery_keys);
    Ok(Told(RecoverAnswer { family: Id(family.0), message, recovery_keys, ticket }))
}

/// Set the new password, with a new sheet: the old one is used up.
#[utoipa::path(post, path = "/account/recover/finish", request_body = RecoverFinish, responses((status = 200, body = SignedIn), (status = "4XX", body = wire::account::Problem)))]
pub async fn recover_finish<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<RecoverFinish>,
) -> Result<SignedInWithCookie, Problem> {
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    let ticket = api.take_ticket(PURPOSE, &asked.ticket)?;
    let (family, id, mut account) = api.account_of(&named(&ticket.name)?).await?.ok_or(Problem::NotRight)?;
    if account.recovery_proof != ticket.state {
        return Err(Problem::Changed);
    }
    let password = PasswordFile::from_message(&asked.message.0).map_err(|_| Problem::Malformed)?;
    account.password = Base64(password.to_bytes());
    account.keys = asked.keys;
    account.recovery_proof = Base64(hash(&asked.recovery_proof.0));
    account.recovery_keys = asked.recovery_keys;
    api.store.put_record(&record(family, Kind::Account, key(id), &account)).await?;
    api.end_sessions(family, |session| session.account == id, None).await?;
    api.join(family, id, &asked.device).await?;
    api.note(family, "recovered", id, asked.device.id).await?;
    api.sign_in(family, id, &account, asked.device.id).await
}
