//! Tables as people make them: other orders, blanks, marks of other systems, mistakes with their lines.
//! What the rows mean is the engine's.

use domain::amount::Unit;

use super::*;

const HEADER: &str = "start,left,right,unit,assigned,technique,block,logged_at";

fn one(line: &str) -> LogRow {
    decode_log(&format!("{HEADER}\n{line}\n")).unwrap()[0]
}

fn fault(text: &str) -> String {
    decode_log(text).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_full_row() {
    let row = one("2026-03-01T05:20,45,50.5,ml,technique,control,3,2026-03-01T05:45");
    assert_eq!((row.left, row.right, row.unit), (Some(45.0), Some(50.5), Unit::Ml));
    assert_eq!((row.assigned, row.technique, row.block), (Some(ArmWord::Technique), Some(ArmWord::Control), Some(0)));
    assert_eq!(row.logged_min.map(|m| m - row.start_min), Some(25));
    assert_eq!(iso_minute(row.start_min), "2026-03-01T05:20");
    assert_eq!(row.start_min.rem_euclid(24 * 60), 5 * 60 + 20);
}

#[test]
fn blanks_are_unknown_and_zero_is_zero() {
    let row = one("2026-03-01T05:20,,0,oz,,,,");
    assert_eq!((row.left, row.right, row.unit), (None, Some(0.0), Unit::Oz));
    assert_eq!((row.assigned, row.technique, row.block, row.logged_min), (None, None, None, None));
}

#[test]
fn other_orders_extra_columns_marks_and_blank_lines() {
    let text = "\u{feff}note, Right ,LEFT,start\r\n\r\n\"so, so\", 50 ,45,2026-03-01 05:20\r\n,,,\r\n";
    let rows = decode_log(text).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].left, rows[0].right), (Some(45.0), Some(50.0)));
}

#[test]
fn mistakes_are_told_with_their_line_and_what_is_right() {
    let with = |line: &str| fault(&format!("{HEADER}\n2026-03-01T05:20,1,2,ml,,,,\n{line}\n"));
    assert!(with("yesterday,1,2,ml,,,,").starts_with("line 3: write the start as"));
    assert!(with("2026-03-01T05:20,many,2,ml,,,,").contains("[left]"));
    assert!(with("2026-03-01T05:20,1,-2,ml,,,,").contains("zero or more"));
    assert!(with("2026-03-01T05:20,1,nan,ml,,,,").contains("[right]"));
    assert!(with("2026-03-01T05:20,1,2,cups,,,,").contains("ml or oz"));
    assert!(with("2026-03-01T05:20,1,2,ml,maybe,,,").contains("[assigned]"));
    assert!(fault(&format!("{HEADER}\r\n\r\n\r\nsoon,1,2,ml,,,,\r\n")).starts_with("line 4:"));
    assert!(fault("when,how much\n").starts_with("line 1: the first line must name the columns"));
    assert!(fault("").contains("start,left,right"));
    assert_eq!(decode_log(HEADER), Ok(vec![]));
}

#[test]
fn sessions_to_come() {
    let rows =
        decode_future(r#"[{"start":"2026-03-01T05:20","arm":"technique"},{"start":"2026-03-01T08:00"}]"#).unwrap();
    assert_eq!(
        (rows[0].arm, rows[1].arm, rows[1].start_min - rows[0].start_min),
        (Some(ArmWord::Technique), None, 160)
    );
    assert!(decode_future("{}").unwrap_err().text.contains("write a list"));
    assert!(decode_future(r#"[{"start":"soon"}]"#).unwrap_err().text.starts_with("session 1: write the start"));
}
