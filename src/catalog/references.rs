//! Whether every id that is named belongs to something, and to one thing only.

use super::Catalog;
use super::draft::{Draft, Parts, Reference, Target};
use crate::faults::{Code, Document, nearest};
use std::collections::HashMap;

/// The ids that there are. One that was declared and then dropped for a fault
/// of its own still counts, so that one fault does not raise others.
#[derive(Debug, Default)]
pub(super) struct Declared {
    topics: Ids,
    publishers: Ids,
    entries: Ids,
    own_entries: Ids,
    origins: Ids,
}

/// An id, and where it was declared first, in words.
type Ids = HashMap<String, String>;

impl Declared {
    /// Collects all ids and reports those that are given twice.
    pub fn collect(base: &Catalog, parts: &Parts, documents: &[Document<'_>]) -> Self {
        let mut declared = Self::default();
        let below = |ids: &mut Ids, id: &str| ids.insert(id.to_owned(), "the catalog".to_owned());
        for topic in &base.topics {
            below(&mut declared.topics, &topic.id);
        }
        for publisher in &base.publishers {
            below(&mut declared.publishers, &publisher.id);
        }
        for entry in base.entries.iter() {
            below(&mut declared.entries, &entry.id);
        }
        for origin in &base.manifest.origins {
            below(&mut declared.origins, &origin.id);
        }
        declare(&mut declared.topics, &parts.topics, documents);
        declare(&mut declared.publishers, &parts.publishers, documents);
        declare(&mut declared.entries, &parts.entries, documents);
        declare(&mut declared.origins, &parts.origins, documents);
        let own = parts.entries.iter().map(|draft| draft.id.clone());
        declared.own_entries = own.map(|id| (id, String::new())).collect();
        declared.rescue(documents);
        declared
    }

    /// In a file that is no TOML whole tables may be lost. What its lines give
    /// as ids counts for everything, so that nothing else seems to dangle.
    fn rescue(&mut self, documents: &[Document<'_>]) {
        for document in documents.iter().filter(|document| document.is_torn()) {
            for id in document.text().lines().filter_map(id_of_line) {
                for ids in [
                    &mut self.topics,
                    &mut self.publishers,
                    &mut self.entries,
                    &mut self.own_entries,
                    &mut self.origins,
                ] {
                    ids.entry(id.to_owned()).or_default();
                }
            }
        }
    }

    const fn ids(&self, target: Target) -> &Ids {
        match target {
            Target::Topic => &self.topics,
            Target::Publisher => &self.publishers,
            Target::Entry => &self.entries,
            Target::OwnEntry => &self.own_entries,
            Target::Origin => &self.origins,
        }
    }
}

/// Reports every id that is named and belongs to nothing.
pub(super) fn check(parts: &Parts, declared: &Declared, documents: &[Document<'_>]) {
    check_all(&parts.topics, declared, documents);
    check_all(&parts.entries, declared, documents);
    check_all(&parts.lines, declared, documents);
}

fn check_all<T>(drafts: &[Draft<T>], declared: &Declared, documents: &[Document<'_>]) {
    for draft in drafts {
        let Some(document) = documents.get(draft.document) else { continue };
        for reference in &draft.references {
            let ids = declared.ids(reference.to);
            if !ids.contains_key(&reference.id) {
                report(document, reference, ids);
            }
        }
    }
}

fn report(document: &Document<'_>, reference: &Reference, ids: &Ids) {
    let (code, what) = match reference.to {
        Target::Topic => (Code::DanglingTopic, "topic"),
        Target::Publisher => (Code::DanglingPublisher, "publisher"),
        Target::Entry | Target::OwnEntry => (Code::DanglingEntry, "entry"),
        Target::Origin => (Code::DanglingOrigin, "origin"),
    };
    let message = format!("There is no {what} `{}`.", reference.id);
    let mend = match nearest(&reference.id, ids.keys().map(String::as_str)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Write the id of a known {what}, or add the {what}."),
    };
    document.report(code, reference.span.clone(), &message, &mend);
}

fn declare<T>(ids: &mut Ids, drafts: &[Draft<T>], documents: &[Document<'_>]) {
    for draft in drafts {
        let (id, Some(document)) = (&draft.id, documents.get(draft.document)) else { continue };
        if id.is_empty() {
            continue;
        }
        if let Some(place) = ids.get(id) {
            let message = format!("The id `{id}` is taken already in {place}.");
            let mend = "Give this one another id.";
            document.report(Code::DuplicateId, draft.id_span.clone(), &message, mend);
        } else {
            let line = document.line(draft.id_span.start);
            ids.insert(id.clone(), format!("{}, line {line}", document.name()));
        }
    }
}

/// The id in a line such as `id = "abc"`.
fn id_of_line(line: &str) -> Option<&str> {
    let value = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?;
    let id: &str = value.split(['"', '\'']).nth(1)?;
    (!id.is_empty()).then_some(id)
}
