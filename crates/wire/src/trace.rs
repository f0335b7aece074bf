//! A trace of bottle weights as text: rows in, letdowns and states out as JSON Lines, cues, truths. The form is a contract.
//! Not what rows mean: that is the engine's. A damaged cell is a fault of its line, never of the file.

use domain::place::{Breast, Quadrant};
use serde::{Deserialize, Serialize};

use crate::lines::LineFault;
use crate::words::Word;

/// The first line of a trace.
pub const HEADER: &str = "t_s,left_g,right_g";

/// One row: seconds, and what each scale shows; `None` is a sample that was lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TraceRow {
    /// Seconds on the trace's clock.
    pub t_s: f64,
    /// Grams on the left and on the right.
    pub grams: [Option<f64>; 2],
}

/// Where a trace has its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    time: usize,
    grams: [Option<usize>; 2],
    separator: char,
}

/// Reads the header. A column for one breast may be missing; other columns are left alone.
///
/// # Errors
/// When it names no time, or no breast.
pub fn read_header(line: &str) -> Result<Columns, LineFault> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let separator = [';', '\t'].into_iter().find(|s| line.contains(*s)).unwrap_or(',');
    let names: Vec<String> = line.split(separator).map(|name| clean(name).to_lowercase()).collect();
    let place = |wanted: &str| names.iter().position(|name| name == wanted);
    let grams = [place("left_g"), place("right_g")];
    match place("t_s") {
        Some(time) if grams != [None, None] => Ok(Columns { time, grams, separator }),
        _ => {
            let text = format!("a trace begins with the line {HEADER}; put it there");
            Err(LineFault { line: 1, rule: "header", text })
        }
    }
}

fn clean(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

impl Columns {
    /// Reads one line: what of it can be used, and what was wrong with it. A line without a time is of no use.
    #[must_use]
    pub fn read(&self, number: usize, line: &str) -> (Option<TraceRow>, Option<LineFault>) {
        let cells: Vec<&str> = line.trim_end_matches(['\r', '\n']).split(self.separator).map(clean).collect();
        if cells.iter().all(|cell| cell.is_empty()) || cells[0].starts_with('#') {
            return (None, None);
        }
        let fault = |text: String| Some(LineFault { line: number, rule: "number", text });
        let Some(t_s) = cells.get(self.time).and_then(|cell| number_of(cell)) else {
            return (None, fault("no time in seconds in it, so this line is left out".to_owned()));
        };
        let mut grams = [None; 2];
        let mut wrong = None;
        for (grams, place) in grams.iter_mut().zip(self.grams) {
            let cell = place.and_then(|place| cells.get(place)).copied().unwrap_or("");
            if !cell.is_empty() {
                *grams = number_of(cell);
                if grams.is_none() {
                    wrong = fault("a weight in it is no number, so it counts as lost".to_owned());
                }
            }
        }
        (Some(TraceRow { t_s, grams }), wrong)
    }
}

fn number_of(cell: &str) -> Option<f64> {
    cell.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A row as a line of a trace.
#[must_use]
pub fn encode_row(row: &TraceRow) -> String {
    let cell = |grams: Option<f64>| grams.map(|grams| format!("{:.2}", grams + 0.0)).unwrap_or_default();
    format!("{:.3},{},{}", row.t_s, cell(row.grams[0]), cell(row.grams[1]))
}

/// A compression that she was told to make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TraceCue {
    /// On which breast.
    pub breast: Breast,
    /// In which quarter, when it is told.
    pub quadrant: Option<Quadrant>,
    /// From when, in seconds of the trace.
    pub start_s: f64,
    /// Until when.
    pub end_s: f64,
}

#[derive(Serialize, Deserialize)]
struct CueForm {
    breast: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quadrant: Option<String>,
    start_s: f64,
    end_s: f64,
}

/// Reads a list of compressions. A cue for `both` counts for each breast.
///
/// # Errors
/// When it is not such a list.
pub fn read_cues(text: &str) -> Result<Vec<TraceCue>, LineFault> {
    let fault = |line: usize, text: String| LineFault { line, rule: "cues", text };
    let wanted = r#"cues are a list such as [{"breast":"left","quadrant":"upper_outer","start_s":60,"end_s":75}]"#;
    let forms: Vec<CueForm> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| fault(error.line(), format!("{wanted} ({error})")))?;
    let mut cues = Vec::new();
    for form in &forms {
        let quadrant = form.quadrant.as_deref().and_then(Quadrant::from_word);
        let (start_s, end_s) = (form.start_s, form.end_s.max(form.start_s));
        let breasts: Vec<Breast> = match form.breast.as_str() {
            "both" => Breast::ALL.to_vec(),
            word => {
                let choices = || fault(0, format!("breast is {} or both; {wanted}", Breast::choices()));
                vec![Breast::from_word(word).ok_or_else(choices)?]
            }
        };
        cues.extend(breasts.into_iter().map(|breast| TraceCue { breast, quadrant, start_s, end_s }));
    }
    Ok(cues)
}

