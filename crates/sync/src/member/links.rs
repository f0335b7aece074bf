//! Links and QR codes: for another device of one's own, for somebody who is invited, for a clinician.
//! The secret stands behind the number sign, which no browser sends.

use std::str::FromStr;

use vault::{CryptoRng, Keyring, LinkSecret, Scope};
use wire::account::{Base64, Grant, Id, LinkKind, LinkOffer, LinkOpen, LinkOpened, Message, Role};

use super::arrive::Newcomer;
use super::{Carrier, Fault, Member, Method, ask, new_device};

/// What stands behind the number sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whose it is.
    pub family: u128,
    /// What opens it.
    pub secret: LinkSecret,
}

/// Not the end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLink;

/// How long a family's number is in a link.
const FAMILY: usize = 32;

impl Link {
    /// Capitals and digits, which a QR code holds best.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}{:0FAMILY$X}", self.secret.to_text(), self.family)
    }
}

impl FromStr for Link {
    type Err = NoLink;

    fn from_str(text: &str) -> Result<Link, NoLink> {
        let text = text.trim().trim_start_matches('#');
        let at = text.len().checked_sub(FAMILY).filter(|at| text.is_char_boundary(*at)).ok_or(NoLink)?;
        let (secret, family) = text.split_at(at);
        let family = u128::from_str_radix(family, 16).map_err(|_| NoLink)?;
        Ok(Link { family, secret: secret.parse().map_err(|_| NoLink)? })
    }
}

/// Somebody who opened an invitation, and makes an account next.
#[derive(Clone)]
pub struct Invited {
    /// What was granted.
    pub grants: Vec<Grant>,
    /// As what.
    pub role: Role,
    pub(crate) family: u128,
    pub(crate) keyring: Keyring,
    pub(crate) invite: Vec<u8>,
}

/// What a link opened.
pub enum Opened {
    /// This device belongs to an account now.
    Member(Box<Member>),
    /// Somebody is invited.
    Invited(Invited),
    /// A report to read.
    Report(Vec<u8>),
}

/// What is granted, as keys.
fn scopes(grants: &[Grant]) -> Vec<Scope> {
    let scope = |grant: &Grant| match grant {
        Grant::Log => vec![Scope::Log],
        Grant::Stash => vec![Scope::Stash],
        Grant::Schedule => vec![Scope::Schedule],
        Grant::All => Scope::ALL.to_vec(),
    };
    grants.iter().flat_map(scope).collect()
}

impl Member {
    /// A link that adds another device of one's own, once, within ten minutes.
    ///
    /// # Errors
    /// When the server does not want it.
    pub async fn offer_device(&self, to: &impl Carrier, chance: &mut impl CryptoRng) -> Result<Link, Fault> {
        let body = |chance: &mut _, secret: &LinkSecret| secret.wrapping_key().wrap(chance, self.family, &self.keyring);
        self.offer(to, chance, LinkKind::Device, None, &[], 600, body).await
    }

    /// A link that invites somebody, once, within ten minutes, to what is granted.
    ///
    /// # Errors
    /// When the server does not want it.
    pub async fn invite(
        &self,
        to: &impl Carrier,
        chance: &mut impl CryptoRng,
        role: Role,
        grants: &[Grant],
    ) -> Result<Link, Fault> {
        let granted = self.keyring.granting(&scopes(grants));
        let body = |chance: &mut _, secret: &LinkSecret| secret.wrapping_key().wrap(chance, self.family, &granted);
        self.offer(to, chance, LinkKind::Partner, Some(role), grants, 600, body).await
    }

    /// A link under which a report can be read for so many seconds, without an account.
    ///
    /// # Errors
    /// When the server does not want it.
    pub async fn offer_report(
        &self,
        to: &impl Carrier,
        chance: &mut impl CryptoRng,
        report: &[u8],
        seconds: u32,
    ) -> Result<Link, Fault> {
        let body = |chance: &mut _, secret: &LinkSecret| secret.close_report(chance, report).unwrap_or_default();
        self.offer(to, chance, LinkKind::Report, None, &[], seconds, body).await
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one form, each said once by the three above")]
    async fn offer<R: CryptoRng>(
        &self,
        to: &impl Carrier,
        chance: &mut R,
        kind: LinkKind,
        role: Option<Role>,
        grants: &[Grant],
        seconds: u32,
        body: impl Fn(&mut R, &LinkSecret) -> Vec<u8>,
    ) -> Result<Link, Fault> {
        let secret = LinkSecret::draw(chance);
        let body = Base64(body(chance, &secret));
        let name = Base64(secret.name().to_vec());
        let offer = LinkOffer { name, kind, body, role, grants: grants.to_vec(), seconds };
        ask::<Message>(to, Method::Post, "links", &offer).await?;
        Ok(Link { family: self.family, secret })
    }
}

/// Opens a link on a device that belongs to nobody yet.
///
/// # Errors
/// When the link was used or is over, or the server does not answer.
pub async fn open_link(
    to: &impl Carrier,
    chance: &mut impl CryptoRng,
    newcomer: Newcomer,
    link: &Link,
) -> Result<Opened, Fault> {
    let device = new_device(newcomer.device, &newcomer.secret, &Keyring::default());
    let name = Base64(link.secret.name().to_vec());
    let open = LinkOpen { family: Id(link.family), name, device: Some(device) };
    let told: LinkOpened = ask(to, Method::Post, "links/open", &open).await?;
    if told.kind == LinkKind::Report {
        return link.secret.open_report(&told.body.0).map(Opened::Report).ok_or(Fault::NotOpened);
    }
    let keyring = link.secret.wrapping_key().unwrap(link.family, &told.body.0).ok_or(Fault::NotOpened)?;
    if let Some(signed_in) = &told.signed_in {
        let member = Member::of(newcomer, signed_in, keyring, None);
        member.vouch(to, chance).await?;
        return Ok(Opened::Member(Box::new(member)));
    }
    let (Some(invite), Some(role)) = (told.invite, told.role) else { return Err(Fault::Odd) };
    Ok(Opened::Invited(Invited { grants: told.grants, role, family: link.family, keyring, invite: invite.0 }))
}
