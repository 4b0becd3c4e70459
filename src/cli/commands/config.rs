//! `squadroom config`

use crate::cli::args::{Common, ConfigArgs};
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::{catalog, settings};
use crate::config::DEFAULT_TEXT;
use crate::effects::platform::files::{config_path, keys_path};
use serde_json::json;
use std::path::Path;

const NO_PLACE: &str = "this system has no folder for settings. Use --config FILE";

/// Prints the defaults, the place of the settings file, or the state of both files.
pub(in crate::cli) fn run(common: &Common, args: &ConfigArgs) -> CommandOutput {
    if args.print_default {
        return CommandOutput::done(DEFAULT_TEXT.to_owned());
    }
    let Some(path) = config_path(common.config.as_deref()) else {
        return CommandOutput::refused(Exit::Failed, NO_PLACE.to_owned());
    };
    let settings = settings::read(common.config.as_deref());
    let (file, keys) = (path.display().to_string(), keys_path(&path));
    let text = match (common.json, args.path) {
        (true, _) => json::text(&json!({
            "path": file,
            "exists": path.is_file(),
            "keys_path": keys.display().to_string(),
            "keys_exists": keys.is_file(),
            "faults": settings.faults,
        })),
        (false, true) => format!("{}\n", shown(&file)),
        (false, false) => format!(
            "Settings: {} ({})\nKeys: {} ({})\n{}To start from the defaults: \
             squadroom config --print-default --output \"{}\"\n",
            shown(&file),
            state(path.is_file()),
            shown(&keys.display().to_string()),
            state(keys.is_file()),
            without_folder(&path),
            shown(&file),
        ),
    };
    if args.path {
        return CommandOutput::done(text);
    }
    catalog::noting_faults(CommandOutput::done(text), &settings.faults)
}

/// Returns the step before the settings can be written, if their folder isn't there.
fn without_folder(path: &Path) -> String {
    match path.parent().filter(|folder| !folder.is_dir()) {
        Some(folder) => {
            format!("Make the folder first: mkdir \"{}\"\n", shown(&folder.display().to_string()))
        }
        None => String::new(),
    }
}

const fn state(exists: bool) -> &'static str {
    if exists { "in use" } else { "not found; squadroom uses the defaults" }
}
