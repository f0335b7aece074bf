//! `letdown care gate`: the questions before a session, answered on the command line; what hands may do, and whom to call.
//! No judgement and no diagnosis: `engine::care` applies the rules in content/care.

use std::error::Error;

use content::words::Words;
use domain::care::{Access, Finding, Gate, Measure, RuleBook, Scope};
use domain::fact::Body;
use domain::place::Breast;
use engine::care::judge_now;
use wire::words::Word;

use crate::clock;
use crate::log_file::BadInput;
use crate::own::Place;

/// The questions before a session
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    place: Place,
}

#[derive(clap::Subcommand)]
enum Command {
    Gate(GateArgs),
}

/// What hands may do today, and whom to call; all clear when nothing is told
#[derive(clap::Args)]
struct GateArgs {
    /// Something that is different today: fever, red-hot:left, pain:right=5, temperature=38.2; see --list
    #[arg(long, value_name = "WHAT")]
    tell: Vec<String>,

    /// Everything that can be told
    #[arg(long, conflicts_with = "tell")]
    list: bool,

    /// Do not write it down
    #[arg(long)]
    forget: bool,
}

/// Does what was asked.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let Command::Gate(gate) = &args.command;
    let book = content::rules::gate();
    let words = Words::english();
    if gate.list {
        list(&book, &words);
        return Ok(());
    }
    let findings = gate.tell.iter().map(|text| finding(text, &book)).collect::<Result<Vec<_>, _>>()?;
    let mut own = args.place.open()?;
    let now_ms = clock::now().epoch_ms();
    let judged = judge_now(&book, &findings, &own.timeline.told(now_ms), now_ms);
    lines(&judged, &words).iter().for_each(|line| println!("{line}"));
    if gate.forget { Ok(()) } else { own.write(vec![(None, Body::Gate(judged))]) }
}

fn list(book: &RuleBook, words: &Words) {
    let mut before = "";
    for rule in &book.rules {
        // Rules of one finding follow each other, and differ by threshold.
        if rule.finding == before {
            continue;
        }
        before = &rule.finding;
        let side = if rule.scope == Scope::Breast { ":left" } else { "" };
        let value = match rule.measure {
            Measure::Present => "",
            Measure::Score => "=0-10",
            Measure::TenthsCelsius => "=38.0",
        };
        println!("{}{side}{value}  {}", rule.finding, words.say(&format!("gate-ask-{}", rule.finding)));
    }
}

/// `red-hot:left`, `pain:right=5` or `temperature=38.2`.
fn finding(text: &str, book: &RuleBook) -> Result<Finding, BadInput> {
    let (what, value) = text.split_once('=').map_or((text, None), |(what, value)| (what, Some(value)));
    let (name, side) = what.split_once(':').map_or((what, None), |(name, side)| (name, Some(side)));
    let Some(rule) = book.rules.iter().find(|rule| rule.finding == name) else {
        return Err(BadInput(format!("nothing is called {name}; see all with: letdown care gate --list")));
    };
    let breast = match (rule.scope, side) {
        (Scope::Person, None) => None,
        (Scope::Person, Some(_)) => return Err(BadInput(format!("{name} is about all of you; leave the side out"))),
        (Scope::Breast, side) => Some(
            side.and_then(Breast::from_word)
                .ok_or_else(|| BadInput(format!("say on which side: {name}:left or {name}:right")))?,
        ),
    };
    let value = match (rule.measure, value) {
        (Measure::Present, None) => 1,
        (Measure::Present, Some(_)) => return Err(BadInput(format!("{name} has no number; leave it out"))),
        (Measure::Score, value) => score(name, value)?,
        (Measure::TenthsCelsius, value) => tenths(name, value)?,
    };
    Ok(Finding { name: name.to_owned(), breast, value })
}

fn score(name: &str, value: Option<&str>) -> Result<u16, BadInput> {
    let score = value.and_then(|value| value.parse().ok()).filter(|score| *score <= 10);
    score.ok_or_else(|| BadInput(format!("say how much from 0 to 10, as {name}:left=3")))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "30 to 45 degrees")]
fn tenths(name: &str, value: Option<&str>) -> Result<u16, BadInput> {
    let celsius = value.and_then(|value| value.parse::<f64>().ok()).filter(|celsius| (30.0..=45.0).contains(celsius));
    let celsius = celsius.ok_or_else(|| BadInput(format!("give degrees Celsius, as {name}=38.2")))?;
    Ok((celsius * 10.0).round() as u16)
}

fn lines(gate: &Gate, words: &Words) -> Vec<String> {
    let hands = |access: Access| match access {
        Access::Clear => "all of it",
        Access::Light => "extra light",
        Access::StrokesOnly => "light strokes alone",
        Access::ReliefOnly => "the relief routine alone",
        Access::Blocked => "no touch",
    };
    let mut lines = vec![format!("Left: {}. Right: {}.", hands(gate.left), hands(gate.right))];
    if !gate.pump {
        lines.push("No pumping until a clinician has been asked.".to_owned());
    }
    for advice in &gate.advice {
        let side = advice.breast.map_or(String::new(), |breast| format!(" ({})", breast.word()));
        let level = words.say(&format!("level-{}", advice.level.word()));
        lines.push(format!("{level}{side}: {} [{}]", words.say(&advice.say), advice.rule));
    }
    lines
}
