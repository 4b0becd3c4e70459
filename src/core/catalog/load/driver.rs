//! Loads TOML files into a catalog and a list of every fault.

use super::builder::{Assembly, join};
use crate::catalog::model::source_file;
use crate::catalog::parse::draft::FileDrafts;
use crate::catalog::parse::file;
use crate::catalog::validate::references::{self, Declared, references};
use crate::catalog::validate::{age, own_links, pinned, prose};
use crate::catalog::{Catalog, LoadOptions, SourceFile, Strictness};
use crate::faults::{Code, Document, Fault, Severity, visible};
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

/// Loads a catalog from files, in their order.
///
/// An entry with an error is left out and all others are kept. A number or
/// e-mail address that must not be used is checked like any other and then
/// withheld: no loaded catalog holds it.
pub fn load(files: &[SourceFile], options: LoadOptions<'_>) -> Loaded {
    let base = options.base.cloned().unwrap_or_default();
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
    check(&base, &documents, &tables, &parts, options);
    let bare = base.entries.is_empty() && parts.iter().all(FileDrafts::is_bare);
    drop(tables);
    let mut assembly = Assembly::new(options);
    parts.iter().zip(&documents).for_each(|(parts, document)| assembly.learn(parts, document));
    let mut catalog = base;
    let mut entries = Vec::new();
    for (parts, document) in parts.into_iter().zip(documents) {
        let taken = assembly.take(parts, &document);
        join(&mut catalog, taken.part);
        entries.extend(taken.entries);
        faults.extend(document.into_faults());
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    faults.extend(of_all(&names, options.strictness, bare && faults.is_empty()));
    sort(&mut faults, &names);
    let all = catalog.entries.make_mut();
    all.extend(entries);
    all.sort_by_key(|entry| entry.kind);
    Loaded { catalog, faults }
}

/// Checks the rules that need all files: ids, references, numbers in prose, pins.
fn check(
    base: &Catalog,
    documents: &[Document<'_>],
    tables: &[DeTable<'_>],
    parts: &[FileDrafts],
    options: LoadOptions<'_>,
) {
    let mut declared = Declared::below(base);
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
        declared.check_ids(file, parts, document);
        for reference in references(parts).filter(|named| !declared.has(named.to, &named.id)) {
            references::report(document, reference, &declared);
        }
        prose::check(document, table, &numbers);
        options.today.iter().for_each(|today| age::check(document, table, today));
        if is_shipped {
            own_links::check(document, table, &hosts);
        }
    }
    let mut callable = pinned::Callable::new();
    read().for_each(|(_, ((document, _), parts))| {
        pinned::learn(parts, document, &mut callable);
    });
    read().for_each(|(_, ((document, _), parts))| pinned::check(parts, document, &callable));
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
