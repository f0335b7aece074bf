//! What must hold of reading and writing facts.
//! Not the frozen files of earlier versions: crates/wire/tests/compat.rs.

use domain::fact::{Body, Extra};
use proptest::prelude::*;

use super::arbitrary::fact;
use super::*;

const DELETED: &str = r#"{"v":1,"id":"0195a3c2-7a10-7000-8000-000000000002","device":"0195a3c2-7a10-4000-8000-00000000000a","stamp":[1790000000000,3],"at":"2026-11-22T14:10:00.000+01:00[Europe/Berlin]","kind":"deleted","of":"0195a3c2-7a10-7000-8000-000000000001"}"#;

const SESSION: &str = r#"{"v":1,"id":"0195a3c2-7a10-7000-8000-000000000001","device":"0195a3c2-7a10-4000-8000-00000000000a","stamp":[1790000000000,0],"at":"2026-11-22T14:10:00.000+01:00[Europe/Berlin]","kind":"session","session":{"start":"2026-11-22T13:40:00.000+01:00[Europe/Berlin]","end":"2026-11-22T14:05:00.000+01:00[Europe/Berlin]","origin":{"how":"logged"},"left_ml":50.5,"firm":[{"breast":"left","quadrant":"upper_outer"}],"destination":"fridge"}}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_fact_comes_back(fact in fact()) {
        let text = encode(&fact);
        let back = decode(&text).map_err(|malformed| TestCaseError::fail(format!("{malformed}: {text}")))?;
        prop_assert_eq!(&back, &fact);
        prop_assert_eq!(encode(&back), text);
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        prop_assert!(decode(&text).is_err());
    }

    #[test]
    fn no_cut_or_changed_fact_panics(fact in fact(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = encode(&fact).into_bytes();
        let at = at.index(bytes.len());
        let _ = decode(&String::from_utf8_lossy(&bytes[..at]));
        bytes[at] = byte;
        let _ = decode(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_written_fact_reads_as_it_looks() {
    for text in [DELETED, SESSION] {
        assert_eq!(encode(&decode(text).unwrap()), text);
    }
}

#[test]
fn fields_of_a_newer_version_survive_at_every_depth() {
    let newer = SESSION
        .replace(r#""left_ml":50.5"#, r#""left_ml":50.50,"mood":{"is":[1.10,12345678901234567890123]}"#)
        .replace(r#""quadrant":"upper_outer""#, r#""quadrant":"upper_outer","depth_mm":7"#)
        .replace(r#""v":1"#, r#""v":1,"zeal":null"#);
    let fact = decode(&newer).unwrap();
    let raw = |path: &str| fact.extra.iter().find(|extra| extra.path.join("/") == path).map(|extra| extra.raw.as_str());
    assert_eq!(fact.extra.len(), 3);
    assert_eq!(raw("zeal"), Some("null"));
    assert_eq!(raw("session/mood"), Some(r#"{"is":[1.10,12345678901234567890123]}"#));
    assert_eq!(raw("session/firm/0/depth_mm"), Some("7"));
    assert_eq!(decode(&encode(&fact)).unwrap(), fact);
    assert!(encode(&fact).contains("12345678901234567890123"));
}

#[test]
fn what_is_new_to_this_version_is_kept_whole() {
    let newer = [
        SESSION.replace(r#""kind":"session""#, r#""kind":"weighing""#),
        SESSION.replace("fridge", "barn"),
        SESSION.replace(r#""how":"logged""#, r#""how":"dreamt""#),
        SESSION.replace(r#""v":1"#, r#""v":2"#).replace(r#""left_ml":50.5"#, r#""left":"fifty""#),
    ];
    for text in newer {
        let fact = decode(&text).unwrap();
        assert!(matches!(fact.body, Body::Unknown { .. }), "{text}");
        let (back, came): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(&encode(&fact)).unwrap(), serde_json::from_str(&text).unwrap());
        assert_eq!(back, came);
        assert_eq!(decode(&encode(&fact)).unwrap(), fact);
    }
}

#[test]
fn an_extra_never_covers_what_is_known() {
    let mut fact = decode(DELETED).unwrap();
    fact.extra.push(Extra { path: vec!["of".into()], raw: "1".into() });
    assert_eq!(decode(&encode(&fact)).unwrap().body, fact.body);
}

#[test]
fn malformed_says_where_and_repeats_nothing() {
    let secret = "mastitis-canary";
    let cases = [
        (SESSION.replace("50.5", &format!("\"{secret}\"")), "session.left_ml", What::Shape),
        (SESSION.replace("50.5", "-1"), "session.left_ml", What::Range),
        (SESSION.replace("2026-11-22T13:40:00.000", secret), "session.start", What::NotAMoment),
        (DELETED.replace("-000000000001", secret), "of", What::NotAnId),
        (DELETED.replace(r#","of""#, r#","off""#), "of", What::Missing),
        (DELETED.replace(r#""stamp":[1790000000000,3],"#, ""), "stamp", What::Missing),
        (DELETED.replace(r#""v":1"#, r#""v":0"#), "v", What::Range),
    ];
    for (text, at, what) in cases {
        let malformed = decode(&text).unwrap_err();
        assert_eq!((malformed.at.as_str(), malformed.what), (at, what), "{text}");
        assert!(!malformed.to_string().contains(secret) && !format!("{malformed:?}").contains(secret));
    }
    assert!(matches!(decode("{\"v\":1,").unwrap_err().what, What::NotJson { line: 1, .. }));
}
