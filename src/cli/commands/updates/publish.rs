//! `squadroom publish`

use super::reply::refused;
use crate::catalog::SourceFile;
use crate::cli::args::Common;
use crate::cli::args::updates::{KeyRole, PublishArgs, PublishCommand};
use crate::cli::commands::check::refused_for;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::catalog_updates::{faults_of, name_of};
use crate::effects::platform::clock;
use crate::effects::platform::files::read_catalog;
use crate::faults::Severity;
use crate::updates::{KeyRing, ListRole, Published, SitePublisher, UpdateError, is_plain_name};
use serde_json::json;
use std::path::{Path, PathBuf};

const NOTHING: &str = "nothing was published";

/// Makes or renews the site of a catalog, or its keys.
pub(in crate::cli) fn run(common: &Common, args: &PublishArgs) -> CommandOutput {
    match (&args.command, &args.catalog, &args.to, &args.keys) {
        (Some(PublishCommand::Keys { to, rotate }), ..) => keys(common, to, rotate),
        (None, Some(catalog), Some(to), Some(keys)) => publish(common, catalog, to, keys),
        _ => CommandOutput::refused(Exit::Usage, "name the folders: DIR, --to, --keys".to_owned()),
    }
}

fn keys(common: &Common, to: &Path, rotate: &[KeyRole]) -> CommandOutput {
    let role = |role: &KeyRole| match role {
        KeyRole::Root => ListRole::Root,
        KeyRole::Targets => ListRole::Targets,
        KeyRole::Snapshot => ListRole::Snapshot,
        KeyRole::Timestamp => ListRole::Timestamp,
    };
    let roles: Vec<ListRole> = rotate.iter().map(role).collect();
    let made = match roles.is_empty() {
        true => KeyRing::create(to),
        false => KeyRing::rotate(to, &roles),
    };
    match made {
        Err(error) => refused("no keys were made", &error),
        Ok(files) => {
            let name = |path: &PathBuf| shown(&path.display().to_string());
            let files: Vec<String> = files.iter().map(name).collect();
            CommandOutput::done(match common.json {
                true => json::text(&json!({ "files": files })),
                false => files.iter().map(|file| format!("made: {file}\n")).collect(),
            })
        }
    }
}

fn publish(common: &Common, catalog: &Path, site: &Path, keys: &Path) -> CommandOutput {
    let read = read_catalog(catalog);
    let (mut faults, found) = (read.faults, faults_of(&read.files).0);
    faults.extend(found);
    faults.retain(|fault| fault.severity == Severity::Error);
    if !faults.is_empty() {
        return refused_for(common, &faults, NOTHING);
    }
    let published = files_of(read.files).and_then(|files| {
        let name = name_of(&files)?;
        let keys = KeyRing::open(keys)?;
        let now = clock::moment();
        let publisher = SitePublisher { name: &name, site, keys: &keys, now };
        let published = publisher.publish(&files)?;
        Ok((name, published))
    });
    match published {
        Ok((name, published)) => CommandOutput::done(answer(common, &name, site, &published)),
        Err(error) => refused(NOTHING, &error),
    }
}

/// Names the files by their last part, as the site does.
fn files_of(files: Vec<SourceFile>) -> Result<Vec<SourceFile>, UpdateError> {
    let named = |file: SourceFile| {
        let name =
            Path::new(&file.name).file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        match is_plain_name(&name) {
            true => Ok(SourceFile { name, ..file }),
            false => Err(UpdateError::FileName(name)),
        }
    };
    files.into_iter().map(named).collect()
}

fn answer(common: &Common, name: &str, site: &Path, published: &Published) -> String {
    let Published { version, is_unchanged, fingerprint, expires, bytes } = published;
    if common.json {
        return json::text(&json!({
            "name": name, "version": version, "unchanged": is_unchanged,
            "fingerprint": fingerprint, "expires": expires.to_string(), "bytes": bytes,
        }));
    }
    let what = if *is_unchanged { "renewed" } else { "published" };
    let site = shown(&site.display().to_string());
    format!(
        "{what}: {name}, version {version}, in {site}\n\
         Publish again before {}: laptops refuse the site after that day.\n\
         Copy the folder to your web server. On each laptop, run once:\n\n  \
         squadroom catalogs add https://YOUR-SITE/ --root {fingerprint}\n",
        expires.strftime("%b %-d, %Y")
    )
}
