//! The program's own search: what the bench builds, opens and asks. All that
//! it knows of its interface stands here.

use super::engines::Engine;
use super::files::Files;
use super::measure::{Built, building};
use squadroom::catalog::{Catalog, Entry, LoadOptions, SourceFile, Stream, load_stream};
use squadroom::search::{Index, Request, Searcher};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

/// How many hits a screen can show.
const LISTED: usize = 50;

struct Ours {
    catalog: Catalog,
    index: Index,
    searcher: Searcher,
}

pub fn build(files: &Files) -> Built {
    // A large catalog is read and indexed in one go, file by file.
    files.empty("squadroom");
    building(|| Index::build(&files.load())).0
}

/// Reads and checks the catalog and lets the entries go; how many there were.
pub fn read(files: &Files) -> usize {
    let mut names: Vec<String> = fs::read_dir(&files.catalog)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut reader = Reader { directory: &files.catalog, names: &names, entries: 0 };
    load_stream(&names, LoadOptions::local(), &mut reader).unwrap();
    reader.entries
}

struct Reader<'f> {
    directory: &'f Path,
    names: &'f [String],
    entries: usize,
}

impl Stream for Reader<'_> {
    type Error = Infallible;

    fn read(&mut self, file: usize) -> Result<Option<SourceFile>, Infallible> {
        let name = self.names[file].clone();
        let bytes = fs::read(self.directory.join(&name)).unwrap();
        Ok(Some(SourceFile { name, bytes }))
    }

    fn take(&mut self, _: usize, entries: Vec<Entry>) -> Result<(), Infallible> {
        self.entries += entries.len();
        Ok(())
    }
}

pub fn open(files: &Files) -> Box<dyn Engine> {
    let catalog = files.load();
    let index = Index::build(&catalog);
    Box::new(Ours { catalog, index, searcher: Searcher::default() })
}

impl Engine for Ours {
    fn keystroke(&mut self, typed: &str) -> usize {
        let request = Request { limit: LISTED, ..Request::all(typed) };
        self.searcher.search(&self.index, &self.catalog, &request).hits.len()
    }

    fn forget(&mut self) {
        self.searcher = Searcher::default();
    }
}
