//! `letdown backup`, `restore` and `doctor`, as who runs a server types them.
//! What a copy has in it is tested in `store-sql`.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::Path;
use std::process::{Command, Output};

fn letdown(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_letdown")).args(words).env_remove("LETDOWN_DATABASE").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_store_is_copied_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (data, copies, new) = (folder.path().join("data"), folder.path().join("copies"), folder.path().join("new"));
    let missing = letdown(&["doctor", "--data", text(&data)]);
    assert!(!missing.status.success() && said(&missing).contains("--data"), "{}", said(&missing));
    assert!(!data.exists(), "looking makes nothing");

    std::fs::create_dir_all(&data).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = store_sql::open_sqlite(&data.join("letdown.db")).await.unwrap();
        let parcel = sync::Parcel { id: domain::fact::FactId(1), device: domain::fact::DeviceId(2), body: vec![3] };
        sync::Store::append(&store, sync::FamilyId(4), &[parcel]).await.unwrap();
        store.close().await;
    });
    let well = letdown(&["doctor", "--data", text(&data)]);
    assert!(well.status.success() && said(&well).contains("1 families, 1 facts"), "{}", said(&well));

    for _ in 0..2 {
        let copied = letdown(&["backup", "--data", text(&data), "--to", text(&copies), "--keep", "1"]);
        assert!(copied.status.success() && said(&copied).contains("1 facts copied"), "{}", said(&copied));
    }
    let kept: Vec<_> = copies.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let back = letdown(&["restore", text(&kept[0]), "--data", text(&new)]);
    assert!(said(&back).contains("1 facts of 1 families"), "{}", said(&back));
    let again = letdown(&["restore", text(&kept[0]), "--data", text(&new)]);
    assert!(!again.status.success() && said(&again).contains("new folder"), "{}", said(&again));
}
