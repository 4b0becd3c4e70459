//! The changes of the catalogs since the reader looked last.
//!
//! One file has a mark for each entry as it was, and the changes that were noticed since.

use crate::app::NumberChange;
pub use crate::app::{CatalogChange, ChangeKind};
use crate::catalog::{Catalog, Entry, PartialDate};
use crate::disk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// The file in the data directory.
const FILE: &str = "catalog-news.json";

/// The file with the changed numbers alone, which every start can read.
const NUMBERS: &str = "number-changes.json";

/// Days for which a changed number is shown beside the new one.
const DAYS: i64 = 30;

/// Bytes of the file at most; 250,000 entries take some 40 MB.
const LARGEST: u64 = 128 * 1024 * 1024;

/// Changes that are kept.
const MOST_CHANGES: usize = 5000;

/// The state of the catalogs when they were compared last, and the changes until then.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CatalogNews {
    /// The day since when changes are noticed.
    pub since: Option<PartialDate>,
    /// The changes, oldest first.
    pub changes: Vec<CatalogChange>,
    /// Those of them, from the first, that the reader has seen.
    #[serde(default)]
    seen: usize,
    marks: BTreeMap<String, EntryMark>,
}

/// An entry as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct EntryMark {
    title: String,
    catalog: String,
    hash: u64,
    numbers: Vec<String>,
}

/// Returns the numbers that changed lately, newest first. They are beside the point of a start:
/// if the file can't be read, there are none.
pub fn number_changes(data: &Path, today: Option<&PartialDate>) -> Vec<NumberChange> {
    let bytes = disk::read_own(&data.join(NUMBERS), LARGEST).unwrap_or_default();
    let changes: Vec<CatalogChange> = serde_json::from_slice(&bytes).unwrap_or_default();
    let first = today.and_then(|today| today.days_before(DAYS));
    let is_recent = |change: &CatalogChange| match (&change.date, &first) {
        (Some(date), Some(first)) => date >= first,
        _ => false,
    };
    let own = |change: CatalogChange| NumberChange {
        id: change.id,
        day: change.date,
        before: change.numbers_before,
        now: change.numbers_now,
    };
    changes.into_iter().rev().filter(is_recent).map(own).collect()
}

/// Returns the files with the changes that are in a data directory.
pub fn files_in(data: &Path) -> Vec<PathBuf> {
    let files = [FILE, NUMBERS].map(|name| data.join(name));
    files.into_iter().filter(|path| path.symlink_metadata().is_ok()).collect()
}

/// Erases the changes, and what the catalogs were.
///
/// # Errors
/// The system does not let a file be deleted.
pub fn erase(data: &Path) -> io::Result<()> {
    files_in(data).iter().try_for_each(|path| disk::remove(path).map(drop))
}

impl CatalogNews {
    /// Compares the catalogs with what they were, notes the changes of that day in the data
    /// directory, and returns all. The first time there is nothing to compare with.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn update(data: &Path, catalog: &Catalog, today: Option<&PartialDate>) -> io::Result<Self> {
        let path = data.join(FILE);
        let known = Self::read(&path)?;
        let marks = marks(catalog);
        let news = match known {
            None => Self { since: today.cloned(), marks, ..Self::default() },
            Some(known) if known.marks == marks => return Ok(known),
            Some(mut known) => {
                known.changes.extend(changes(&known.marks, &marks, today));
                let old = known.changes.len().saturating_sub(MOST_CHANGES);
                known.changes.drain(..old);
                known.seen = known.seen.saturating_sub(old);
                Self { marks, ..known }
            }
        };
        news.save(data)?;
        Ok(news)
    }

    /// Returns whether the catalogs were compared before.
    pub fn is_there(data: &Path) -> bool {
        data.join(FILE).exists()
    }

    /// Notes that the reader has seen all changes. Returns how many were not seen before.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn see(&mut self, data: &Path) -> io::Result<usize> {
        let unseen = self.unseen();
        self.seen = self.changes.len();
        if unseen > 0 {
            self.save(data)?;
        }
        Ok(unseen)
    }

    /// Returns how many changes the reader has not seen, the newest ones.
    pub fn unseen(&self) -> usize {
        self.changes.len().saturating_sub(self.seen)
    }

    fn save(&self, data: &Path) -> io::Result<()> {
        disk::make_private(data)?;
        let numbers: Vec<&CatalogChange> =
            self.changes.iter().filter(|change| change.has_numbers()).collect();
        let numbers = serde_json::to_vec(&numbers).map_err(io::Error::other)?;
        disk::replace(&data.join(NUMBERS), &numbers)?;
        let whole = serde_json::to_vec(self).map_err(io::Error::other)?;
        disk::replace(&data.join(FILE), &whole)
    }

    /// A file that is not readable as such counts as none: it is made again.
    fn read(path: &Path) -> io::Result<Option<Self>> {
        match disk::read_own(path, LARGEST) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns the changes since a day, newest first; without a day all.
    pub fn since(&self, day: Option<&PartialDate>) -> Vec<&CatalogChange> {
        let is_since = |change: &&CatalogChange| match (&change.date, day) {
            (Some(date), Some(day)) => date >= day,
            _ => true,
        };
        self.changes.iter().rev().filter(is_since).collect()
    }
}

