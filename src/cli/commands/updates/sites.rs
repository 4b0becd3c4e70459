//! `squadroom catalogs add`, `remove` and `rollback`

use super::reply::{refused, store, with_site, with_updates};
use crate::catalog::{BUILT_IN_LAYER, Catalog};
use crate::cli::args::Common;
use crate::cli::args::updates::CatalogsCommand;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::base_catalog::update_in;
use crate::updates::{UpdateError, UpdateStore};
use serde_json::json;
use std::path::Path;

const NOT_UPDATED: &str =
    "the built-in catalog has no update here, so there is nothing to go back from";

/// Adds, removes or sets back the catalog of a site.
pub(in crate::cli) fn run(common: &Common, command: &CatalogsCommand) -> CommandOutput {
    let store = match store(common) {
        Ok(store) => store,
        Err(reply) => return reply,
    };
    match command {
        CatalogsCommand::Add { url, root, from } => add(common, &store, url, root, from.as_deref()),
        CatalogsCommand::Remove { name } => known(&store, name, || remove(common, &store, name)),
        CatalogsCommand::Rollback { name } if name == BUILT_IN_LAYER => match update_in(&store) {
            Some(_) => rollback(common, &store, name),
            None => CommandOutput::refused(Exit::Nothing, NOT_UPDATED.to_owned()),
        },
        CatalogsCommand::Rollback { name } => {
            known(&store, name, || rollback(common, &store, name))
        }
    }
}

/// Runs `command` if there is a catalog with this id.
pub(super) fn known(
    store: &UpdateStore,
    name: &str,
    command: impl FnOnce() -> CommandOutput,
) -> CommandOutput {
    let names = store.names();
    if names.iter().any(|own| own == name) {
        return command();
    }
    let known = match names.is_empty() {
        true => "none".to_owned(),
        false => names.join(", "),
    };
    let note = format!("no catalog of a site is called `{}`. Known: {known}", shown(name));
    CommandOutput::refused(Exit::Nothing, note)
}

fn add(
    common: &Common,
    store: &UpdateStore,
    url: &str,
    root: &str,
    from: Option<&Path>,
) -> CommandOutput {
    let added = with_updates(store, "catalog", |updates| {
        with_site(url, from, |site| updates.add(site, url.trim(), root))
    });
    let (name, catalog) = match added {
        Ok(added) => added,
        Err(error) => return refused("not added", &error),
    };
    let count = own_entries(&catalog);
    CommandOutput::done(match common.json {
        true => json::text(&json!({ "name": name, "entries": count })),
        false if count == 1 => format!("added: {name}, 1 resource\n"),
        false => format!("added: {name}, {count} resources\n"),
    })
}

fn own_entries(catalog: &Catalog) -> usize {
    let last = catalog.layers.last().map(|layer| layer.id.as_str()).unwrap_or_default();
    catalog.entries.iter().filter(|entry| entry.layer == last).count()
}

fn remove(common: &Common, store: &UpdateStore, name: &str) -> CommandOutput {
    let removed = store.lock().and_then(|_lock| store.remove(name));
    answer(
        common,
        "not removed",
        removed.map(|()| (json!({ "removed": name }), format!("removed: {name}"))),
    )
}

fn rollback(common: &Common, store: &UpdateStore, name: &str) -> CommandOutput {
    let version = with_updates(store, name, |updates| updates.rollback(name));
    let told = |version: u64| {
        let text = match version {
            0 => format!(
                "{name}: the version of this program is in use again, until the next new one"
            ),
            _ => format!("{name}: version {version} is in use again, until the next new version"),
        };
        (json!({ "name": name, "version": version }), text)
    };
    answer(common, "nothing was changed", version.map(told))
}

fn answer(
    common: &Common,
    failed: &str,
    done: Result<(serde_json::Value, String), UpdateError>,
) -> CommandOutput {
    match done {
        Ok((value, _)) if common.json => CommandOutput::done(json::text(&value)),
        Ok((_, text)) => CommandOutput::done(format!("{text}\n")),
        Err(error) => refused(failed, &error),
    }
}
