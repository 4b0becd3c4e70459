use super::*;
use crate::catalog::EntryPosition;
use crate::shelf::{Block, BlockLink, BlockShape, TextPage, Unread};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn page(number: u32, blocks: &[(u8, &str)]) -> TextPage {
    let mut page = TextPage { page: number, ..TextPage::default() };
    blocks.iter().for_each(|(heading, text)| page.push(*heading, text));
    page
}

fn rows(text: &ReadingText) -> Vec<String> {
    let row = |row| match text.row(row) {
        Some(TextRow::Page { page, .. }) => format!("page {page}"),
        Some(TextRow::Rule(width)) => "─".repeat(*width),
        _ => text.pieces(row).iter().fold(String::new(), |row, piece| {
            let blanks = piece.column - row.width();
            format!("{row}{}{}", " ".repeat(blanks), text.words(piece))
        }),
    };
    (0..text.len()).map(row).collect()
}

fn laid_out(pages: Vec<TextPage>, width: usize) -> ReadingText {
    ReadingText::new(pages, "", None, width)
}

fn reader(text: ReadingText) -> Reader {
    let copy = serde_json::from_str(
        r#"{"version":1,"id":"a","title":"A","file":"a.0.pdf","document":"pdf","bytes":1,
            "sha256":"0","saved":"2026","checked":"2026"}"#,
    );
    let reader = Reader::new(EntryPosition::default(), copy.unwrap(), None);
    Reader { text: Text::There(text), ..reader }
}

/// What is found on a row: the bytes of its first piece, and whether it is the shown one.
fn found_on(reader: &Reader, row: usize) -> Vec<(Range<usize>, bool)> {
    reader.found_in(&reader.reading().unwrap().pieces(row)[0])
}

#[test]
fn pages_headings_and_paragraphs_stand_apart() {
    let pages = vec![
        page(1, &[(1, "Signs"), (0, "Doors that are locked all day long")]),
        page(2, &[]),
        page(3, &[(0, "The end")]),
    ];
    let text = laid_out(pages, 20);
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
    let text = laid_out(vec![page(0, &[(1, "One"), (0, "two"), (2, "Three")])], 20);
    assert_eq!(rows(&text), ["One", "───", "", "two", "", "Three"]);
    assert_eq!((text.next_part(0, false), text.next_part(5, true)), (Some(5), Some(0)));
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
    let text = laid_out(pages, 80);
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
    let text = laid_out(vec![page(1, &[(0, "a T visa, a t-visa and a visa")])], 16);
    assert_eq!(rows(&text)[2..], ["a T visa, a", "t-visa and a", "visa"]);
    let mut reader = reader(text);
    reader.search_text("T VISA".to_owned(), 3);
    assert_eq!((reader.find.matches.len(), reader.find.current), (2, Some(1)));
    assert_eq!(reader.current_row(), Some(3));
    assert_eq!(found_on(&reader, 2), [(2..8, false)]);
    assert_eq!(found_on(&reader, 3), [(0..6, true)]);
    reader.search_text("visa a".to_owned(), 0);
    assert_eq!(
        (found_on(&reader, 2), found_on(&reader, 3)),
        (vec![(4..11, true)], vec![(2..8, false)])
    );
    reader.search_text("a t visa".to_owned(), 4);
    assert_eq!(reader.find.current, Some(0), "round the end");
    assert_eq!(
        (found_on(&reader, 2), found_on(&reader, 3)),
        (vec![(0..8, true), (10..11, false)], vec![(0..6, false)])
    );
    reader.search_text("nowhere".to_owned(), 0);
    assert_eq!((reader.find.current, reader.current_row()), (None, None));
}

/// A page of blocks of these shapes.
fn shaped(blocks: &[(BlockShape, &str)]) -> TextPage {
    let mut page = TextPage::default();
    for (at, (shape, text)) in blocks.iter().enumerate() {
        let follows = at > 0 && *shape != BlockShape::Words;
        page.push_block(Block { shape: *shape, follows, ..Block::new(0, text) });
    }
    page
}

#[test]
fn items_stand_closely_with_their_words_below_each_other() {
    let (outer, inner) = (BlockShape::Item(0), BlockShape::Item(1));
    let page =
        shaped(&[(outer, "• Doors that are locked"), (inner, "a. all day long now"), (outer, "•")]);
    let text = laid_out(vec![page], 16);
    assert_eq!(rows(&text), ["• Doors that are", "  locked", "  a. all day", "     long now", "•"]);
}

const TABLE: &[(BlockShape, &str)] = &[
    (BlockShape::Head, "State | Hotline | Hours"),
    (BlockShape::Row, "Texas | 1-800-555-0100 | 24 hours"),
    (BlockShape::Row, "Utah | | call 911, any time of day"),
];

