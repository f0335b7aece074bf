//! `letdown restore`: puts a copy back into a store that is new. Nothing is ever written over.
//! Devices notice that it was put back, and offer again what it may lack.

use std::error::Error;
use std::path::PathBuf;

use store_sql::open_sqlite;

use crate::clock;
use crate::serve::Kept;

/// Put a copy back into a new store
#[derive(clap::Args)]
pub struct Args {
    /// The copy that letdown backup wrote
    file: PathBuf,

    #[command(flatten)]
    kept: Kept,
}

/// Puts it back, and says how much.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    if !args.file.is_file() {
        return Err(format!("{} is not there; name a file that letdown backup wrote", args.file.display()).into());
    }
    server::prepare_data_dir(&args.kept.data)?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        // Opening brings a store up to date: a copy is opened as a copy of its own, so that the file stays as it was.
        let folder = args.kept.data.join("restore");
        std::fs::create_dir_all(&folder)?;
        let own = folder.join("copy.db");
        std::fs::copy(&args.file, &own)?;
        let done = put_back(args, &own).await;
        std::fs::remove_dir_all(&folder)?;
        done
    })
}

async fn put_back(args: &Args, copy: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let copy = open_sqlite(copy).await.map_err(|error| format!("{}: {error}", args.file.display()))?;
    let store = args.kept.open().await?;
    let lineage = clock::device_id()?.0;
    let done = store.put_back(&copy, lineage).await;
    let found = store.found().await;
    copy.close().await;
    store.close().await;
    done.map_err(|_| "there is something in this store already; restore into a new folder or database")?;
    let found = found?;
    println!("{} facts of {} families and {} accounts are back", found.facts, found.families, found.accounts);
    Ok(())
}
