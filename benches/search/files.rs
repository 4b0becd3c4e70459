//! Where the records, titles and indexes of one size lie.

use super::records;
use squadroom::catalog::Catalog;
use squadroom::effects;
use std::fs;
use std::path::PathBuf;

/// The files of one size.
pub struct Files {
    records: usize,
    /// The catalog as TOML.
    pub catalog: PathBuf,
    /// Its titles in catalog order, a line each.
    pub titles: PathBuf,
    /// Where engines keep what they build.
    pub indexes: PathBuf,
}

impl Files {
    pub fn of(records: usize) -> Self {
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("search-{records}"));
        Self {
            records,
            catalog: home.join("catalog"),
            titles: home.join("titles.txt"),
            indexes: home.join("indexes"),
        }
    }

    /// Writes the records and titles, unless they are there.
    pub fn make(&self, afresh: bool) {
        let home = self.titles.parent().unwrap();
        if afresh && home.exists() {
            fs::remove_dir_all(home).unwrap();
        }
        // The titles come last: where they are, the rest is whole.
        if self.titles.exists() {
            return;
        }
        for directory in [&self.catalog, &self.indexes] {
            fs::create_dir_all(directory).unwrap();
        }
        for (name, text) in records::files(self.records) {
            fs::write(self.catalog.join(name), text).unwrap();
        }
        let catalog = self.load();
        let titles: Vec<String> =
            catalog.entries.iter().map(|entry| entry.title.clone() + "\n").collect();
        fs::write(&self.titles, titles.concat()).unwrap();
    }

    /// The catalog, which has no fault.
    pub fn load(&self) -> Catalog {
        let folders = effects::catalog::CatalogFolders::only(&self.catalog);
        let opened = effects::catalog::open(&folders, Some(&self.cache()), &mut |_| true);
        assert!(opened.faults.is_empty(), "{:?}", opened.faults.first());
        opened.catalog
    }

    /// Where ours keeps its cache.
    pub fn cache(&self) -> PathBuf {
        self.indexes.join("squadroom")
    }

    /// An empty directory for the index of an engine.
    pub fn empty(&self, engine: &str) -> PathBuf {
        let directory = self.indexes.join(engine);
        if directory.exists() {
            fs::remove_dir_all(&directory).unwrap();
        }
        fs::create_dir_all(&directory).unwrap();
        directory
    }
}
