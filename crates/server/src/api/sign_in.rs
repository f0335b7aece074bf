//! Signing in with a name and a password that is never sent, and out again.
//! An unknown name is answered like a wrong password, message for message.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use sync::Kind;
use vault::{PasswordFile, SignInBegun, begin_signing_in};
use wire::account::{Base64, Id, Message, SignInAnswer, SignInBegin, SignInFinish, SignedIn};

use super::accounts::{SignedInWithCookie, named};
use super::form::{Answer, Asked, Told};
use super::limits::{BY_ADDRESS, BY_NAME};
use super::problem::Problem;
use super::who::{From, Who};
use super::{Api, Keeps};
use crate::clock::{chance, now_ms};

const PURPOSE: &str = "sign-in";

/// Begin to sign in.
#[utoipa::path(post, path = "/account/sign-in", request_body = SignInBegin, responses((status = 200, body = SignInAnswer), (status = "4XX", body = wire::account::Problem)))]
pub async fn begin<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<SignInBegin>,
) -> Answer<SignInAnswer> {
    let name = named(&asked.name)?;
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    api.limits.take(BY_NAME, name.name().as_bytes(), now_ms())?;
    let found = api.account_of(&name).await?;
    let file = found.and_then(|(_, _, kept)| PasswordFile::from_bytes(&kept.password.0));
    let begun = begin_signing_in(&api.secrets, &mut chance(), &name, file.as_ref(), &asked.message.0);
    let (begun, message) = begun.map_err(|_| Problem::Malformed)?;
    let ticket = api.hand_ticket(PURPOSE, name.name(), begun.to_bytes());
    Ok(Told(SignInAnswer { message: Base64(message), ticket }))
}

/// Sign in.
#[utoipa::path(post, path = "/account/sign-in/finish", request_body = SignInFinish, responses((status = 200, body = SignedIn), (status = "4XX", body = wire::account::Problem)))]
pub async fn finish<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<SignInFinish>,
) -> Result<SignedInWithCookie, Problem> {
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    let ticket = api.take_ticket(PURPOSE, &asked.ticket)?;
    let name = named(&ticket.name)?;
    let begun = SignInBegun::from_bytes(&ticket.state.0).ok_or(Problem::NotRight)?;
    let proven = begun.finish(&name, &asked.message.0).is_ok();
    let Some((family, account, kept)) = api.account_of(&name).await? else { return Err(Problem::NotRight) };
    if !proven {
        api.note(family, "sign-in-refused", account, Id(0)).await?;
        return Err(Problem::NotRight);
    }
    api.join(family, account, &asked.device).await?;
    api.note(family, "signed-in", account, asked.device.id).await?;
    api.sign_in(family, account, &kept, asked.device.id).await
}

/// Sign out on this device.
#[utoipa::path(post, path = "/account/sign-out", responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn sign_out<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Result<Response, Problem> {
    api.store.take_record(who.family, Kind::Session, &who.session).await?;
    api.note(who.family, "signed-out", who.account_id, who.device).await?;
    let over = AppendHeaders([(SET_COOKIE, api.cookie("", 0))]);
    Ok((over, Told(Message { message: Base64::default() })).into_response())
}
