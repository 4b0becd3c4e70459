//! The folders for settings, data and caches: those of the system, or one beside the program.

use directories::ProjectDirs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The file that makes a copy of the program portable, such as one on a USB stick: settings,
/// data and caches then stay in its folder.
const MARK: &str = "portable.toml";

/// Returns the folder of the settings file. `None` where the system names no such folder.
pub(super) fn settings() -> Option<PathBuf> {
    portable().map(Path::to_path_buf).or_else(|| Some(own()?.config_dir().to_path_buf()))
}

/// Returns the folder of saved documents and of the record. `None` where the system names no
/// such folder.
pub(super) fn data() -> Option<PathBuf> {
    let beside = portable().map(|folder| folder.join("data"));
    beside.or_else(|| Some(own()?.data_local_dir().to_path_buf()))
}

/// Returns the folder of caches. `None` where the system names no such folder.
pub(in crate::effects) fn caches() -> Option<PathBuf> {
    let beside = portable().map(|folder| folder.join("cache"));
    beside.or_else(|| Some(own()?.cache_dir().to_path_buf()))
}

fn own() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "squadroom")
}

/// Returns the folder of the program if it has the mark.
fn portable() -> Option<&'static Path> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOLDER.get_or_init(|| marked(std::env::current_exe().ok()?.parent()?)).as_deref()
}

fn marked(folder: &Path) -> Option<PathBuf> {
    folder.join(MARK).is_file().then(|| folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_portable_by_its_mark() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(marked(folder.path()), None);
        std::fs::write(folder.path().join(MARK), "").unwrap();
        assert_eq!(marked(folder.path()), Some(folder.path().to_path_buf()));
    }
}
