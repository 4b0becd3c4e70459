//! The reader.

use super::*;
use squadroom::shelf::TextPage;

#[test]
fn a_copy_is_read_and_left_to_where_one_was() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage businesses");
    assert_eq!(press(&mut finder, "<F7>"), []);
    assert!(draw(&finder).text.contains("This resource has no saved copy to read."));
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "<Ctrl-L>");
    let before = draw(&finder).text;
    for back in ["<Esc>", "q", "<F7>", "v"] {
        read_copy(&mut finder, pages());
        let text = draw(&finder).text;
        assert!(text.contains("page 1 of 3") && text.contains("An illicit massage"), "{text}");
        assert_eq!(press(&mut finder, back), []);
        assert_eq!(draw(&finder).text, before, "{back}");
    }
    press(&mut finder, "<Ctrl-O>");
    let text = draw(&finder).text;
    assert!(text.contains("Read the saved copy here"), "{text}");
    let asked = tasks(press(&mut finder, "<Tab><Tab><Tab><Enter>"));
    assert!(matches!(&asked[..], [ShelfTask::ReadText(_)]), "{asked:?}");
    assert!(draw(&finder).text.contains("Reading the copy …"));
    press(&mut finder, "<Esc><Esc>");
    assert_eq!(draw(&finder).text, before);
}

#[test]
fn words_are_found_counted_and_stepped_through() {
    let mut finder = finder(80, 12);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    read_copy(&mut finder, pages());
    press(&mut finder, "/t visa");
    let drawn = draw(&finder);
    assert!(drawn.text.contains("Find 1 of 1: t visa") && drawn.text.contains("A T-visa lets"));
    press(&mut finder, "<Ctrl-W><Ctrl-W>VICTIM");
    assert!(draw(&finder).text.contains("Find 1 of 5: VICTIM"), "{}", draw(&finder).text);
    press(&mut finder, "<Enter>nnnn");
    let last = draw(&finder);
    assert!(last.text.contains("5 of 5"), "{}", last.text);
    let row = last.text.lines().nth(last.cursor.y.into()).unwrap();
    assert!(
        row.chars().skip(last.cursor.x.into()).collect::<String>().starts_with("victim"),
        "{row}"
    );
    press(&mut finder, "n");
    let text = draw(&finder).text;
    assert!(text.contains("1 of 5") && text.contains("Continued from the start."), "{text}");
    press(&mut finder, "N");
    assert!(draw(&finder).text.contains("5 of 5"));
    press(&mut finder, "<Esc>");
    assert!(!draw(&finder).text.contains("Find "), "found words are let go first");
    press(&mut finder, "/xyzzy");
    assert!(draw(&finder).text.contains("Not found: xyzzy"));
    press(&mut finder, "<Esc>");
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Reader(_))));
}

#[test]
fn reading_goes_on_where_it_was_left_off_at_any_width() {
    let mut finder = finder(80, 12);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    read_copy(&mut finder, pages());
    press(&mut finder, "<Tab><Down><Down><Down><Down>");
    let first = |finder: &App| draw(finder).text.lines().nth(2).unwrap().to_owned();
    assert!(first(&finder).contains("Doors that are locked"), "{}", first(&finder));
    crate::support::resize(&mut finder, 40, 12);
    assert!(first(&finder).contains("Doors that are locked"), "{}", first(&finder));
    press(&mut finder, "<F2>");
    crate::support::resize(&mut finder, 120, 12);
    press(&mut finder, "<F2>");
    assert!(first(&finder).contains("Doors that are locked"), "{}", first(&finder));
    let kept = tasks(press(&mut finder, "q"));
    let [ShelfTask::KeepBookmark(copy, at)] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((copy.file.as_str(), at.block, at.byte), ("massage-guide.0.pdf", 3, 0));
    read_copy(&mut finder, pages());
    assert!(first(&finder).contains("Doors that are locked"), "{}", first(&finder));
    assert_eq!(press(&mut finder, "q"), [], "nothing moved");
    read_copy(&mut finder, pages());
    press(&mut finder, "<Down>");
    let left = press(&mut finder, "<Ctrl-C>");
    assert!(matches!(&left[..], [Effect::Copy(_)]), "{left:?}");
    let left = press(&mut finder, "<Ctrl-C>");
    assert!(matches!(&left[..], [Effect::Quit, Effect::Shelf(ShelfTask::KeepBookmark(..))]));
}

