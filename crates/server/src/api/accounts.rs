//! Making an account: a password by OPAQUE, a keyring closed for it, a sheet, a first device.
//! The server learns a hash of the name, and nothing that opens the keyring.

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::SET_COOKIE;
use axum::response::AppendHeaders;
use sync::{FamilyId, Kind, SERVER};
use vault::{Account, PasswordFile, begin_registering};
use wire::account::{
    AccountKept, Base64, Grant, Id, LinkKept, Message, NameKept, RegisterBegin, RegisterFinish, Role, SignedIn,
    VersionKept,
};

use super::form::{Answer, Asked, Told};
use super::limits::BY_ADDRESS;
use super::problem::Problem;
use super::who::{From, hash, key, read, record};
use super::{Api, Keeps, SignUp};
use crate::clock::{draw, now_ms};

/// A cookie and a form.
pub type SignedInWithCookie = (AppendHeaders<[(HeaderName, axum::http::HeaderValue); 1]>, Told<SignedIn>);

/// How the name is kept.
pub fn name_hash(account: &Account) -> Vec<u8> {
    hash([b"letdown/1/name/", account.name().as_bytes()].concat().as_slice())
}

pub fn named(name: &str) -> Result<Account, Problem> {
    Account::new(name).ok_or(Problem::Malformed)
}

/// Begin to set a password.
#[utoipa::path(post, path = "/account/register", request_body = RegisterBegin, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn begin<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<RegisterBegin>,
) -> Answer<Message> {
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    let message = begin_registering(&api.secrets, &named(&asked.name)?, &asked.message.0);
    Ok(Told(Message { message: Base64(message.map_err(|_| Problem::Malformed)?) }))
}

/// Make the account.
#[utoipa::path(post, path = "/account/register/finish", request_body = RegisterFinish, responses((status = 200, body = SignedIn), (status = "4XX", body = wire::account::Problem)))]
pub async fn finish<S: Keeps>(
    State(api): State<Api<S>>,
    From(address): From,
    Asked(asked): Asked<RegisterFinish>,
) -> Result<SignedInWithCookie, Problem> {
    api.limits.take(BY_ADDRESS, &address, now_ms())?;
    let name = named(&asked.name)?;
    let password = PasswordFile::from_message(&asked.message.0).map_err(|_| Problem::Malformed)?;
    let family = FamilyId(asked.family.0);
    if family == SERVER || asked.keys.0.is_empty() || asked.device.public.0.len() != 32 || asked.device.id.0 == 0 {
        return Err(Problem::Malformed);
    }
    if api.store.find_record(SERVER, Kind::Name, &name_hash(&name)).await?.is_some() {
        return Err(Problem::Taken);
    }
    let (role, grants) = api.welcome(family, &asked).await?;
    let account = Id(u128::from_be_bytes(draw()));
    let kept = AccountKept {
        role,
        grants,
        name_hash: Base64(name_hash(&name)),
        password: Base64(password.to_bytes()),
        keys: asked.keys,
        recovery_proof: Base64(hash(&asked.recovery_proof.0)),
        recovery_keys: asked.recovery_keys,
        since_ms: now_ms(),
    };
    api.store.put_record(&record(family, Kind::Account, key(account), &kept)).await?;
    let whose = NameKept { family: Id(family.0), account };
    if !api.store.add_record(&record(SERVER, Kind::Name, name_hash(&name), &whose)).await? {
        api.store.take_record(family, Kind::Account, &key(account)).await?;
        return Err(Problem::Taken);
    }
    api.join(family, account, &asked.device).await?;
    api.note(family, "account-made", account, asked.device.id).await?;
    api.moved(family);
    api.sign_in(family, account, &kept, asked.device.id).await
}

impl<S: Keeps> Api<S> {
    /// What the new account may do: all in a family of its own, or what it was invited to.
    async fn welcome(&self, family: FamilyId, asked: &RegisterFinish) -> Result<(Role, Vec<Grant>), Problem> {
        if let Some(invite) = &asked.invite {
            let taken = self.store.take_record(family, Kind::Link, &hash(&invite.0)).await?.ok_or(Problem::Gone)?;
            let invited: LinkKept = read(&taken)?;
            return match invited.role {
                Some(role) if taken.expires_ms.is_none_or(|until| until > now_ms()) => Ok((role, invited.grants)),
                _ => Err(Problem::Gone),
            };
        }
        let welcome = match &self.policy.sign_up {
            SignUp::Closed => false,
            SignUp::WithCode(code) => {
                asked.code.as_ref().is_some_and(|said| hash(said.as_bytes()) == hash(code.as_bytes()))
            }
            SignUp::Open => true,
        };
        if !welcome {
            return Err(Problem::Closed);
        }
        let first = VersionKept { version: 1, by: asked.device.id };
        let new = self.store.add_record(&record(family, Kind::Keys, Vec::new(), &first)).await?;
        let bare = self.store.head(family).await?.0 == 0;
        if new && bare { Ok((Role::Owner, vec![Grant::All])) } else { Err(Problem::Changed) }
    }

    /// Signed in with this device from now on.
    pub(super) async fn sign_in(
        &self,
        family: FamilyId,
        account: Id,
        kept: &AccountKept,
        device: Id,
    ) -> Result<SignedInWithCookie, Problem> {
        let cookie = self.begin_session(family, account, device).await?;
        let told = SignedIn {
            family: Id(family.0),
            account,
            role: kept.role,
            grants: kept.grants.clone(),
            keys: kept.keys.clone(),
            version: self.version(family).await?.version,
        };
        Ok((AppendHeaders([(SET_COOKIE, cookie)]), Told(told)))
    }

    /// The account of a name.
    pub(super) async fn account_of(&self, name: &Account) -> Result<Option<(FamilyId, Id, AccountKept)>, Problem> {
        let Some(found) = self.store.find_record(SERVER, Kind::Name, &name_hash(name)).await? else { return Ok(None) };
        let whose: NameKept = read(&found)?;
        let family = FamilyId(whose.family.0);
        let account = self.store.find_record(family, Kind::Account, &key(whose.account)).await?;
        account.map(|account| Ok((family, whose.account, read(&account)?))).transpose()
    }

    pub(super) async fn version(&self, family: FamilyId) -> Result<VersionKept, Problem> {
        let found = self.store.find_record(family, Kind::Keys, &[]).await?.ok_or(Problem::Gone)?;
        read(&found)
    }
}
