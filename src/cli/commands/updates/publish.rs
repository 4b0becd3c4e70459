//! `squadroom publish`

use super::reply::refused;
use crate::catalog::{BUILT_IN_LAYER, SourceFile};
use crate::cli::args::Common;
use crate::cli::args::updates::{KeyRole, PublishArgs, PublishCommand};
use crate::cli::commands::check::refused_for;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::base_catalog::{BaseCatalog, faults_of_base, is_base};
use crate::effects::catalog_updates::{BASE_KEYS, faults_of, name_of};
use crate::effects::platform::clock;
use crate::effects::platform::files::read_catalog;
use crate::faults::Severity;
use crate::updates::{
    KeyCount, KeyRing, ListRole, Published, SitePublisher, UpdateError, is_plain_name,
};
use serde_json::json;
use std::path::{Path, PathBuf};

const NOTHING: &str = "nothing was published";

/// Makes or renews the site of a catalog, or its keys.
pub(in crate::cli) fn run(common: &Common, args: &PublishArgs) -> CommandOutput {
    match (&args.command, &args.catalog, &args.to, &args.keys) {
        (Some(PublishCommand::Keys { to, rotate, count, need }), ..) => {
            let count = count.map(|keys| KeyCount { keys, threshold: need.unwrap_or(1) });
            keys(common, to, rotate, count)
        }
        (None, Some(catalog), Some(to), keys) => publish(common, catalog, to, keys),
        _ => CommandOutput::refused(Exit::Usage, "name the folders: DIR, --to, --keys".to_owned()),
    }
}

fn keys(common: &Common, to: &Path, rotate: &[KeyRole], count: Option<KeyCount>) -> CommandOutput {
    if count.is_some_and(|count| count.threshold > count.keys) {
        return CommandOutput::refused(Exit::Usage, "--need can't be more than --count".to_owned());
    }
    let role = |role: &KeyRole| match role {
        KeyRole::Root => ListRole::Root,
        KeyRole::Targets => ListRole::Targets,
        KeyRole::Snapshot => ListRole::Snapshot,
        KeyRole::Timestamp => ListRole::Timestamp,
    };
    let roles: Vec<ListRole> = rotate.iter().map(role).collect();
    let made = match roles.is_empty() {
        true => KeyRing::create(to, count.unwrap_or(KeyCount { keys: 1, threshold: 1 })),
        false => KeyRing::rotate(to, &roles, count),
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

fn publish(common: &Common, catalog: &Path, site: &Path, keys: &[PathBuf]) -> CommandOutput {
    if let Some(error) = nested(catalog, site, keys) {
        return refused(NOTHING, &error);
    }
    let read = read_catalog(catalog);
    let mut faults = read.faults;
    faults.extend(match is_base(&read.files) {
        true => faults_of_base(&read.files).0,
        false => faults_of(&read.files, &BaseCatalog::built_in()).0,
    });
    faults.retain(|fault| fault.severity == Severity::Error);
    if !faults.is_empty() {
        return refused_for(common, &faults, NOTHING);
    }
    let published = files_of(read.files).and_then(|files| {
        let name = match is_base(&files) {
            true => BUILT_IN_LAYER.to_owned(),
            false => name_of(&files)?,
        };
        let keys = KeyRing::open(keys)?;
        if name == BUILT_IN_LAYER {
            keys.require(BASE_KEYS)?;
        }
        let now = clock::moment();
        let publisher = SitePublisher { name: &name, site, keys: &keys, now };
        let before = publisher.files_before()?;
        let found = match is_base(&before) {
            true => Some(BUILT_IN_LAYER.to_owned()),
            false => name_of(&before).ok(),
        };
        if let Some(found) = found.filter(|found| !before.is_empty() && *found != name) {
            return Err(UpdateError::OtherSite { name, found });
        }
        let published = publisher.publish(&files)?;
        Ok((name, published))
    });
    match published {
        Ok((name, published)) => CommandOutput::done(answer(common, &name, site, &published)),
        Err(error) => refused(NOTHING, &error),
    }
}

/// Returns an error if the catalog, the site, or the keys are in one another: all of the site
/// gets on the web. Folders of keys may be together.
fn nested(catalog: &Path, site: &Path, keys: &[PathBuf]) -> Option<UpdateError> {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).ok();
    let apart = [catalog, site];
    let all = || apart.into_iter().chain(keys.iter().map(PathBuf::as_path)).enumerate();
    for ((at, outer), (other, inner)) in all().flat_map(|one| all().map(move |other| (one, other)))
    {
        let are_keys = at.min(other) >= apart.len();
        let is_in = || Some(real(inner)?.starts_with(real(outer)?));
        if at != other && !are_keys && is_in() == Some(true) {
            return Some(UpdateError::Nested(inner.to_path_buf(), outer.to_path_buf()));
        }
    }
    None
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
