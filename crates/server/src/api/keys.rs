//! New versions of the family key, made on the owner's device; handed to devices closed for each.
//! Also how somebody is put out: a version that they are not handed.

use axum::extract::State;
use sync::Kind;
use wire::account::{Base64, DeviceKept, HandedKept, HandedOver, Id, KeysTold, Message, NewKeys, OwnKeys, VersionKept};

use super::form::{Answer, Asked, Told};
use super::problem::Problem;
use super::who::{Who, hash, key, read, record};
use super::{Api, Keeps};

/// How many devices a family may have.
const MOST_DEVICES: usize = 100;

/// Which keys there are.
#[utoipa::path(get, path = "/keys", responses((status = 200, body = KeysTold), (status = "4XX", body = wire::account::Problem)))]
pub async fn told<S: Keeps>(State(api): State<Api<S>>, who: Who) -> Answer<KeysTold> {
    let version = api.version(who.family).await?.version;
    let waits = api.store.find_record(who.family, Kind::Keys, &key(who.device)).await?;
    let waits: Option<HandedKept> = waits.as_ref().map(read).transpose()?;
    let handed_over = waits.map(|waits| HandedOver { from: waits.from, body: waits.body });
    Ok(Told(KeysTold { version, handed_over }))
}

/// Make a new version, and put out who is not handed it. Saying it again does it once.
#[utoipa::path(post, path = "/keys", request_body = NewKeys, responses((status = 200, body = KeysTold), (status = "4XX", body = wire::account::Problem)))]
pub async fn rotate<S: Keeps>(State(api): State<Api<S>>, who: Who, Asked(asked): Asked<NewKeys>) -> Answer<KeysTold> {
    who.owner()?;
    if asked.hand_overs.len() > MOST_DEVICES || asked.remove_device == Some(who.device) {
        return Err(Problem::Malformed);
    }
    if asked.remove_person == Some(who.account_id) {
        return Err(Problem::Malformed);
    }
    let before = api.version(who.family).await?;
    let next = VersionKept { version: asked.version, by: who.device };
    if before != next {
        let found = record(who.family, Kind::Keys, Vec::new(), &before);
        let swapped = before.version.checked_add(1) == Some(asked.version)
            && api.store.swap_record(&found.body, &record(who.family, Kind::Keys, Vec::new(), &next)).await?;
        if !swapped {
            return Err(Problem::Changed);
        }
    }
    let version = asked.version;
    api.put_out_all(&who, &asked).await?;
    api.hand_out(&who, asked).await?;
    api.note(who.family, "keys-renewed", who.account_id, who.device).await?;
    api.moved(who.family);
    Ok(Told(KeysTold { version, handed_over: None }))
}

impl<S: Keeps> Api<S> {
    async fn put_out_all(&self, who: &Who, asked: &NewKeys) -> Result<(), Problem> {
        let mut out: Vec<Id> = asked.remove_device.into_iter().collect();
        if let Some(person) = asked.remove_person {
            for device in self.store.list_records(who.family, Kind::Device).await? {
                if read::<DeviceKept>(&device)?.account == person {
                    out.extend(id(&device.key));
                }
            }
            self.forget_person(who.family, person).await?;
            self.note(who.family, "person-removed", who.account_id, who.device).await?;
        }
        for device in out {
            self.put_out(who.family, device).await?;
            self.note(who.family, "device-removed", who.account_id, device).await?;
        }
        Ok(())
    }

    async fn hand_out(&self, who: &Who, asked: NewKeys) -> Result<(), Problem> {
        let mut account = who.account.clone();
        account.keys = asked.keys;
        account.recovery_proof = Base64(hash(&asked.recovery_proof.0));
        account.recovery_keys = asked.recovery_keys;
        self.store.put_record(&record(who.family, Kind::Account, key(who.account_id), &account)).await?;
        for over in asked.hand_overs {
            if self.store.find_record(who.family, Kind::Device, &key(over.device)).await?.is_some() {
                let kept = HandedKept { from: who.device, body: over.body };
                self.store.put_record(&record(who.family, Kind::Keys, key(over.device), &kept)).await?;
            }
        }
        self.vouch(who, asked.introduction, None).await
    }

    async fn vouch(&self, who: &Who, introduction: Base64, label: Option<Base64>) -> Result<(), Problem> {
        let found = self.store.find_record(who.family, Kind::Device, &key(who.device)).await?;
        let found = found.ok_or(Problem::SignedOut)?;
        let mut device: DeviceKept = read(&found)?;
        device.introduction = introduction;
        device.label = label.unwrap_or(device.label);
        self.store.put_record(&record(who.family, Kind::Device, key(who.device), &device)).await?;
        Ok(())
    }
}

/// This device has the newest keys: its account's keyring is closed anew, and it is vouched for.
#[utoipa::path(put, path = "/keys/own", request_body = OwnKeys, responses((status = 200, body = Message), (status = "4XX", body = wire::account::Problem)))]
pub async fn own<S: Keeps>(State(api): State<Api<S>>, who: Who, Asked(asked): Asked<OwnKeys>) -> Answer<Message> {
    if let Some(keys) = asked.keys {
        let mut account = who.account.clone();
        account.keys = keys;
        api.store.put_record(&record(who.family, Kind::Account, key(who.account_id), &account)).await?;
    }
    api.vouch(&who, asked.introduction, Some(asked.label)).await?;
    api.store.take_record(who.family, Kind::Keys, &key(who.device)).await?;
    api.moved(who.family);
    Ok(Told(Message { message: Base64::default() }))
}

pub fn id(key: &[u8]) -> Option<Id> {
    key.try_into().ok().map(u128::from_be_bytes).map(Id)
}
