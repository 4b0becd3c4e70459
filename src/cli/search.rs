//! `squadroom search WORDS`

use super::args::Common;
use super::entry_text::kind_and_status;
use super::line_text::Notes;
use super::page::Page;
use super::reply::{Exit, Reply, shown};
use super::{catalog, json, line_text};
use crate::catalog::{Catalog, Entry, Kind};
use crate::search::{Hit, Index, Match, reason};
use serde_json::{Map, Value, json};

/// Finds entries that hold every word.
pub(super) fn run(common: &Common, query: &str) -> Reply {
    catalog::with(common, |catalog| {
        let index = Index::build(catalog);
        let hits = index.search(catalog, query);
        let reply = Reply::done(match common.json {
            true => json::text(&as_json(catalog, query, &hits)),
            false => as_text(common.width(), catalog, query, &hits),
        });
        if hits.is_empty() { nothing(reply, catalog, &index, query) } else { reply }
    })
}

/// What to try instead, and whom to call meanwhile.
fn nothing(reply: Reply, catalog: &Catalog, index: &Index, query: &str) -> Reply {
    let mut note = format!("nothing matches `{}`", shown(query));
    if let Some(nearest) = index.nearest(query) {
        note += &format!("\n  Did you mean: squadroom search {}", shown(&nearest));
    } else {
        note += "\n  Try fewer words, or the start of a word.";
    }
    let hotline = catalog.pinned().into_iter().find_map(|entry| {
        entry.lines.iter().find_map(|line| Some((entry, line.offered_number()?)))
    });
    if let Some((entry, number)) = hotline {
        note += &format!("\n  {}: {number}", entry.title);
    }
    reply.ending(Exit::Nothing).noting(note)
}

fn as_text(width: usize, catalog: &Catalog, query: &str, hits: &[Hit]) -> String {
    let mut page = Page::new(width);
    if hits.is_empty() {
        return page.into_text();
    }
    let all = catalog.entries.len();
    page.prose(0, &format!("{} of {all} entries match `{}`", hits.len(), shown(query)));
    for hit in hits {
        if let Some(entry) = catalog.entries.get(hit.entry) {
            page.gap();
            block(&mut page, catalog, entry, &reason(catalog, hit));
        }
    }
    page.into_text()
}

fn block(page: &mut Page, catalog: &Catalog, entry: &Entry, reason: &str) {
    page.prose(0, &entry.title);
    page.field(2, "Kind", Some(&kind_and_status(entry)));
    page.field(2, "From", Some(&catalog.publisher_names(entry)));
    if entry.kind == Kind::Hotline {
        line_text::lines(page, 2, entry, Notes::Doubts);
    }
    page.field(2, "Link", Some(&entry.url));
    page.field(2, "Id", Some(&entry.id));
    page.field(2, "Why", Some(reason));
}

fn as_json(catalog: &Catalog, query: &str, hits: &[Hit]) -> Value {
    let hit = |hit: &Hit| {
        let entry = catalog.entries.get(hit.entry)?;
        let mut object = json::brief(entry);
        object.insert("score".to_owned(), hit.score.into());
        let matched = hit.matched.iter().map(|found| matched(catalog, entry, found));
        object.insert("matched".to_owned(), matched.collect());
        Some(Value::Object(object))
    };
    let hits: Vec<Value> = hits.iter().filter_map(hit).collect();
    json!({ "query": query, "total": hits.len(), "hits": hits })
}

/// Where words were found. `ranges` are bytes of `text`, which is UTF-8.
fn matched(catalog: &Catalog, entry: &Entry, found: &Match) -> Value {
    let words: Vec<&str> = found.words.iter().map(AsRef::as_ref).collect();
    let ranges: Vec<[usize; 2]> =
        found.ranges.iter().map(|range| [range.start, range.end]).collect();
    let mut object = Map::new();
    object.insert("field".to_owned(), found.field.name().into());
    object.insert("text".to_owned(), found.text(catalog, entry).into());
    object.insert("words".to_owned(), words.into());
    object.insert("ranges".to_owned(), json!(ranges));
    object.insert("loose".to_owned(), found.loose.into());
    Value::Object(object)
}
