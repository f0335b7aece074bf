//! Erasing a family leaves no row of it in any table: the tables are asked of the database, not listed here.
//! A table without a family in its key breaks this test, as it should.

mod cluster;

use std::hash::{BuildHasher, RandomState};

use cluster::Cluster;
use domain::fact::{DeviceId, FactId};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use store_sql::{SqlStore, open_postgres, open_sqlite};
use sync::{FamilyId, Kind, Parcel, Record, Records, Scope, Store, Token, TokenHash, Tokens};

const IN_SQLITE: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations'";
const IN_POSTGRES: &str = "SELECT table_name::text FROM information_schema.tables \
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";

async fn nothing_is_left(store: SqlStore, address: &str, tables: &'static str) {
    let family = FamilyId(u128::from(RandomState::new().hash_one(address)));
    let parcels = [1, 2].map(|id| Parcel { id: FactId(id), device: DeviceId(1), body: vec![7] });
    let token = Token {
        hash: TokenHash([3; 32]),
        family,
        scope: Scope::Read,
        label: "home".into(),
        created_ms: 1,
        used_ms: None,
        revoked_ms: None,
    };
    let record = Record { family, kind: Kind::Account, key: vec![1], body: vec![2], expires_ms: None };
    let mut asking = AnyConnection::connect(address).await.expect("the database answers");
    let rows = sqlx::query(tables).fetch_all(&mut asking).await.expect("it lists its tables");
    let names: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(names.len() >= 2, "{names:?}");
    for (step, expected) in [("kept", true), ("erased", false)] {
        if expected {
            store.append(family, &parcels).await.expect("it keeps");
            store.add_token(&token).await.expect("it keeps a token");
            store.put_record(&record).await.expect("it keeps a record");
        } else {
            store.erase(family).await.expect("it erases");
        }
        let mut left = 0;
        for name in &names {
            let count = AssertSqlSafe(format!("SELECT count(*) FROM {name} WHERE family = $1"));
            let counting = sqlx::query(count).bind(family.0.to_be_bytes().to_vec()).fetch_one(&mut asking).await;
            left += counting.unwrap_or_else(|_| panic!("{name} has no family")).get::<i64, _>(0);
        }
        assert_eq!(left > 0, expected, "{step}: {left} rows");
    }
}

#[tokio::test]
async fn in_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letdown.db");
    let store = open_sqlite(&file).await.unwrap();
    nothing_is_left(store, &format!("sqlite://{}", file.display()), IN_SQLITE).await;
}

#[tokio::test]
async fn in_postgresql() {
    let cluster = Cluster::start();
    let store = open_postgres(cluster.address()).await.unwrap();
    nothing_is_left(store, cluster.address(), IN_POSTGRES).await;
}
