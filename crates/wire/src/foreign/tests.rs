//! Tables as other apps write them, and as they come when something went wrong.
//! The tables are made up; what their headings are is told in docs/gateway.md, with how sure we are.

use proptest::prelude::*;

use super::*;

fn read_as(app: App, unit: Option<Unit>, text: &str) -> Result<Table, Faults> {
    let lived = |ms| Moment::new(ms, 0, "UTC");
    let at_home = |wall: DateTime| {
        let at = jiff::tz::TimeZone::UTC.to_timestamp(wall).ok()?;
        Some(Moment::new(at.as_millisecond(), 0, "UTC"))
    };
    read(text, &Reading { app, unit, day_first: false, named: &[], at_home: &at_home, lived: &lived })
}

/// Start, minutes, left, right, total.
type Told = (String, i64, Option<f64>, Option<f64>, Option<f64>);

fn told(table: &Table) -> Vec<Told> {
    let ml = |volume: Option<Volume>| volume.map(|volume| (volume.ml() * 10.0).round() / 10.0);
    let one = |one: &Brought| {
        let Session { start, end, amounts, .. } = &one.session;
        let minutes = (end.epoch_ms() - start.epoch_ms()) / 60_000;
        (start.wall().to_string(), minutes, ml(amounts.left), ml(amounts.right), ml(amounts.total))
    };
    table.sessions.iter().map(one).collect()
}

#[test]
fn baby_buddy_has_one_amount_and_its_own_numbers() {
    let text = "id,child_id,child_first_name,child_last_name,start,end,amount,notes,tags\n\
        18,1,Ro,B,2026-03-01 14:10:00,2026-03-01 14:30:00,120.0,\"calm, well\",\"3,4\"\n\
        19,1,Ro,B,2026-03-01 18:10:00,2026-03-01 18:30:00,4,,\n";
    let table = read_as(App::BabyBuddy, Some(Unit::Ml), text).unwrap();
    let expected = ("2026-03-01T14:10:00".to_owned(), 20, None, None, Some(120.0));
    assert_eq!(told(&table)[0], expected);
    let first = &table.sessions[0].session;
    assert_eq!(first.note, "calm, well");
    assert_eq!(first.origin, Origin::Imported { from: "baby-buddy".to_owned(), id: "18".to_owned() });
    let again = read_as(App::BabyBuddy, Some(Unit::Ml), text).unwrap();
    assert_eq!(again, table, "the same ids each time");
    let faults = read_as(App::BabyBuddy, None, text).unwrap_err();
    assert_eq!(faults.lines(), [(2, Fault::NoUnit(Column::Total)), (3, Fault::NoUnit(Column::Total))]);
}

#[test]
fn huckleberry_tells_sides_with_their_units_among_other_things() {
    let text = "Type,Start,End,Duration,Start Condition,Start Location,End Condition,Notes\n\
        Sleep,2026-03-01 01:00,2026-03-01 05:00,4:00,,,,\n\
        Pump,2026-03-01 14:10,,0:25,2.5oz,,60ml,at work\n";
    let table = read_as(App::Huckleberry, None, text).unwrap();
    assert_eq!(told(&table), [("2026-03-01T14:10:00".to_owned(), 25, Some(73.9), Some(60.0), None)]);
    assert_eq!(table.others, 1);
}

#[test]
fn headings_tell_what_columns_hold_and_in_which_unit() {
    for (header, row) in [
        ("Date,Time,Duration (min),Left (ml),Right (ml)", "03/01/2026,2:10 PM,20,60,45"),
        ("Start Date/time;End time;Left amount;Right amount;Unit", "2026-03-01 14:10;14:30;60;45;ml"),
        ("start_time\tend_time\tleft_ml\tright_ml\tnotes", "2026-03-01T14:10:00Z\t2026-03-01T14:30:00Z\t60\t45\tx"),
        ("Type,Begin,End,[Pump] Left Amount,[Pump] Right Amount", "Pumping,1.3.2026 14:10,1.3.2026 14:30,60 ml,45 ml"),
    ] {
        let table = read_as(App::Other, None, &format!("{header}\n{row}\n")).unwrap();
        let expected = ("2026-03-01T14:10:00".to_owned(), 20, Some(60.0), Some(45.0), None);
        assert_eq!(told(&table), [expected], "{header}");
    }
}

