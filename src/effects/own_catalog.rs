//! Adds entries to a person's own catalog.

use super::platform::files::read_catalog;
use crate::catalog::{
    BuiltIn, Catalog, EntryRequest, LoadOptions, NamedTerms, PartialDate, SourceFile, TomlPiece,
    json_schema, load, quoted, slug,
};
use crate::disk::{self, Lock};
use crate::faults::{Code, Fault, Severity, visible};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The file that says what a catalog is.
const MANIFEST: &str = "catalog.toml";

/// The file with the schema, beside the others.
const SCHEMA: &str = "squadroom.schema.json";

/// The file that is locked while something is added. It is empty.
const LOCK: &str = ".lock";

/// Times that an addition is checked again because another program added something.
const MOST_TRIES: usize = 20;

/// The first line of a file, which names the schema for editors.
const SCHEMA_LINE: &str = "#:schema ./squadroom.schema.json\n";

/// Returns the JSON schema of catalog files as text.
pub fn schema_text() -> String {
    let schema = json_schema().to_value();
    format!("{schema:#}\n")
}

/// A folder with a catalog, and the catalogs that it is laid over.
#[derive(Debug, Clone, Copy)]
pub struct OwnCatalog<'a> {
    /// The folder; it need not be there yet.
    pub folder: &'a Path,
    /// The catalogs below.
    pub base: &'a Catalog,
    /// The hotlines that keep their numbers.
    pub hotlines: &'a BuiltIn,
    /// The name of a catalog that is new.
    pub title: Option<&'a str>,
    /// The day, to date a catalog that is new.
    pub today: Option<&'a PartialDate>,
}

/// The outcome of adding something that was sound.
#[derive(Debug)]
pub struct AddedPieces {
    /// The files that changed.
    pub files: Vec<PathBuf>,
    /// The warnings of the new entries.
    pub warnings: Vec<Fault>,
}

/// The reason why nothing was added.
#[derive(Debug)]
pub enum AddError {
    /// The entries, or the files that they go to, have errors.
    Faulty(Vec<Fault>),
    /// A file could not be written.
    Unwritten(PathBuf, io::Error),
}

