//! TOML files in, a catalog and every fault out.

use super::draft::{Draft, Parts};
use super::references::{self, Declared};
use super::{Catalog, Entry, PartialDate, Source, read_file, rules_age, rules_pinned, rules_prose};
use crate::faults::{Code, Document, Fault, Severity, visible};
use std::collections::HashMap;

/// One file of a catalog, as it was read by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name or path, shown in reports. The last part decides:
    /// `catalog.toml` is the manifest, `hotlines.toml` may hold numbers.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// For whom a catalog is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The catalog inside the program: an unknown key is an error.
    Shipped,
    /// A person's own catalog: an unknown key is a warning.
    Local,
}

/// What came of loading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// Everything that has no error, entries by kind and then in file order.
    pub catalog: Catalog,
    /// Every fault, by file, line and column; at most 1,000 a file.
    pub faults: Vec<Fault>,
}

impl Loaded {
    /// Whether any fault is an error.
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// Loads a whole catalog. Files count in the order in which they are given.
///
/// An entry with an error is left out and all others are kept. A number or
/// e-mail address that must not be used is checked like any other and then
/// withheld: no loaded catalog holds it.
pub fn load(files: &[SourceFile], audience: Audience) -> Loaded {
    load_on_day(files, audience, None)
}

/// [`load`], which also warns of numbers that are due for review on that day.
pub fn load_on_day(
    files: &[SourceFile],
    audience: Audience,
    today: Option<&PartialDate>,
) -> Loaded {
    load_onto(Catalog::default(), files, audience, today)
}

/// Loads a person's own files on top of `base`: they may name its topics,
/// publishers and entries, and add to them, but replace none.
pub fn load_over(base: &Catalog, files: &[SourceFile]) -> Loaded {
    load_over_on_day(base, files, None)
}

/// [`load_over`], which also warns of numbers that are due for review on that
/// day.
pub fn load_over_on_day(
    base: &Catalog,
    files: &[SourceFile],
    today: Option<&PartialDate>,
) -> Loaded {
    load_onto(base.clone(), files, Audience::Local, today)
}

fn load_onto(
    base: Catalog,
    files: &[SourceFile],
    audience: Audience,
    today: Option<&PartialDate>,
) -> Loaded {
    let mut faults = Vec::new();
    let mut documents = Vec::new();
    let unknown_keys = match audience {
        Audience::Shipped => Severity::Error,
        Audience::Local => Severity::Warning,
    };
    for file in files {
        match Document::decode(&file.name, &file.bytes, unknown_keys) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(*fault),
        }
    }
    let tables: Vec<_> = documents.iter().map(Document::parse).collect();
    let mut parts = Parts::default();
    for (index, (document, table)) in documents.iter().zip(&tables).enumerate() {
        read_file::read(document, table, index, audience, &mut parts);
    }
    let declared = Declared::collect(&base, &parts, &documents);
    references::check(&parts, &declared, &documents);
    let codes = rules_prose::text_codes(&tables);
    let names = rules_prose::lettered_names(&tables);
    for (document, table) in documents.iter().zip(&tables) {
        rules_prose::check(document, table, &codes, &names);
        today.iter().for_each(|today| rules_age::check(document, table, today));
    }
    rules_pinned::check(&parts, &documents);
    let bare = base.entries.is_empty() && parts.is_bare();
    let catalog = assemble(base, parts, &documents);
    faults.extend(documents.into_iter().flat_map(Document::into_faults));
    if bare && faults.is_empty() {
        faults.push(empty(files));
    } else if audience == Audience::Shipped {
        faults.extend(without_manifest(files));
    }
    sort(&mut faults, files);
    Loaded { catalog, faults }
}

/// Adds to `base` what has no error.
fn assemble(mut base: Catalog, parts: Parts, documents: &[Document<'_>]) -> Catalog {
    if let Some(manifest) = parts.manifest.filter(|_| base.manifest.id.is_empty()) {
        base.manifest = manifest;
    }
    base.manifest.origins.extend(sound(parts.origins, documents));
    base.topics.extend(sound(parts.topics, documents));
    base.publishers.extend(sound(parts.publishers, documents));
    let mut entries: Vec<Entry> = sound(parts.entries, documents).collect();
    let index: HashMap<String, usize> =
        entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
    for draft in parts.lines.into_iter().filter(|draft| draft.is_sound(documents)) {
        let entry = index.get(&draft.id).and_then(|at| entries.get_mut(*at));
        if let (Some(entry), Some(line)) = (entry, draft.value) {
            entry.lines.push(*line);
        }
    }
    for source in entries.iter_mut().flat_map(sources) {
        let origin = source.origin.as_ref();
        let origin = base.manifest.origins.iter().find(|known| Some(&known.id) == origin);
        if let Some(origin) = origin {
            source.url.clone_from(&origin.url);
            source.as_of.clone_from(&origin.as_of);
        }
    }
    let all = base.entries.make_mut();
    all.extend(entries);
    all.sort_by_key(|entry| entry.kind);
    base
}

fn sound<'d, T: 'd>(
    drafts: Vec<Draft<T>>,
    documents: &'d [Document<'_>],
) -> impl Iterator<Item = T> + 'd {
    let sound = drafts.into_iter().filter(|draft| draft.is_sound(documents));
    sound.filter_map(|draft| draft.value).map(|value| *value)
}

fn sources(entry: &mut Entry) -> impl Iterator<Item = &mut Source> {
    entry.source.iter_mut().chain(entry.lines.iter_mut().flat_map(|line| &mut line.source))
}

fn empty(files: &[SourceFile]) -> Fault {
    let name = files.first().map_or("catalog", |file| &file.name);
    Fault::of_file(
        Code::EmptyCatalog,
        name,
        "No file has an entry.",
        "Add one, such as a [[training]], or copy one from another catalog.",
    )
}

fn without_manifest(files: &[SourceFile]) -> Option<Fault> {
    let name = read_file::MANIFEST;
    let missing = !files.iter().any(|file| read_file::base_name(&file.name) == name);
    let message = "The catalog has no file catalog.toml.";
    let mend = "Add it; it says what the catalog is and who issues it.";
    missing.then(|| Fault::of_file(Code::MissingKey, name, message, mend))
}

/// Sorts by the order of the files, then by place.
fn sort(faults: &mut [Fault], files: &[SourceFile]) {
    let names: Vec<String> = files.iter().map(|file| visible(&file.name)).collect();
    let order = |fault: &Fault| names.iter().position(|name| *name == fault.file);
    faults.sort_by_cached_key(|fault| (order(fault), fault.line, fault.column, fault.code));
}

#[cfg(test)]
mod tests;
