//! The words of sound documents.

use super::*;
use squadroom::effects::text::text_extraction::{ExtractError, read};
use squadroom::shelf::{DocumentType, TextPage};
use std::path::Path;

/// A PDF file with these pages; a page is lines of size and words.
pub fn pdf_of(pages: &[&[(u32, &str)]]) -> Vec<u8> {
    let objects = objects_of(pages);
    whole(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>())
}

/// The objects of such a file: three, then a page and its content by turns.
pub fn objects_of(pages: &[&[(u32, &str)]]) -> Vec<String> {
    let mut objects = vec![String::new(); 3];
    let mut kids = String::new();
    for page in pages {
        let mut y = 760;
        let lines = page.iter().map(|(size, words)| {
            y -= size * 5 / 4;
            format!("BT /F1 {size} Tf 1 0 0 1 72 {y} Tm ({words}) Tj ET\n")
        });
        let content: String = lines.collect();
        let number = objects.len() + 1;
        kids += &format!("{number} 0 R ");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            number + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica \
                  /Encoding /WinAnsiEncoding >>"
        .to_owned();
    objects
}

/// A PDF file of these objects; the first one is its root.
pub fn whole(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (place, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", place + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let count = objects.len() + 1;
    file.extend(
        format!("trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n")
            .into_bytes(),
    );
    file
}

pub fn read_bytes(bytes: &[u8], sort: DocumentType) -> Result<Vec<TextPage>, ExtractError> {
    let home = TempDir::new().unwrap();
    let file = home.path().join("document");
    std::fs::write(&file, bytes).unwrap();
    read(Path::new(env!("CARGO_BIN_EXE_squadroom")), &file, sort)
}

#[test]
fn the_pages_of_a_pdf_file_keep_headings_and_paragraphs() {
    let file = pdf_of(&[
        &[(20, "Signs"), (10, "Look for debts and"), (10, "for traf-"), (10, "ficking.")],
        &[(10, "Second page.")],
    ]);
    let pages = read_bytes(&file, DocumentType::Pdf).unwrap();
    let blocks: Vec<(u32, u8, &str)> = pages
        .iter()
        .flat_map(|page| page.blocks.iter().map(|b| (page.page, b.heading, b.text.as_str())))
        .collect();
    assert_eq!(
        blocks,
        [(1, 1, "Signs"), (1, 0, "Look for debts and for trafficking."), (2, 0, "Second page.")]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_that_looks_like_the_head_of_a_page_is_told_from_one() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.pdf");
    std::fs::write(&stick, pdf_of(&[&[(10, "One."), (10, "-- page 2 --")], &[(10, "Two.")]]))
        .unwrap();
    let path = stick.to_str().unwrap();
    assert_eq!(desk.run(&["shelf", "import", path, "--for", "guide-1"]).0, 0);
    let (_, out, _) = desk.run(&["shelf", "read", "guide-1"]);
    let heads: Vec<&str> = out.lines().filter(|line| line.starts_with("-- page")).collect();
    assert_eq!(heads, ["-- page 1 --", "-- page 2 --"], "{out}");
    assert!(out.contains(" One. -- page 2 --"), "{out}");
}

#[test]
fn what_cannot_be_read_is_told_in_words() {
    for (bytes, sort, told) in [
        (pdf_of(&[&[]]), DocumentType::Pdf, "found no text in it"),
        (b"%PDF-1.7\nnothing\n%%EOF".to_vec(), DocumentType::Pdf, "squadroom shelf open"),
        (b"<html><script>x</script>".to_vec(), DocumentType::Html, "found no text in it"),
        (b"PK".to_vec(), DocumentType::Epub, "it isn't a complete EPUB file"),
        (b"PK".to_vec(), DocumentType::Word, "it isn't a complete Word file"),
        (b"\xd0\xcf\x11\xe0".to_vec(), DocumentType::Word, "not older .doc files"),
        (b"ID3".to_vec(), DocumentType::Mp3, "can't read this type of file (MP3)"),
    ] {
        let error = read_bytes(&bytes, sort).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

/// A file of one page with this content.
fn drawn(content: &str) -> Vec<u8> {
    let mut objects = objects_of(&[&[]]);
    objects[4] = format!("<< /Length {} >>\nstream\n{content}endstream", content.len());
    whole(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>())
}

/// A table whose right-aligned cells stand closely, with lines between them drawn so: `line`
/// gets x, the foot, and the height.
fn ruled_table(line: impl Fn(u32, u32, u32) -> String) -> String {
    let rows = [
        ["Northeast", "37", "74", "111"],
        ["Midwest", "74", "1-800-555-0100", "24 hours"],
        ["South", "1", "2", "3"],
    ];
    let mut content = String::new();
    for (y, cells) in (0..).map(|row| 700 - row * 20).zip(rows) {
        for (x, words) in [72, 134, 154, 244].into_iter().zip(cells) {
            content += &format!("BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n");
            content += &line(x - 4, y - 5, 20);
        }
    }
    content
}

fn texts(file: &[u8]) -> Vec<String> {
    let pages = read_bytes(file, DocumentType::Pdf).unwrap();
    pages.into_iter().flat_map(|page| page.blocks).map(|block| block.text).collect()
}

#[test]
fn lines_between_the_cells_of_a_pdf_table_part_them() {
    let expected = [
        "Northeast | 37 | 74 | 111",
        "Midwest | 74 | 1-800-555-0100 | 24 hours",
        "South | 1 | 2 | 3",
    ];
    let filled = |x, y, height| format!("{x} {y} 1 {height} re f\n");
    let stroked = |x, y, height| format!("{x} {y} m {x} {} l S\n", y + height);
    let boxed = |x, y, height| format!("{x} {y} 400 {height} re S\n");
    let moved = |x, y, height| format!("q 2 0 0 2 {x} {y} cm 0 0 .5 {} re f Q\n", height / 2);
    assert_eq!(texts(&drawn(&ruled_table(filled))), expected);
    assert_eq!(texts(&drawn(&ruled_table(stroked))), expected);
    assert_eq!(texts(&drawn(&ruled_table(boxed))), expected);
    assert_eq!(texts(&drawn(&ruled_table(moved))), expected);
    let lines: String = (0..4).map(|row| filled(240, 735 - row * 20, 20)).collect();
    let after = ruled_table(|_, _, _| String::new()) + &lines;
    assert_eq!(texts(&drawn(&after))[1], "Midwest 74 1-800-555-0100 | 24 hours");
}

#[test]
fn lines_that_part_no_cells_leave_the_words_of_a_pdf_alone() {
    let words = "BT /F1 12 Tf 1 0 0 1 72 700 Tm (Call) Tj 1 0 0 1 98 700 Tm (911) Tj ET\n";
    for other in [
        // Not drawn, too small, elsewhere, flat, or leaning.
        "96 690 1 30 re W n\n",
        "96 699 1 9 re f\n",
        "96 500 1 30 re f\n",
        "60 696 90 1 re f\n",
        "91 690 m 105 720 l S\n",
        "72 690 80 30 re f\n",
    ] {
        assert_eq!(texts(&drawn(&format!("{other}{words}"))), ["Call 911"], "{other}");
    }
    assert_eq!(texts(&drawn(&format!("96 690 1 30 re f\n{words}"))), ["Call | 911"]);
}

#[test]
fn a_pdf_file_that_was_cut_short_says_so() {
    let whole = pdf_of(&[&[(10, "One.")], &[(10, "Two.")], &[(10, "Three.")]]);
    assert_eq!(texts(&whole), ["One.", "Two.", "Three."]);
    let find = |mark: &str| whole.windows(mark.len()).position(|own| own == mark.as_bytes());
    let cut = texts(&whole[..find("6 0 obj").unwrap()]);
    let told = "(This file is damaged or incomplete: only 1 of 3 pages were found.)";
    assert_eq!(cut[0], told, "{cut:?}");
    assert_eq!(cut[1], "One.");
    let endless = texts(&whole[..find("xref").unwrap()]);
    let told = "(This file has no end and may be incomplete: 3 pages were found.)";
    assert_eq!(endless, [told, "One.", "Two.", "Three."]);
}