impl OwnCatalog<'_> {
    /// Checks pieces at the ends of the files and, if they have no error, writes them. Nothing
    /// is written otherwise, and nothing that is there is lost.
    ///
    /// # Errors
    /// The faults of the pieces, or why a file cannot be written.
    pub fn add(&self, pieces: &[TomlPiece]) -> Result<AddedPieces, AddError> {
        for _ in 0..MOST_TRIES {
            let before = self.files()?;
            let mut after = self.with_manifest(&before);
            pieces.iter().for_each(|piece| drop(self.append(&mut after, piece)));
            let warnings = self.checked(&before, &after)?;
            let changed: Vec<&SourceFile> =
                after.iter().filter(|file| !before.contains(file)).collect();
            let _lock = self.lock()?;
            // Another program may have added something meanwhile.
            if self.files()? != before {
                continue;
            }
            self.write(&before, &changed)?;
            // An editor does without it; the entries are there.
            let _ = self.write_schema();
            let files = changed.iter().map(|file| (&file.name).into()).collect();
            return Ok(AddedPieces { files, warnings });
        }
        Err(AddError::Unwritten(self.folder.to_path_buf(), in_use()))
    }

    /// Returns the warnings that files have and did not have before.
    fn checked(&self, before: &[SourceFile], after: &[SourceFile]) -> Result<Vec<Fault>, AddError> {
        let known = self.faults(before);
        let new = self.faults(after).into_iter().filter(|fault| !known.contains(fault));
        let (errors, warnings): (Vec<Fault>, Vec<Fault>) = new
            .partition(|fault| fault.severity == Severity::Error || fault.code == Code::UnknownKey);
        if errors.is_empty() { Ok(warnings) } else { Err(AddError::Faulty(errors)) }
    }

    /// Waits until no other program adds to this catalog, and keeps others from it meanwhile.
    fn lock(&self) -> Result<Lock, AddError> {
        let path = self.folder.join(LOCK);
        let file = fs::create_dir_all(self.folder).and_then(|()| disk::open_lock(&path));
        let file = file.map_err(|error| AddError::Unwritten(path.clone(), error))?;
        let waits = |tries| disk::waits("this catalog", tries);
        Lock::patiently(file, waits).ok_or_else(|| AddError::Unwritten(path, in_use()))
    }

    /// Adds a resource as it was typed. Returns its id, and the new terms in words, too.
    ///
    /// # Errors
    /// As [`OwnCatalog::add`].
    pub fn add_request(
        &self,
        request: &EntryRequest,
    ) -> Result<(String, AddedPieces, Vec<String>), AddError> {
        let stack = self.stack()?;
        let mut terms = NamedTerms::of(&stack);
        let entry = request.entry(&stack, &self.prefix(), &mut terms, self.today);
        let mut pieces: Vec<TomlPiece> = terms.to_toml().into_iter().collect();
        pieces.extend(entry.to_toml());
        let added = self.add(&pieces)?;
        Ok((entry.id, added, terms.in_words()))
    }

    /// Returns the first part of the ids of its entries: the name of its folder.
    pub fn prefix(&self) -> String {
        let name = self.folder.file_name().map(|name| slug(&name.to_string_lossy()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| "local".to_owned())
    }

    /// Returns the first error of each group of pieces, all of them checked together behind
    /// `head`.
    ///
    /// # Errors
    /// The head has an error, or a file cannot be read.
    pub fn faults_by_group(
        &self,
        head: &[TomlPiece],
        groups: &[Vec<TomlPiece>],
    ) -> Result<Vec<Option<String>>, AddError> {
        let before = self.files()?;
        let mut after = self.with_manifest(&before);
        head.iter().for_each(|piece| drop(self.append(&mut after, piece)));
        let lines: Vec<Vec<(String, Range<usize>)>> = groups
            .iter()
            .map(|pieces| pieces.iter().map(|piece| self.append(&mut after, piece)).collect())
            .collect();
        let known = self.faults(&before);
        let is_new = |fault: &Fault| fault.severity == Severity::Error && !known.contains(fault);
        let (mut told, mut others) = (vec![None; groups.len()], Vec::new());
        for fault in self.faults(&after).into_iter().filter(is_new) {
            let is_in = |(file, lines): &(String, Range<usize>)| {
                *file == fault.file && lines.contains(&fault.line)
            };
            match lines.iter().position(|group| group.iter().any(is_in)) {
                Some(at) => {
                    let why = format!("{} {}", fault.message, fault.mend);
                    told.iter_mut().skip(at).take(1).for_each(|own: &mut Option<String>| {
                        own.get_or_insert(why.clone());
                    });
                }
                None => others.push(fault),
            }
        }
        if others.is_empty() { Ok(told) } else { Err(AddError::Faulty(others)) }
    }

    /// Returns the stack with this catalog on top, as it is now.
    ///
    /// # Errors
    /// A file of it cannot be read.
    pub fn stack(&self) -> Result<Catalog, AddError> {
        let folder = self.folder.display().to_string();
        let options = LoadOptions::local().keeping(self.hotlines).in_folder(&folder);
        Ok(load(&self.files()?, options.over(self.base)).catalog)
    }

    fn with_manifest(&self, before: &[SourceFile]) -> Vec<SourceFile> {
        let mut files = before.to_vec();
        if !files.iter().any(|file| is_called(file, MANIFEST)) {
            files.push(self.file(MANIFEST, self.manifest()));
        }
        files
    }

    /// Puts a piece at the end of its file; returns the file and the lines of the piece.
    fn append(&self, files: &mut Vec<SourceFile>, piece: &TomlPiece) -> (String, Range<usize>) {
        let at = files.iter().position(|file| is_called(file, piece.file));
        let at = at.unwrap_or_else(|| {
            files.push(self.file(piece.file, String::new()));
            files.len() - 1
        });
        let Some(file) = files.get_mut(at) else { return Default::default() };
        if file.bytes.is_empty() {
            file.bytes.extend_from_slice(SCHEMA_LINE.as_bytes());
        }
        if !file.bytes.is_empty() && !file.bytes.ends_with(b"\n") {
            file.bytes.push(b'\n');
        }
        let line = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = line(&file.bytes);
        file.bytes.extend_from_slice(piece.text.as_bytes());
        (visible(&file.name), start..line(&file.bytes))
    }

    fn files(&self) -> Result<Vec<SourceFile>, AddError> {
        if !self.folder.exists() {
            return Ok(Vec::new());
        }
        let read = read_catalog(self.folder);
        let unread = read.faults.into_iter().filter(|fault| Path::new(&fault.file) != self.folder);
        let unread: Vec<Fault> = unread.collect();
        if unread.is_empty() { Ok(read.files) } else { Err(AddError::Faulty(unread)) }
    }

    fn faults(&self, files: &[SourceFile]) -> Vec<Fault> {
        let folder = self.folder.display().to_string();
        let options = LoadOptions::local().keeping(self.hotlines).in_folder(&folder);
        load(files, options.over(self.base).finding_similar()).faults
    }

    fn file(&self, name: &str, text: String) -> SourceFile {
        SourceFile { name: self.folder.join(name).display().to_string(), bytes: text.into_bytes() }
    }

    fn manifest(&self) -> String {
        let name = self.folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let id = Some(slug(&name)).filter(|id| !id.is_empty()).unwrap_or("own".to_owned());
        let title = self.title.map_or(name, str::to_owned);
        let issued = self.today.map(|day| format!("issued = {}\n", quoted(day.as_str())));
        format!(
            "{SCHEMA_LINE}\nid = {}\ntitle = {}\n{}",
            quoted(&id),
            quoted(&title),
            issued.unwrap_or_default()
        )
    }

    /// Writes the schema that the first line of each file names, if it is not there.
    fn write_schema(&self) -> io::Result<()> {
        let (path, text) = (self.folder.join(SCHEMA), schema_text());
        let is_there = fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes());
        if is_there { Ok(()) } else { disk::replace_shared(&path, text.as_bytes()) }
    }

    /// Writes files. Where one cannot be written, those before it are as they were.
    fn write(&self, before: &[SourceFile], changed: &[&SourceFile]) -> Result<(), AddError> {
        let unwritten = |path: &Path| {
            let path = path.to_path_buf();
            move |error| AddError::Unwritten(path, error)
        };
        fs::create_dir_all(self.folder).map_err(unwritten(self.folder))?;
        for (at, file) in changed.iter().enumerate() {
            let path = Path::new(&file.name);
            if let Err(error) = disk::replace_shared(path, &file.bytes) {
                for written in changed.iter().take(at) {
                    let former = before.iter().find(|file| file.name == written.name);
                    // The first error is the one to tell.
                    let _ = match former {
                        Some(former) => {
                            disk::replace_shared(Path::new(&former.name), &former.bytes)
                        }
                        None => disk::remove(Path::new(&written.name)).map(drop),
                    };
                }
                return Err(unwritten(path)(error));
            }
        }
        Ok(())
    }
}

fn in_use() -> io::Error {
    io::Error::other("another program is adding to this catalog. Try again")
}

fn is_called(file: &SourceFile, name: &str) -> bool {
    Path::new(&file.name).file_name().is_some_and(|own| own == name)
}
