//! Loads a catalog file by file, so that a large one is never in memory whole.
//!
//! The result is that of [`crate::catalog::load()`]. Each file is checked against the files
//! before it. At the end, the files whose faults a later file may have changed are read a
//! second time; a catalog without errors has none.

use super::builder::{Assembly, ValidItems, join};
use super::driver::{of_all, sort};
use super::stack::layer_of;
use crate::catalog::model::source_file;
use crate::catalog::parse::draft::{FileDrafts, Target};
use crate::catalog::parse::file;
use crate::catalog::validate::pinned::Callable;
use crate::catalog::validate::references::{self, Declared, references};
use crate::catalog::validate::{age, pinned, prose, reachable};
use crate::catalog::{Catalog, Entry, LoadOptions, Loaded, Manifest, SourceFile};
use crate::faults::{Document, Fault};
use std::collections::HashSet;
use toml::de::DeTable;

/// The source of a large catalog's files and the receiver of its entries.
pub trait Stream {
    /// The error that stops the loading.
    type Error;

    /// Reads the file at this index of the names. It may be called several times for one file
    /// and must return the same bytes each time. `None`: the file cannot be read.
    ///
    /// # Errors
    /// Any error stops the loading.
    fn read(&mut self, file: usize) -> Result<Option<SourceFile>, Self::Error>;

    /// Takes the entries of the file at this index, in the order of their kinds. They replace
    /// the entries that were given for this file before.
    ///
    /// # Errors
    /// Any error stops the loading.
    fn take(&mut self, file: usize, entries: Vec<Entry>) -> Result<(), Self::Error>;
}

/// Loads the files with these names as [`crate::catalog::load()`] does, but without a base. The
/// returned catalog has no entries: the stream took them.
///
/// # Errors
/// Those of the stream.
pub fn load_stream<S: Stream>(
    names: &[String],
    options: LoadOptions<'_>,
    stream: &mut S,
) -> Result<Loaded, S::Error> {
    let mut loading = Loading::new(names, options, stream);
    let apart: Vec<usize> = (0..names.len()).filter(|file| is_apart(&names[*file])).collect();
    for &file in &apart {
        loading.prepare(file)?;
    }
    for file in 0..names.len() {
        loading.first(file)?;
    }
    let mut doubtful = loading.doubtful();
    if loading.stale || doubtful.iter().any(|file| apart.contains(file)) {
        loading.read_again(&apart)?;
    }
    if loading.stale {
        doubtful = (0..names.len()).collect();
    }
    for file in doubtful {
        loading.again(file)?;
    }
    Ok(loading.finish())
}

/// Returns true for a file that entries of any file may need: the manifest, whose pages they
/// cite, and the file of the hotlines' numbers.
fn is_apart(name: &str) -> bool {
    [source_file::MANIFEST, source_file::HOTLINES].contains(&source_file::base_name(name))
}

/// The state of a load.
struct Loading<'s, S> {
    names: &'s [String],
    options: LoadOptions<'s>,
    stream: &'s mut S,
    declared: Declared,
    numbers: prose::KnownNumbers,
    assembly: Assembly<'s>,
    callable: Callable,
    judged: Vec<Option<Judged>>,
    /// The id of the catalog, which each entry gets.
    layer: String,
    /// The ids of entries whose numbers stand apart.
    with_lines: HashSet<String>,
    /// True if a file changed data that earlier files were checked against: all are read again.
    stale: bool,
}

/// The result of checking one file.
#[derive(Default)]
struct Judged {
    faults: Vec<Fault>,
    /// The catalog in it, without entries.
    part: Catalog,
    is_bare: bool,
    /// References to ids that were not known yet.
    pending: Vec<(Target, String)>,
    /// True if it pins an entry for which no number to call is known yet.
    pins_bare: bool,
    callable: Callable,
}

impl<'s, S: Stream> Loading<'s, S> {
    fn new(names: &'s [String], options: LoadOptions<'s>, stream: &'s mut S) -> Self {
        Self {
            names,
            options,
            stream,
            declared: Declared::default(),
            numbers: options.known_numbers(),
            assembly: Assembly::new(options),
            callable: Callable::new(),
            judged: Vec::new(),
            layer: layer_of(&Manifest::default(), options),
            with_lines: HashSet::new(),
            stale: false,
        }
    }

    /// Reads the origins, lines and numbers of a file that all others may need.
    fn prepare(&mut self, file: usize) -> Result<(), S::Error> {
        let Some(source) = self.stream.read(file)? else { return Ok(()) };
        let decoded =
            Document::decode(&source.name, &source.bytes, self.options.strictness.unknown_keys());
        let Ok(document) = decoded else { return Ok(()) };
        let table = document.parse();
        let parts = file::read(&document, &table, self.options.strictness);
        self.numbers.learn(&table);
        self.assembly.learn(&parts, &document);
        reachable::learn(&parts, &document, &mut self.with_lines);
        if let Some(manifest) = &parts.manifest {
            self.layer = layer_of(manifest, self.options);
        }
        Ok(())
    }

