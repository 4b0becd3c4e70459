//! Electronic books and Word documents.

use super::reading::read_bytes;
use super::*;
use squadroom::shelf::{DocumentType, TextPage};
use std::io::{Cursor, Write as _};

/// An archive of these files.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        // The type of a book is told by its first bytes.
        let method = match *name {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A book of two chapters, of which the second is named first.
pub fn book() -> Vec<u8> {
    let container = "<?xml version='1.0'?><container xmlns='urn:x'><rootfiles><rootfile \
                     full-path='OEBPS/book.opf'/></rootfiles></container>";
    let package = "<package xmlns='http://www.idpf.org/2007/opf'><manifest>\
                   <item id='b' href='text/two%20b.xhtml'/><item id='a' href='text/one.xhtml'/>\
                   <item id='c' href='gone.xhtml'/></manifest>\
                   <spine><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>";
    archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/book.opf", package),
        (
            "OEBPS/text/two b.xhtml",
            "<html><head><title/></head><body><p>Call 911.</p></body></html>",
        ),
        ("OEBPS/text/one.xhtml", "<html><body><h1>Signs</h1><p>No papers.</p></body></html>"),
    ])
}

/// A Word document with this body.
pub fn document(body: &str) -> Vec<u8> {
    document_with("", body)
}

/// A Word document with these styles and this body.
fn document_with(styles: &str, body: &str) -> Vec<u8> {
    let xml =
        |body: &str| format!("<w:document xmlns:w='urn:w' xmlns:r='urn:r'>{body}</w:document>");
    let links = "<Relationships xmlns='urn:x'><Relationship Id='r1' \
                 Target='tel:+18883737888'/></Relationships>";
    let notes = xml(
        "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id='1'><w:p><w:r><w:t>In 2026.</w:t></w:r></w:p></w:footnote>",
    );
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &xml(body)),
        ("word/_rels/document.xml.rels", links),
        ("word/footnotes.xml", &notes),
        ("word/styles.xml", &xml(styles)),
    ])
}

fn blocks(pages: &[TextPage]) -> Vec<(u32, u8, &str)> {
    let blocks = |page: &'_ TextPage| page.blocks.len();
    assert!(pages.iter().map(blocks).sum::<usize>() > 0);
    let all = pages.iter().flat_map(|page| page.blocks.iter().map(move |block| (page, block)));
    all.map(|(page, block)| (page.page, block.heading, block.text.as_str())).collect()
}

#[test]
fn a_book_is_read_in_the_order_of_its_pages() {
    let pages = read_bytes(&book(), DocumentType::Epub).unwrap();
    assert_eq!(blocks(&pages), [(1, 1, "Signs"), (1, 0, "No papers."), (2, 0, "Call 911.")]);
    // A part that is not there is told.
    assert_eq!(pages.len(), 3);
    assert!(pages[2].unread.placeholder().is_some());
}

