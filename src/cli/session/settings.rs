//! The user's settings and keys, read from their files.

use crate::config::Config;
use crate::effects::platform::files::{config_path, keys_path, missing, read_settings};
use crate::faults::Fault;
use crate::keys::Keymap;
use std::path::Path;

/// The settings to run with, and what is wrong with the files.
#[derive(Debug)]
pub(in crate::cli) struct Settings {
    /// The settings; what is missing or faulty has its default.
    pub(in crate::cli) config: Config,
    /// The keys: those of the preset, and the user's own on top.
    pub(in crate::cli) keymap: Keymap,
    /// All faults of both files.
    pub(in crate::cli) faults: Vec<Fault>,
}

/// Reads the settings file that was named, or the user's own, and the keys file
/// beside it. Never fails: with no readable file the defaults hold. A file that
/// was named must be there, the user's own need not.
pub(in crate::cli) fn read(named: Option<&Path>) -> Settings {
    let path = config_path(named);
    let mut faults = Vec::new();
    let text = path.as_deref().and_then(|path| text_of(path, named.is_some(), &mut faults));
    let config = match (&path, text) {
        (Some(path), Some(text)) => {
            let (config, found) = Config::parse(&path.display().to_string(), &text);
            faults.extend(found);
            config
        }
        _ => Config::default(),
    };
    let mut keymap = Keymap::preset(config.keys_preset);
    if let Some(keys) = path.as_deref().map(keys_path)
        && let Some(text) = text_of(&keys, false, &mut faults)
    {
        faults.extend(keymap.overlay(&keys.display().to_string(), &text));
    }
    Settings { config, keymap, faults }
}

fn text_of(path: &Path, must_exist: bool, faults: &mut Vec<Fault>) -> Option<String> {
    match read_settings(path) {
        Ok(None) if must_exist => {
            faults.push(*missing(path));
            None
        }
        Ok(text) => text,
        Err(fault) => {
            faults.push(*fault);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn both_files_are_read_and_their_faults_told_together() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("config.toml");
        fs::write(&path, "mouse = false\nteme = \"dark\"\n").unwrap();
        fs::write(home.path().join("keys.toml"), "[list]\nno-such-command = [\"x\"]\n").unwrap();
        let settings = read(Some(&path));
        assert!(!settings.config.mouse);
        let files: Vec<&str> = settings
            .faults
            .iter()
            .map(|fault| Path::new(&fault.file).file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(files, ["config.toml", "keys.toml"]);
    }

    #[test]
    fn a_named_file_must_be_there() {
        let home = tempfile::tempdir().unwrap();
        let settings = read(Some(&home.path().join("none.toml")));
        assert_eq!(settings.config, Config::default());
        assert_eq!(settings.faults.len(), 1);
    }
}
