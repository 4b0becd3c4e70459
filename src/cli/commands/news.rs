//! `squadroom news`

use crate::catalog::{Catalog, PartialDate};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::catalog;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::effects::news::{CatalogChange, CatalogNews, ChangeKind};
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use serde_json::json;

/// Days that are told of where no date is given.
const DAYS: i64 = 30;

/// Tells what is new, changed and gone in the catalogs.
pub(in crate::cli) fn run(common: &Common, since: Option<&PartialDate>) -> CommandOutput {
    let Some(data) = data_directory(common.data.as_deref()) else {
        let note = "this system has no folder for data. Use --data DIR";
        return CommandOutput::refused(Exit::Failed, note.to_owned());
    };
    let today = clock::today();
    let from = since.cloned().or_else(|| today.as_ref()?.days_before(DAYS));
    catalog::with(common, |catalog| match CatalogNews::update(&data, catalog, today.as_ref()) {
        Err(error) => {
            let (folder, why) = (shown(&data.display().to_string()), crate::disk::in_words(&error));
            CommandOutput::refused(Exit::Failed, format!("can't write to {folder}: {why}"))
        }
        Ok(news) => answer(common, catalog, &news, from.as_ref()),
    })
}

fn answer(
    common: &Common,
    catalog: &Catalog,
    news: &CatalogNews,
    from: Option<&PartialDate>,
) -> CommandOutput {
    let changes = news.since(from);
    if common.json {
        let issued = &catalog.manifest.issued;
        let value = json!({ "catalog_issued": issued, "compared_since": news.since, "since": from, "changes": changes });
        return CommandOutput::done(json::text(&value));
    }
    let mut page = TextWriter::new(common.width());
    if let Some(issued) = &catalog.manifest.issued {
        let age = clock::today().and_then(|today| issued.age(&today));
        let age = age.map_or(String::new(), |age| format!(" ({age})"));
        page.whole(0, &format!("Built-in catalog of {issued}{age}"));
    }
    let from = from.map_or(String::new(), |day| format!(" since {day}"));
    if changes.is_empty() {
        page.whole(0, &format!("No changes{from}."));
    }
    write_changes(&mut page, &changes, &from);
    if let Some(day) = &news.since {
        page.gap();
        page.prose(0, &format!("squadroom has compared the catalogs since {day}."));
    }
    CommandOutput::done(page.into_text())
}

/// Writes changes under a heading for each way.
pub(in crate::cli) fn write_changes(page: &mut TextWriter, changes: &[&CatalogChange], from: &str) {
    for (kind, heading) in
        [(ChangeKind::New, "New"), (ChangeKind::Changed, "Changed"), (ChangeKind::Gone, "Gone")]
    {
        let own: Vec<&&CatalogChange> = changes.iter().filter(|one| one.change == kind).collect();
        if !own.is_empty() {
            page.gap();
            page.whole(0, &format!("{heading}{from}: {}", own.len()));
            own.into_iter().for_each(|change| write(page, change));
        }
    }
}

fn write(page: &mut TextWriter, change: &CatalogChange) {
    page.whole(2, &format!("{}  [{}]", change.title, change.id));
    let (before, now) = (change.numbers_before.join(", "), change.numbers_now.join(", "));
    match (before.is_empty(), now.is_empty()) {
        (true, true) => {}
        (true, false) => page.whole(4, &format!("New number: {now}")),
        (false, true) => page.whole(4, &format!("Number gone: {before}")),
        (false, false) => page.whole(4, &format!("Number: {before}, now {now}")),
    }
}
