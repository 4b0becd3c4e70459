//! What stands only in saved copies, in the finder.

use crate::support::{draw, finder, press, put_on_shelf, read_copy, resize, selected};
use squadroom::app::{Action, Effect, ShelfOutcome, ShelfTask, TextRead, update};
use squadroom::search::{CopyIndex, CopyIndexWriter, CopySource};
use squadroom::shelf::{Bookmark, TextPage};
use squadroom::term::App;
use std::io::Cursor;
use std::sync::Arc;

const ID: &str = "massage-guide";

/// The words of a copy whose page 12 has this text.
fn words(id: &str, text: &str) -> CopyIndex {
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new())).unwrap();
    let source = CopySource { id: id.to_owned(), file: format!("{id}.text"), bytes: 1 };
    writer.add(source, [(11, "Nothing of note."), (12, text)]).unwrap();
    CopyIndex::open(Arc::new(writer.finish().unwrap().into_inner())).unwrap()
}

fn tell(finder: &mut App, words: Option<CopyIndex>) {
    let action = Action::ShelfWordsRead(words.map(Box::new));
    assert_eq!(action.changes(&finder.model), !finder.model.query.value().is_empty());
    assert_eq!(update(&mut finder.model, action), []);
}

/// The screen in one line.
fn shown(finder: &App) -> String {
    draw(finder).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_detail_names_the_page_and_shows_the_passage() {
    let mut finder = finder(120, 40);
    tell(&mut finder, Some(words(ID, "Officers photograph the zebra ledger and keep it.")));
    press(&mut finder, "\"photograph the zebra ledger\"");
    assert_eq!(finder.model.outcome.total, 1);
    let text = shown(&finder);
    assert!(text.contains("Only saved documents have all your words"), "{text}");
    let rows: Vec<String> = draw(&finder).text.lines().map(str::to_owned).collect();
    let beside: Vec<&str> =
        rows.iter().filter_map(|row| row.split_once('│')).map(|(_, right)| right.trim()).collect();
    let beside = beside.join(" ");
    let why = "Page 12 of the copy: “Officers photograph the zebra ledger and keep it.”";
    assert!(beside.contains(why), "{beside}");
    assert!(beside.contains("Matches: saved copy"), "{beside}");
}

#[test]
fn words_that_come_late_are_searched_at_once_and_the_selection_stays() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage<Down>");
    let (before, total) = (selected(&finder), finder.model.outcome.total);
    tell(&mut finder, Some(words("labor-victims", "The massage business and the zebra.")));
    assert_eq!(selected(&finder), before);
    assert!(finder.model.outcome.total >= total);
    press(&mut finder, "<Ctrl-U>zebra");
    assert!(finder.model.outcome.hits.first().is_some_and(|hit| hit.page.is_some()));
    tell(&mut finder, None);
    assert!(finder.model.outcome.hits.iter().all(|hit| hit.page.is_none()));
}

/// What lies beside the copy of the tests below: page 12 begins with many rows.
fn pages() -> Vec<TextPage> {
    let mut pages: Vec<TextPage> =
        (11..=13).map(|page| TextPage { page, ..TextPage::default() }).collect();
    pages[0].push(0, "A zebra ledger is named here, too, and a victim's bezebra.");
    for round in 1..=20 {
        pages[1].push(0, &format!("Paragraph {round} of the page."));
    }
    pages[1].push(0, "At last officers photograph the Zebra-Ledger");
    pages[1].push(0, "and keep the zebra out of it.");
    pages[2].push(0, "The last page.");
    pages
}

/// A finder in which a hit was found inside a copy with these pages.
fn found(line: &str) -> App {
    found_on(line, &pages()[1])
}

/// A finder in which a hit was found on that page of a copy.
fn found_on(line: &str, page: &TextPage) -> App {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &[ID]);
    let text: Vec<String> = page.blocks.iter().map(|block| block.text.clone()).collect();
    tell(&mut finder, Some(words(ID, &text.join("\n"))));
    press(&mut finder, line);
    assert!(finder.model.selected_hit().unwrap().page.is_some(), "{line}");
    finder
}

