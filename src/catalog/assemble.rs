//! What has no error becomes a catalog.

use super::draft::{Draft, Parts};
use super::{Catalog, Entry, Line, Manifest, Origin, Source};
use crate::faults::Document;
use std::collections::HashMap;

/// What entries of any file need of other files.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    /// Pages that sources cite by id.
    origins: HashMap<String, Origin>,
    /// Lines that stand apart, by the id of their entry.
    lines: HashMap<String, Vec<Line>>,
}

impl Assembly {
    /// Files may cite what `base` cites.
    pub fn over(base: &Catalog) -> Self {
        let mut assembly = Self::default();
        base.manifest.origins.iter().for_each(|origin| assembly.cite(origin));
        assembly
    }

    fn cite(&mut self, origin: &Origin) {
        self.origins.entry(origin.id.clone()).or_insert_with(|| origin.clone());
    }

    /// Takes in what the entries of any file may need of this one.
    pub fn learn(&mut self, parts: &Parts, document: &Document<'_>) {
        for draft in parts.origins.iter().filter(|draft| draft.is_sound(document)) {
            draft.value.iter().for_each(|origin| self.cite(origin));
        }
        for draft in parts.lines.iter().filter(|draft| draft.is_sound(document)) {
            let line = draft.value.iter().map(|line| (**line).clone());
            self.lines.entry(draft.id.clone()).or_default().extend(line);
        }
    }

    /// What is sound in a file: its part of the catalog without entries, and
    /// the entries, by kind. What they need of any file must be learned.
    pub fn take(&self, parts: Parts, document: &Document<'_>) -> (Catalog, Vec<Entry>) {
        let mut part = Catalog {
            manifest: parts.manifest.unwrap_or_default(),
            topics: sound(parts.topics, document).collect(),
            publishers: sound(parts.publishers, document).collect(),
            synonyms: sound(parts.synonyms, document).collect(),
            ..Catalog::default()
        };
        part.manifest.origins = sound(parts.origins, document).collect();
        let entries = sound(parts.entries, document).map(|entry| self.complete(entry));
        (part, entries.collect())
    }

    /// Adds the lines that stand apart and the addresses of cited pages.
    fn complete(&self, mut entry: Entry) -> Entry {
        if let Some(lines) = self.lines.get(&entry.id) {
            entry.lines.extend_from_slice(lines);
        }
        for source in sources(&mut entry) {
            let origin = source.origin.as_ref().and_then(|id| self.origins.get(id));
            if let Some(origin) = origin {
                source.url.clone_from(&origin.url);
                source.as_of.clone_from(&origin.as_of);
            }
        }
        entry
    }
}

/// Adds a part to a catalog; entries are left out.
pub(super) fn join(catalog: &mut Catalog, part: Catalog) {
    let Manifest { origins, .. } = &part.manifest;
    catalog.manifest.origins.extend_from_slice(origins);
    if catalog.manifest.id.is_empty() {
        let origins = std::mem::take(&mut catalog.manifest.origins);
        catalog.manifest = Manifest { origins, ..part.manifest };
    }
    catalog.topics.extend(part.topics);
    catalog.publishers.extend(part.publishers);
    catalog.synonyms.extend(part.synonyms);
}

fn sound<T>(drafts: Vec<Draft<T>>, document: &Document<'_>) -> impl Iterator<Item = T> {
    drafts.into_iter().filter_map(|draft| draft.into_sound(document))
}

fn sources(entry: &mut Entry) -> impl Iterator<Item = &mut Source> {
    entry.source.iter_mut().chain(entry.lines.iter_mut().flat_map(|line| &mut line.source))
}
