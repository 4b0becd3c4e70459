//! `squadroom add`

use crate::catalog::{EntryRequest, Kind};
use crate::cli::args::Common;
use crate::cli::args::own::AddEntryArgs;
use crate::cli::commands::check::refused_for;
use crate::cli::render::json;
use crate::cli::session::catalog_folders::{below, folder_called};
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::catalog::open_on_day;
use crate::effects::own_catalog::{AddError, AddedPieces, OwnCatalog};
use crate::effects::platform::clock;
use serde_json::json;

const ONLY_PIN: &str =
    "--pin is for hotlines. Add the number as a hotline: squadroom add hotline TITLE --pin";

const ONLY_HOURS: &str = "--hours is for hotlines. Write the hours in --abstract";

/// Adds an entry to an own catalog, once it is sound.
pub(in crate::cli) fn run(common: &Common, args: &AddEntryArgs) -> CommandOutput {
    let is_hotline = args.kind == Kind::Hotline;
    if let Some(only) = [(args.pin, ONLY_PIN), (args.hours.is_some(), ONLY_HOURS)]
        .into_iter()
        .find_map(|(is_given, only)| (is_given && !is_hotline).then_some(only))
    {
        return CommandOutput::refused(Exit::Usage, only.to_owned());
    }
    let Some(folder) = folder_called(common, &args.to) else {
        let note = "this system has no folder for data. Use --data DIR, or --to FOLDER";
        return CommandOutput::refused(Exit::Failed, note.to_owned());
    };
    let below = open_on_day(&below(common, &folder), None);
    let today = clock::today();
    let (base, hotlines) = (&below.catalog, below.hotlines());
    let own = OwnCatalog { folder: &folder, base, hotlines, title: None, today: today.as_ref() };
    match own.add_request(&request(args)) {
        Ok((id, added, terms)) => answer(common, &id, &added, &terms),
        Err(error) => *refusal(common, error),
    }
}

fn request(args: &AddEntryArgs) -> EntryRequest {
    let date = args.date.as_ref().map(|date| date.as_str().to_owned());
    let known = [
        ("abstract", args.summary.clone()),
        ("url", args.url.clone()),
        ("duration", args.length.clone()),
        ("issued", date),
        ("hours", args.hours.clone()),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    EntryRequest {
        kind: args.kind,
        title: args.title.clone(),
        id: args.id.clone(),
        publishers: args.publisher.clone(),
        topics: args.topic.clone(),
        fields: known.chain(args.set.iter().cloned()).collect(),
        number: args.number.clone().zip(args.number_again.clone()),
        is_pinned: args.pin,
    }
}

fn answer(common: &Common, id: &str, added: &AddedPieces, terms: &[String]) -> CommandOutput {
    let files: Vec<String> =
        added.files.iter().map(|file| shown(&file.display().to_string())).collect();
    let text = match common.json {
        true => json::text(&json!({ "id": id, "files": files, "new": terms })),
        false => format!("Added {id} to {}\n", files.join(" and ")),
    };
    let mut reply = CommandOutput::done(text);
    for new in terms.iter().filter(|_| !common.json) {
        reply = reply.noting(format!("new {new}"));
    }
    for warning in &added.warnings {
        reply = reply.noting(format!("{} {}", warning.message, warning.mend));
    }
    reply
}

/// Tells why nothing was added.
pub(super) fn refusal(common: &Common, error: AddError) -> Box<CommandOutput> {
    Box::new(match error {
        AddError::Faulty(faults) => refused_for(common, &faults, NOTHING),
        AddError::Unwritten(path, error) => {
            let (path, why) = (shown(&path.display().to_string()), crate::disk::in_words(&error));
            CommandOutput::refused(Exit::Failed, format!("can't write {path}: {why}. {NOTHING}"))
        }
    })
}

const NOTHING: &str = "Nothing was added.";
