//! `letdown backup`: a whole copy of a server's store in one file, taken while it serves; old ones are cleared away.
//! Not what is in a copy: `store-sql` writes it. What is sealed stays sealed in it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use store_sql::{SqlStore, open_sqlite};

use crate::clock;
use crate::serve::Kept;

const BEGIN: &str = "letdown-";
const END: &str = ".backup.db";

/// Write a whole copy of a server's store, while it serves
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    kept: Kept,

    /// Folder for copies; made when it is missing
    #[arg(long, value_name = "DIR", default_value = "backups")]
    to: PathBuf,

    /// How many copies to keep; older ones are cleared away once the new one is whole
    #[arg(long, value_name = "NUMBER", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..))]
    keep: u32,
}

/// Copies while serving, for `letdown serve`.
#[derive(clap::Args)]
pub struct Schedule {
    /// Folder for copies that are taken while serving
    #[arg(long, value_name = "DIR")]
    backup_to: Option<PathBuf>,

    /// Hours from one copy to the next
    #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=8760))]
    backup_every: u32,

    /// How many copies to keep
    #[arg(long, value_name = "NUMBER", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..))]
    backup_keep: u32,
}

/// Writes it, looks whether it is whole, and tells where it is.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let store = args.kept.open_there().await?;
        let copied = copy(&store, &args.to, args.keep).await;
        store.close().await;
        let (file, facts) = copied?;
        println!("{facts} facts copied to {}", file.display());
        Ok(())
    })
}

impl Schedule {
    /// Takes copies for as long as the program runs: one at once, then by the hour.
    pub fn start(&self, store: &SqlStore) {
        let Some(folder) = self.backup_to.clone() else { return };
        let (store, keep) = (store.clone(), self.backup_keep);
        let pause = Duration::from_secs(u64::from(self.backup_every) * 3600);
        let here = tokio::runtime::Handle::current();
        // A thread of its own: a long copy holds up nobody who asks the server for something.
        std::thread::spawn(move || {
            loop {
                if let Err(error) = here.block_on(copy(&store, &folder, keep)) {
                    eprintln!("letdown: no copy was taken: {error}");
                }
                std::thread::sleep(pause);
            }
        });
    }
}

async fn copy(store: &SqlStore, folder: &Path, keep: u32) -> Result<(PathBuf, u64), Box<dyn Error>> {
    std::fs::create_dir_all(folder).map_err(|reason| format!("{}: {reason}", folder.display()))?;
    let stamp = clock::now().wall().strftime("%Y%m%d-%H%M%S").to_string();
    let file = folder.join(format!("{BEGIN}{stamp}{END}"));
    let part = folder.join(format!("{BEGIN}{stamp}.part"));
    store.copy_to(&part).await.map_err(|error| format!("{}: {error}", part.display()))?;
    let copy = open_sqlite(&part).await?;
    let found = copy.found().await;
    copy.close().await;
    let found = found?;
    if !found.sound || found.torn > 0 {
        std::fs::remove_file(&part)?;
        return Err("the copy is not whole; run letdown doctor".into());
    }
    // A copy has its name once it is known to be whole.
    std::fs::rename(&part, &file)?;
    private(&file)?;
    clear_away(folder, keep)?;
    Ok((file, found.facts))
}

#[cfg(unix)]
fn private(file: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The oldest go first; files of other names are left alone.
fn clear_away(folder: &Path, keep: u32) -> std::io::Result<()> {
    let ours = |name: &str| name.starts_with(BEGIN) && name.ends_with(END);
    let mut copies: Vec<PathBuf> = folder
        .read_dir()?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(ours))
        .collect();
    copies.sort();
    let surplus = copies.len().saturating_sub(usize::try_from(keep).unwrap_or(usize::MAX));
    copies.iter().take(surplus).try_for_each(std::fs::remove_file)
}
