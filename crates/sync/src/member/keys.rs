//! New family keys: made by the owner, handed to the devices that stay, taken by each of them.
//! A device that nobody with the keys vouched for is handed nothing.

use vault::{CryptoRng, DevicePublic, Introduction, Keyring, RecoveryCode, Scope};
use wire::account::{Base64, DeviceTold, HandOver, Id, KeysTold, Message, NewKeys, OwnKeys};

use super::{Carrier, Fault, Member, Method, ask, read};

/// What came of new keys.
pub struct Renewed {
    /// For the new sheet: the old one opens what came before.
    pub sheet: RecoveryCode,
    /// How many devices were handed the new keys.
    pub handed: usize,
}

impl Member {
    /// Says to the family that this device has its keys, and closes them for the password again where it is known.
    pub(crate) async fn vouch(&self, to: &impl Carrier, chance: &mut impl CryptoRng) -> Result<(), Fault> {
        let introduction = self.new_device().introduction;
        let own = OwnKeys { keys: self.closed_for_password(chance), introduction, label: Base64::default() };
        ask::<Message>(to, Method::Put, "keys/own", &own).await.map(drop)
    }

    /// Makes a new family key for everybody but a device or somebody who is out from now on.
    ///
    /// # Errors
    /// When the server does not want it; then everything stays as it was.
    pub async fn renew_keys(
        &mut self,
        to: &impl Carrier,
        chance: &mut impl CryptoRng,
        device: Option<u128>,
        person: Option<u128>,
    ) -> Result<Renewed, Fault> {
        let home = self.home(to).await?;
        let after = self.keyring.rotated(chance).ok_or(Fault::NotOpened)?;
        let out = |one: &&DeviceTold| Some(one.id.0) == device || Some(one.account.0) == person;
        let stays = home.devices.iter().filter(|one| !out(one) && one.id.0 != self.device);
        let hand_overs: Vec<HandOver> = stays.filter_map(|one| self.hand_over(chance, one, &after)).collect();
        let mut next = Member { keyring: after, ..self.clone() };
        let sheet = RecoveryCode::draw(chance);
        let recovery_keys = Base64(sheet.wrapping_key().wrap(chance, self.family, &next.keyring));
        let renewed = Renewed { handed: hand_overs.len(), sheet };
        let keys = NewKeys {
            version: next.keyring.version(),
            keys: next.closed_for_password(chance).ok_or(Fault::WrongPassword)?,
            recovery_proof: Base64(renewed.sheet.proof().to_vec()),
            recovery_keys,
            hand_overs,
            introduction: next.new_device().introduction,
            remove_device: device.map(Id),
            remove_person: person.map(Id),
        };
        ask::<KeysTold>(to, Method::Post, "keys", &keys).await?;
        std::mem::swap(self, &mut next);
        Ok(renewed)
    }

    fn hand_over(&self, chance: &mut impl CryptoRng, one: &DeviceTold, after: &Keyring) -> Option<HandOver> {
        let public = DevicePublic(one.public.0.clone().try_into().ok()?);
        let scopes = self.keyring.proven(one.id.0, &public, &Introduction::from_bytes(&one.introduction.0)?);
        if scopes.is_empty() {
            return None;
        }
        let theirs = if scopes.len() == Scope::ALL.len() { after.clone() } else { after.granting(&scopes) };
        let body = Base64(self.secret.hand_over(chance, &public, self.family, &theirs));
        Some(HandOver { device: one.id, body })
    }

    /// Takes the keys that wait for this device; `false` when none do.
    ///
    /// # Errors
    /// When the server does not answer, or what waits does not open.
    pub async fn fetch_keys(&mut self, to: &impl Carrier, chance: &mut impl CryptoRng) -> Result<bool, Fault> {
        let told: KeysTold = read(&to.carry(Method::Get, "keys", &[]).await?)?;
        let Some(waits) = told.handed_over else { return Ok(false) };
        let home = self.home(to).await?;
        let from = home.devices.iter().find(|one| one.id == waits.from).ok_or(Fault::NotOpened)?;
        let public = DevicePublic(from.public.0.clone().try_into().map_err(|_| Fault::Odd)?);
        let handed = self.secret.receive(&public, self.family, &waits.body.0).ok_or(Fault::NotOpened)?;
        let mut next = Member { keyring: self.keyring.clone(), ..self.clone() };
        next.keyring.join(&handed);
        // Who made them must have had the keys that they follow: a server could have made others.
        let shown = Introduction::from_bytes(&from.introduction.0).ok_or(Fault::NotOpened)?;
        if next.keyring.proven(from.id.0, &public, &shown).len() < self.keyring.scopes().len() {
            return Err(Fault::NotOpened);
        }
        next.vouch(to, chance).await?;
        if next.progress.unopened > 0 {
            next.progress.pulled = next.progress.pulled.min(next.progress.unopened - 1);
            next.progress.unopened = 0;
        }
        std::mem::swap(self, &mut next);
        Ok(true)
    }
}
