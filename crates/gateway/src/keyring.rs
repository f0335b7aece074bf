//! The families that gave this machine their key: one file each in the data folder, for its owner alone.
//! Opens no store, and gives no tokens out.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::amount::Unit;
use domain::fact::DeviceId;
use sync::FamilyId;
use vault::{FamilyKey, Keyring};
use wire::fact::{id_from_text, id_text};

use crate::sealing::Chance;
use crate::shell::{NoChance, Shell};

/// The folder of these files within the data folder.
const FOLDER: &str = "gateway";
const ENDING: &str = "family";

/// What the gateway holds of a family.
#[derive(Clone)]
pub struct Member {
    /// Which.
    pub family: FamilyId,
    /// Under which name the gateway writes facts.
    pub device: DeviceId,
    /// In which unit the family's tools count milk.
    pub unit: Unit,
    /// What closes and opens its facts.
    pub keyring: Keyring,
}

impl fmt::Debug for Member {
    /// Without anything that opens something.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Member({})", id_text(self.family.0))
    }
}

/// Why a family's file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The folder or a file cannot be read or written.
    #[error("{0}: {1}; give the data folder to the user who runs letdown")]
    File(PathBuf, io::Error),
    /// Somebody else wrote it.
    #[error("{0} is not as letdown wrote it; restore it from a backup of the data folder")]
    Damaged(PathBuf),
    /// No random numbers.
    #[error(transparent)]
    Chance(#[from] NoChance),
}

/// The families of a data folder, oldest file name first.
///
/// # Errors
/// When a file cannot be read or understood.
pub fn members(data: &Path) -> Result<Vec<Member>, KeyringError> {
    let folder = data.join(FOLDER);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|error| KeyringError::File(folder.clone(), error))?,
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == ENDING));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Result<Member, KeyringError> {
    let text = fs::read_to_string(file).map_err(|error| KeyringError::File(file.to_owned(), error))?;
    let damaged = || KeyringError::Damaged(file.to_owned());
    let line = |name: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='));
        found.map(str::trim).ok_or_else(damaged)
    };
    let id = |name: &str| id_from_text(line(name)?, name).map_err(|_| damaged());
    let unit = match line("unit")? {
        "ml" => Unit::Ml,
        "oz" => Unit::Oz,
        _ => return Err(damaged()),
    };
    let bytes = from_hex(line("keyring")?).ok_or_else(damaged)?;
    let keyring = Keyring::from_secret_bytes(&bytes).map_err(|_| damaged())?;
    Ok(Member { family: FamilyId(id("family")?), device: DeviceId(id("device")?), unit, keyring })
}

/// A new family of this machine's own, kept in a file.
///
/// # Errors
/// When it cannot be kept.
pub fn found_family(data: &Path, unit: Unit, shell: Shell) -> Result<Member, KeyringError> {
    let random = || shell.draw().map(|bytes| uuid::Builder::from_random_bytes(bytes).into_uuid().as_u128());
    let mut chance = Chance::of(shell);
    let key = FamilyKey::first(&mut chance);
    let keyring = Keyring::from(chance.checked(key)?);
    let member = Member { family: FamilyId(random()?), device: DeviceId(random()?), unit, keyring };
    write(data, &member)?;
    Ok(member)
}

fn write(data: &Path, member: &Member) -> Result<(), KeyringError> {
    let folder = data.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| KeyringError::File(folder.clone(), error))?;
    let file = folder.join(format!("{}.{ENDING}", id_text(member.family.0)));
    let unit = if member.unit == Unit::Oz { "oz" } else { "ml" };
    let secret = member.keyring.to_secret_bytes();
    let keyring: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let (family, device) = (id_text(member.family.0), id_text(member.device.0));
    let text = format!("family = {family}\ndevice = {device}\nunit = {unit}\nkeyring = {keyring}\n");
    let written = private_file(&file).and_then(|mut open| {
        open.write_all(text.as_bytes())?;
        open.sync_all()
    });
    written.map_err(|error| KeyringError::File(file, error))
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

fn private_file(file: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}
