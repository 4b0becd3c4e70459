//! TOML files in, a catalog and every fault out.

use super::assemble::{Assembly, join};
use super::draft::Parts;
use super::references::{self, Declared, references};
use super::{Catalog, PartialDate, read_file, rules_age, rules_pinned, rules_prose};
use crate::faults::{Code, Document, Fault, Severity, visible};
use toml::de::DeTable;

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

impl Audience {
    pub(super) const fn unknown_keys(self) -> Severity {
        match self {
            Audience::Shipped => Severity::Error,
            Audience::Local => Severity::Warning,
        }
    }
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
    for file in files {
        match Document::decode(&file.name, &file.bytes, audience.unknown_keys()) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(*fault),
        }
    }
    let tables: Vec<_> = documents.iter().map(Document::parse).collect();
    let read = documents.iter().zip(&tables);
    let parts: Vec<Parts> =
        read.map(|(document, table)| read_file::read(document, table, audience)).collect();
    check(&base, &documents, &tables, &parts, today);
    let bare = base.entries.is_empty() && parts.iter().all(Parts::is_bare);
    drop(tables);
    let mut assembly = Assembly::over(&base, audience);
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
    faults.extend(of_all(&names, audience, bare && faults.is_empty()));
    sort(&mut faults, &names);
    let all = catalog.entries.make_mut();
    all.extend(entries);
    all.sort_by_key(|entry| entry.kind);
    Loaded { catalog, faults }
}

/// Checks what needs all files.
fn check(
    base: &Catalog,
    documents: &[Document<'_>],
    tables: &[DeTable<'_>],
    parts: &[Parts],
    today: Option<&PartialDate>,
) {
    let mut declared = Declared::below(base);
    let mut numbers = rules_prose::Known::default();
    for ((document, table), parts) in documents.iter().zip(tables).zip(parts) {
        declared.learn(parts, document);
        numbers.learn(table);
    }
    let read = || documents.iter().zip(tables).zip(parts).enumerate();
    for (file, ((document, table), parts)) in read() {
        declared.check_ids(file, parts, document);
        for reference in references(parts).filter(|named| !declared.has(named.to, &named.id)) {
            references::report(document, reference, &declared);
        }
        rules_prose::check(document, table, &numbers);
        today.iter().for_each(|today| rules_age::check(document, table, today));
    }
    let mut callable = rules_pinned::Callable::new();
    read().for_each(|(_, ((document, _), parts))| {
        rules_pinned::learn(parts, document, &mut callable);
    });
    read().for_each(|(_, ((document, _), parts))| rules_pinned::check(parts, document, &callable));
}

/// The faults of a catalog as a whole.
pub(super) fn of_all(names: &[&str], audience: Audience, is_empty: bool) -> Option<Fault> {
    if is_empty {
        return Some(empty(names));
    }
    (audience == Audience::Shipped).then(|| without_manifest(names)).flatten()
}

fn empty(names: &[&str]) -> Fault {
    let name = names.first().copied().unwrap_or("catalog");
    Fault::of_file(
        Code::EmptyCatalog,
        name,
        "No file has an entry.",
        "Add one, such as a [[training]], or copy one from another catalog.",
    )
}

fn without_manifest(names: &[&str]) -> Option<Fault> {
    let name = read_file::MANIFEST;
    let missing = !names.iter().any(|file| read_file::base_name(file) == name);
    let message = "The catalog has no file catalog.toml.";
    let mend = "Add it; it says what the catalog is and who issues it.";
    missing.then(|| Fault::of_file(Code::MissingKey, name, message, mend))
}

/// Sorts by the order of the files, then by place.
pub(super) fn sort(faults: &mut [Fault], names: &[&str]) {
    let names: Vec<String> = names.iter().map(|name| visible(name)).collect();
    let order = |fault: &Fault| names.iter().position(|name| *name == fault.file);
    faults.sort_by_cached_key(|fault| (order(fault), fault.line, fault.column, fault.code));
}

#[cfg(test)]
mod tests;
