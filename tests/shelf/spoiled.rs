//! PDF files with pages that end whoever reads them: the other pages are there.

use super::hostile::packed;
use super::reading::{objects_of, read_bytes, whole};
use squadroom::effects::text::text_extraction::ExtractError;
use squadroom::shelf::{DocumentType, Unread};

/// What ends the reader of a page.
#[derive(Clone, Copy)]
enum Fault {
    /// The content is 300 MB long once it is unpacked twice, and its buffer has doubled.
    Bomb,
    /// A row of its content has 16 GB.
    NoRoom,
}

/// A file of so many pages, each with its number as words, these of them spoiled.
fn file(count: usize, fault: Fault, spoiled: &[usize]) -> Vec<u8> {
    let words: Vec<String> = (1..=count).map(|page| format!("Words of page {page}")).collect();
    let lines: Vec<[(u32, &str); 1]> = words.iter().map(|words| [(10, words.as_str())]).collect();
    let pages: Vec<&[(u32, &str)]> = lines.iter().map(|lines| lines.as_slice()).collect();
    let mut objects = objects_of(&pages);
    let (content, filters) = match fault {
        Fault::Bomb => (packed(&packed(&vec![b' '; 1 << 20], 300), 1), "/Filter [/AHx /Fl /Fl]"),
        Fault::NoRoom => (
            packed(b"abc", 1),
            "/Filter [/AHx /Fl] /DecodeParms [null << /Predictor 2 /Columns 2000000000 /Colors 4 \
             /BitsPerComponent 16 >>]",
        ),
    };
    let content: String = content.iter().map(|byte| format!("{byte:02x}")).collect();
    for page in spoiled {
        // Three objects stand in front, then a page and its content by turns.
        let length = content.len();
        objects[3 + (page - 1) * 2 + 1] =
            format!("<< {filters} /Length {length} >>\nstream\n{content}\nendstream");
    }
    whole(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>())
}

/// Each page: its number, its words, and what could not be read.
fn read(bytes: &[u8]) -> Vec<(u32, String, Unread)> {
    let pages = read_bytes(bytes, DocumentType::Pdf).unwrap();
    let words = |page: &squadroom::shelf::TextPage| -> String {
        page.blocks.iter().map(|block| block.text.as_str()).collect()
    };
    pages.iter().map(|page| (page.page, words(page), page.unread)).collect()
}

fn sound(page: u32) -> (u32, String, Unread) {
    (page, format!("Words of page {page}"), Unread::Nothing)
}

fn lost(page: u32, unread: Unread) -> (u32, String, Unread) {
    (page, String::new(), unread)
}

#[test]
fn a_page_that_ends_the_reader_costs_no_other_page_and_is_told() {
    for fault in [Fault::Bomb, Fault::NoRoom] {
        let pages = read(&file(5, fault, &[3]));
        let expected = [sound(1), sound(2), lost(3, Unread::Page), sound(4), sound(5)];
        assert_eq!(pages, expected);
        let pages = read(&file(4, fault, &[1, 2, 4]));
        let none = |page| lost(page, Unread::Page);
        assert_eq!(pages, [none(1), none(2), sound(3), none(4)]);
    }
}

#[test]
fn after_eight_such_pages_in_a_row_the_rest_is_given_up_and_that_is_told() {
    let eight: Vec<usize> = (2..=9).collect();
    let pages = read(&file(10, Fault::NoRoom, &eight));
    assert_eq!((&pages[0], &pages[9]), (&sound(1), &sound(10)));
    assert!(pages[1..9].iter().all(|page| page.2 == Unread::Page), "{pages:?}");
    let nine: Vec<usize> = (2..=10).collect();
    let pages = read(&file(11, Fault::NoRoom, &nine));
    assert_eq!(pages.len(), 10);
    assert_eq!((&pages[0], &pages[9]), (&sound(1), &lost(10, Unread::Rest)));
}

#[test]
fn a_file_of_such_pages_only_is_not_read() {
    let bytes = file(3, Fault::NoRoom, &[1, 2, 3]);
    let result = read_bytes(&bytes, DocumentType::Pdf);
    assert!(matches!(result, Err(ExtractError::Spoiled)), "{result:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_officer_is_told_of_such_a_page_and_finds_the_others() {
    let desk = super::command::Desk::new(&super::server::Server { port: 1 }, &[".pdf"]);
    let stick = desk.path("stick.pdf");
    std::fs::write(&stick, file(3, Fault::NoRoom, &[2])).unwrap();
    let (code, ..) = desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"]);
    assert_eq!(code, 0);
    let (code, out, err) = desk.run(&["shelf", "read", "guide-1"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "Guide 1\n\n-- page 1 --\n\nWords of page 1\n\n-- page 2 --\n\n\
         (squadroom can't read this page. Open the document to see it.)\n\n\
         -- page 3 --\n\nWords of page 3\n"
    );
    let (_, out, _) = desk.run(&["shelf", "read", "guide-1", "--page", "2", "--json"]);
    assert!(out.contains("\"unread\": \"page\""), "{out}");
    let (code, out, _) = desk.run(&["search", "\"words of page 3\""]);
    assert!(code == 0 && out.contains("guide-1"), "{out}");
    // What is said in place of the words is not found.
    assert_eq!(desk.run(&["search", "\"cannot be read here\""]).0, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_behind_those_that_were_given_up_is_not_denied() {
    let desk = super::command::Desk::new(&super::server::Server { port: 1 }, &[".pdf"]);
    let stick = desk.path("stick.pdf");
    let nine: Vec<usize> = (2..=10).collect();
    std::fs::write(&stick, file(11, Fault::NoRoom, &nine)).unwrap();
    desk.run(&["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"]);
    let (code, out, _) = desk.run(&["shelf", "read", "guide-1", "--page", "10"]);
    assert!(code == 0 && out.contains("squadroom can't read the rest"), "{out}");
    let (code, _, err) = desk.run(&["shelf", "read", "guide-1", "--page", "11"]);
    assert!(code == 3 && err.contains("reading stopped at page 10"), "{err}");
    let (code, _, err) = desk.run(&["shelf", "read", "guide-1", "--page", "0"]);
    assert!(code == 1 && err.contains("no such page"), "{err}");
}
