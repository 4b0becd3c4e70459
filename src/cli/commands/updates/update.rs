//! `squadroom update`

use super::reply::{refused, store, with_site, with_updates};
use super::sites::known;
use crate::catalog::BUILT_IN_LAYER;
use crate::cli::args::Common;
use crate::cli::args::updates::UpdateArgs;
use crate::cli::commands::news::write_changes;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::catalog;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::catalog_updates::UpdateOutcome;
use crate::effects::news::{CatalogChange, CatalogNews};
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::embedded;
use crate::updates::{UpdateError, UpdateStore};
use serde_json::{Value, json};

/// The update of one catalog.
struct UpdatedCatalog {
    name: String,
    outcome: UpdateResult,
}

const NONE: &str =
    "no catalog comes from a site. To add one: squadroom catalogs add URL --root FINGERPRINT";
const NO_ROOT: &str =
    "this program was built without keys for updates of its own catalog. A new release brings one";
const WHICH: &str = "several catalogs come from sites. Name the one that the folder is for";

/// Brings the catalogs of sites up to date, and tells what changed.
pub(in crate::cli) fn run(common: &Common, args: &UpdateArgs) -> CommandOutput {
    let store = match store(common) {
        Ok(store) => store,
        Err(reply) => return reply,
    };
    let names = store.names().into_iter().chain(base_name(args)).collect::<Vec<_>>();
    let is_base = args.name.as_deref() == Some(BUILT_IN_LAYER);
    match (&args.name, names) {
        (Some(_), _) if is_base && embedded::update_root().is_none() => {
            CommandOutput::refused(Exit::Nothing, NO_ROOT.to_owned())
        }
        (Some(name), _) if is_base => update(common, args, &store, std::slice::from_ref(name)),
        (_, names) if names.is_empty() => {
            let reply = CommandOutput::refused(Exit::Nothing, NONE.to_owned());
            match embedded::update_root() {
                None => reply.noting(NO_ROOT.to_owned()),
                Some(_) => reply,
            }
        }
        (Some(name), _) => {
            known(&store, name, || update(common, args, &store, std::slice::from_ref(name)))
        }
        (None, names) if args.from.is_some() && names.len() > 1 => {
            CommandOutput::refused(Exit::Usage, WHICH.to_owned())
        }
        (None, names) => update(common, args, &store, &names),
    }
}

/// Returns the name of the built-in catalog, if the build says where its updates are.
fn base_name(args: &UpdateArgs) -> Option<String> {
    let has_site = embedded::update_site().is_some() || args.from.is_some();
    embedded::update_root().filter(|_| has_site).map(|_| BUILT_IN_LAYER.to_owned())
}

/// Brings one catalog up to date from its site.
fn update_one(args: &UpdateArgs, store: &UpdateStore, name: &str) -> UpdateResult {
    let (from, only_asks) = (args.from.as_deref(), args.check);
    match embedded::update_root().filter(|_| name == BUILT_IN_LAYER) {
        None => with_site(&store.subscription(name)?.url, from, |site| {
            with_updates(store, name, |updates| {
                // Whoever names it wants the version, too, that they went back from.
                if args.name.is_some() && !only_asks {
                    updates.retake(name)?;
                }
                updates.update(name, site, only_asks)
            })
        }),
        Some(root) => with_site(embedded::update_site().unwrap_or_default(), from, |site| {
            with_updates(store, name, |updates| updates.update_base(root, site, only_asks))
        }),
    }
}

type UpdateResult = Result<UpdateOutcome, UpdateError>;

fn update(
    common: &Common,
    args: &UpdateArgs,
    store: &UpdateStore,
    names: &[String],
) -> CommandOutput {
    let before = match (!args.check).then(|| noticed(common)).transpose() {
        Ok(before) => before.flatten(),
        Err(error) => return refused("nothing was updated", &error),
    };
    let one = |name: &String| UpdatedCatalog {
        name: name.clone(),
        outcome: update_one(args, store, name),
    };
    let updated: Vec<UpdatedCatalog> = names.iter().map(one).collect();
    let after = before.is_some().then(|| noticed(common)).transpose();
    let (after, unseen) = match after {
        Ok(after) => (after.flatten(), None),
        Err(error) => (None, Some(format!("{error}. Make room, then run `squadroom news`"))),
    };
    let changes = changes_between(before, after);
    let reply = answer(common, &updated, &changes, args.check);
    unseen.into_iter().fold(reply, |reply, why| reply.noting(why).ending(Exit::Failed))
}