    /// Checks a file against the files before it.
    fn first(&mut self, file: usize) -> Result<(), S::Error> {
        let Some(source) = self.stream.read(file)? else {
            self.declared.skip(&self.names[file]);
            self.judged.push(None);
            return Ok(());
        };
        let document = match Document::decode(
            &source.name,
            &source.bytes,
            self.options.strictness.unknown_keys(),
        ) {
            Ok(document) => document,
            Err(fault) => {
                self.declared.skip(&self.names[file]);
                let faults = vec![*fault];
                self.judged.push(Some(Judged { faults, is_bare: true, ..Judged::default() }));
                return Ok(());
            }
        };
        let table = document.parse();
        let parts = file::read(&document, &table, self.options.strictness);
        self.declared.learn(&parts, &document);
        self.stale |= self.numbers.learn(&table);
        let sound = Sound::of(&parts, &document);
        let pending = self.check(file, &document, &table, &parts, false);
        self.stale |= sound != Sound::of(&parts, &document);
        drop(table);
        let mut callable = Callable::new();
        pinned::learn(&parts, &document, &mut callable);
        let pins_bare = pinned::bare(&parts, &document, &callable).next().is_some();
        let is_bare = parts.is_bare();
        let ValidItems { part, entries, .. } = self.assembly.take(parts, &document);
        let faults = document.into_faults();
        let judged = Judged { faults, part, is_bare, pending, pins_bare, callable };
        self.judged.push(Some(judged));
        self.take(file, entries)
    }

    /// Checks a file again, against all files.
    fn again(&mut self, file: usize) -> Result<(), S::Error> {
        let Some(source) = self.stream.read(file)? else { return Ok(()) };
        let decoded =
            Document::decode(&source.name, &source.bytes, self.options.strictness.unknown_keys());
        let Ok(document) = decoded else { return Ok(()) };
        let table = document.parse();
        let parts = file::read(&document, &table, self.options.strictness);
        self.check(file, &document, &table, &parts, true);
        drop(table);
        pinned::check(&parts, &document, &self.callable);
        let ValidItems { part, entries, .. } = self.assembly.take(parts, &document);
        if let Some(Some(judged)) = self.judged.get_mut(file) {
            judged.part = part;
            judged.faults = document.into_faults();
        }
        self.take(file, entries)
    }

    fn take(&mut self, file: usize, mut entries: Vec<Entry>) -> Result<(), S::Error> {
        entries.iter_mut().for_each(|entry| entry.layer.clone_from(&self.layer));
        self.stream.take(file, entries)
    }

    /// Reports faults of ids, references and texts. Until all files are known, references to
    /// unknown ids are returned and not reported.
    fn check(
        &self,
        file: usize,
        document: &Document<'_>,
        table: &DeTable<'_>,
        parts: &FileDrafts,
        knows_all: bool,
    ) -> Vec<(Target, String)> {
        self.declared.check_ids(file, parts, document, None);
        let mut pending = Vec::new();
        for named in references(parts).filter(|named| !self.declared.has(named.to, &named.id)) {
            if knows_all {
                references::report(document, named, &self.declared);
            } else {
                pending.push((named.to, named.id.clone()));
            }
        }
        reachable::check(parts, document, &self.with_lines);
        prose::check(document, table, &self.numbers);
        self.options.today.iter().for_each(|today| age::check(document, table, today));
        pending
    }

    /// Returns the indexes of the files whose faults a later file may have changed.
    fn doubtful(&mut self) -> Vec<usize> {
        let judged = self.judged.iter().flatten();
        self.callable = judged.flat_map(|judged| judged.callable.iter().cloned()).collect();
        let dangles = |(to, id): &(Target, String)| !self.declared.has(*to, id);
        let is_doubtful = |judged: &Judged| judged.pins_bare || judged.pending.iter().any(dangles);
        let all = self.judged.iter().enumerate();
        all.filter(|(_, judged)| judged.as_ref().is_some_and(is_doubtful))
            .map(|(at, _)| at)
            .collect()
    }

    /// Reads the files that all others may need once more, now that all ids are known.
    fn read_again(&mut self, apart: &[usize]) -> Result<(), S::Error> {
        let mut assembly = Assembly::new(self.options);
        for &file in apart {
            let Some(source) = self.stream.read(file)? else { continue };
            let decoded = Document::decode(
                &source.name,
                &source.bytes,
                self.options.strictness.unknown_keys(),
            );
            let Ok(document) = decoded else { continue };
            let table = document.parse();
            let parts = file::read(&document, &table, self.options.strictness);
            let sound = Sound::of(&parts, &document);
            self.check(file, &document, &table, &parts, true);
            self.stale |= sound != Sound::of(&parts, &document);
            assembly.learn(&parts, &document);
            if let Some(Some(judged)) = self.judged.get_mut(file) {
                judged.callable.clear();
                pinned::learn(&parts, &document, &mut judged.callable);
            }
        }
        self.assembly = assembly;
        let judged = self.judged.iter().flatten();
        self.callable = judged.flat_map(|judged| judged.callable.iter().cloned()).collect();
        Ok(())
    }

    fn finish(self) -> Loaded {
        let readable = self.names.iter().zip(&self.judged).filter(|(_, judged)| judged.is_some());
        let names: Vec<&str> = readable.map(|(name, _)| name.as_str()).collect();
        let is_bare = self.judged.iter().flatten().all(|judged| judged.is_bare);
        let mut loaded = Loaded::default();
        for judged in self.judged.into_iter().flatten() {
            join(&mut loaded.catalog, judged.part);
            loaded.faults.extend(judged.faults);
        }
        let is_empty = is_bare && loaded.faults.is_empty();
        loaded.faults.extend(of_all(&names, self.options.strictness, is_empty));
        sort(&mut loaded.faults, &names);
        loaded
    }
}

/// Flags for the origins and lines of a file, in order: true if a draft has no error.
#[derive(PartialEq, Eq)]
struct Sound {
    origins: Vec<bool>,
    lines: Vec<bool>,
}

impl Sound {
    fn of(parts: &FileDrafts, document: &Document<'_>) -> Self {
        let origins = parts.origins.iter().map(|draft| draft.is_sound(document)).collect();
        let lines = parts.lines.iter().map(|draft| draft.is_sound(document)).collect();
        Self { origins, lines }
    }
}

#[cfg(test)]
mod tests;
