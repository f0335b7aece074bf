//! Everything taken out, erased and brought in again is the same; a foreign file changes nothing.
//! Not the forms of the files: the crate `wire` has tests of its own.

use journeys::Phone;

use crate::{afternoon, log_session};

fn history(phone: &Phone) -> String {
    phone.visit("history").see_heading("History").see_text("left 65, right 48");
    phone.text()
}

/// How many rows each store of each database has.
const LEFT: &str = "(async () => {
    const counts = [];
    for (const {name} of await indexedDB.databases()) {
        const open = indexedDB.open(name);
        await new Promise(done => open.onsuccess = done);
        for (const store of open.result.objectStoreNames) {
            const count = open.result.transaction(store).objectStore(store).count();
            await new Promise(done => count.onsuccess = done);
            counts.push(name + ' ' + count.result);
        }
        open.result.close();
    }
    return counts.sort().join(', ');
})()";

fn erase(phone: &Phone) {
    phone
        .visit("settings")
        .tap("Erase everything")
        .tap("Yes, erase it all")
        .see_heading("Today")
        .see_text("Nothing logged yet");
    phone.reload().see_text("Nothing logged yet");
    let left = phone.eval(LEFT);
    assert_eq!(left, "letdown 0, letdown 0, letdown-facts 0");
}

#[test]
fn exported_erased_and_imported_is_the_same_history() {
    for (button, ending, again) in [
        ("Export all (JSON)", ".json", "2 sessions, 2 already here"),
        ("Export sessions (CSV)", ".csv", "2 sessions, 2 already here"),
    ] {
        let phone = afternoon();
        log_session(&phone, "2026-11-22T10:00", "65", "48");
        log_session(&phone, "2026-11-21T09:30", "55", "");
        let before = history(&phone);
        phone.visit("settings").tap(button);
        let file = phone.downloaded(ending);
        erase(&phone);
        phone.visit("settings").give_file("Import a copy", &file).see_text("In this file: 2 sessions.");
        phone.tap("Add what is new").see_text("2 sessions added");
        assert_eq!(history(&phone), before);
        phone.visit("settings").give_file("Import a copy", &file).see_text(again).see_text("nothing to add");
    }
}

#[test]
fn a_foreign_or_broken_file_changes_nothing() {
    let phone = afternoon();
    log_session(&phone, "2026-11-22T10:00", "65", "48");
    let before = history(&phone);
    let folder = std::env::temp_dir().join(format!("letdown-foreign-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let foreign = [
        ("other.json", "{\"app\":\"other\"}"),
        ("note.csv", "date;milk\n1;2\n"),
        ("cut.json", "{\"format\":\"letdown-facts\",\"version\":1,\"facts\":["),
    ];
    for (name, text) in foreign {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        phone.visit("settings").give_file("Import a copy", &path).wait_for("a kind word", |phone| {
            phone.text().contains("another app") || phone.text().contains("Nothing was changed here")
        });
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(history(&phone), before);
}
