//! The reader.

use super::*;

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
