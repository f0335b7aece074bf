//! Everything that can be wrong with a file has words, and they say which line.
//! Not the reading of files: `wire` tests that.

use content::words::Words;
use wire::export::{ImportError, LineProblem, Wrong};

#[test]
fn every_problem_of_a_file_has_words() {
    let wrongs = [
        Wrong::Unreadable,
        Wrong::Missing,
        Wrong::Moment,
        Wrong::EndBeforeStart,
        Wrong::TooLong,
        Wrong::Number,
        Wrong::BelowZero,
        Wrong::TooMuch { most: 10 },
        Wrong::Word { choices: "left or right".into() },
        Wrong::Id,
        Wrong::Twice { earlier: 41 },
        Wrong::Columns,
    ];
    let lines = wrongs.map(|wrong| LineProblem { line: 42, field: "end".into(), wrong }).to_vec();
    let words = Words::english();
    for message in ImportError::Lines(lines).messages().iter().skip(1) {
        let said = words.say_message(message);
        assert!(said.starts_with("Line 42") && !said.contains('{'), "{said}");
    }
    let whole = [
        ImportError::Blank,
        ImportError::TooLarge,
        ImportError::NotText,
        ImportError::NotOurs,
        ImportError::CutOff { line: 3 },
        ImportError::Newer { version: 9 },
        ImportError::Lines(Vec::new()),
    ];
    for error in whole {
        let said = words.say_message(&error.messages()[0]);
        assert!(said.ends_with('.') && said.contains(' ') && !said.contains('{'), "{said}");
    }
}
