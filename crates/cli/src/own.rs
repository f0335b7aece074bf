//! Her own facts on this machine: a store in a folder, in the clear, for her alone.
//! Not what a server keeps for others: that is sealed, in a file of its own.

use std::collections::HashSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use domain::fact::{Body, DeviceId, Fact, FactId};
use engine::timeline::{Timeline, fold};
use server::prepare_data_dir;
use store_sql::{SqlStore, open_sqlite};
use sync::{FamilyId, keep, recall};
use wire::fact::{id_from_text, id_text};

use crate::clock;

/// Where her own facts are.
#[derive(clap::Args)]
pub struct Place {
    /// Folder of your own log; made when it is missing [default: your data folder]
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
}

/// One machine is one family: hers.
const FAMILY: FamilyId = FamilyId(0);

/// Her facts, and the store to keep more in.
pub struct Own {
    runtime: tokio::runtime::Runtime,
    store: SqlStore,
    device: DeviceId,
    /// All of them, in the order in which they came.
    pub facts: Vec<Fact>,
    /// What they come to.
    pub timeline: Timeline,
}

impl Place {
    /// Opens the store and reads all that is in it.
    pub fn open(&self) -> Result<Own, Box<dyn Error>> {
        let folder = self.folder()?;
        prepare_data_dir(&folder)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let file = folder.join("own.db");
        let reading = async {
            let store = open_sqlite(&file).await?;
            let own = recall(&store, FAMILY).await?;
            Ok::<_, sync::StoreError>((store, own))
        };
        let (store, own) = runtime.block_on(reading).map_err(|error| format!("{}: {error}", file.display()))?;
        if own.unreadable > 0 {
            eprintln!("letdown: {} records are kept and cannot be read; is there a newer letdown?", own.unreadable);
        }
        let timeline = fold(&own.facts);
        Ok(Own { runtime, store, device: device(&folder)?, facts: own.facts, timeline })
    }

    fn folder(&self) -> Result<PathBuf, &'static str> {
        let own = || dirs::data_dir().map(|folder| folder.join("letdown"));
        self.data.clone().or_else(own).ok_or("there is no data folder for this user; name one with --data DIR")
    }
}

impl Own {
    /// Writes facts of this device: each with its id, or a new one.
    pub fn write(&mut self, bodies: Vec<(Option<FactId>, Body)>) -> Result<(), Box<dyn Error>> {
        let moment = clock::now();
        let now_ms = u64::try_from(moment.epoch_ms()).unwrap_or_default();
        let mut stamp = self.timeline.last;
        let mut facts = Vec::with_capacity(bodies.len());
        for (id, body) in bodies {
            stamp = stamp.next(now_ms);
            let id = id.map_or_else(clock::fact_id, Ok)?;
            facts.push(Fact::new(id, self.device, stamp, moment.clone(), body));
        }
        self.take(facts)
    }

    /// Takes in facts as they are.
    pub fn take(&mut self, facts: Vec<Fact>) -> Result<(), Box<dyn Error>> {
        self.runtime.block_on(keep(&self.store, FAMILY, &facts))?;
        let known: HashSet<FactId> = self.facts.iter().map(|fact| fact.id).collect();
        self.facts.extend(facts.into_iter().filter(|fact| !known.contains(&fact.id)));
        self.timeline = fold(&self.facts);
        Ok(())
    }
}

impl Own {
    /// Writes a whole copy of the database, and never over a file that is there.
    pub fn snapshot(&self, file: &Path) -> Result<(), Box<dyn Error>> {
        if file.exists() {
            return Err(format!("{} is there already; name another file", file.display()).into());
        }
        self.runtime.block_on(self.store.snapshot(file)).map_err(|error| format!("{}: {error}", file.display()).into())
    }
}

impl Drop for Own {
    /// Leaves one whole file behind.
    fn drop(&mut self) {
        self.runtime.block_on(self.store.close());
    }
}

/// This machine's name for life, made with its first use.
fn device(folder: &Path) -> Result<DeviceId, Box<dyn Error>> {
    let file = folder.join("device-id");
    if let Ok(text) = std::fs::read_to_string(&file) {
        let told = || format!("{} is not as letdown wrote it; move it away, and a new one is made", file.display());
        return Ok(DeviceId(id_from_text(text.trim(), "device-id").map_err(|_| told())?));
    }
    let device = clock::device_id()?;
    std::fs::write(&file, format!("{}\n", id_text(device.0)))?;
    Ok(device)
}
