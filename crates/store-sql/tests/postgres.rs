//! PostgreSQL passes the story that all stores must pass, on a real server: `DATABASE_URL`, or one of our own.
//! Never skipped: without a server and without its programs, this says what to install.

mod cluster;

use std::hash::{BuildHasher, RandomState};

use cluster::Cluster;
use domain::fact::{DeviceId, FactId};
use store_sql::open_postgres;
use sync::{FamilyId, Parcel, Store, conformance};

/// Ids of families that no other run of this test uses, on a server that may outlive it.
fn free_families() -> u128 {
    u128::from(std::process::id()) << 64 | u128::from(RandomState::new().hash_one(0)) << 8
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_passes_the_story() {
    let cluster = Cluster::start();
    let open = async || open_postgres(cluster.address()).await.expect("the store opens");
    let family = free_families();
    conformance::story(open, family).await;
    let (mine, theirs) = (FamilyId(family + 201), FamilyId(family + 202));
    conformance::token_story(&open().await, mine, theirs).await;
    conformance::record_story(&open().await, mine, theirs).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_worth_of_stores_share_one_order() {
    let cluster = Cluster::start();
    // Both open at once, so that both would migrate.
    let (one, other) = tokio::join!(open_postgres(cluster.address()), open_postgres(cluster.address()));
    let (one, other) = (one.unwrap(), other.unwrap());
    let family = FamilyId(free_families());
    let parcel = |id| [Parcel { id: FactId(id), device: DeviceId(1), body: vec![7] }];
    for id in 0..20 {
        let (left, right) = (parcel(id * 2), parcel(id * 2 + 1));
        let (left, right) = tokio::join!(one.append(family, &left), other.append(family, &right));
        left.unwrap();
        right.unwrap();
    }
    assert_eq!(other.head(family).await.unwrap().0, 40);
    one.close().await;
    other.close().await;
}
