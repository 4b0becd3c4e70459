//! The entries that the user wants on the first row.

use super::Config;
use crate::catalog::{Catalog, Channel, Entry};
use crate::faults::{Code, Document, Fault, Severity, nearest};
use std::borrow::Cow;
use toml::Spanned;

impl Config {
    /// The entries for the first row, best first: those that the settings name,
    /// or, where none of these can stand there, those of the catalog. Faults:
    /// an id that the catalog does not have, an entry with no number to call or
    /// text, an id given twice; each is left out.
    pub fn pinned_entries<'c>(&self, catalog: &'c Catalog) -> (Vec<Cow<'c, Entry>>, Vec<Fault>) {
        let (file, text) = &self.source;
        let doc = Document::new(file, text, Severity::Warning);
        let mut entries: Vec<Cow<'c, Entry>> = Vec::new();
        for id in &self.pinned {
            match find(catalog, &entries, id) {
                Ok(entry) => entries.push(entry),
                Err((code, message, mend)) => doc.report(code, id.span(), &message, &mend),
            }
        }
        if entries.is_empty() {
            entries = catalog.pinned();
        }
        (entries, doc.into_faults())
    }
}

fn find<'c>(
    catalog: &'c Catalog,
    taken: &[Cow<'c, Entry>],
    id: &Spanned<String>,
) -> Result<Cow<'c, Entry>, (Code, String, String)> {
    let id = id.get_ref();
    let Some(entry) = catalog.entry(id) else {
        let callable = catalog.hotlines().filter(|entry| can_be_called(entry));
        let ids: Vec<String> = callable.map(|entry| entry.id.clone()).collect();
        let mend = match nearest(id, ids.iter().map(String::as_str)) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Run `squadroom list` to see all ids.".to_owned(),
        };
        return Err((Code::DanglingEntry, format!("Unknown id `{id}`."), mend));
    };
    if !can_be_called(&entry) {
        let message = format!("`{id}` has no number to call or text.");
        return Err((Code::PinnedWithoutNumber, message, "Pin another hotline.".to_owned()));
    }
    if taken.iter().any(|other| other.id == *id) {
        let message = format!("`{id}` is pinned twice.");
        return Err((Code::BadValue, message, "Delete one of them.".to_owned()));
    }
    Ok(entry)
}

fn can_be_called(entry: &Entry) -> bool {
    let mut lines = entry.lines.iter();
    lines.any(|line| {
        matches!(line.channel, Channel::Voice | Channel::Text) && line.offered_number().is_some()
    })
}