#[test]
fn a_table_is_one_where_it_fits_and_else_a_list_with_labels() {
    let text = laid_out(vec![shaped(TABLE)], 60);
    let wide = [
        "State  Hotline         Hours",
        "────────────────────────────────────────────────",
        "Texas  1-800-555-0100  24 hours",
        "Utah                   call 911, any time of day",
    ];
    assert_eq!(rows(&text), wide);
    let text = laid_out(vec![shaped(TABLE)], 38);
    let narrower = [
        "State  Hotline         Hours",
        "──────────────────────────────────────",
        "Texas  1-800-555-0100  24 hours",
        "",
        "Utah                   call 911, any",
        "                       time of day",
    ];
    assert_eq!(rows(&text), narrower);
    let text = laid_out(vec![shaped(TABLE)], 28);
    let list = [
        "State: Texas",
        "  Hotline: 1-800-555-0100",
        "  Hours: 24 hours",
        "",
        "State: Utah",
        "  Hours: call 911, any time",
        "  of day",
    ];
    assert_eq!(rows(&text), list);
}

#[test]
fn a_row_of_a_table_is_found_again_at_any_width() {
    for width in [60, 38, 28] {
        let text = laid_out(vec![shaped(TABLE)], width);
        let at = Bookmark { block: 2, byte: TABLE[2].1.find("time").unwrap() };
        let row = rows(&text)[text.row_of(at)].clone();
        assert!(row.contains("time"), "{width}: {row}");
        let mut reader = reader(text);
        reader.search_text("hotline".to_owned(), 0);
        let row = reader.current_row().unwrap();
        assert!(rows(reader.reading().unwrap())[row].contains("Hotline"), "{width}: {row}");
    }
}

#[test]
fn links_have_numbers_and_the_title_stands_once() {
    let mut page =
        page(0, &[(1, "Get Help"), (0, "See the guide, or www.a.us now."), (2, "End . . . . 9")]);
    page.blocks[1].links.push(BlockLink { range: 8..13, to: "/guide".to_owned() });
    let of = |title| ReadingText::new(vec![page.clone()], title, Some("https://a.us/x"), 60);
    let text = of("Get help!");
    assert_eq!(rows(&text), ["See the guide ‹1›, or www.a.us ‹2› now.", "", "End . . . . 9"]);
    let addresses = [text.address(0), text.address(1), text.address(2)];
    assert_eq!(addresses, [Some("https://a.us/guide"), Some("https://www.a.us/"), None]);
    assert_eq!(text.rows_of_link(1).collect::<Vec<_>>(), [0]);
    assert_eq!(rows(&of("Help"))[..2], ["Get Help", "────────"]);
    let outline: Vec<(&str, u8)> =
        text.outline().iter().map(|item| (&*item.title, item.weight)).collect();
    assert_eq!(outline, [("Get Help", 1), ("End", 2)]);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the time is what is tested")]
fn a_text_with_very_many_links_and_cells_is_laid_out_at_once() {
    let mut blocks = vec![(BlockShape::Words, "see www.a.us/x now ".repeat(60_000))];
    blocks.push((BlockShape::Row, "a | www.b.us ".repeat(60_000)));
    blocks.extend((0..2_000).map(|_| (BlockShape::Row, "a | b".to_owned())));
    let blocks: Vec<(BlockShape, &str)> =
        blocks.iter().map(|(shape, text)| (*shape, text.as_str())).collect();
    let start = std::time::Instant::now();
    let text = laid_out(vec![shaped(&blocks)], 80);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(text.link_count() > 0 && text.len() > 10_000, "{}", text.len());
}

proptest! {
    #[test]
    fn every_word_is_in_a_row_and_every_row_is_found_again(
        words in prop::collection::vec("[a-z日é-]{1,12}", 1..60),
        (wide, narrow) in (1_usize..100, 1_usize..60),
    ) {
        let joined = words.join(" ");
        let blocks: Vec<(u8, &str)> = vec![(3, &joined), (0, &joined)];
        let mut text = laid_out(vec![page(1, &blocks), page(2, &blocks)], wide);
        for width in [wide, narrow] {
            text.lay_out(width);
            let all: String = rows(&text).concat();
            let without = |text: &str| text.replace(' ', "");
            let expected = ["page1", &joined, &joined, "page2", &joined, &joined].concat();
            prop_assert_eq!(without(&all), without(&expected));
            for row in 0..text.len() {
                let at = text.bookmark(row).unwrap();
                let again = text.row_of(at);
                let is_gap = text.pieces(row).is_empty();
                // The first words of a page lead to its mark.
                let is_first = matches!(text.row(again), Some(TextRow::Page { .. })) && again + 2 == row;
                prop_assert!(again == row || is_gap || is_first, "{row} {again}");
            }
        }
    }
}
