use super::*;
use crate::catalog::EntryPosition;
use crate::embedded;
use crate::search::{Index, Request, Searcher};
use crate::shelf::{Block, DownloadRequest, Downloader, Fetcher, Limits, Policy, SavedDocument};
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// A shelf in a directory of its own.
fn shelf(home: &TempDir) -> Shelf {
    Shelf::new(home.path().join("shelf"))
}

/// Saves a text file as the copy of an entry, with `text` as the words of page 12.
fn save(shelf: &Shelf, id: &str, text: &str) -> SavedDocument {
    let home = tempdir().unwrap();
    let file = home.path().join("document.txt");
    fs::write(&file, text).unwrap();
    let wanted = DownloadRequest {
        id: id.to_owned(),
        title: id.to_owned(),
        url: "https://example.org/".to_owned(),
        promised: None,
    };
    let fetcher = Fetcher::new(&Policy::default());
    let (limits, now) = (Limits::default(), "2026-01-01T00:00:00Z".to_owned());
    let saver = Downloader { shelf, fetcher: &fetcher, limits, now };
    let copy = saver.import(&file, &wanted, &mut |_| true).unwrap().copy().clone();
    let blocks = vec![Block { text: text.to_owned(), ..Block::default() }];
    shelf.save_text(&copy, &[TextPage { page: 12, blocks, ..TextPage::default() }]).unwrap();
    copy
}

/// The ids of the built-in entries whose copies have these words.
fn found(shelf: &Shelf, line: &str) -> Vec<String> {
    let catalog = embedded::catalog();
    let words = read(shelf).map(|words| Arc::new(words.of_catalog(&catalog)));
    let request = Request { shelf: words, ..Request::all(line) };
    let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
    let by_copy = outcome.hits.iter().filter(|hit| hit.page.is_some());
    by_copy.map(|hit| catalog.entries.get(hit.entry).unwrap().id.clone()).collect()
}

/// Two ids of the built-in catalog.
fn ids() -> [String; 2] {
    let catalog = embedded::catalog();
    [3, 8].map(|index| catalog.entries.get(EntryPosition::new(index)).unwrap().id.clone())
}

fn stamp(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn the_words_follow_what_is_saved_and_removed() {
    let home = tempdir().unwrap();
    let (shelf, [first, second]) = (shelf(&home), ids());
    assert_eq!(found(&shelf, "zebra ledger"), Vec::<String>::new());
    assert!(!shelf.directory().exists(), "nothing is made where nothing is saved");

    save(&shelf, &first, "A zebra in the ledger.");
    assert_eq!(found(&shelf, "zebra ledger"), [first.as_str()]);
    let before = stamp(&shelf.words_file());
    assert_eq!(found(&shelf, "zebra ledger"), [first.as_str()]);
    assert_eq!(stamp(&shelf.words_file()), before);

    save(&shelf, &second, "Another zebra, another ledger.");
    let mut both = found(&shelf, "zebra ledger");
    both.sort();
    let mut all = vec![first.clone(), second.clone()];
    all.sort();
    assert_eq!(both, all);

    // Another version of the first.
    save(&shelf, &first, "A giraffe in the ledger.");
    assert_eq!(found(&shelf, "zebra ledger"), [second.as_str()]);
    assert_eq!(found(&shelf, "giraffe"), [first.as_str()]);

    shelf.remove(&second).unwrap();
    bring_up_to_date(&shelf);
    let bytes = stamp(&shelf.words_file());
    assert!(!bytes.windows(second.len()).any(|window| window == second.as_bytes()), "forgotten");
    shelf.remove(&first).unwrap();
    bring_up_to_date(&shelf);
    assert!(!shelf.words_file().exists());
}

#[test]
fn a_damaged_file_is_made_anew() {
    let home = tempdir().unwrap();
    let (shelf, [first, _]) = (shelf(&home), ids());
    save(&shelf, &first, "A zebra in the ledger.");
    assert_eq!(found(&shelf, "zebra"), [first.as_str()]);
    let sound = stamp(&shelf.words_file());
    for spoil in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.iter_mut().rev().take(40).for_each(|byte| *byte ^= 1),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| bytes.splice(.., *b"something else").for_each(drop),
    ] {
        let mut bytes = sound.clone();
        spoil(&mut bytes);
        fs::write(shelf.words_file(), &bytes).unwrap();
        assert_eq!(found(&shelf, "zebra"), [first.as_str()]);
        assert_eq!(stamp(&shelf.words_file()), sound);
    }
}

#[test]
fn other_copies_do_not_take_the_file_for_their_own() {
    let home = tempdir().unwrap();
    let (shelf, [first, second]) = (shelf(&home), ids());
    save(&shelf, &first, "A zebra in the ledger.");
    bring_up_to_date(&shelf);
    // Sweeps what nobody names.
    save(&shelf, &second, "A giraffe.");
    assert!(shelf.words_file().exists());
    assert_eq!(shelf.copies().unwrap().0.len(), 2);
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_the_file_and_without_it_the_search_goes_on() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempdir().unwrap();
    let (shelf, [first, _]) = (shelf(&home), ids());
    save(&shelf, &first, "A zebra in the ledger.");
    assert_eq!(found(&shelf, "zebra"), [first.as_str()]);
    let mode = fs::metadata(shelf.words_file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A folder with files in the place of the index cannot be replaced.
    fs::remove_file(shelf.words_file()).unwrap();
    fs::create_dir_all(shelf.words_file().join("inside")).unwrap();
    assert_eq!(found(&shelf, "zebra"), [first]);
}

#[test]
fn a_file_that_is_cut_short_while_it_is_searched_ends_nothing() {
    let home = tempdir().unwrap();
    let (shelf, [first, _]) = (shelf(&home), ids());
    save(&shelf, &first, "The zebra ledger.");
    let (catalog, words) = (embedded::catalog(), read(&shelf).unwrap());
    let file = fs::File::options().write(true).open(shelf.words_file()).unwrap();
    file.set_len(100).unwrap();
    let request = Request {
        shelf: Some(Arc::new(words.of_catalog(&catalog))),
        ..Request::all("zebra ledger")
    };
    let outcome = Searcher::default().search(&Index::build(&catalog), &catalog, &request);
    assert_eq!(outcome.hits.iter().filter(|hit| hit.page.is_some()).count(), 1);
    assert_eq!(found(&shelf, "zebra ledger"), [first], "it is made anew");
}
