//! `squadroom hotline`

use crate::catalog::{Catalog, Channel, Detail, Entry, Line, PartialDate, Service, Status};
use crate::cli::args::{Common, HotlineArgs};
use crate::cli::render::line_text::Notes;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::render::{hotline_card, json, line_text, vcard};
use crate::cli::session::output::CommandOutput;
use crate::cli::session::{catalog, settings};
use crate::effects::platform::clock;
use crate::embedded;
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Shows the pinned hotlines, and with `all` every other one, or takes them to
/// paper, an address book or a telephone. Whatever the files hold, there is a
/// number, and it comes before the complaints.
pub(in crate::cli) fn run(common: &Common, args: &HotlineArgs) -> CommandOutput {
    let settings = settings::read(common.config.as_deref());
    let (config, faults) = (settings.config, settings.faults);
    let reply = catalog::with_numbers(common, |catalog| {
        let (pinned, found) = config.pinned_entries(catalog);
        // Those of a damaged cache may be what is damaged.
        let reply = match pinned.is_empty() {
            true => of(&embedded::catalog().pinned(), &embedded::catalog(), common, args),
            false => of(&pinned, catalog, common, args),
        };
        catalog::fault_notices(&found).into_iter().fold(reply, CommandOutput::noting)
    });
    catalog::fault_notices(&faults).into_iter().fold(reply, CommandOutput::noting)
}

fn of(
    pinned: &[Cow<'_, Entry>],
    catalog: &Catalog,
    common: &Common,
    args: &HotlineArgs,
) -> CommandOutput {
    let pinned: Vec<&Entry> = pinned.iter().map(|entry| &**entry).collect();
    let hotlines: Vec<_> = catalog.hotlines().collect();
    let is_other = |entry: &&Entry| pinned.iter().all(|pinned| pinned.id != entry.id);
    let others: Vec<&Entry> = hotlines.iter().map(|entry| &**entry).filter(is_other).collect();
    let day = clock::today();
    let today = day.as_ref();
    if args.card || args.qr {
        let all = [pinned, others].concat();
        return match args.card {
            true => hotline_card::for_victim(common, &all, args.lang.unwrap_or_default(), today),
            false => hotline_card::code(common, &all, today),
        };
    }
    match (common.json, args.vcard) {
        (true, _) => CommandOutput::done(json::text(&as_json(&pinned, &others, today))),
        (false, true) => as_vcards(&pinned, &others, args.all, today),
        (false, false) => CommandOutput::done(as_text(common.width(), &pinned, &others, args.all)),
    }
}

fn as_vcards(
    pinned: &[&Entry],
    others: &[&Entry],
    all: bool,
    today: Option<&PartialDate>,
) -> CommandOutput {
    let others = others.iter().filter(|_| all);
    let contacts = pinned.iter().chain(others).map(|entry| vcard::of_hotline(entry, today));
    vcard::output(&contacts.collect::<Vec<_>>())
}

fn as_text(width: usize, pinned: &[&Entry], others: &[&Entry], all: bool) -> String {
    let mut page = TextWriter::new(width);
    for entry in pinned {
        block(&mut page, entry);
    }
    if all {
        for entry in others {
            block(&mut page, entry);
        }
    } else if !others.is_empty() {
        page.gap();
        page.prose(0, &format!("{} more: squadroom hotline --all", others.len()));
    }
    page.into_text()
}

/// The name with the number to call on one line, then the other ways to reach it.
fn block(page: &mut TextWriter, entry: &Entry) {
    page.gap();
    let to_call = |line: &&Line| line.channel == Channel::Voice && line.offered_number().is_some();
    let first = entry.lines.iter().find(to_call);
    match first.and_then(line_text::address) {
        Some(address) => page.prose(0, &format!("{}: {address}", entry.title)),
        None => page.prose(0, &entry.title),
    }
    if let Some(line) = first {
        line_text::remarks(page, 2, line, Notes::Doubts);
    }
    let is_first = |line: &Line| first.is_some_and(|first| std::ptr::eq(first, line));
    for line in entry.lines.iter().filter(|line| !is_first(line)) {
        line_text::line(page, 2, line, Notes::Doubts);
    }
    if let Detail::Service(service) = &entry.detail {
        page.field(2, "Hours", service.hours.as_deref());
        page.list(2, "Languages", &service.languages);
        page.field(2, service.alert_label(), service.alert.as_deref());
    }
    if entry.lines.is_empty() {
        page.field(2, "Link", Some(&entry.url));
    }
    if entry.status != Status::Current {
        let note = entry.status_note.as_deref().unwrap_or_default();
        page.prose(2, format!("Status: {}. {note}", entry.status).trim_end());
    }
    for line in &entry.lines {
        line_text::late_note(page, 2, line);
    }
    page.field(2, "Id", Some(&entry.id));
}

fn as_json(pinned: &[&Entry], others: &[&Entry], today: Option<&PartialDate>) -> Value {
    let ranked = pinned.iter().enumerate().map(|(at, entry)| hotline(entry, Some(at + 1), today));
    let others = others.iter().map(|entry| hotline(entry, None, today));
    let hotlines: Vec<Value> = ranked.chain(others).collect();
    json!({ "total": hotlines.len(), "hotlines": hotlines })
}

/// One hotline; `pinned` is its rank from 1, absent for those that are not pinned.
fn hotline(entry: &Entry, pinned: Option<usize>, today: Option<&PartialDate>) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), entry.id.clone().into());
    object.insert("title".to_owned(), entry.title.clone().into());
    object.insert("status".to_owned(), entry.status.as_str().into());
    object.insert("pinned".to_owned(), pinned.into());
    if let Detail::Service(Service { hours, languages, alert, .. }) = &entry.detail {
        object.insert("hours".to_owned(), hours.clone().into());
        object.insert("languages".to_owned(), languages.clone().into());
        object.insert("alert".to_owned(), alert.clone().into());
    }
    object.insert("url".to_owned(), entry.url.clone().into());
    object.insert(
        "lines".to_owned(),
        entry.lines.iter().map(|line| json::line(line, today)).collect(),
    );
    json::without_empty(Value::Object(object))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn every_number_is_a_word_of_its_own_at_every_width() {
        let catalog = embedded::catalog();
        let hotlines: Vec<_> = catalog.hotlines().collect();
        let all: Vec<&Entry> = hotlines.iter().map(|entry| &**entry).collect();
        let lines = all.iter().flat_map(|entry| &entry.lines);
        let numbers: Vec<_> = lines.filter_map(|line| line.number.as_ref()).collect();
        for width in 20..=200 {
            let text = as_text(width, &all, &[], true);
            let words: Vec<&str> = text.split_whitespace().collect();
            for number in &numbers {
                let is_whole = words.iter().any(|word| *word == number.as_str());
                assert!(is_whole, "{number} at {width}");
            }
        }
    }
}
