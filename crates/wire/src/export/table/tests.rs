//! Tables there and back, and through the hands of people and spreadsheets.
//! Not what a session is: that is the domain's.

use proptest::prelude::*;

use super::*;
use crate::export::problem::{ImportError, Wrong};
use crate::fact::arbitrary;

const HEADER: &str = "start,end,zone,left_ml,right_ml,total_ml,discomfort_0_to_10,firm,destination,protocol,note,id";
const ID: &str = "0195a3c2-7a10-7000-8000-000000000001";

/// A session as a person could have had it.
fn likely() -> impl Strategy<Value = Session> {
    (arbitrary::session(), 0..86_400_000_i64).prop_map(|(mut session, lasted_ms)| {
        session.discomfort = session.discomfort.map(|level| level % 11);
        session.end = session.start.moved_to(session.start.epoch_ms() + lasted_ms);
        session
    })
}

fn problems(rows: &str) -> Vec<(usize, String, Wrong)> {
    match from_csv(&format!("{HEADER}\n{rows}")) {
        Err(ImportError::Lines(lines)) => lines.into_iter().map(|line| (line.line, line.field, line.wrong)).collect(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_same_file_back_changes_nothing(sessions in prop::collection::vec(likely(), 0..6)) {
        let known: Vec<_> = (1..).map(FactId).zip(&sessions).collect();
        let rows = from_csv(&to_csv(known.iter().copied())).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(rows.len(), sessions.len());
        for (row, session) in rows.iter().zip(&sessions) {
            prop_assert_eq!(&row.session.note, &session.note);
            prop_assert_eq!(&row.session.start, &session.start);
            prop_assert_eq!((row.session.amounts, row.session.discomfort), (session.amounts, session.discomfort));
            prop_assert_eq!((&row.session.firm, row.session.destination), (&session.firm, session.destination));
        }
        let asked = changes(&rows, &known);
        prop_assert!(asked.iter().all(|change| *change == Change::Same), "{:?}", asked);
    }

    #[test]
    fn a_fresh_phone_takes_each_once(sessions in prop::collection::vec(likely(), 0..6)) {
        let table = to_csv((1..).map(FactId).zip(&sessions));
        let rows = from_csv(&table).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        let taken: Vec<(FactId, Session)> = changes(&rows, &[]).into_iter().map(|change| match change {
            Change::New { id, session } => (id, *session),
            other => panic!("{other:?}"),
        }).collect();
        let known: Vec<_> = taken.iter().map(|(id, session)| (*id, session)).collect();
        prop_assert!(changes(&rows, &known).iter().all(|change| *change == Change::Same));
        // The ids stay the first phone's, however often the table travels; what was timed live is not told again.
        let again = from_csv(&to_csv(known.iter().copied())).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(again.iter().map(|row| row.id).collect::<Vec<_>>(), rows.iter().map(|row| row.id).collect::<Vec<_>>());
    }

    #[test]
    fn no_table_panics(rows in any::<String>()) {
        let _ = from_csv(&format!("{HEADER}\n{rows}"));
    }
}

#[test]
fn a_spreadsheet_may_change_separators_and_order() {
    let table = format!(
        "\u{feff}id;note;end;start;left_ml\r\n{ID};well;2026-11-22T14:30:00+01:00;2026-11-22T14:10:00+01:00;50,5\r\n"
    );
    let rows = from_csv(&table).unwrap();
    assert_eq!(rows[0].session.amounts.left.map(Volume::ml), Some(50.5));
    assert_eq!((rows[0].line, rows[0].session.note.as_str()), (2, "well"));
}

#[test]
fn each_line_tells_its_own_problem() {
    let start = "2026-11-22T14:10:00+01:00";
    let end = "2026-11-22T14:30:00+01:00";
    let rows = format!(
        "{start},{end},UTC,60,,,,,,,fine,{ID}\n\
         22.11.2026,{end},UTC,,,,,,,,,\n\
         {end},{start},UTC,,,,,,,,,\n\
         {start},{end},UTC,lots,,,,,,,,\n\
         {start},{end},UTC,-1,,,,,,,,\n\
         {start},{end},UTC,,,4000,,,,,,\n\
         {start},{end},UTC,,,,11,,,,,\n\
         {start},{end},UTC,,,,,left,,,,\n\
         {start},{end},UTC,,,,,,barn,,,\n\
         {start},{end},UTC,,,,,,,,,7\n\
         {start},{end},UTC,,,,,,,,,{ID}\n\
         {start},{end}\n\
         ,{end},UTC,,,,,,,,,\n"
    );
    let told: Vec<(usize, String)> = problems(&rows).into_iter().map(|(line, field, _)| (line, field)).collect();
    let expected = [
        (3, "start"),
        (4, "end"),
        (5, "left_ml"),
        (6, "left_ml"),
        (7, "total_ml"),
        (8, "discomfort_0_to_10"),
        (9, "firm"),
        (10, "destination"),
        (11, "id"),
        (12, "id"),
        (13, "none"),
        (14, "start"),
    ];
    assert_eq!(told, expected.map(|(line, field)| (line, field.to_owned())));
}

#[test]
fn an_edited_line_keeps_what_has_no_column() {
    let session = {
        let table =
            format!("{HEADER}\n2026-11-22T14:10:00+01:00,2026-11-22T14:30:00+01:00,Europe/Berlin,60,,,,,,,=1+1,{ID}\n");
        from_csv(&table).unwrap().remove(0).session
    };
    let known = Session {
        origin: Origin::Logged,
        events: vec![domain::session::Event { at_ms: 5, what: domain::session::Happening::Letdown }],
        ..session
    };
    let id = FactId(9);
    let table = to_csv([(id, &known)]);
    assert!(table.contains("'=1+1"));
    let rows = from_csv(&table.replace(",60,", ",65,")).unwrap();
    let asked = changes(&rows, &[(id, &known)]);
    let [Change::Edited { of, session }] = asked.as_slice() else { panic!() };
    assert_eq!((*of, session.events.len(), session.note.as_str()), (id, 1, "=1+1"));
    assert_eq!(session.amounts.left.map(Volume::ml), Some(65.0));
}

#[test]
fn a_line_without_id_is_the_same_session_each_time() {
    let table = format!("{HEADER}\n2026-11-22T14:10:00+01:00,2026-11-22T14:30:00+01:00,,,,,,,,,,\n");
    let once = changes(&from_csv(&table).unwrap(), &[]);
    let [Change::New { id, session }] = once.as_slice() else { panic!() };
    assert_eq!(changes(&from_csv(&table).unwrap(), &[(*id, session)]), [Change::Same]);
}

#[test]
fn needed_columns_are_asked_for() {
    let Err(ImportError::Lines(lines)) = from_csv("start,note,id\n") else { panic!() };
    assert_eq!((lines[0].field.as_str(), &lines[0].wrong), ("end", &Wrong::Missing));
}
