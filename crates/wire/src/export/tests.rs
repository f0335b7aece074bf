//! Files of every kind, ours and others', whole and broken.
//! The table's own tests are beside it.

use proptest::prelude::*;

use super::*;
use crate::fact::arbitrary::fact;

fn ours() -> String {
    to_json(&[])
}

#[test]
fn no_facts_are_a_file_too() {
    assert_eq!(read_file(ours().as_bytes()), Ok(Import::Facts(Vec::new())));
    assert_eq!(read_file(format!("\u{feff}{}", ours()).as_bytes()), Ok(Import::Facts(Vec::new())));
}

#[test]
fn what_is_not_ours_is_named_for_what_it_is() {
    let newer = ours().replace("\"version\":1", "\"version\":7");
    let cut = ours().replace("]}", "");
    let cases: [(&[u8], ImportError); 12] = [
        (b"", ImportError::Blank),
        (b" \n", ImportError::Blank),
        ("\u{feff}".as_bytes(), ImportError::Blank),
        (b"\x89PNG\r\n\x1a\n\0\0", ImportError::NotText),
        (b"PK\x03\x04\0\0", ImportError::NotText),
        (b"{\"format\":\"other\",\"version\":1}", ImportError::NotOurs),
        (b"{\"sessions\":[1,2,3]}", ImportError::NotOurs),
        (b"[1,2,3]", ImportError::NotOurs),
        (b"Dear diary, today", ImportError::NotOurs),
        (b"date;amount\n1;2\n", ImportError::NotOurs),
        (newer.as_bytes(), ImportError::Newer { version: 7 }),
        (cut.as_bytes(), ImportError::CutOff { line: 2 }),
    ];
    for (bytes, error) in cases {
        assert_eq!(read_file(bytes), Err(error), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn fifty_megabytes_of_something_else_are_refused() {
    let json = format!("[{}0]", "[1],".repeat(13_000_000));
    assert_eq!(read_file(json.as_bytes()), Err(ImportError::NotOurs));
    assert_eq!(read_file("[".repeat(50_000_000).as_bytes()), Err(ImportError::NotOurs));
    assert_eq!(read_file("a,b,c\n".repeat(8_000_000).as_bytes()), Err(ImportError::NotOurs));
}

#[test]
fn a_damaged_fact_is_told_by_its_line_and_nothing_is_taken() {
    let good = r#"{"v":1,"id":"0195a3c2-7a10-7000-8000-000000000002","device":"0195a3c2-7a10-4000-8000-00000000000a","stamp":[5,0],"at":"2026-11-22T14:10:00+01:00[Europe/Berlin]","kind":"protocol_gone","protocol_id":"mine"}"#;
    let bad = good.replace("2026-11-22T14:10:00+01:00", "sometime");
    let file = format!("{{\"format\":\"{FORMAT}\",\"version\":1,\"facts\":[\n{good},\n{bad}\n]}}");
    let Err(ImportError::Lines(lines)) = read_file(file.as_bytes()) else { panic!("taken") };
    assert_eq!(lines, [LineProblem { line: 3, field: "at".into(), wrong: Wrong::Moment }]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn everything_comes_back(facts in prop::collection::vec(fact(), 0..6)) {
        let Ok(Import::Facts(mut back)) = read_file(to_json(&facts).as_bytes()) else {
            return Err(TestCaseError::fail("not read"));
        };
        let mut facts = facts;
        let key = |fact: &Fact| (fact.stamp, fact.device, fact.id);
        facts.sort_by_key(key);
        back.sort_by_key(key);
        prop_assert_eq!(back, facts);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_file(&bytes).is_err());
    }

    #[test]
    fn no_damage_panics(facts in prop::collection::vec(fact(), 0..3), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = to_json(&facts).into_bytes();
        let at = at.index(bytes.len());
        let _ = read_file(&bytes[..at]);
        bytes[at] = byte;
        let _ = read_file(&bytes);
    }
}
