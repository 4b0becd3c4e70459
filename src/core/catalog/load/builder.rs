//! Builds a catalog from the drafts that have no error.

use super::built_in::Change;
use crate::catalog::model::entry_override::{EntryHide, EntryOverride};
use crate::catalog::parse::draft::{Draft, FileDrafts};
use crate::catalog::{
    BuiltIn, Catalog, Entry, Line, LoadOptions, Manifest, Origin, PhoneNumber, Source,
};
use crate::faults::{Code, Document, Fault};
use std::collections::HashMap;
use std::ops::Range;

/// Data of all files that entries of any file may need.
#[derive(Debug, Default)]
pub(in crate::catalog) struct Assembly<'a> {
    /// Pages that sources cite by id.
    origins: HashMap<String, Origin>,
    /// Lines that stand apart, by the id of their entry.
    lines: HashMap<String, Vec<Line>>,
    /// The hotlines that must keep their digits.
    built_in: Option<&'a BuiltIn>,
}

/// The parts of a file that have no error.
#[derive(Debug, Default)]
pub(in crate::catalog) struct ValidItems {
    /// Its part of the catalog, without entries.
    pub part: Catalog,
    /// Its entries, by kind.
    pub entries: Vec<Entry>,
    /// Its changes of entries of earlier catalogs.
    pub overrides: Vec<EntryOverride>,
    /// The entries of earlier catalogs that it hides.
    pub hides: Vec<EntryHide>,
}

/// The parts of some files that have no error, and every fault.
#[derive(Debug, Default)]
pub(in crate::catalog) struct LoadedParts {
    /// The catalog, without entries.
    pub part: Catalog,
    /// The entries, by file.
    pub entries: Vec<Entry>,
    /// The changes of entries of earlier catalogs.
    pub overrides: Vec<EntryOverride>,
    /// The entries of earlier catalogs that are hidden.
    pub hides: Vec<EntryHide>,
    /// The faults.
    pub faults: Vec<Fault>,
}

impl<'a> Assembly<'a> {
    /// Returns an assembly with the origins of the base catalog, which files may cite, too.
    pub fn new(options: LoadOptions<'a>) -> Self {
        let mut assembly = Self { built_in: options.built_in, ..Self::default() };
        let cited = options.base.into_iter().flat_map(|base| &base.manifest.origins);
        cited.for_each(|origin| assembly.cite(origin));
        assembly
    }

    fn cite(&mut self, origin: &Origin) {
        self.origins.entry(origin.id.clone()).or_insert_with(|| origin.clone());
    }

    /// Adds the sound origins and loose lines of a file, which entries of any file may need.
    pub fn learn(&mut self, parts: &FileDrafts, document: &Document<'_>) {
        for draft in parts.origins.iter().filter(|draft| draft.is_sound(document)) {
            draft.value.iter().for_each(|origin| self.cite(origin));
        }
        for draft in parts.lines.iter().filter(|draft| draft.is_sound(document)) {
            let line = draft.value.iter().map(|line| (**line).clone());
            self.lines.entry(draft.id.clone()).or_default().extend(line);
        }
    }

    /// Returns the parts of a file that have no error, and reports entries that give a built-in
    /// hotline other digits. All files whose origins or lines its entries need must be learned
    /// before.
    pub fn take(&self, parts: FileDrafts, document: &Document<'_>) -> ValidItems {
        let mut part = Catalog {
            manifest: parts.manifest.unwrap_or_default(),
            topics: sound(parts.topics, document).collect(),
            publishers: sound(parts.publishers, document).collect(),
            synonyms: sound(parts.synonyms, document).collect(),
            ..Catalog::default()
        };
        part.manifest.dead_links = parts.dead_links;
        part.manifest.origins = sound(parts.origins, document).collect();
        let overrides = sound(parts.overrides, document).collect();
        let hides = sound(parts.hides, document).collect();
        let mut taken = ValidItems { part, overrides, hides, entries: Vec::new() };
        for draft in parts.entries {
            let id = draft.id_span.clone();
            let Some(entry) = draft.into_sound(document) else { continue };
            let entry = self.complete(entry);
            match self.built_in.and_then(|known| known.changed_by(&entry)) {
                Some(change) => report(document, id, &entry, &change),
                None => taken.entries.push(entry),
            }
        }
        taken
    }

    /// Adds an entry's loose lines, and the address and date of each page that it cites.
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

/// Reports an entry that gives a built-in hotline other digits or none, or that has a number
/// one digit off from one of the hotline's.
fn report(document: &Document<'_>, id: Range<usize>, entry: &Entry, change: &Change<'_>) {
    let own = match change {
        Change::Digits(own) => own,
        Change::Kind(own) => {
            let message = format!(
                "`{}` is a built-in hotline: {}. Here it is a `[[{}]]`.",
                own.id,
                own.title,
                entry.kind.table()
            );
            let mend = "Change it to `[[hotline]]`, or use another id.";
            return document.report(Code::BuiltInDigits, id, &message, mend);
        }
        Change::Near(own, number, known) => {
            let message = format!(
                "{number} is one digit off from {known} of the built-in hotline `{}`: {}.",
                own.id, own.title
            );
            let mend = "Compare each digit with the operator's own page. Scammers buy numbers that \
                        people misdial.";
            return document.report(Code::BuiltInDigits, id, &message, mend);
        }
    };
    let number = |number: &PhoneNumber| number.to_string();
    let of = |entry: &Entry| entry.offered_number().map_or("no number to call".to_owned(), number);
    let message = format!(
        "`{}` is a built-in hotline: {}, {}. Here it has different digits.",
        own.id,
        own.title,
        of(own)
    );
    let mend = match entry.id == own.id {
        true => {
            "Look up the number on the operator's own page. For another service, use another id."
        }
        false => {
            "Look up the number on the operator's own page. For another service, use another \
             title and other alt_titles."
        }
    };
    document.report(Code::BuiltInDigits, id, &message, mend);
}

/// Adds the part of one file to a catalog, without entries.
pub(in crate::catalog) fn join(catalog: &mut Catalog, part: Catalog) {
    let Manifest { origins, dead_links, .. } = &part.manifest;
    catalog.manifest.origins.extend_from_slice(origins);
    catalog.manifest.dead_links.extend_from_slice(dead_links);
    if catalog.manifest.id.is_empty() {
        let origins = std::mem::take(&mut catalog.manifest.origins);
        let dead_links = std::mem::take(&mut catalog.manifest.dead_links);
        catalog.manifest = Manifest { origins, dead_links, ..part.manifest };
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
