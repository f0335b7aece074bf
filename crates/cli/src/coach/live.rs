//! The live session in the terminal: keys in, cues out, on the real clock.
//! What it shows is drawn in `screen`; what she may do is decided by the engine.

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use content::words::Words;
use domain::flow::Flow;
use domain::place::{Breast, Side};
use domain::protocol::Protocol;
use domain::session::{Event, Happening};
use engine::coach::{Coach, Cue, CueKind, Setup, advance, start, step};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event as TermEvent, KeyCode, KeyEventKind, KeyModifiers};

use super::gate::Questions;
use super::screen;
use crate::clock;

/// What the terminal shows.
pub enum Stage {
    /// The gate's questions.
    Asking(Questions),
    /// The session, with the last cues that were given.
    Coaching(Box<Sitting>),
}

/// A session in the terminal.
pub struct Sitting {
    /// The engine's state.
    pub coach: Coach,
    /// The last cues, oldest first.
    pub told: Vec<Cue>,
}

/// How many told cues stay on the screen.
const TOLD: usize = 6;

/// Runs gate and session until she leaves or the session ends.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(protocol: Protocol, clock: u32) -> Result<(), Box<dyn Error>> {
    let words = Words::english();
    let mut terminal = ratatui::try_init()?;
    let outcome = sit(&mut terminal, protocol, clock, &words);
    ratatui::try_restore()?;
    if let Some(sitting) = outcome? {
        println!("{}", screen::summary(&sitting, &words));
    }
    Ok(())
}

fn sit(
    terminal: &mut DefaultTerminal,
    protocol: Protocol,
    clock: u32,
    words: &Words,
) -> Result<Option<Box<Sitting>>, Box<dyn Error>> {
    let mut stage = Stage::Asking(Questions::new());
    let mut since = clock::instant();
    loop {
        let at_ms = elapsed_ms(since, clock);
        if let Stage::Coaching(sitting) = &mut stage {
            ring(sitting.tick(at_ms));
        }
        terminal.draw(|frame| screen::draw(frame, &stage, words))?;
        stage = match stage {
            Stage::Coaching(sitting) if sitting.coach.ended().is_some() => return Ok(Some(sitting)),
            other => other,
        };
        let Some(key) = next_key()? else { continue };
        stage = match stage {
            Stage::Asking(_) if key == KeyCode::Esc || key == KeyCode::Char('q') => return Ok(None),
            Stage::Asking(mut questions) => {
                if answer(&mut questions, key) {
                    since = clock::instant();
                    Stage::Coaching(Box::new(Sitting::start(protocol.clone(), &questions)))
                } else {
                    Stage::Asking(questions)
                }
            }
            Stage::Coaching(mut sitting) => {
                if let Some(what) = happening(key, &sitting.coach) {
                    ring(sitting.happen(elapsed_ms(since, clock), what));
                }
                Stage::Coaching(sitting)
            }
        };
    }
}

fn elapsed_ms(since: Instant, clock: u32) -> u64 {
    u64::try_from(clock::instant().duration_since(since).as_millis())
        .unwrap_or(u64::MAX)
        .saturating_mul(u64::from(clock))
}

/// Waits up to a tenth of a second for a key.
fn next_key() -> Result<Option<KeyCode>, Box<dyn Error>> {
    if !event::poll(Duration::from_millis(100))? {
        return Ok(None);
    }
    match event::read()? {
        TermEvent::Key(key) if key.kind == KeyEventKind::Press => {
            let interrupt = key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c');
            Ok(Some(if interrupt { KeyCode::Esc } else { key.code }))
        }
        _ => Ok(None),
    }
}

/// A bell for each new instruction, so that it can be followed without looking.
fn ring(cues: usize) {
    if cues > 0 {
        print!("\x07");
    }
}

