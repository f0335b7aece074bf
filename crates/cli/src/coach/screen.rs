//! What the terminal shows: the gate's questions, the running session, and a few lines at its end.
//! No state of its own: all is drawn from the stage.

use content::words::{Words, args};
use domain::care::{Measure, Scope};
use domain::flow::Flow;
use domain::place::Breast;
use engine::coach::{Cue, View, view};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Style, Stylize};
use ratatui::text::Line;
use ratatui::widgets::{Gauge, Paragraph, Wrap};
use wire::words::Word;

use super::gate::{Questions, Row};
use super::live::{Sitting, Stage};

/// Draws the stage.
pub fn draw(frame: &mut Frame<'_>, stage: &Stage, words: &Words) {
    match stage {
        Stage::Asking(questions) => draw_gate(frame, questions, words),
        Stage::Coaching(sitting) => draw_session(frame, sitting, words),
    }
}

fn draw_gate(frame: &mut Frame<'_>, questions: &Questions, words: &Words) {
    let areas =
        Layout::vertical([Constraint::Length(3), Constraint::Min(3), Constraint::Length(6), Constraint::Length(2)])
            .margin(1)
            .split(frame.area());
    let title = vec![Line::from(words.say("gate-title")).bold(), Line::from(words.say("gate-question"))];
    frame.render_widget(Paragraph::new(title).wrap(Wrap { trim: true }), areas[0]);
    let height = usize::from(areas[1].height);
    let first = questions.at.saturating_sub(height.saturating_sub(1));
    let rows = questions.rows.iter().enumerate().skip(first).take(height);
    let lines: Vec<Line<'_>> = rows.map(|(index, row)| gate_line(row, index == questions.at, words)).collect();
    frame.render_widget(Paragraph::new(lines), areas[1]);
    let advice = questions.judged().advice;
    let told: Vec<Line<'_>> = advice
        .iter()
        .map(|advice| {
            let level = words.say(&format!("level-{}", advice.level.word()));
            Line::from(format!("{level}: {}", words.say(&advice.say)))
        })
        .collect();
    frame.render_widget(Paragraph::new(told).wrap(Wrap { trim: true }).bold(), areas[2]);
    let keys = if questions.anything() { words.say("cli-gate-keys-told") } else { words.say("cli-gate-keys-clear") };
    frame.render_widget(Paragraph::new(keys).dim(), areas[3]);
}

fn gate_line<'a>(row: &Row, marked: bool, words: &Words) -> Line<'a> {
    let mark = |value: u16| match (row.measure, value) {
        (_, 0) => "–".to_owned(),
        (Measure::Score, value) => value.to_string(),
        _ => "✓".to_owned(),
    };
    let answer = match row.scope {
        Scope::Person => format!("   [{}]   ", mark(row.values[0])),
        Scope::Breast => format!("L[{}] R[{}] ", mark(row.values[0]), mark(row.values[1])),
    };
    let ask = words.say(&format!("gate-ask-{}", row.finding));
    let line = Line::from(format!("{} {answer}{ask}", if marked { "›" } else { " " }));
    if marked { line.bold() } else { line }
}

fn draw_session(frame: &mut Frame<'_>, sitting: &Sitting, words: &Words) {
    let seen = view(&sitting.coach);
    let areas = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(4),
        Constraint::Length(2),
        Constraint::Min(2),
        Constraint::Length(2),
    ])
    .margin(1)
    .split(frame.area());
    let place = format!("{}/{}   {}", seen.step + 1, seen.phases.len(), clock(seen.elapsed_ms));
    let letdowns = words.say_with("cli-letdowns", &args([("count", seen.letdowns.len().into())]));
    frame.render_widget(Paragraph::new(format!("{place}   {letdowns}   {}", milk(&seen))).dim(), areas[0]);
    draw_progress(frame, areas[1], &seen);
    let title = Paragraph::new(vec![
        Line::from(cue_text(&seen.now, ".title", words)).bold(),
        Line::from(cue_text(&seen.now, ".hint", words)),
        Line::from(words.say(&format!("pressure-{}", seen.now.pressure.min(2)))).dim(),
    ]);
    frame.render_widget(title.wrap(Wrap { trim: true }), areas[3]);
    let left = seen.now.until_ms.saturating_sub(seen.elapsed_ms);
    let next = seen.next.as_ref().map(|cue| cue_text(cue, ".title", words)).unwrap_or_default();
    frame.render_widget(Paragraph::new(format!("{}   → {next}", clock(left))), areas[4]);
    let told: Vec<Line<'_>> = sitting
        .told
        .iter()
        .map(|cue| Line::from(format!("{}  {}", clock(cue.at_ms), cue_text(cue, "", words))))
        .collect();
    frame.render_widget(Paragraph::new(told).dim(), areas[5]);
    frame.render_widget(Paragraph::new(words.say("cli-session-keys")).wrap(Wrap { trim: true }).dim(), areas[6]);
}

fn draw_progress(frame: &mut Frame<'_>, area: Rect, seen: &View) {
    let whole = seen.elapsed_ms + seen.left_ms;
    let share = seen.elapsed_ms * 1000 / whole.max(1);
    let ratio = f64::from(u32::try_from(share).unwrap_or(1000).min(1000)) / 1000.0;
    frame.render_widget(Gauge::default().ratio(ratio).label("").gauge_style(Style::default()), area);
}

fn cue_text(cue: &Cue, attribute: &str, words: &Words) -> String {
    let place = words.place(cue.side, cue.quadrant);
    words.say_with(&format!("{}{attribute}", cue.say), &args([("place", place.into())]))
}

fn milk(seen: &View) -> String {
    let one = |breast: Breast| seen.flow[breast.index()].map_or("?", Flow::word);
    format!("L {}  R {}", one(Breast::Left), one(Breast::Right))
}

/// Minutes and seconds, as `4:20`.
fn clock(ms: u64) -> String {
    format!("{}:{:02}", ms / 60_000, ms / 1000 % 60)
}

/// What is left on the terminal after the session.
pub fn summary(sitting: &Sitting, words: &Words) -> String {
    let seen = view(&sitting.coach);
    let minutes = seen.elapsed_ms.div_ceil(60_000);
    words.say_with("cli-summary", &args([("minutes", minutes.into()), ("letdowns", seen.letdowns.len().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    fn drawn(stage: &Stage) -> String {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| draw(frame, stage, &Words::english())).unwrap();
        terminal.backend().to_string()
    }

    #[test]
    fn the_gate_asks_and_offers_one_key() {
        let text = drawn(&Stage::Asking(Questions::new()));
        assert!(text.contains("Before we start") && text.contains("a: all clear, start"), "{text}");
    }

    #[test]
    fn advice_appears_as_soon_as_it_is_told() {
        let mut questions = Questions::new();
        questions.tell(Breast::Left);
        assert!(drawn(&Stage::Asking(questions)).contains("Get care now"));
    }

    #[test]
    fn a_session_shows_what_to_do_where_and_what_comes_next() {
        let mut sitting = Sitting::start(content::protocols::shipped("hands-on").unwrap(), &Questions::new());
        sitting.tick(125_000);
        let text = drawn(&Stage::Coaching(Box::new(sitting)));
        assert!(text.contains("Small circles, left, upper outer"), "{text}");
        assert!(text.contains("→ Small circles, left, upper inner"), "{text}");
        assert!(text.contains("0:10"), "{text}");
    }
}