#[test]
fn a_word_document_keeps_its_numbers_apart() {
    let run = |about: &str, text: &str| {
        format!("<w:r><w:rPr>{about}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let paragraph = |about: &str, runs: &str| format!("<w:p><w:pPr>{about}</w:pPr>{runs}</w:p>");
    let cell =
        |text: &str| format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let body = [
        paragraph("<w:pStyle w:val='Heading2'/>", &run("", "Hotlines")),
        paragraph(
            "",
            &[
                run("", "Call 1-888-373-7888"),
                run("<w:vertAlign w:val='superscript'/>", "1"),
                run("<w:vanish/>", " 24"),
                run("<w:strike/>", " 1-800-555-0100"),
                "<w:del><w:r><w:delText>1-800-555-0101</w:delText></w:r></w:del>".to_owned(),
                run("", " now"),
                "<w:r><w:footnoteReference w:id='1'/></w:r>".to_owned(),
            ]
            .concat(),
        ),
        paragraph("<w:numPr/>", &run("", "Stay calm")),
        format!("<w:tbl>{}{}</w:tbl>", row(["Texas", "", "911"]), row(["Utah", "988", "24"])),
        format!("<w:p><w:hyperlink r:id='r1'>{}</w:hyperlink></w:p>", run("", "Call us")),
    ]
    .concat();
    let file = document(&format!("<w:body>{body}</w:body>"));
    assert_eq!(DocumentType::of_bytes(&file), Some(DocumentType::Word));
    let pages = read_bytes(&file, DocumentType::Word).unwrap();
    let expected = [
        (0, 2, "Hotlines"),
        (0, 0, "Call 1-888-373-7888 [1] (crossed out: 1-800-555-0100) now [1]"),
        (0, 0, "• Stay calm"),
        (0, 0, "Texas | | 911"),
        (0, 0, "Utah | 988 | 24"),
        (0, 0, "Call us [tel: 1-888-373-7888]"),
        (0, 0, "[1]"),
        (0, 0, "In 2026."),
    ];
    assert_eq!(blocks(&pages), expected);
}

#[test]
fn a_digit_that_a_style_raises_is_no_part_of_a_number() {
    let styles = "<w:style w:type='character' w:styleId='Mark'><w:rPr>\
                  <w:vertAlign w:val='superscript'/></w:rPr></w:style>\
                  <w:style w:type='character' w:styleId='OfMark'><w:basedOn w:val='Mark'/></w:style>\
                  <w:style w:type='character' w:styleId='Flat'><w:basedOn w:val='OfMark'/><w:rPr>\
                  <w:vertAlign w:val='baseline'/></w:rPr></w:style>\
                  <w:style w:styleId='Below'><w:rPr><w:vertAlign w:val='subscript'/></w:rPr></w:style>\
                  <w:style w:styleId='Old'><w:rPr><w:strike/></w:rPr></w:style>\
                  <w:style w:styleId='Never'><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>";
    let read = |about: &str| {
        let run =
            |about: &str, text: &str| format!("<w:r><w:rPr>{about}</w:rPr><w:t>{text}</w:t></w:r>");
        let body = [run("", "1-888-373-7888"), run(about, "3"), run("", " now")].concat();
        let file = document_with(styles, &format!("<w:body><w:p>{body}</w:p></w:body>"));
        read_bytes(&file, DocumentType::Word).unwrap()[0].blocks[0].text.clone()
    };
    for raised in [
        "<w:rStyle w:val='FootnoteReference'/>",
        "<w:rStyle w:val='EndnoteReference'/>",
        "<w:rStyle w:val='Mark'/>",
        "<w:rStyle w:val='OfMark'/>",
        "<w:rStyle w:val='Flat'/><w:vertAlign w:val='superscript'/>",
        "<w:position w:val='6'/>",
        "<w:position w:val='3pt'/>",
        "<w:vertAlign w:val='superscript'/>",
    ] {
        assert_eq!(read(raised), "1-888-373-7888 [3] now", "{raised}");
    }
    for lowered in ["<w:rStyle w:val='Below'/>", "<w:position w:val='-6'/>"] {
        assert_eq!(read(lowered), "1-888-373-7888 3 now", "{lowered}");
    }
    for level in ["<w:rStyle w:val='Flat'/>", "<w:rStyle w:val='Loop'/>", "<w:position w:val='0'/>"]
    {
        assert_eq!(read(level), "1-888-373-78883 now", "{level}: parts of one text");
    }
    assert_eq!(read("<w:rStyle w:val='Old'/>"), "1-888-373-7888 (crossed out: 3) now");
    assert_eq!(read("<w:rStyle w:val='Never'/>"), "1-888-373-7888 now");
}

#[test]
fn a_book_uses_the_rules_of_the_files_it_links_to() {
    let part = "<html><head><link rel='stylesheet' href='../css/a.css'/></head>\
                <body><p>Call 1-888-373-7888<span class='n'>3</span> now</p></body></html>";
    let package = "<package><manifest><item id='a' href='text/a.xhtml'/></manifest>\
                   <spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></container>";
    for (css, expected) in [
        (".n { vertical-align: super }", "Call 1-888-373-7888 [3] now"),
        (".n { color: red }", "Call 1-888-373-7888 3 now"),
        ("p { display: none }", "Call 1-888-373-7888 3 now"),
    ] {
        let file = archive(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("O/b.opf", package),
            ("O/text/a.xhtml", part),
            ("O/css/a.css", css),
        ]);
        let pages = read_bytes(&file, DocumentType::Epub).unwrap();
        assert_eq!(blocks(&pages), [(1, 0, expected)], "{css}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_parts_of_a_book_are_called_sections() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.epub");
    std::fs::write(&stick, book()).unwrap();
    let path = stick.to_str().unwrap();
    let imported = desk.run(&["shelf", "import", path, "--for", "guide-1"]);
    assert_eq!(imported.0, 0, "{imported:?}");
    let (_, out, _) = desk.run(&["shelf", "read", "guide-1"]);
    assert!(out.contains("-- section 2 --") && !out.contains("-- page"), "{out}");
}
