//! What another app exported, taken into her own log: `letdown import FILE --from APP`.
//! Not the reading of tables: that is `wire::foreign`.

use std::collections::HashSet;
use std::error::Error;
use std::path::PathBuf;

use clap::ValueEnum;
use domain::amount::Unit;
use domain::fact::{Body, FactId};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use wire::foreign::{App, Column, Reading, Table, read, read_page};

use crate::clock;
use crate::log_file::BadInput;
use crate::own::Place;

/// How many entries are asked for at a time.
const PAGE: usize = 500;

/// How another app's table is read.
#[derive(clap::Args)]
pub struct FromApp {
    /// The app that wrote the file
    #[arg(long, value_enum, value_name = "APP")]
    from: Option<AppWord>,

    /// The unit of amounts that name none
    #[arg(long, value_enum, requires = "from")]
    unit: Option<UnitWord>,

    /// Where the times were lived, such as Europe/Berlin [default: where this machine is]
    #[arg(long, value_name = "ZONE", requires = "from")]
    zone: Option<String>,

    /// Read 3/4/2026 as the third of April
    #[arg(long, requires = "from")]
    day_first: bool,

    /// A running Baby Buddy to fetch from, such as <http://nas:8000>, instead of a file
    #[arg(long, value_name = "URL", requires = "from", conflicts_with = "file")]
    url: Option<String>,

    /// File that holds its token
    #[arg(long, value_name = "FILE", requires = "url")]
    token_file: Option<PathBuf>,

    /// Which column holds what, such as left=\"Left side\"; can be given again.
    /// What: start, start-time, end, end-time, length, left, right, total, unit, side, note, id, kind
    #[arg(long, value_name = "WHAT=HEADING", requires = "from", value_parser = named)]
    column: Vec<(Column, String)>,
}

#[derive(Clone, Copy, ValueEnum)]
enum AppWord {
    BabyBuddy,
    Huckleberry,
    Nara,
    PumpLog,
    /// Any table with a heading for each column
    Table,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnitWord {
    Ml,
    Oz,
}

fn named(text: &str) -> Result<(Column, String), String> {
    let told = text.split_once('=').and_then(|(what, heading)| Some((Column::from_word(what)?, heading.to_owned())));
    told.ok_or_else(|| "write it as start=HEADING; see letdown import --help for what there is".to_owned())
}

impl FromApp {
    /// Which app, when it is another's table.
    pub fn app(&self) -> Option<App> {
        self.from.map(|word| match word {
            AppWord::BabyBuddy => App::BabyBuddy,
            AppWord::Huckleberry => App::Huckleberry,
            AppWord::Nara => App::Nara,
            AppWord::PumpLog => App::PumpLog,
            AppWord::Table => App::Other,
        })
    }

    /// What the options say of reading, for as long as `with` runs.
    fn reading<T>(&self, app: App, with: impl FnOnce(&Reading<'_>) -> T) -> Result<T, BadInput> {
        let zone = match &self.zone {
            None => clock::zone(),
            Some(name) => {
                TimeZone::get(name).map_err(|_| BadInput(format!("{name} is no zone, such as Europe/Berlin")))?
            }
        };
        let at_home = |wall: DateTime| {
            let at = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
            Some(clock::moment_in(&zone, at.as_millisecond()))
        };
        let lived = |epoch_ms| clock::moment_in(&zone, epoch_ms);
        let unit = self.unit.map(|unit| match unit {
            UnitWord::Ml => Unit::Ml,
            UnitWord::Oz => Unit::Oz,
        });
        let how =
            Reading { app, unit, day_first: self.day_first, named: &self.column, at_home: &at_home, lived: &lived };
        Ok(with(&how))
    }

    fn token(&self) -> Result<String, Box<dyn Error>> {
        let Some(file) = &self.token_file else { return Err("name the file of its token with --token-file".into()) };
        let text = std::fs::read_to_string(file);
        Ok(text.map_err(|reason| format!("{} cannot be read: {reason}", file.display()))?.trim().to_owned())
    }
}

/// Reads, tells, and adds what is new.
pub fn take_in(from: &FromApp, app: App, text: &str, dry_run: bool, place: &Place) -> Result<(), Box<dyn Error>> {
    let table = from.reading(app, |how| read(text, how))?.map_err(|faults| BadInput(faults.to_string()))?;
    add(table, dry_run, place)
}

/// Fetches all pumping entries of a running Baby Buddy, then adds what is new.
pub fn fetch(from: &FromApp, dry_run: bool, place: &Place) -> Result<(), Box<dyn Error>> {
    if from.app() != Some(App::BabyBuddy) {
        return Err(BadInput("--url is for --from baby-buddy".to_owned()).into());
    }
    let (address, token) = (from.url.as_deref().unwrap_or_default().trim_end_matches('/'), from.token()?);
    let mut table = Table::default();
    loop {
        let offset = table.sessions.len();
        let url = format!("{address}/api/pumping/?ordering=start&limit={PAGE}&offset={offset}");
        // The reason may repeat the address, and never the token.
        let answer = ureq::get(&url).header("authorization", &format!("Token {token}")).call();
        let text = answer.and_then(|mut answer| answer.body_mut().read_to_string());
        let text = text.map_err(|reason| format!("{address} does not answer as Baby Buddy does: {reason}"))?;
        let page = from.reading(App::BabyBuddy, |how| read_page(&text, how))?;
        let page = page.map_err(|faults| BadInput(format!("from entry {offset} on:\n{faults}")))?;
        let found = page.sessions.len();
        table.sessions.extend(page.sessions);
        if !page.more || found == 0 {
            return add(table, dry_run, place);
        }
    }
}

fn add(table: Table, dry_run: bool, place: &Place) -> Result<(), Box<dyn Error>> {
    let mut own = place.open()?;
    let known: HashSet<FactId> = own.facts.iter().map(|fact| fact.id).collect();
    let sessions = table.sessions.len();
    let new: Vec<_> = table.sessions.into_iter().filter(|one| !known.contains(&one.id)).collect();
    println!("{sessions} sessions in the file, {} of them here already", sessions - new.len());
    for (count, what) in [(table.others, "are about something else"), (table.repeats, "stand there twice")] {
        if count > 0 {
            println!("{count} lines {what}");
        }
    }
    if let (Some(first), Some(last)) = (new.first(), new.last()) {
        let days = [first.session.start.wall().date(), last.session.start.wall().date()];
        println!("{} new sessions, from {} to {}", new.len(), days[0].min(days[1]), days[0].max(days[1]));
    }
    if dry_run {
        println!("Nothing was added: this was a dry run");
        return Ok(());
    }
    let added = new.len();
    let bodies = new.into_iter().map(|one| (Some(one.id), Body::Session(Box::new(one.session))));
    own.write(bodies.collect())?;
    println!("{added} records added; there are {} sessions now", own.timeline.sessions.len());
    Ok(())
}
