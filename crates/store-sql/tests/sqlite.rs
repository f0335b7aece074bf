//! SQLite passes the story that all stores must pass, and says kindly what is the matter with a file.
//! The story itself is `sync::conformance`.

use domain::fact::{DeviceId, FactId};
use store_sql::open_sqlite;
use sync::{FamilyId, Parcel, Store, StoreError, conformance};

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_passes_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("let down ü%20?#.db");
    conformance::story(async || open_sqlite(&file).await.expect("the store opens"), 1).await;
    assert!(file.exists(), "it is the file that was asked for");
    conformance::token_story(&open_sqlite(&file).await.unwrap(), FamilyId(201), FamilyId(202)).await;
    conformance::record_story(&open_sqlite(&file).await.unwrap(), FamilyId(203), FamilyId(204)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_share_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letdown.db");
    let (one, other) = tokio::join!(open_sqlite(&file), open_sqlite(&file));
    let (one, other) = (one.unwrap(), other.unwrap());
    let parcel = |id| [Parcel { id: FactId(id), device: DeviceId(1), body: vec![7] }];
    for id in 0..20 {
        let (left, right) = (parcel(id * 2), parcel(id * 2 + 1));
        let (left, right) = tokio::join!(one.append(FamilyId(1), &left), other.append(FamilyId(1), &right));
        left.unwrap();
        right.unwrap();
    }
    assert_eq!(one.head(FamilyId(1)).await.unwrap().0, 40);
}

#[tokio::test]
async fn closing_leaves_one_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_sqlite(&folder.path().join("letdown.db")).await.unwrap();
    let parcel = Parcel { id: FactId(1), device: DeviceId(1), body: vec![7] };
    store.append(FamilyId(1), &[parcel]).await.unwrap();
    store.close().await;
    let names: Vec<_> = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["letdown.db"], "no log is left beside it");
}

#[tokio::test]
async fn what_was_erased_is_nowhere_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letdown.db");
    let store = open_sqlite(&file).await.unwrap();
    let canary = b"canary-of-a-sealed-fact".repeat(200);
    let parcels: Vec<_> =
        (0..50).map(|id| Parcel { id: FactId(id), device: DeviceId(1), body: canary.clone() }).collect();
    store.append(FamilyId(1), &parcels).await.unwrap();
    store.erase(FamilyId(1)).await.unwrap();
    for entry in folder.path().read_dir().unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(23).any(|part| part == &canary[..23]));
    }
}

#[tokio::test]
async fn a_foreign_or_missing_place_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    let letter = "Dear diary, this is no database at all. ".repeat(50);
    std::fs::write(&file, &letter).unwrap();
    assert_eq!(open_sqlite(&file).await.unwrap_err(), StoreError::Damaged);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), letter);
    assert_eq!(open_sqlite(&folder.path().join("no/such/folder.db")).await.unwrap_err(), StoreError::Unreachable);
}
