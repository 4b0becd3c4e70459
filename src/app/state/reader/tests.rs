use super::*;
use crate::catalog::EntryPosition;
use crate::shelf::{TextPage, Unread};
use proptest::prelude::*;

fn page(number: u32, blocks: &[(u8, &str)]) -> TextPage {
    let mut page = TextPage { page: number, ..TextPage::default() };
    blocks.iter().for_each(|(heading, text)| page.push(*heading, text));
    page
}

fn rows(text: &ReadingText) -> Vec<String> {
    let row = |row| match text.row(row) {
        Some(TextRow::Page { page, .. }) => format!("page {page}"),
        _ => text.words(row).0.to_owned(),
    };
    (0..text.len()).map(row).collect()
}

#[test]
fn pages_headings_and_paragraphs_stand_apart() {
    let pages = vec![
        page(1, &[(1, "Signs"), (0, "Doors that are locked all day long")]),
        page(2, &[]),
        page(3, &[(0, "The end")]),
    ];
    let text = ReadingText::new(pages, 20);
    let expected = [
        "page 1",
        "",
        "Signs",
        "",
        "Doors that are",
        "locked all day long",
        "",
        "page 3",
        "",
        "The end",
    ];
    assert_eq!(rows(&text), expected);
    assert_eq!((text.page(0), text.page(5), text.page(6), text.last_page()), (1, 1, 3, 3));
    assert_eq!((text.row_of_page(1), text.row_of_page(2), text.row_of_page(9)), (0, 7, 0));
    assert_eq!((text.next_part(0, false), text.next_part(9, true)), (Some(7), Some(7)));
    let text = ReadingText::new(vec![page(0, &[(1, "One"), (0, "two"), (2, "Three")])], 20);
    assert_eq!(rows(&text), ["One", "", "two", "", "Three"]);
    assert_eq!((text.next_part(0, false), text.next_part(4, true)), (Some(4), Some(0)));
}

#[test]
fn what_could_not_be_read_is_told_in_its_place() {
    let unread = |number, unread| TextPage { unread, ..page(number, &[]) };
    let pages = vec![
        page(1, &[(0, "One")]),
        unread(2, Unread::Page),
        page(3, &[(0, "Three")]),
        unread(4, Unread::Rest),
    ];
    let text = ReadingText::new(pages, 80);
    let rows: Vec<String> = rows(&text).into_iter().filter(|row| !row.is_empty()).collect();
    assert_eq!(
        rows,
        [
            "page 1",
            "One",
            "page 2",
            Unread::Page.placeholder().unwrap(),
            "page 3",
            "Three",
            "page 4",
            Unread::Rest.placeholder().unwrap(),
        ]
    );
}

#[test]
fn what_is_found_is_counted_from_the_row_on_and_cut_at_row_ends() {
    let text = ReadingText::new(vec![page(1, &[(0, "a T visa, a t-visa and a visa")])], 16);
    assert_eq!(rows(&text)[2..], ["a T visa, a", "t-visa and a", "visa"]);
    let copy = serde_json::from_str(
        r#"{"version":1,"id":"a","title":"A","file":"a.0.pdf","document":"pdf","bytes":1,
            "sha256":"0","saved":"2026","checked":"2026"}"#,
    );
    let mut reader = Reader::new(EntryPosition::default(), copy.unwrap(), None);
    reader.text = Text::There(text);
    reader.search_text("T VISA".to_owned(), 3);
    assert_eq!((reader.find.matches.len(), reader.find.current), (2, Some(1)));
    assert_eq!(reader.current_row(), Some(3));
    assert_eq!(reader.found_on(2), [(2..8, false)]);
    assert_eq!(reader.found_on(3), [(0..6, true)]);
    reader.search_text("visa a".to_owned(), 0);
    assert_eq!(
        (reader.found_on(2), reader.found_on(3)),
        (vec![(4..11, true)], vec![(2..8, false)])
    );
    reader.search_text("a t visa".to_owned(), 4);
    assert_eq!(reader.find.current, Some(0), "round the end");
    assert_eq!(
        (reader.found_on(2), reader.found_on(3)),
        (vec![(0..8, true), (10..11, false)], vec![(0..6, false)])
    );
    reader.search_text("nowhere".to_owned(), 0);
    assert_eq!((reader.find.current, reader.current_row()), (None, None));
}

proptest! {
    #[test]
    fn every_word_is_in_a_row_and_every_row_is_found_again(
        words in prop::collection::vec("[a-z日é-]{1,12}", 1..60),
        (wide, narrow) in (1_usize..100, 1_usize..60),
    ) {
        let joined = words.join(" ");
        let blocks: Vec<(u8, &str)> = vec![(1, &joined), (0, &joined)];
        let mut text = ReadingText::new(vec![page(1, &blocks), page(2, &blocks)], wide);
        for width in [wide, narrow] {
            text.lay_out(width);
            let all: String = rows(&text).concat();
            let without = |text: &str| text.replace(' ', "");
            let expected = ["page1", &joined, &joined, "page2", &joined, &joined].concat();
            prop_assert_eq!(without(&all), without(&expected));
            for row in 0..text.len() {
                let at = text.bookmark(row).unwrap();
                let again = text.row_of(at);
                let is_gap = text.row(row) == Some(&TextRow::Gap);
                // The first words of a page lead to its mark.
                let is_first = matches!(text.row(again), Some(TextRow::Page { .. })) && again + 2 == row;
                prop_assert!(again == row || is_gap || is_first, "{row} {again}");
            }
        }
    }
}
