//! Reading catalogs and settings from disk.

use super::folders;
use crate::catalog::SourceFile;
use crate::disk;
use crate::faults::{Code, Fault, LARGEST_FILE};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a catalog, and what could not be read.
#[derive(Debug, Default)]
pub struct CatalogFiles {
    /// The files that could be read, by name.
    pub files: Vec<SourceFile>,
    /// One fault for each that could not.
    pub faults: Vec<Fault>,
}

/// Reads every `*.toml` file of a directory, but not of those inside it. Hidden
/// files, which editors leave behind, are passed over.
pub fn read_catalog(directory: &Path) -> CatalogFiles {
    let shown = directory.display().to_string();
    let listing = match directory_listing(directory) {
        Ok(listing) => listing,
        Err(fault) => return CatalogFiles { files: Vec::new(), faults: vec![*fault] },
    };
    let mut read = CatalogFiles::default();
    for path in &listing {
        match read_source(path) {
            Ok(file) => read.files.push(file),
            Err(fault) => read.faults.push(*fault),
        }
    }
    if listing.is_empty() {
        let mend = "Put the catalog files there, or choose another folder.";
        read.faults.push(fault(&shown, "This folder has no *.toml files.", mend));
    }
    read
}

/// Reads one file of a catalog.
///
/// # Errors
/// It is missing, not a plain file, too large or not readable.
pub fn read_source(path: &Path) -> Result<SourceFile, Box<Fault>> {
    let name = path.display().to_string();
    match read_bounded(path) {
        Ok(bytes) => Ok(SourceFile { name, bytes }),
        Err(error) => Err(unreadable(&name, &error)),
    }
}

/// Where the settings are kept: the file named, or `config.toml` in the
/// platform's place for settings. `None` where the platform names no such place.
pub fn config_path(named: Option<&Path>) -> Option<PathBuf> {
    let own = || Some(folders::settings()?.join("config.toml"));
    named.map(Path::to_path_buf).or_else(own)
}

/// Where saved documents are kept: the directory named, or the platform's own
/// place for local data. `None` where the platform names no such place.
pub fn data_directory(named: Option<&Path>) -> Option<PathBuf> {
    named.map(Path::to_path_buf).or_else(folders::data)
}

/// The keys file that belongs to a settings file: `keys.toml` beside it.
pub fn keys_path(config: &Path) -> PathBuf {
    config.with_file_name("keys.toml")
}

/// Reads a settings file; `None` if there is none.
///
/// # Errors
/// It is there but not a plain file, too large, not UTF-8 or not readable.
pub fn read_settings(path: &Path) -> Result<Option<String>, Box<Fault>> {
    let name = path.display().to_string();
    let bytes = match read_bounded(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&name, &error)),
    };
    let not_text = || {
        let mend = "Save the file as UTF-8 in the editor's \"Save as\" window.";
        Box::new(Fault::of_file(Code::NotUtf8, &name, "The file isn't UTF-8 text.", mend))
    };
    text_of(bytes).map(Some).ok_or_else(not_text)
}

/// The text of a file: UTF-8, or UTF-16, which is what `>` writes in the PowerShell
/// of Windows. A mark of the byte order at its start is no part of the text. `None`
/// if it is neither.
pub fn text_of(bytes: Vec<u8>) -> Option<String> {
    // No text of ours begins with a zero, so a zero there is half a letter.
    let known = match bytes.as_slice() {
        [first, 0, ..] if *first != 0 => Some((UTF_16LE, 0)),
        [0, first, ..] if *first != 0 => Some((UTF_16BE, 0)),
        bytes => Encoding::for_bom(bytes),
    };
    let Some((encoding, mark)) = known else { return String::from_utf8(bytes).ok() };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?);
    text.map(Cow::into_owned)
}

/// The fault of a file that was named but is not there.
pub fn missing(path: &Path) -> Box<Fault> {
    unreadable(&path.display().to_string(), &io::ErrorKind::NotFound.into())
}

/// Returns the folders in a folder, sorted by name, and a fault for each `*.toml` file beside
/// them. None if there is no such folder.
pub fn folders_in(home: &Path) -> (Vec<PathBuf>, Vec<Fault>) {
    let (mut folders, mut faults) = (Vec::new(), Vec::new());
    for item in fs::read_dir(home).into_iter().flatten().flatten() {
        let path = item.path();
        let is_hidden = item.file_name().to_string_lossy().starts_with('.');
        if path.is_dir() && !is_hidden {
            folders.push(path);
        } else if path.extension().is_some_and(|extension| extension == "toml") && !is_hidden {
            let mend = "Move it into a folder here. Each folder is a catalog.";
            let shown = path.display().to_string();
            faults.push(fault(&shown, "squadroom doesn't read this file.", mend));
        }
    }
    folders.sort();
    (folders, faults)
}

