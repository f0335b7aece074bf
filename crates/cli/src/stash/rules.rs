//! `letdown stash rules`: how long milk keeps by the rules she goes by; another set, or numbers of her own.
//! Not where the numbers come from: content/evidence/ says that.

use std::error::Error;

use domain::fact::Body;
use domain::stash::{Keep, Shelf, State, StorageChoice};
use wire::words::Word;

use crate::log_file::BadInput;
use crate::own::Own;

/// How long milk keeps: show the rules, or choose others
#[derive(clap::Args)]
pub struct Args {
    /// Go by another set: cdc, abm, or unit for a baby in hospital; numbers of your own are dropped
    #[arg(long, value_name = "SET")]
    set: Option<String>,

    /// A number of your own or of your unit, in hours, as fresh/fridge=48 or fresh/fridge=48-96
    #[arg(long, value_name = "STATE/PLACE=HOURS", value_parser = own_keep)]
    keep: Vec<Keep>,
}

/// Shows them, after writing down what was chosen.
pub fn run(args: &Args, own: &mut Own) -> Result<(), Box<dyn Error>> {
    if args.set.is_some() || !args.keep.is_empty() {
        let choice = chosen(args, &own.timeline.storage)?;
        own.write(vec![(None, Body::Storage(choice))])?;
    }
    let choice = &own.timeline.storage;
    let rules = content::rules::storage(choice);
    println!("Rules: {}", rules.id);
    for keep in &rules.keeps {
        let hours = match keep {
            Keep { most_h: 0, .. } => "not at all".to_owned(),
            Keep { best_h, most_h, .. } if best_h == most_h => format!("{best_h} h"),
            Keep { best_h, most_h, .. } => format!("{best_h} h, acceptable to {most_h} h"),
        };
        let hers = if choice.own.contains(keep) { "  (yours)" } else { "" };
        println!("{}/{}  {hours}{hers}", keep.state.word(), keep.shelf.word());
    }
    Ok(())
}

fn chosen(args: &Args, before: &StorageChoice) -> Result<StorageChoice, BadInput> {
    let mut choice = match &args.set {
        None => before.clone(),
        Some(id) => {
            let ids: Vec<String> = content::rules::storage_sets().into_iter().map(|set| set.id).collect();
            if !ids.contains(id) {
                return Err(BadInput(format!("--set can be {}", ids.join(", "))));
            }
            StorageChoice { rules: id.clone(), own: Vec::new() }
        }
    };
    for keep in &args.keep {
        choice.own.retain(|own| (own.state, own.shelf) != (keep.state, keep.shelf));
        choice.own.push(*keep);
    }
    Ok(choice)
}

/// `fresh/fridge=48` or `fresh/fridge=48-96`.
fn own_keep(text: &str) -> Result<Keep, String> {
    let told = || {
        format!(
            "write it as fresh/fridge=48 or fresh/fridge=48-96; states: {}; places: {}",
            State::choices(),
            Shelf::choices()
        )
    };
    let (what, hours) = text.split_once('=').ok_or_else(told)?;
    let (state, shelf) = what.split_once('/').ok_or_else(told)?;
    let (best, most) = hours.split_once('-').unwrap_or((hours, hours));
    let keep = Keep {
        state: State::from_word(state).ok_or_else(told)?,
        shelf: Shelf::from_word(shelf).ok_or_else(told)?,
        best_h: best.parse().map_err(|_| told())?,
        most_h: most.parse().map_err(|_| told())?,
    };
    if keep.most_h < keep.best_h { Err(told()) } else { Ok(keep) }
}
