//! `squadroom hotline`

use crate::app::NumberChange;
use crate::catalog::{Catalog, Detail, Entry, PartialDate, Service};
use crate::cli::args::{Common, HotlineArgs};
use crate::cli::render::text_writer::TextWriter;
use crate::cli::render::{hotline_card, hotline_text, json, vcard};
use crate::cli::session::output::CommandOutput;
use crate::cli::session::{catalog, settings};
use crate::effects::news::number_changes;
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
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
    let data = data_directory(common.data.as_deref());
    let changes = data.map_or(Vec::new(), |data| number_changes(&data, today));
    match (common.json, args.vcard.is_wanted()) {
        (true, _) => CommandOutput::done(json::text(&as_json(&pinned, &others, today, &changes))),
        (false, true) => as_vcards(&pinned, &others, args, today),
        (false, false) => {
            let text = as_text(common, &pinned, &others, args, today);
            let others = others.iter().filter(|_| args.all);
            let shown: Vec<&Entry> = pinned.iter().chain(others).copied().collect();
            CommandOutput::done(text + &changed(common, &shown, &changes))
        }
    }
}

/// Tells which of the shown numbers changed lately.
fn changed(common: &Common, shown: &[&Entry], changes: &[NumberChange]) -> String {
    let mut page = TextWriter::new(common.width());
    for change in changes {
        let Some(entry) = shown.iter().find(|entry| entry.id == change.id) else { continue };
        let day = change.day.as_ref().map_or(String::new(), |day| format!(" {day}"));
        page.prose(0, &format!("Changed{day}: {}, {}", entry.title, change.in_words()));
    }
    page.into_text()
}

fn as_vcards(
    pinned: &[&Entry],
    others: &[&Entry],
    args: &HotlineArgs,
    today: Option<&PartialDate>,
) -> CommandOutput {
    let others = others.iter().filter(|_| args.all);
    let contacts = pinned.iter().chain(others).map(|entry| vcard::of_hotline(entry, today));
    vcard::output(&contacts.collect::<Vec<_>>(), &args.vcard)
}

fn as_text(
    common: &Common,
    pinned: &[&Entry],
    others: &[&Entry],
    args: &HotlineArgs,
    today: Option<&PartialDate>,
) -> String {
    let width = common.width();
    match (args.details, args.all) {
        (false, false) => hotline_text::short(width, pinned, others.len(), today),
        (false, true) => hotline_text::list(width, &[pinned, others].concat(), today),
        (true, all) => details(width, pinned, others, all),
    }
}

fn details(width: usize, pinned: &[&Entry], others: &[&Entry], all: bool) -> String {
    let mut page = TextWriter::new(width);
    pinned.iter().for_each(|entry| hotline_text::details(&mut page, entry));
    if all {
        others.iter().for_each(|entry| hotline_text::details(&mut page, entry));
    } else if !others.is_empty() {
        let all = pinned.len() + others.len();
        page.gap();
        page.prose(0, &format!("All {all} hotlines: squadroom hotline --all --details"));
    }
    page.into_text()
}

fn as_json(
    pinned: &[&Entry],
    others: &[&Entry],
    today: Option<&PartialDate>,
    changes: &[NumberChange],
) -> Value {
    let one = |entry: &&Entry, rank| hotline(entry, rank, today, changes);
    let ranked = pinned.iter().enumerate().map(|(at, entry)| one(entry, Some(at + 1)));
    let others = others.iter().map(|entry| one(entry, None));
    let hotlines: Vec<Value> = ranked.chain(others).collect();
    json!({ "total": hotlines.len(), "hotlines": hotlines })
}

/// One hotline; `pinned` is its rank from 1, absent for those that are not pinned.
fn hotline(
    entry: &Entry,
    pinned: Option<usize>,
    today: Option<&PartialDate>,
    changes: &[NumberChange],
) -> Value {
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
    let change = |change: &NumberChange| json!({ "date": change.day, "before": change.before, "now": change.now });
    let changes = changes.iter().filter(|change| change.id == entry.id).map(change);
    object.insert("numbers_changed".to_owned(), changes.collect());
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
            let text = details(width, &all, &[], true);
            let words: Vec<&str> = text.split_whitespace().collect();
            for number in &numbers {
                let is_whole = words.iter().any(|word| *word == number.as_str());
                assert!(is_whole, "{number} at {width}");
            }
            let list = hotline_text::list(width, &all, None);
            let words: Vec<&str> = list.split_whitespace().collect();
            for entry in all.iter().filter_map(|entry| entry.offered_number()) {
                assert!(words.contains(&entry.as_str()), "{entry} at {width}");
            }
        }
    }

    #[test]
    fn the_pinned_hotlines_take_four_to_eight_lines_and_any_other_three_at_most() {
        let catalog = embedded::catalog();
        let pinned = catalog.pinned();
        let pinned: Vec<&Entry> = pinned.iter().map(|entry| &**entry).collect();
        for today in [None, PartialDate::parse("2027-11-26")] {
            let short = hotline_text::short(80, &pinned, 25, today.as_ref());
            assert!((4..=8).contains(&short.lines().count()), "{short}");
            for words in ["1-888-373-7888", "233733", "911", "24 hours", "hotline --all"] {
                assert!(short.contains(words), "{words}\n{short}");
            }
            for entry in catalog.hotlines() {
                let list = hotline_text::list(80, &[&entry], today.as_ref());
                let lines = list.lines().take_while(|line| !line.is_empty()).count();
                assert!((1..=3).contains(&lines), "{list}");
            }
        }
    }

    #[test]
    fn a_doubt_stays_on_its_number() {
        let catalog = embedded::catalog();
        let today = PartialDate::parse("2027-11-26");
        let mut doubts = 0;
        for entry in catalog.hotlines() {
            let list = hotline_text::list(4000, &[&entry], today.as_ref());
            for line in entry.lines.iter().filter(|line| line.number.is_some()) {
                let number = line.number.as_ref().unwrap().as_str();
                let shown = list.lines().find(|text| text.contains(&format!(" {number}")));
                let doubt = line.doubt(today.as_ref()).map(|doubt| doubt.in_brackets());
                if let (Some(shown), Some(doubt)) = (shown, doubt) {
                    let same = |other: &&crate::catalog::Line| other.number == line.number;
                    let alone = entry.lines.iter().filter(same).count() == 1;
                    assert!(!alone || shown.contains(&doubt), "{doubt}: {list}");
                    doubts += 1;
                }
            }
        }
        assert!(doubts > 20, "{doubts}");
    }
}
