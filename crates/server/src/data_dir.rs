//! The folder that keeps what the server is trusted with: made for its owner alone, and checked before use.
//! Puts nothing in it: whoever keeps data opens it later.

use std::io;
use std::path::{Path, PathBuf};

/// Why the data folder cannot be used, with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// It is missing and cannot be made.
    #[error("the data folder {} cannot be made ({reason}); choose another with --data DIR", .path.display())]
    Make {
        /// The folder asked for.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A file is in its place.
    #[error("{} is not a folder; choose another with --data DIR", .path.display())]
    NotAFolder {
        /// The path asked for.
        path: PathBuf,
    },
    /// It is there, and nothing can be written into it.
    #[error(
        "the data folder {} cannot be written ({reason}); give it to the user who runs letdown, or choose another with --data DIR",
        .path.display()
    )]
    Write {
        /// The folder asked for.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
}

/// Makes the folder when it is missing, readable by its owner alone, and checks that it can be written.
///
/// # Errors
/// When it cannot be made, is no folder, or cannot be written.
pub fn prepare_data_dir(path: &Path) -> Result<(), DataDirError> {
    if path.exists() && !path.is_dir() {
        return Err(DataDirError::NotAFolder { path: path.to_owned() });
    }
    make_private(path).map_err(|reason| DataDirError::Make { path: path.to_owned(), reason })?;
    check_writable(path).map_err(|reason| DataDirError::Write { path: path.to_owned(), reason })
}

#[cfg(unix)]
fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}

/// Asking for permission bits would miss read-only mounts and full disks; writing does not.
fn check_writable(path: &Path) -> io::Result<()> {
    let probe = path.join(format!(".letdown-probe-{}", std::process::id()));
    std::fs::write(&probe, b"probe")?;
    std::fs::remove_file(&probe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_new_folder_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a/b");
        prepare_data_dir(&path).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(path.read_dir().unwrap().count(), 0, "the probe is cleared away");
    }

    #[test]
    fn a_file_in_its_place_is_refused_with_the_way_out() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("file");
        std::fs::write(&path, b"").unwrap();
        let told = prepare_data_dir(&path).unwrap_err().to_string();
        assert!(told.contains("is not a folder") && told.contains("--data"), "{told}");
    }

    #[test]
    fn a_folder_below_a_file_cannot_be_made() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("file"), b"").unwrap();
        let told = prepare_data_dir(&root.path().join("file/below")).unwrap_err().to_string();
        assert!(told.contains("cannot be made") && told.contains("--data"), "{told}");
    }
}
