//! `letdown doctor`: looks whether a server's store is as it should be, and says what to do where it is not.
//! Mends nothing by itself.

use std::error::Error;
use std::path::Path;

use store_sql::Found;
use sync::Store;

use crate::serve::Kept;

/// Below this there is soon no room for what comes.
const LEAST_FREE: u64 = 512 * 1024 * 1024;

/// Look whether a server's store is as it should be
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    kept: Kept,
}

/// Looks, and tells; ends with an error when something needs somebody.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let store = args.kept.open_there().await?;
        let (health, found) = (store.health().await, store.found().await);
        store.close().await;
        let found = found?;
        println!("{} families, {} facts, {} accounts", found.families, found.facts, found.accounts);
        let mut ill = complaints(&found);
        ill.extend(health.err().map(|error| error.to_string()));
        ill.extend(room(&args.kept.data));
        if ill.is_empty() {
            println!("everything is as it should be");
            return Ok(());
        }
        Err(ill.join("\nletdown: ").into())
    })
}

fn complaints(found: &Found) -> Vec<String> {
    let restore =
        "keep the file as it is, and restore the newest copy into a new folder: letdown restore FILE --data NEW";
    let mut ill = Vec::new();
    if !found.sound {
        ill.push(format!("the database's own check finds damage; {restore}"));
    }
    if found.torn > 0 {
        ill.push(format!("{} families have facts missing; {restore}", found.torn));
    }
    if found.accounts > 0 && !found.secrets {
        ill.push(format!("the secrets with which people sign in are gone; {restore}"));
    }
    ill
}

/// How much room there is where the store is.
fn room(folder: &Path) -> Option<String> {
    let free = fs4::available_space(folder).ok()?;
    println!("{} MB are free where the store is", free / 1_000_000);
    (free < LEAST_FREE).then(|| "there is little room left; make some before the store is full".to_owned())
}
