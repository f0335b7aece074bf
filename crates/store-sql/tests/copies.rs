//! A copy is whole, taken while others write, and can be put back into either database; nothing is written over.
//! Not when copies are taken: the command line decides that.

mod cluster;

use std::path::Path;

use cluster::Cluster;
use domain::fact::{DeviceId, FactId};
use sqlx::{AnyConnection, Connection, Row};
use store_sql::{SqlStore, open_postgres, open_sqlite, tables};
use sync::{
    Cursor, FamilyId, Kind, Parcel, Record, Records, SERVER, Scope, Store, StoreError, Token, TokenHash, Tokens,
};

const FAMILY: FamilyId = FamilyId(0x5eed);

fn parcels(ids: std::ops::Range<u128>) -> Vec<Parcel> {
    ids.map(|id| Parcel { id: FactId(id), device: DeviceId(1), body: vec![0, 255, 7] }).collect()
}

async fn fill(store: &SqlStore) {
    store.append(FAMILY, &parcels(1..40)).await.expect("it keeps");
    let token = Token {
        hash: TokenHash([3; 32]),
        family: FAMILY,
        scope: Scope::Write,
        label: "home ' ü".into(),
        created_ms: 1,
        used_ms: Some(2),
        revoked_ms: None,
    };
    store.add_token(&token).await.expect("it keeps a token");
    let account =
        Record { family: FAMILY, kind: Kind::Account, key: vec![1], body: vec![2], expires_ms: Some(i64::MAX) };
    store.put_record(&account).await.expect("it keeps a record");
    let secret =
        Record { family: SERVER, kind: Kind::Server, key: b"opaque".to_vec(), body: vec![9], expires_ms: None };
    store.put_record(&secret).await.expect("it keeps a record");
}

/// Copies `from` while somebody writes to it, and puts the copy back into `to`.
async fn there_and_back(from: &SqlStore, to: &SqlStore, folder: &Path) {
    fill(from).await;
    let file = folder.join("copy.db");
    let writer = from.clone();
    let writing = async move {
        for id in 100..130 {
            writer.append(FAMILY, &parcels(id..id + 1)).await.expect("it keeps on");
        }
    };
    let (copied, ()) = tokio::join!(from.copy_to(&file), writing);
    copied.expect("it is copied");
    assert_eq!(from.copy_to(&file).await, Err(StoreError::ReadOnly), "nothing is written over");

    let copy = open_sqlite(&file).await.expect("a copy is a store");
    let found = copy.found().await.expect("it can be looked at");
    assert!(found.facts >= 39 && found.torn == 0 && found.sound && found.secrets, "{found:?}");
    to.put_back(&copy, 77).await.expect("it is put back");
    let page = to.since(FAMILY, Cursor(0), 1000).await.expect("it can be read");
    assert_eq!(page, copy.since(FAMILY, Cursor(0), 1000).await.expect("it can be read"));
    assert_eq!(to.list_tokens(FAMILY).await, copy.list_tokens(FAMILY).await);
    assert_eq!(to.list_records(FAMILY, Kind::Account).await, copy.list_records(FAMILY, Kind::Account).await);
    let lineage = to.find_record(SERVER, Kind::Server, b"lineage").await.expect("it can be read");
    assert_eq!(lineage.expect("it was put back").body, 77_u128.to_be_bytes());
    assert_eq!(to.put_back(&copy, 78).await, Err(StoreError::ReadOnly), "nothing is written over");
    copy.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let from = open_sqlite(&folder.path().join("from.db")).await.unwrap();
    let to = open_sqlite(&folder.path().join("to.db")).await.unwrap();
    there_and_back(&from, &to, folder.path()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_postgresql_and_from_there_to_sqlite() {
    let cluster = Cluster::start();
    if std::env::var_os("DATABASE_URL").is_some() {
        // Somebody's own server may have other families, over which nothing is ever put.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let from = open_sqlite(&folder.path().join("from.db")).await.unwrap();
    let middle = open_postgres(cluster.address()).await.unwrap();
    there_and_back(&from, &middle, folder.path()).await;
    let to = open_sqlite(&folder.path().join("to.db")).await.unwrap();
    let file = folder.path().join("second.db");
    middle.copy_to(&file).await.unwrap();
    let copy = open_sqlite(&file).await.unwrap();
    to.put_back(&copy, 1).await.unwrap();
    assert_eq!(to.found().await.unwrap(), middle.found().await.unwrap());
}

#[tokio::test]
async fn a_copy_has_every_table_of_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letdown.db");
    open_sqlite(&file).await.unwrap().close().await;
    let mut asking = AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let listing = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations' ORDER BY name";
    let rows = sqlx::query(listing).fetch_all(&mut asking).await.unwrap();
    let mut ours = tables();
    ours.sort_unstable();
    assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<String>>(), ours);
}

#[tokio::test]
async fn what_is_torn_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letdown.db");
    let store = open_sqlite(&file).await.unwrap();
    fill(&store).await;
    assert_eq!(store.found().await.unwrap().torn, 0);
    let mut tearing = AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    sqlx::query("DELETE FROM facts WHERE place = 7").execute(&mut tearing).await.unwrap();
    assert_eq!(store.found().await.unwrap().torn, 1);
}
