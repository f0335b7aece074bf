//! The story of records that every store which keeps them must pass.
//! Not what they say: that is for those who keep them.

use super::kept;
use crate::records::{Kind, Record, Records};
use crate::store::{FamilyId, Store};

/// Runs the story on two families that are free.
///
/// # Panics
/// When the store breaks its contract.
pub async fn record_story<S: Store + Records>(store: &S, mine: FamilyId, theirs: FamilyId) {
    let key = [mine.0.to_be_bytes().as_slice(), &[0, 255]].concat();
    let one = record(mine, Kind::Account, &key, b"one \0 'quoted'", None);
    assert_eq!(kept(store.find_record(mine, Kind::Account, &key).await), None);
    assert!(kept(store.add_record(&one).await));
    assert!(!kept(store.add_record(&Record { body: b"again".to_vec(), ..one.clone() }).await));
    assert_eq!(kept(store.find_record(mine, Kind::Account, &key).await), Some(one.clone()));
    assert_eq!(kept(store.find_record(theirs, Kind::Account, &key).await), None, "kept apart by family");
    assert_eq!(kept(store.find_record(mine, Kind::Device, &key).await), None, "kept apart by kind");

    let next = Record { body: b"two".to_vec(), ..one.clone() };
    assert!(!kept(store.swap_record(b"other", &next).await));
    assert!(kept(store.swap_record(&one.body, &next).await));
    assert!(!kept(store.swap_record(&one.body, &next).await), "it says something else by now");
    kept(store.put_record(&one).await);
    let early = record(mine, Kind::Account, b"", b"first in order", None);
    kept(store.put_record(&early).await);
    assert_eq!(kept(store.list_records(mine, Kind::Account).await), [early, one.clone()]);

    taken_once(store, mine).await;
    swept(store, mine).await;
    let foreign = record(theirs, Kind::Audit, b"x", b"y", None);
    kept(store.put_record(&foreign).await);
    kept(store.erase(mine).await);
    assert_eq!(kept(store.list_records(mine, Kind::Account).await), [], "erasing a family takes its records along");
    assert_eq!(kept(store.list_records(theirs, Kind::Audit).await), [foreign]);
    kept(store.erase(theirs).await);
}

async fn taken_once<S: Records>(store: &S, mine: FamilyId) {
    let link = record(mine, Kind::Link, b"once", b"secret", Some(9));
    kept(store.put_record(&link).await);
    let takers = (0..8).map(|_| store.take_record(mine, Kind::Link, b"once"));
    let taken = futures_util::future::join_all(takers).await;
    let got: Vec<Record> = taken.into_iter().filter_map(kept).collect();
    assert_eq!(got, [link], "one caller alone");
}

async fn swept<S: Records>(store: &S, mine: FamilyId) {
    kept(store.put_record(&record(mine, Kind::Session, b"past", b"", Some(5))).await);
    let lasting = record(mine, Kind::Session, b"to come", b"", Some(i64::MAX));
    kept(store.put_record(&lasting).await);
    assert!(kept(store.sweep_records(5).await) >= 1);
    assert_eq!(kept(store.list_records(mine, Kind::Session).await), [lasting]);
}

fn record(family: FamilyId, kind: Kind, key: &[u8], body: &[u8], expires_ms: Option<i64>) -> Record {
    Record { family, kind, key: key.to_vec(), body: body.to_vec(), expires_ms }
}
