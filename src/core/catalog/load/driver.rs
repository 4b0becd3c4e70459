//! Loads TOML files into a catalog and a list of every fault.

use super::builder::{Assembly, LoadedParts, join};
use super::stack::{layer_of, stack};
use crate::catalog::model::source_file;
use crate::catalog::parse::draft::FileDrafts;
use crate::catalog::parse::file;
use crate::catalog::validate::references::{self, Declared, references};
use crate::catalog::validate::similar::EarlierEntries;
use crate::catalog::validate::{age, own_links, pinned, prose, protected, reachable};
use crate::catalog::{Catalog, LoadOptions, SourceFile, Strictness};
use crate::faults::{Code, Document, Fault, Severity, visible};
use std::collections::HashSet;
use toml::de::DeTable;

/// The result of loading: a catalog and every fault.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// Every item that has no error, entries by kind and then in file order.
    pub catalog: Catalog,
    /// Every fault, by file, line and column; at most 1,000 a file.
    pub faults: Vec<Fault>,
}

impl Loaded {
    /// Returns whether any fault is an error.
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// Loads a catalog from files, in their order, on top of the base if there is one.
///
/// An entry with an error is left out and all others are kept. A number or
/// e-mail address that must not be used is checked like any other and then
/// withheld: no loaded catalog holds it.
pub fn load(files: &[SourceFile], options: LoadOptions<'_>) -> Loaded {
    let mut parts = parts(files, options);
    let faults = std::mem::take(&mut parts.faults);
    if let Some(base) = options.base {
        return Loaded { catalog: stack(base, parts, options.folder), faults };
    }
    let LoadedParts { part: mut catalog, mut entries, .. } = parts;
    let layer = layer_of(&catalog.manifest, options);
    entries.iter_mut().for_each(|entry| entry.layer.clone_from(&layer));
    entries.sort_by_key(|entry| entry.kind);
    catalog.entries = entries.into();
    Loaded { catalog, faults }
}

/// Reads and checks files.
fn parts(files: &[SourceFile], options: LoadOptions<'_>) -> LoadedParts {
    let mut faults = Vec::new();
    let mut documents = Vec::new();
    for file in files {
        match Document::decode(&file.name, &file.bytes, options.strictness.unknown_keys()) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(*fault),
        }
    }
    let tables: Vec<_> = documents.iter().map(Document::parse).collect();
    let read = documents.iter().zip(&tables);
    let parts: Vec<FileDrafts> =
        read.map(|(document, table)| file::read(document, table, options.strictness)).collect();
    check(&documents, &tables, &parts, options);
    let bare = options.base.is_none() && parts.iter().all(FileDrafts::is_bare);
    drop(tables);
    let mut assembly = Assembly::new(options);
    parts.iter().zip(&documents).for_each(|(parts, document)| assembly.learn(parts, document));
    let mut all = LoadedParts::default();
    for (parts, document) in parts.into_iter().zip(documents) {
        let taken = assembly.take(parts, &document);
        join(&mut all.part, taken.part);
        all.entries.extend(taken.entries);
        all.overrides.extend(taken.overrides);
        all.hides.extend(taken.hides);
        faults.extend(document.into_faults());
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    faults.extend(of_all(&names, options.strictness, bare && faults.is_empty()));
    sort(&mut faults, &names);
    LoadedParts { faults, ..all }
}

/// Checks the rules that need all files: ids, references, numbers in prose, pins.
fn check(
    documents: &[Document<'_>],
    tables: &[DeTable<'_>],
    parts: &[FileDrafts],
    options: LoadOptions<'_>,
) {
    let mut declared = options.base.map(Declared::below).unwrap_or_default();
    let mut numbers = options.known_numbers();
    let mut hosts = own_links::SafeHosts::new();
    for ((document, table), parts) in documents.iter().zip(tables).zip(parts) {
        declared.learn(parts, document);
        numbers.learn(table);
        own_links::learn(table, &mut hosts);
    }
    let is_shipped = options.strictness == Strictness::Shipped;
    let read = || documents.iter().zip(tables).zip(parts).enumerate();
    for (file, ((document, table), parts)) in read() {
        declared.check_ids(file, parts, document, options.protected());
        options.protected().iter().for_each(|own| protected::check(parts, document, own));
        for reference in references(parts).filter(|named| !declared.has(named.to, &named.id)) {
            references::report(document, reference, &declared);
        }
        prose::check(document, table, &numbers);
        options.today.iter().for_each(|today| age::check(document, table, today));
        if is_shipped {
            own_links::check(document, table, &hosts);
        }
    }
    if let Some(base) = options.base.filter(|_| options.finds_similar) {
        let earlier = EarlierEntries::of(base);
        read().for_each(|(_, ((document, _), parts))| earlier.check(parts, document));
    }
    let mut callable = pinned::Callable::new();
    read().for_each(|(_, ((document, _), parts))| {
        pinned::learn(parts, document, &mut callable);
    });
    let mut with_lines = HashSet::new();
    read().for_each(|(_, ((document, _), parts))| {
        reachable::learn(parts, document, &mut with_lines);
    });
    read().for_each(|(_, ((document, _), parts))| {
        reachable::check(parts, document, &with_lines);
        pinned::check(parts, document, &callable);
    });
}

/// Returns the fault of a catalog as a whole, if it has one: no entries, or no manifest.
pub(in crate::catalog) fn of_all(
    names: &[&str],
    strictness: Strictness,
    is_empty: bool,
) -> Option<Fault> {
    if is_empty {
        return Some(empty(names));
    }
    (strictness == Strictness::Shipped).then(|| without_manifest(names)).flatten()
}

fn empty(names: &[&str]) -> Fault {
    let name = names.first().copied().unwrap_or("catalog");
    Fault::of_file(
        Code::EmptyCatalog,
        name,
        "The catalog is empty.",
        "Add an entry, such as a [[training]], or copy one from another catalog.",
    )
}

fn without_manifest(names: &[&str]) -> Option<Fault> {
    let name = source_file::MANIFEST;
    let missing = !names.iter().any(|file| source_file::base_name(file) == name);
    let message = "catalog.toml is missing.";
    let mend = "Add the file. It says what the catalog is and who issues it.";
    missing.then(|| Fault::of_file(Code::MissingKey, name, message, mend))
}

/// Sorts faults by the order of the files, then by line and column.
pub(in crate::catalog) fn sort(faults: &mut [Fault], names: &[&str]) {
    let names: Vec<String> = names.iter().map(|name| visible(name)).collect();
    let order = |fault: &Fault| names.iter().position(|name| *name == fault.file);
    faults.sort_by_cached_key(|fault| (order(fault), fault.line, fault.column, fault.code));
}

#[cfg(test)]
mod tests;