#[test]
fn a_bookmark_beside_the_copy_is_where_reading_begins() {
    let mut finder = finder(80, 12);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses<F7>");
    for (block, shown) in [(3, "Doors that are locked"), (9000, "T-visa lets")] {
        let read = TextRead {
            file: "massage-guide.0.pdf".to_owned(),
            pages: Ok(pages()),
            bookmark: Some(Bookmark { block, byte: 0 }),
        };
        tell(&mut finder, ShelfOutcome::TextRead(read));
        assert!(draw(&finder).text.contains(shown), "{}", draw(&finder).text);
    }
    // Another size of the window is no reading on.
    for (width, height) in [(40, 12), (120, 50), (80, 12)] {
        crate::support::resize(&mut finder, width, height);
    }
    assert_eq!(press(&mut finder, "q"), []);
    // Whoever closed it meanwhile is not bothered.
    let read = TextRead {
        file: "massage-guide.0.pdf".to_owned(),
        pages: Err("x".to_owned()),
        bookmark: None,
    };
    assert_eq!(tell(&mut finder, ShelfOutcome::TextRead(read)), []);
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn the_letters_of_the_reader_are_its_own() {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    read_copy(&mut finder, pages());
    press(&mut finder, "n/qv?!");
    let Some(Overlay::Reader(reader)) = finder.model.overlays.last() else { panic!() };
    assert_eq!((reader.find.phrase.as_str(), reader.find.is_typing), ("qv?!", true));
    press(&mut finder, "<Enter>j?");
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Help(_))));
}

/// A text with two links, a table, and many headings.
fn linked() -> Vec<TextPage> {
    let mut page = TextPage::default();
    page.push(1, "Forms");
    page.push(0, "Read https://www.uscis.gov/i-914 first, and https://www.dhs.gov then.");
    for round in 1..=30 {
        page.push(2, &format!("Step {round}"));
        page.push(0, "Write it down.");
    }
    page.push(0, "The end: https://www.fbi.gov");
    vec![page]
}

#[test]
fn links_are_marked_by_turns_and_by_number_opened_and_copied() {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    read_copy(&mut finder, linked());
    let text = draw(&finder).text;
    assert!(text.contains("i-914 ‹1› first") && text.contains("0 %"), "{text}");
    press(&mut finder, "]");
    let text = draw(&finder).text;
    assert!(text.contains("Link 1: https://www.uscis.gov/i-914"), "{text}");
    assert!(text.contains("Enter open link"), "{text}");
    assert_eq!(
        press(&mut finder, "<Enter>"),
        [Effect::Open("https://www.uscis.gov/i-914".to_owned())]
    );
    // A number that there is not is told; the next digit begins anew.
    press(&mut finder, "9");
    assert!(draw(&finder).text.contains("Links here have the numbers 1 to 3."));
    press(&mut finder, "3");
    let text = draw(&finder).text;
    assert!(text.contains("The end: https://www.fbi.gov ‹3›"), "brought into sight: {text}");
    for keys in ["<Ctrl-Y>", "y", "u", "<Ctrl-C>"] {
        let [Effect::Copy(copied)] = &press(&mut finder, keys)[..] else { panic!("{keys}") };
        assert_eq!((copied.what, &*copied.text), ("link", "https://www.fbi.gov/"), "{keys}");
    }
    // What is out of sight is not opened.
    press(&mut finder, "g");
    assert!(!draw(&finder).text.contains("open link"));
    press(&mut finder, "[");
    assert!(draw(&finder).text.contains("Link 2: https://www.dhs.gov/"));
    press(&mut finder, "<Esc>");
    assert!(!draw(&finder).text.contains("open link"));
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Reader(_))));
}

#[test]
fn the_outline_leads_to_a_heading_or_a_page() {
    let mut finder = finder(80, 12);
    put_on_shelf(&mut finder, &["massage-guide"]);
    press(&mut finder, "massage businesses");
    read_copy(&mut finder, linked());
    press(&mut finder, "o<Down><PgDn><PgDn>");
    let text = draw(&finder).text;
    assert!(text.contains("outline") && text.contains("  Step 15"), "{text}");
    press(&mut finder, "<Enter>");
    let first = |finder: &App| draw(finder).text.lines().nth(2).unwrap().to_owned();
    assert!(first(&finder).contains("Step 15"), "{}", draw(&finder).text);
    // It opens where one reads, and leaves that as it was.
    press(&mut finder, "o");
    let drawn = draw(&finder);
    let row = drawn.text.lines().nth(drawn.cursor.y.into()).unwrap();
    assert!(row.contains("Step 15"), "{}", drawn.text);
    for back in ["<Esc>", "oq", "oo"] {
        press(&mut finder, back);
        assert!(first(&finder).contains("Step 15"), "{back}");
    }
    press(&mut finder, "q");
    let mut pages: Vec<TextPage> = pages();
    for page in &mut pages {
        page.blocks.iter_mut().for_each(|block| block.heading = 0);
    }
    pages[2].label = Some("iv".to_owned());
    read_copy(&mut finder, pages);
    press(&mut finder, "o");
    let text = draw(&finder).text;
    assert!(text.contains("What to do") && text.contains("page iv"), "{text}");
    press(&mut finder, "G<Enter>");
    let text = draw(&finder).text;
    assert!(text.contains("── page iv ──") && text.contains("page iv (3 of 3)"), "{text}");
}