#[test]
fn one_side_a_row_is_kept_as_that_side() {
    let text = "Pumping Time,Side,Quantity,Unit\n2026-03-01 14:10,LEFT,2,IMPERIAL\n2026-03-01 14:10,RIGHT,50,ml\n";
    let table = read_as(App::Other, None, text).unwrap();
    let sides: Vec<_> = told(&table).into_iter().map(|row| (row.2, row.3, row.4)).collect();
    assert_eq!(sides, [(Some(59.1), None, None), (None, Some(50.0), None)]);
}

#[test]
fn a_damaged_table_is_told_by_line_and_nothing_of_it_is_taken() {
    let text = "start,end,amount\n\
        2026-03-01 14:10,2026-03-01 14:30,60\n\
        yesterday,2026-03-01 14:30,60\n\
        2026-03-01 14:10,2026-03-01 13:30,60\n\
        2026-03-01 14:10,2026-03-03 13:30,60\n\
        2026-03-01 14:10,2026-03-01 14:30,lots\n\
        2026-03-01 14:10,2026-03-01 14:30,4000\n\
        2026-03-01 14:10\n\
        ,2026-03-01 14:30,60\n";
    let faults = read_as(App::Other, Some(Unit::Ml), text).unwrap_err();
    let expected = [
        (3, Fault::Moment(Column::Start)),
        (4, Fault::EndBeforeStart),
        (5, Fault::TooLong),
        (6, Fault::Number(Column::Total)),
        (7, Fault::Amount(Column::Total)),
        (8, Fault::Columns),
        (9, Fault::Missing(Column::Start)),
    ];
    assert_eq!(faults.lines(), expected);
    assert!(faults.to_string().contains("line 6: the amount is not a number"));
    let nothing = read_as(App::Other, None, "a,b\n1,2\n").unwrap_err();
    assert_eq!(nothing.lines(), [(1, Fault::NoColumn(Column::Start))]);
}

#[test]
fn the_same_row_twice_is_one_session() {
    let row = "2026-03-01 14:10,2026-03-01 14:30,60\n";
    let table = read_as(App::Other, Some(Unit::Ml), &format!("start,end,amount\n{row}{row}")).unwrap();
    assert_eq!((table.sessions.len(), table.repeats), (1, 1));
}

#[test]
fn a_running_baby_buddy_tells_the_same_sessions_as_its_table() {
    let page = r#"{"count":1,"next":null,"previous":null,"results":[{"id":18,"child":1,"amount":120.0,
        "start":"2026-03-01T14:10:00.750000Z","end":"2026-03-01T15:30:00+01:00","duration":"00:20:00",
        "notes":"calm","tags":[]}]}"#;
    let lived = |ms| Moment::new(ms, 0, "UTC");
    let mut how = Reading {
        app: App::BabyBuddy,
        unit: Some(Unit::Ml),
        day_first: false,
        named: &[],
        at_home: &|_| None,
        lived: &lived,
    };
    let read = read_page(page, &how).unwrap();
    let table = "id,child_id,start,end,amount,notes\n18,1,2026-03-01 14:10:00,2026-03-01 14:30:00,120.0,calm\n";
    let table = read_as(App::BabyBuddy, Some(Unit::Ml), table).unwrap();
    assert!(!read.more && read.sessions[0].id == table.sessions[0].id);
    assert_eq!(read.sessions[0].session.amounts, table.sessions[0].session.amounts);
    how.unit = None;
    assert_eq!(read_page(page, &how).unwrap_err().lines(), [(1, Fault::NoUnit(Column::Total))]);
    assert!(read_page("<html>", &how).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_table_panics(rows in any::<String>(), cell in any::<String>()) {
        let _ = read_as(App::Other, None, &rows);
        let _ = read_as(App::Other, None, &format!("start,end,amount,duration\n{cell},{cell},{cell},{cell}\n"));
        let _ = (cells::length_ms(&cell), cells::amount(&cell), cells::when(&cell, true));
    }
}
