//! Tasks as they are really done, in a directory of their own.

use super::*;
use squadroom::effects::{Clipboard, EffectRunner};
use squadroom::shelf::{DownloadRequest, Downloader, Fetcher, Limits, Policy, Shelf};

/// What comes of a task.
fn done(outside: &mut EffectRunner, task: ShelfTask) -> ShelfOutcome {
    outside.run(Effect::Shelf(task));
    loop {
        match outside.finished() {
            Some(Action::Shelf(outcome)) => return outcome,
            // The words of copies are read beside.
            Some(_) => {}
            None => std::thread::yield_now(),
        }
    }
}

/// A shelf with the copy of a web page.
fn shelf_with_page(home: &std::path::Path) -> Shelf {
    let page = home.join("page.html");
    std::fs::write(&page, "<!doctype html><p>Words").unwrap();
    let (shelf, fetcher) = (Shelf::new(home.join("shelf")), Fetcher::new(&Policy::default()));
    let limits = Limits { spare: 0, ..Limits::default() };
    let saver =
        Downloader { shelf: &shelf, fetcher: &fetcher, limits, now: "2026-11-24".to_owned() };
    let (id, title) = ("massage-guide".to_owned(), "Guide".to_owned());
    let wanted =
        DownloadRequest { id, title, url: "https://example.org/".to_owned(), promised: None };
    saver.import(&page, &wanted, &mut |_| true).unwrap();
    shelf
}

#[test]
fn copies_are_read_bookmarked_preferred_and_removed() {
    let home = tempfile::tempdir().unwrap();
    let shelf = shelf_with_page(home.path());
    let mut outside = EffectRunner::new(None, Clipboard::new(true));
    assert!(!outside.is_busy());
    outside = outside.with_shelf(shelf.clone(), Limits::default());
    let ShelfOutcome::CopiesRead(copies, faults) = done(&mut outside, ShelfTask::ReadCopies) else {
        panic!()
    };
    assert_eq!((copies.len(), faults.len()), (1, 0));
    let copy = Box::new(copies[0].clone());
    shelf.save_text(&copy, &pages()).unwrap();
    let at = Bookmark { block: 2, byte: 0 };
    let kept = done(&mut outside, ShelfTask::KeepBookmark(copy.clone(), at));
    assert_eq!(kept, ShelfOutcome::BookmarkKept);
    let file = copy.file.clone();
    let read = TextRead { file, pages: Ok(pages()), bookmark: Some(at) };
    assert_eq!(done(&mut outside, ShelfTask::ReadText(copy)), ShelfOutcome::TextRead(read));
    let chosen = done(&mut outside, ShelfTask::Prefer("massage-guide".to_owned(), Some(true)));
    assert_eq!(chosen, ShelfOutcome::CopyAmended(Box::new(shelf.copy("massage-guide").unwrap())));
    assert_eq!(shelf.copy("massage-guide").unwrap().preferred, Some(true));
    let removed = done(&mut outside, ShelfTask::Remove("massage-guide".to_owned()));
    assert!(matches!(removed, ShelfOutcome::CopyRemoved(_, 1..)), "{removed:?}");
    let left = std::fs::read_dir(shelf.directory()).unwrap().flatten();
    let names: Vec<_> = left.map(|item| item.file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.starts_with("massage")), "{names:?}");
}

#[test]
fn a_copy_that_was_changed_is_not_opened() {
    let home = tempfile::tempdir().unwrap();
    let shelf = shelf_with_page(home.path());
    let copy = shelf.copy("massage-guide").unwrap();
    std::fs::write(shelf.file(&copy), "other").unwrap();
    let mut outside = EffectRunner::new(None, Clipboard::new(true));
    outside = outside.with_shelf(shelf, Limits::default());
    let task = ShelfTask::Open { copy: Box::new(copy), link: None };
    let outcome = done(&mut outside, task);
    let is_damaged = matches!(&outcome, ShelfOutcome::CopyNotOpened { is_damaged: true, .. });
    assert!(is_damaged, "{outcome:?}");
}

#[test]
fn where_there_is_no_place_for_data_saving_says_so() {
    let mut finder = finder(80, 24);
    let asked = press(&mut finder, "<F6>");
    let [Effect::Shelf(task)] = &asked[..] else { panic!("{asked:?}") };
    let mut outside = EffectRunner::new(None, Clipboard::new(true));
    let outcome = done(&mut outside, task.clone());
    tell(&mut finder, outcome);
    assert!(draw(&finder).text.contains("this system has no folder for data"));
    assert!(!outside.is_busy() && finder.model.holdings.saves.current().is_none());
}