/// The row that the cursor is on, from the cursor on.
fn at_cursor(finder: &App) -> String {
    let drawn = draw(finder);
    let row = drawn.text.lines().nth(drawn.cursor.y.into()).unwrap();
    row.chars().skip(drawn.cursor.x.into()).collect()
}

#[test]
fn a_hit_in_a_copy_is_read_at_its_page_and_passage() {
    let mut finder = found("\"photograph the zebra ledger\"");
    read_copy(&mut finder, pages());
    let text = draw(&finder).text;
    assert!(text.contains("Find 1 of 1: photograph the zebra ledger"), "{text}");
    assert!(text.contains("page 12 of 13"), "{text}");
    assert_eq!(at_cursor(&finder), "photograph the Zebra-Ledger");
    // Where reading was left off is as it was; a hit is looked at and left, at any width.
    for (width, height) in [(40, 10), (120, 50), (80, 24)] {
        resize(&mut finder, width, height);
    }
    assert_eq!(press(&mut finder, "<Esc>q"), []);

    // The words, each at the start of a word; the passage is the first to be shown.
    let mut finder = found("zebra photograph");
    read_copy(&mut finder, pages());
    let text = draw(&finder).text;
    assert!(text.contains("Find 2 of 4: zebra photograph"), "{text}");
    assert_eq!(at_cursor(&finder), "photograph the Zebra-Ledger");
    press(&mut finder, "n");
    assert_eq!(at_cursor(&finder), "Zebra-Ledger");
    press(&mut finder, "nn");
    assert!(draw(&finder).text.contains("Continued from the start."));
    assert!(at_cursor(&finder).starts_with("zebra ledger is named here"));
    // Who reads on is brought back there.
    press(&mut finder, "<Esc>");
    let kept = press(&mut finder, "q");
    assert!(matches!(&kept[..], [Effect::Shelf(ShelfTask::KeepBookmark(..))]), "{kept:?}");
}

#[test]
fn a_passage_that_came_under_the_help_is_shown_once_that_is_closed() {
    let mut finder = found("\"photograph the zebra ledger\"");
    press(&mut finder, "<F7><F1>");
    let (file, bookmark) = (format!("{ID}.0.pdf"), None);
    let read = TextRead { file, pages: Ok(pages()), bookmark };
    update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
    press(&mut finder, "<F1>");
    assert_eq!(at_cursor(&finder), "photograph the Zebra-Ledger");
    assert_eq!(press(&mut finder, "<Esc>q"), []);
}

#[test]
fn a_word_of_one_letter_is_not_the_start_of_others() {
    let mut page = TextPage { page: 12, ..TextPage::default() };
    page.push(0, "The T-visa takes time, two T visas take twice that time, says the zebra.");
    let mut finder = found_on("t visa zebra", &page);
    read_copy(&mut finder, vec![page]);
    let text = draw(&finder).text;
    assert!(text.contains("Find 1 of 5: t visa zebra"), "{text}");
}

#[test]
fn words_across_blocks_and_a_newer_copy_open_at_the_page_all_the_same() {
    let mut finder = found("\"ledger and keep\"");
    read_copy(&mut finder, pages());
    let text = draw(&finder).text;
    assert!(text.contains("photograph the Zebra-Ledger") && text.contains("page 12"), "{text}");
    assert!(text.contains("Find 3 of 5: ledger and keep"), "{text}");

    let mut finder = found("zebra photograph");
    let mut newer = pages();
    newer[1].blocks.truncate(3);
    read_copy(&mut finder, newer);
    let text = draw(&finder).text;
    assert!(text.contains("Paragraph 3 of the page."), "{text}");
}

#[test]
fn what_its_own_texts_found_opens_where_reading_was_left_off() {
    let mut finder = found("\"photograph the zebra ledger\"");
    press(&mut finder, "<Ctrl-U>massage businesses");
    let hit = finder.model.selected_hit().unwrap();
    assert!(hit.page.is_none() && finder.model.holdings.copy(hit.entry).is_some());
    press(&mut finder, "<F7>");
    let file = format!("{ID}.0.pdf");
    let bookmark = Some(Bookmark { block: 22, byte: 0 });
    let read = TextRead { file, pages: Ok(pages()), bookmark };
    update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
    let text = draw(&finder).text;
    assert!(text.contains("keep the zebra out of it") && !text.contains("Find"), "{text}");
}