/// Compares the catalogs with what they were, so that the changes after an update are its own.
///
/// # Errors
/// The comparison can't be kept, such as on a full disk: a changed number would never be shown.
fn noticed(common: &Common) -> Result<Option<CatalogNews>, UpdateError> {
    let Some(data) = data_directory(common.data.as_deref()) else { return Ok(None) };
    let today = clock::today();
    let noted =
        catalog::reading(common, |catalog| CatalogNews::update(&data, catalog, today.as_ref()));
    noted.map(Some).map_err(|error| UpdateError::NoNews(crate::disk::in_words(&error)))
}

fn changes_between(before: Option<CatalogNews>, after: Option<CatalogNews>) -> Vec<CatalogChange> {
    let before = before.map_or(Vec::new(), |news| news.changes);
    let changes = after.map_or(Vec::new(), |news| news.changes);
    changes.into_iter().filter(|change| !before.contains(change)).collect()
}

fn answer(
    common: &Common,
    updated: &[UpdatedCatalog],
    changes: &[CatalogChange],
    only_asks: bool,
) -> CommandOutput {
    let text = match common.json {
        true => {
            let catalogs: Vec<Value> = updated.iter().map(|one| one.as_json(only_asks)).collect();
            json::text(&json!({ "catalogs": catalogs, "changes": changes }))
        }
        false => as_text(common, updated, changes, only_asks),
    };
    let failed = updated.iter().filter_map(|one| Some((&one.name, one.outcome.as_ref().err()?)));
    let notes = failed.map(|(name, error)| shown(&format!("{name} was not updated: {error}")));
    let reply = notes
        .fold(CommandOutput::done(text), |reply, note| reply.noting(note).ending(Exit::Failed));
    match wrong_clock() {
        Some(note) => reply.noting(note),
        None => reply,
    }
}

fn as_text(
    common: &Common,
    updated: &[UpdatedCatalog],
    changes: &[CatalogChange],
    only_asks: bool,
) -> String {
    let mut page = TextWriter::new(common.width());
    for UpdatedCatalog { name, outcome } in updated {
        let told = match outcome {
            Ok(UpdateOutcome::Current(version)) => format!("version {version} is the newest"),
            Ok(UpdateOutcome::Newer { to, .. }) if only_asks => {
                format!("version {to} is there. To use it, run `squadroom update`")
            }
            Ok(UpdateOutcome::Newer { to, .. }) => format!("version {to} is now in use"),
            Ok(UpdateOutcome::Skipped(version)) => {
                format!(
                    "version {version} is the newest, but you went back from it. To use it, run \
                     `squadroom update {name}`"
                )
            }
            Err(_) => continue,
        };
        page.whole(0, &format!("{name}: {told}"));
    }
    write_changes(&mut page, &changes.iter().collect::<Vec<_>>(), "");
    page.into_text()
}

impl UpdatedCatalog {
    fn as_json(&self, only_asks: bool) -> Value {
        let (state, version) = match &self.outcome {
            Ok(UpdateOutcome::Current(version)) => ("current", Some(*version)),
            Ok(UpdateOutcome::Newer { to, .. }) if only_asks => ("available", Some(*to)),
            Ok(UpdateOutcome::Newer { to, .. }) => ("updated", Some(*to)),
            Ok(UpdateOutcome::Skipped(version)) => ("skipped", Some(*version)),
            Err(_) => ("failed", None),
        };
        let error = self.outcome.as_ref().err().map(|error| shown(&error.to_string()));
        json::without_empty(json!({
            "name": self.name, "state": state, "version": version, "error": error,
        }))
    }
}

/// Tells of a clock that can't be right: it is before the day of the built-in catalog.
fn wrong_clock() -> Option<String> {
    let (today, issued) = (clock::today()?, embedded::catalog().manifest.issued?);
    (today.as_str() < issued.as_str()).then(|| {
        format!("this computer says that it is {today}, which can't be right. Set its date")
    })
}
