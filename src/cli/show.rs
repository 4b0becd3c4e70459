//! `squadroom show ID`

use super::args::Common;
use super::page::Page;
use super::reply::Reply;
use super::{catalog, clock, entry_text, json, pick};

/// Shows all of one entry.
pub(super) fn run(common: &Common, id: &str) -> Reply {
    catalog::with_hotlines(common, |catalog| match pick::entry(catalog, id) {
        Err(reply) => reply,
        Ok(entry) if common.json => {
            Reply::done(json::text(&json::whole(&entry, clock::today().as_ref())))
        }
        Ok(entry) => {
            let mut page = Page::new(common.width());
            entry_text::entry(&mut page, catalog, &entry);
            Reply::done(page.into_text())
        }
    })
}