/// Answers a question of the gate; true when the session may start.
fn answer(questions: &mut Questions, key: KeyCode) -> bool {
    match key {
        KeyCode::Char('a') if !questions.anything() => return true,
        KeyCode::Enter => return questions.judged().pump,
        KeyCode::Up => questions.step(-1),
        KeyCode::Down => questions.step(1),
        KeyCode::Left | KeyCode::Char('l' | ' ') => questions.tell(Breast::Left),
        KeyCode::Right | KeyCode::Char('r') => questions.tell(Breast::Right),
        _ => {}
    }
    false
}

/// What a key means in a session.
fn happening(key: KeyCode, coach: &Coach) -> Option<Happening> {
    let flow = |state| Happening::Flow { state, side: Side::Both };
    Some(match key {
        KeyCode::Char('m') => Happening::Letdown,
        KeyCode::Char('s') => flow(Flow::Slow),
        KeyCode::Char('0') => flow(Flow::Stop),
        KeyCode::Char('h') => Happening::Pain { breast: None, quadrant: None, level: None },
        KeyCode::Char(digit @ '1'..='9') => Happening::PainLevel(u8::try_from(digit.to_digit(10)?).ok()?),
        KeyCode::Char('p' | ' ') if engine::coach::view(coach).paused => Happening::Resume,
        KeyCode::Char('p' | ' ') => Happening::Pause,
        KeyCode::Char('o') => Happening::PumpOn,
        KeyCode::Char('n') => Happening::Next,
        KeyCode::Char('k') => Happening::Skip,
        KeyCode::Char('f') => Happening::Finish,
        KeyCode::Esc | KeyCode::Char('q') => Happening::Stop,
        _ => return None,
    })
}

impl Sitting {
    /// Starts the session through what the gate judged.
    pub fn start(protocol: Protocol, questions: &Questions) -> Sitting {
        let setup =
            Setup { protocol: Arc::new(protocol), gate: questions.judged(), firm: Vec::new(), left_alone: None };
        let (coach, told) = start(setup);
        Sitting { coach, told }
    }

    /// Runs on to `at_ms`; gives how many cues came.
    pub fn tick(&mut self, at_ms: u64) -> usize {
        let (coach, cues) = advance(&self.coach, at_ms);
        self.take(coach, cues)
    }

    /// Takes in what happened; gives how many cues came.
    pub fn happen(&mut self, at_ms: u64, what: Happening) -> usize {
        let (coach, cues) = step(&self.coach, &Event { at_ms, what });
        self.take(coach, cues)
    }

    fn take(&mut self, coach: Coach, cues: Vec<Cue>) -> usize {
        self.coach = coach;
        let spoken = cues.iter().filter(|cue| cue.kind != CueKind::Rest).count();
        self.told.extend(cues);
        let surplus = self.told.len().saturating_sub(TOLD);
        self.told.drain(..surplus);
        spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sitting() -> Sitting {
        Sitting::start(content::protocols::shipped("hands-on").unwrap(), &Questions::new())
    }

    #[test]
    fn a_healthy_person_starts_with_one_key() {
        assert!(answer(&mut Questions::new(), KeyCode::Char('a')));
    }

    #[test]
    fn keys_mean_what_the_screen_says() {
        let mut sitting = sitting();
        sitting.tick(130_000);
        let pain = happening(KeyCode::Char('h'), &sitting.coach).unwrap();
        sitting.happen(131_000, pain);
        assert!(engine::coach::view(&sitting.coach).light);
        assert_eq!(happening(KeyCode::Char('p'), &sitting.coach), Some(Happening::Pause));
        sitting.happen(132_000, Happening::Pause);
        assert_eq!(happening(KeyCode::Char('p'), &sitting.coach), Some(Happening::Resume));
        assert_eq!(happening(KeyCode::F(1), &sitting.coach), None);
    }

    #[test]
    fn only_the_last_cues_stay() {
        let mut sitting = sitting();
        sitting.tick(700_000);
        assert_eq!(sitting.told.len(), TOLD);
    }
}
