//! What stands only in saved copies, in the finder.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use squadroom::app::{Action, update};
use squadroom::search::{CopySource, ShelfWords, ShelfWordsWriter};
use squadroom::term::Finder;
use std::io::Cursor;
use std::sync::Arc;
use support::{draw, finder, press, selected};

const ID: &str = "massage-guide";

/// The words of a copy whose page 12 has this text.
fn words(id: &str, text: &str) -> ShelfWords {
    let mut writer = ShelfWordsWriter::new(Cursor::new(Vec::new())).unwrap();
    let source = CopySource { id: id.to_owned(), file: format!("{id}.text"), bytes: 1 };
    writer.add(source, [(11, "Nothing of note."), (12, text)]).unwrap();
    ShelfWords::open(Arc::new(writer.finish().unwrap().into_inner())).unwrap()
}

fn tell(finder: &mut Finder, words: Option<ShelfWords>) {
    let action = Action::ShelfWordsRead(words.map(Box::new));
    assert_eq!(action.changes(&finder.model), !finder.model.query.value().is_empty());
    assert_eq!(update(&mut finder.model, action), []);
}

/// The screen in one line.
fn shown(finder: &Finder) -> String {
    draw(finder).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_detail_names_the_page_and_shows_the_passage() {
    let mut finder = finder(120, 40);
    tell(&mut finder, Some(words(ID, "Officers photograph the zebra ledger and keep it.")));
    press(&mut finder, "\"photograph the zebra ledger\"");
    assert_eq!(finder.model.outcome.total, 1);
    let text = shown(&finder);
    assert!(text.contains("Only saved copies have every word"), "{text}");
    let rows: Vec<String> = draw(&finder).text.lines().map(str::to_owned).collect();
    let beside: Vec<&str> =
        rows.iter().filter_map(|row| row.split_once('│')).map(|(_, right)| right.trim()).collect();
    let beside = beside.join(" ");
    let why = "Matched: photograph the zebra ledger: in the saved copy, page 12: “Officers photograph the zebra ledger and keep it.”";
    assert!(beside.contains(why), "{beside}");
}

#[test]
fn words_that_come_late_are_searched_at_once_and_the_selection_stays() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage<down>");
    let (before, total) = (selected(&finder), finder.model.outcome.total);
    tell(&mut finder, Some(words("labor-victims", "The massage business and the zebra.")));
    assert_eq!(selected(&finder), before);
    assert!(finder.model.outcome.total >= total);
    press(&mut finder, "<ctrl-u>zebra");
    assert!(finder.model.outcome.hits.first().is_some_and(|hit| hit.page.is_some()));
    tell(&mut finder, None);
    assert!(finder.model.outcome.hits.iter().all(|hit| hit.page.is_none()));
}
