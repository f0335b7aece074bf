//! A word that is typed in the app is found nowhere on the server: not in its database, not in its traffic.
//! Nor are the password, the sheet's code, and the account's name in the database.

use std::path::Path;

use domain::fact::Body;
use server::SignUp;
use store_sql::open_sqlite;

use super::phone::{Phone, Traffic};
use super::server_on;

const CANARY: &str = "canarybird";

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

fn in_folder(folder: &Path, word: &str) -> Vec<String> {
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| has(&std::fs::read(file).unwrap(), word)).map(|file| file.display().to_string()).collect()
}

#[tokio::test]
async fn a_canary_is_heard_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_sqlite(&folder.path().join("letdown.db")).await.unwrap();
    let router = server_on(store.clone(), SignUp::Open).await;
    let traffic = Traffic::default();
    let mut phone = Phone::new(&router, &traffic);
    let sheet = phone.register("annabell", "swordfish at noon", None).await.unwrap();
    phone.write(Body::Unknown { kind: "note".into(), raw: format!(r#"{{"note":"{CANARY}"}}"#) }).await;
    phone.follow().await.unwrap();
    let mut second = Phone::new(&router, &traffic);
    second.sign_in("annabell", "swordfish at noon").await.unwrap();
    second.follow().await.unwrap();
    assert_eq!(second.facts().await, phone.facts().await);
    let code = sheet.to_text();
    for word in [CANARY, "swordfish", &code, &code.replace('-', "")] {
        assert!(!has(&traffic.bytes(), word), "{word} went over the network");
        assert_eq!(in_folder(folder.path(), word), Vec::<String>::new(), "{word}");
    }
    assert_eq!(in_folder(folder.path(), "annabell"), Vec::<String>::new(), "names are kept as hashes");
    // The search itself can find.
    let table = "records";
    assert!(!in_folder(folder.path(), table).is_empty());
    store.close().await;
}