fn marks(catalog: &Catalog) -> BTreeMap<String, EntryMark> {
    let mark = |entry: &Entry| EntryMark {
        title: entry.title.clone(),
        catalog: entry.layer.clone(),
        hash: xxh3_64(&serde_json::to_vec(entry).unwrap_or_default()),
        numbers: entry
            .lines
            .iter()
            .filter_map(|line| Some(line.offered_number()?.to_string()))
            .collect(),
    };
    catalog.entries.iter().map(|entry| (entry.id.clone(), mark(&entry))).collect()
}

fn changes<'a>(
    before: &'a BTreeMap<String, EntryMark>,
    now: &'a BTreeMap<String, EntryMark>,
    today: Option<&'a PartialDate>,
) -> impl Iterator<Item = CatalogChange> + 'a {
    let change = move |change, id: &str, mark: &EntryMark, numbers: [Vec<String>; 2]| {
        let [numbers_before, numbers_now] = numbers;
        let (date, id) = (today.cloned(), id.to_owned());
        let (title, catalog) = (mark.title.clone(), mark.catalog.clone());
        CatalogChange { date, change, id, title, catalog, numbers_before, numbers_now }
    };
    let gone = before.iter().filter(|(id, _)| !now.contains_key(*id));
    let gone = gone.map(move |(id, mark)| change(ChangeKind::Gone, id, mark, Default::default()));
    let rest = now.iter().filter_map(move |(id, mark)| match before.get(id) {
        None => Some(change(ChangeKind::New, id, mark, Default::default())),
        Some(old) if old.hash != mark.hash => {
            let without = |own: &[String], other: &[String]| {
                own.iter().filter(|number| !other.contains(number)).cloned().collect()
            };
            let numbers =
                [without(&old.numbers, &mark.numbers), without(&mark.numbers, &old.numbers)];
            Some(change(ChangeKind::Changed, id, mark, numbers))
        }
        Some(_) => None,
    });
    gone.chain(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{LoadOptions, SourceFile, load};

    const DESK: &str = "[[hotline]]\nid = \"desk\"\ntitle = \"Desk\"\n\n[[hotline.line]]\n\
        channel = \"voice\"\nnumber = \"1-212-555-0143\"\nnumber_again = \"1-212-555-0143\"\n\
        evidence = \"confirmed\"\n";

    fn catalog(text: &str) -> Catalog {
        let file = SourceFile { name: "hotlines.toml".into(), bytes: text.into() };
        load(&[file], LoadOptions::local()).catalog
    }

    #[test]
    fn what_is_new_changed_and_gone_is_noticed_once() {
        let home = tempfile::tempdir().unwrap();
        let day = |text: &str| PartialDate::parse(text).unwrap();
        let update = |text: &str, today: &str| {
            CatalogNews::update(home.path(), &catalog(text), Some(&day(today))).unwrap()
        };
        let site = "[[site]]\nid = \"one\"\ntitle = \"One\"\nurl = \"https://example.org/\"\n";
        let first = update(&format!("{DESK}{site}"), "2026-11-01");
        assert_eq!((first.changes.len(), first.since.unwrap()), (0, day("2026-11-01")));
        let other = DESK.replace("0143", "0199");
        let new = site.replace("one", "two");
        let news = update(&format!("{other}{new}"), "2026-11-20");
        let told = news.since(None);
        let told: Vec<(ChangeKind, &str)> =
            told.iter().map(|one| (one.change, one.id.as_str())).collect();
        assert_eq!(
            told,
            [(ChangeKind::New, "two"), (ChangeKind::Changed, "desk"), (ChangeKind::Gone, "one")]
        );
        let desk = news.changes.iter().find(|change| change.id == "desk").unwrap();
        assert_eq!(desk.numbers_before, ["1-212-555-0143"]);
        assert_eq!(desk.numbers_now, ["1-212-555-0199"]);
        let recent = |today: &str| number_changes(home.path(), Some(&day(today)));
        let words = "was 1-212-555-0143, now 1-212-555-0199";
        assert_eq!(recent("2026-12-20")[0].in_words(), words);
        assert_eq!(recent("2026-12-21"), []);
        let again = update(&format!("{other}{new}"), "2026-11-30");
        assert_eq!(again, news);
        assert_eq!(again.since(Some(&day("2026-11-21"))).len(), 0);
        assert_eq!(again.since(Some(&day("2026-11-20"))).len(), 3);
    }

    #[test]
    fn a_damaged_file_is_made_again() {
        let home = tempfile::tempdir().unwrap();
        CatalogNews::update(home.path(), &catalog(DESK), None).unwrap();
        std::fs::write(home.path().join(FILE), "{").unwrap();
        let news = CatalogNews::update(home.path(), &catalog(DESK), None).unwrap();
        assert_eq!(news.changes, []);
    }
}