/// The catalog files of a directory, sorted by name.
pub(in crate::effects) fn directory_listing(directory: &Path) -> Result<Vec<PathBuf>, Box<Fault>> {
    let shown = directory.display().to_string();
    let cannot = |error: &io::Error| match error.kind() {
        // Systems differ in what they call this error.
        _ if directory.is_file() => {
            let mend = "Choose the folder with the *.toml files.";
            Box::new(fault(&shown, "This is a file, but a catalog is a folder.", mend))
        }
        io::ErrorKind::NotFound => {
            let mend = "Check the spelling of the path.";
            Box::new(fault(&shown, "Folder not found.", mend))
        }
        _ => unreadable(&shown, error),
    };
    let mut paths = Vec::new();
    for item in fs::read_dir(directory).map_err(|error| cannot(&error))? {
        let path = item.map_err(|error| cannot(&error))?.path();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        let is_hidden =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_toml && !is_hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Reads a plain file up to the size that is allowed.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    disk::read_to_end(&disk::open_named(path)?, LARGEST_FILE as u64)
}

fn unreadable(name: &str, error: &io::Error) -> Box<Fault> {
    let fault = match error.kind() {
        io::ErrorKind::NotFound => {
            fault(name, "File not found.", "Check the spelling of the path.")
        }
        io::ErrorKind::IsADirectory => fault(
            name,
            "This is a folder, not a file.",
            "Move it away, or give it a name that doesn't end in .toml.",
        ),
        io::ErrorKind::FileTooLarge => Fault::of_file(
            Code::FileTooLarge,
            name,
            "The file is larger than 4 MiB.",
            "Split it into several files.",
        ),
        io::ErrorKind::PermissionDenied => fault(
            name,
            "You don't have permission to read this.",
            "Ask its owner for permission, or for a copy.",
        ),
        _ => {
            let message = format!("squadroom can't read it: {}.", disk::in_words(error));
            fault(name, &message, "Check the disk or the path.")
        }
    };
    Box::new(fault)
}

fn fault(name: &str, message: &str, mend: &str) -> Fault {
    Fault::of_file(Code::Unreadable, name, message, mend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use tempfile::tempdir;

    fn messages(faults: &[Fault]) -> Vec<String> {
        let name = |fault: &Fault| {
            Path::new(&fault.file).file_name().unwrap().to_string_lossy().into_owned()
        };
        faults
            .iter()
            .map(|fault| format!("{} {}: {}", fault.code, name(fault), fault.message))
            .collect()
    }

    #[test]
    fn the_toml_files_of_a_directory_are_read_by_name() {
        let home = tempdir().unwrap();
        for (name, text) in [("b.toml", "b"), ("a.toml", "a"), (".c.toml", "c"), ("d.txt", "d")] {
            fs::write(home.path().join(name), text).unwrap();
        }
        let read = read_catalog(home.path());
        let bytes: Vec<&[u8]> = read.files.iter().map(|file| file.bytes.as_slice()).collect();
        assert_eq!(bytes, [b"a", b"b"]);
        assert!(read.files[0].name.ends_with("a.toml"));
        assert_eq!(read.faults, []);
    }

    #[test]
    fn what_cannot_be_read_is_one_fault_and_the_rest_is_read() {
        let home = tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        fs::write(path("good.toml"), "x").unwrap();
        fs::create_dir(path("folder.toml")).unwrap();
        File::create(path("huge.toml")).unwrap().set_len(LARGEST_FILE as u64 + 1).unwrap();
        fs::create_dir(path("empty")).unwrap();
        let read = read_catalog(home.path());
        assert_eq!(read.files.len(), 1);
        assert_eq!(
            messages(&read.faults),
            [
                "E101 folder.toml: This is a folder, not a file.",
                "E102 huge.toml: The file is larger than 4 MiB.",
            ]
        );
        for (name, expected) in [
            ("empty", "E101 empty: This folder has no *.toml files."),
            ("missing", "E101 missing: Folder not found."),
            ("good.toml", "E101 good.toml: This is a file, but a catalog is a folder."),
        ] {
            assert_eq!(messages(&read_catalog(&path(name)).faults), [expected]);
        }
        let missing = read_source(&path("none.toml")).unwrap_err();
        assert_eq!(messages(&[*missing]), ["E101 none.toml: File not found."]);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_opened() {
        let home = tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", home.path().join("a.toml")).unwrap();
        let read = read_catalog(home.path());
        assert_eq!(
            messages(&read.faults),
            ["E101 a.toml: squadroom can't read it: it isn't a regular file."]
        );
    }

    #[test]
    fn settings_may_be_missing_but_must_be_text() {
        let home = tempdir().unwrap();
        let path = home.path().join("config.toml");
        assert_eq!(read_settings(&path), Ok(None));
        fs::write(&path, "mouse = false").unwrap();
        assert_eq!(read_settings(&path), Ok(Some("mouse = false".to_owned())));
        fs::write(&path, b"\xff\xfea\0=\0\xf1\0\r\0\n\0").unwrap();
        assert_eq!(read_settings(&path), Ok(Some("a=ñ\r\n".to_owned())));
        for same in [
            &b"\xef\xbb\xbfa=\xc3\xb1"[..],
            b"a=\xc3\xb1",
            b"\xff\xfea\0=\0\xf1\0",
            b"\xfe\xff\0a\0=\0\xf1",
            b"a\0=\0\xf1\0",
            b"\0a\0=\0\xf1",
        ] {
            assert_eq!(text_of(same.to_vec()).as_deref(), Some("a=ñ"), "{same:?}");
        }
        for bad in [&b"\xff\xfea\0="[..], b"\xff\xfe\0\xd8", b"\xff", b"\xef\xbb\xbf\xff"] {
            assert_eq!(text_of(bad.to_vec()), None, "{bad:?}");
        }
        fs::write(&path, b"\xff").unwrap();
        assert_eq!(
            messages(&[*read_settings(&path).unwrap_err()]),
            ["E103 config.toml: The file isn't UTF-8 text."]
        );
        assert_eq!(config_path(Some(&path)), Some(path.clone()));
        assert_eq!(keys_path(&path), home.path().join("keys.toml"));
    }
}