/// Writes a list of compressions.
#[must_use]
pub fn encode_cues(cues: &[TraceCue]) -> String {
    let forms: Vec<CueForm> = cues
        .iter()
        .map(|cue| CueForm {
            breast: cue.breast.word().to_owned(),
            quadrant: cue.quadrant.map(|quadrant| quadrant.word().to_owned()),
            start_s: round(cue.start_s, 2),
            end_s: round(cue.end_s, 2),
        })
        .collect();
    serde_json::to_string(&forms).unwrap_or_default()
}

/// A line that is told of a trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TraceLine {
    /// Milk let down: when it began, and the time of the newest row used.
    Letdown {
        /// In which breast.
        breast: Breast,
        /// When it began.
        onset_s: f64,
        /// The time of the newest row used.
        detected_at_s: f64,
    },
    /// Milk comes otherwise than before.
    State {
        /// From which breast.
        breast: Breast,
        /// none, drip, spray, slow or stop.
        state: &'static str,
        /// The time of the newest row used.
        at_s: f64,
    },
    /// Grams in all.
    Total {
        /// Of which breast.
        breast: Breast,
        /// Grams.
        total_g: f64,
    },
    /// A true onset of a made-up trace.
    Truth {
        /// In which breast.
        breast: Breast,
        /// When it began.
        onset_s: f64,
    },
}

#[derive(Serialize, Default)]
struct LineForm {
    breast: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    onset_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detected_at_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_g: Option<f64>,
}

/// Writes a line as JSON.
#[must_use]
pub fn encode_line(line: &TraceLine) -> String {
    let form = match *line {
        TraceLine::Letdown { breast, onset_s, detected_at_s } => LineForm {
            breast: breast.word(),
            onset_s: Some(round(onset_s, 1)),
            detected_at_s: Some(detected_at_s),
            ..LineForm::default()
        },
        TraceLine::State { breast, state, at_s } => {
            LineForm { breast: breast.word(), state: Some(state), at_s: Some(at_s), ..LineForm::default() }
        }
        TraceLine::Total { breast, total_g } => {
            LineForm { breast: breast.word(), total_g: Some(round(total_g, 1)), ..LineForm::default() }
        }
        TraceLine::Truth { breast, onset_s } => {
            LineForm { breast: breast.word(), onset_s: Some(round(onset_s, 2)), ..LineForm::default() }
        }
    };
    serde_json::to_string(&form).unwrap_or_default()
}

fn round(number: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (number * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_and_written() {
        let columns = read_header("t_s,left_g,right_g\r").unwrap();
        let row = TraceRow { t_s: 1.25, grams: [Some(3.1), None] };
        assert_eq!(columns.read(2, &encode_row(&row)), (Some(row), None));
        assert_eq!(columns.read(3, ""), (None, None));
    }

    #[test]
    fn columns_may_stand_elsewhere() {
        let columns = read_header("\u{feff}right_g; t_s ;note").unwrap();
        let row = TraceRow { t_s: 2.0, grams: [None, Some(-1.5)] };
        assert_eq!(columns.read(2, "-1.5;2;late"), (Some(row), None));
        assert!(read_header("time,left").is_err());
    }

    #[test]
    fn a_damaged_line_is_told_and_costs_no_more_than_itself() {
        let columns = read_header(HEADER).unwrap();
        let (row, fault) = columns.read(7, "3.0,heavy,2.5");
        assert_eq!(row, Some(TraceRow { t_s: 3.0, grams: [None, Some(2.5)] }));
        assert_eq!(fault.map(|fault| fault.line), Some(7));
        for line in ["soon,1,2", "NaN,1,2", ",1,2", "\u{1},,\""] {
            let (row, fault) = columns.read(8, line);
            assert!(row.is_none() && fault.is_some(), "{line}");
        }
    }

    #[test]
    fn lines_are_as_agreed() {
        let letdown = TraceLine::Letdown { breast: Breast::Left, onset_s: 131.04, detected_at_s: 138.5 };
        assert_eq!(encode_line(&letdown), r#"{"breast":"left","onset_s":131.0,"detected_at_s":138.5}"#);
        let state = TraceLine::State { breast: Breast::Left, state: "slow", at_s: 150.5 };
        assert_eq!(encode_line(&state), r#"{"breast":"left","state":"slow","at_s":150.5}"#);
        let total = TraceLine::Total { breast: Breast::Right, total_g: 61.24 };
        assert_eq!(encode_line(&total), r#"{"breast":"right","total_g":61.2}"#);
    }

    #[test]
    fn cues_are_read_and_written() {
        let text = r#"[{"breast":"left","quadrant":"upper_outer","start_s":60.0,"end_s":75.5}]"#;
        let cues = read_cues(text).unwrap();
        assert_eq!((cues.len(), cues[0].quadrant), (1, Some(Quadrant::UpperOuter)));
        assert_eq!(encode_cues(&cues), text);
        assert_eq!(read_cues(r#"[{"breast":"both","start_s":1,"end_s":2}]"#).unwrap().len(), 2);
        assert!(read_cues("[{").is_err());
    }
}
