//! Small documents, each with one thing that readers get wrong.

use squadroom::shelf::{DocumentType, TextPage, Unread, html_pages, pdf_pages, text_pages};

/// What is read of a PDF file: its blocks, and those that follow another closely after a `/`.
fn read(bytes: &[u8]) -> Vec<TextPage> {
    let mut pages = Vec::new();
    pdf_pages(bytes, 0, &mut |page| {
        pages.push(page);
        true
    })
    .unwrap();
    pages
}

fn blocks(pages: &[TextPage]) -> Vec<String> {
    let blocks = pages.iter().flat_map(|page| &page.blocks);
    blocks.map(|block| block.text.clone()).collect()
}

macro_rules! cases {
    ($($file:literal: $($expected:literal),+;)+) => {
        &[$((
            $file,
            include_bytes!(concat!("../fixtures/documents/", $file, ".pdf")).as_slice(),
            &[$($expected),+],
        )),+]
    };
}

/// The name of a file, its bytes, and the blocks in it.
type Case = (&'static str, &'static [u8], &'static [&'static str]);

const CASES: &[Case] = cases! {
    "annot": "Visible line", "Sticky advice: call first", "Name: Filled value";
    "cmap_ok": "Call";
    "cmap_std": "Call";
    "cropbox": "In the box", "printer marks outside";
    "fakebold": "Bold heading";
    "form": "Before form Text inside a form After form";
    "gstate": "Text with a missing graphics state";
    "hyphen": "This is a self-reported figure of the multi-agency force and of trafficking in the \
               U.S.-based firms.";
    "imgghost": "Before image", "After image";
    "indexed": "Text in an indexed color";
    "leftjump": "Texas | 1-800-555-0100", "Utah | 1-800-555-0101";
    "lig2": "Zuﬃx Qeuxx";
    "list": "1. Stay calm.", "2. Call the hotline.", "3. Do not confront.", "a. Write it down.",
        "• bullet one", "• bullet two", "- dash one", "o circle";
    "quote": "Call the hotline at once. Ask for a victim advocate. Write down the plate.";
    "rotate90": "Table of hotlines by state Texas hotline";
    "sidebar": "Normal text on the page Second line of text", "OFFICIAL USE ONLY";
    "startxref": "Text of a file whose startxref is wrong";
    "table": "State | Hotline | Hours", "Texas | 1-800-555-0100 | 24 hours",
        "Utah | 1-800-555-0101 | Mon-Fri 9-5", "Vermont | none | call 911",
        "Virginia | 1-800-555-0103 | 24 hours";
    "twocol": "left one | right one", "left two | right two", "left three | right three";
    "winansi": "“smart quotes” – dash • bullet it’s señal";
    "wlist_dw0": "Beautiful is better than ugly";
    "wrange_dw0": "Beautiful is better than ugly";
};

#[test]
fn small_pdf_files_are_read_right() {
    for (name, bytes, expected) in CASES {
        assert_eq!(blocks(&read(bytes)), *expected, "{name}");
    }
}

#[test]
fn rows_and_items_of_a_pdf_file_stand_closely() {
    for name in ["table", "list"] {
        let (_, bytes, _) = CASES.iter().find(|case| case.0 == name).unwrap();
        let pages = read(bytes);
        let close = pages[0].blocks.iter().skip(1).filter(|block| block.follows).count();
        assert!(close * 2 >= pages[0].blocks.len(), "{name}: {pages:?}");
    }
}

#[test]
fn a_word_that_a_line_parts_is_known_with_its_hyphen_too() {
    let (_, bytes, _) = CASES.iter().find(|case| case.0 == "hyphen").unwrap();
    let pages = read(bytes);
    let also: Vec<&String> = pages[0].blocks.iter().flat_map(|block| &block.also).collect();
    assert_eq!(also, ["traf-ficking"]);
}

/// A PDF file of one page with this content and this dictionary of resources.
fn page(content: &str, resources: &str) -> Vec<u8> {
    let mut objects = super::reading::objects_of(&[&[]]);
    objects[3] = objects[3].replace("/Font << /F1 3 0 R >>", resources);
    objects[4] = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    objects.push(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
         /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream"
            .to_owned(),
    );
    // Letters whose codes say nothing.
    objects.push(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts \
         [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 >>] >>"
            .to_owned(),
    );
    super::reading::whole(&objects.into_iter().map(String::into_bytes).collect::<Vec<_>>())
}

#[test]
fn a_page_without_words_says_why() {
    let unread = |content: &str, resources: &str| read(&page(content, resources))[0].unread;
    let image = "/XObject << /X 6 0 R >>";
    assert_eq!(unread("q 100 0 0 100 0 0 cm /X Do Q", image), Unread::Picture);
    assert_eq!(unread("BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI", ""), Unread::Picture);
    let text = "BT /F2 12 Tf 72 700 Td <00030004> Tj ET";
    assert_eq!(unread(text, "/Font << /F2 7 0 R >>"), Unread::Words);
    let both = format!("{text} /X Do");
    assert_eq!(unread(&both, "/Font << /F2 7 0 R >> /XObject << /X 6 0 R >>"), Unread::Words);
    assert_eq!(unread("", ""), Unread::Nothing);
    assert_eq!(unread("BT /F1 9 Tf (Call) Tj ET /X Do", image), Unread::Nothing);
}

#[test]
fn layers_that_are_not_shown_are_not_read() {
    let content = "/OC /L BDC BT /F1 9 Tf 72 700 Td (Draft) Tj ET EMC \
                   BT /F1 9 Tf 72 600 Td (Call) Tj ET";
    let resources = "/Font << /F1 3 0 R >> /Properties << /L 8 0 R >>";
    let with = |config: &str| {
        let file = String::from_utf8_lossy(&page(content, resources)).into_owned();
        let layers = format!("/OCProperties << /OCGs [8 0 R] /D << {config} >> >> /Pages 2 0 R");
        blocks(&read(file.replacen("/Pages 2 0 R", &layers, 1).as_bytes()))
    };
    assert_eq!(with("/OFF [8 0 R]"), ["Call"]);
    assert_eq!(with("/BaseState /OFF"), ["Call"]);
    assert_eq!(with("/BaseState /OFF /ON [8 0 R]"), ["Draft", "Call"]);
    assert_eq!(with(""), ["Draft", "Call"]);
}

#[test]
fn text_that_stands_for_other_letters_is_read_instead() {
    let content = "BT /F1 12 Tf 72 700 Td (tra) Tj /Span << /ActualText (ffi) >> BDC (xyz) Tj EMC \
                   (cking) Tj ET";
    assert_eq!(blocks(&read(&page(content, "/Font << /F1 3 0 R >>"))), ["trafficking"]);
}

#[test]
fn small_web_pages_are_read_right() {
    let read = |bytes: &[u8]| {
        assert_eq!(DocumentType::of_bytes(bytes), Some(DocumentType::Html));
        blocks(&html_pages(bytes))
    };
    macro_rules! page {
        ($file:literal) => {
            read(include_bytes!(concat!("../fixtures/documents/", $file)))
        };
    }
    // A screen shows what is hidden from those who listen only.
    assert_eq!(page!("hidden.html"), ["Aria hidden", "Indicators", "Body text."]);
    assert_eq!(page!("mhtml.mht"), ["Hello world"]);
    let list = [
        "1. Stay calm",
        "2. Call",
        "a. hotline",
        "b. 911",
        "3. Write it down",
        "Coercion",
        "Threats of harm",
        "Debt bondage",
        "A pledge",
    ];
    assert_eq!(page!("ol.html"), list);
    assert_eq!(page!("scriptcharset.html"), ["Señales"]);
    assert_eq!(page!("utf16.html"), ["Señales de trata"]);
    assert_eq!(page!("unclosednav.html"), ["Title", "All the text of the page."]);
    assert_eq!(page!("unclosedsvg.html"), ["All the text of the page."]);
    let links = [
        "Call the hotline [tel: 1-888-555-0100] or write to us [e-mail: help@example.gov] or \
         report online.",
        "[picture: Call 1-888-555-0199]",
    ];
    assert_eq!(page!("tel.html"), links);
    let numbers = [
        "In 2019 [3] there were 11,500 [4] cases. Call 1-888-373-7888 [1] now. H2O.",
        "Call 1-888-373-7888 2",
    ];
    assert_eq!(page!("sup.html"), numbers);
    let rows = page!("table.html");
    assert_eq!(rows[2..], ["Vermont | | call 911", "Virginia | 1-800-555-0103 | 9 to 5"]);
    let lines = page!("pre.html");
    assert_eq!(lines[4..6], ["Texas 1-800-555-0100", "Utah 1-800-555-0101"]);
}

#[test]
fn small_texts_are_read_right() {
    let spanish = text_pages(include_bytes!("../fixtures/documents/latin1.txt"));
    assert_eq!(blocks(&spanish), ["Señales de víctima", "Second line", "New paragraph"]);
    let list = text_pages(include_bytes!("../fixtures/documents/list.txt"));
    let expected = [
        "HOTLINES",
        "Texas 1-800-555-0100",
        "Utah 1-800-555-0101",
        "- call first",
        "- write down",
        "1. one",
        "2. two",
    ];
    assert_eq!(blocks(&list), expected);
}

/// A page with an article between menus, a banner, and a list of other pages.
fn page_around(article: &str) -> String {
    let menu: String = (1..9).map(|n| format!("<li><a href=/{n}>Section {n}</a>")).collect();
    format!(
        "<!doctype html><body><div class=topnav><ul>{menu}</ul></div><div id=cookie-banner>We use \
         cookies, as all sites do.</div><div class=wrap><div class=article-body>{article}</div><div \
         class=related-stories><p>Another story, which is long enough to look like one, with a \
         comma.</p></div></div><footer>Copyright, all rights reserved, by the agency</footer>"
    )
}

#[test]
fn the_article_of_a_web_page_is_read_and_its_surroundings_are_not() {
    let words = "Officers who stop a van, a truck, or a car look for signs, and write them down. ";
    let article = format!("<h1>Signs</h1><p>{words}{words}<p>{words}{words}<p>{words}");
    let read = blocks(&html_pages(page_around(&article).as_bytes()));
    assert_eq!(read.len(), 4, "{read:?}");
    assert_eq!(read[0], "Signs");
    assert!(read[1..].iter().all(|text| text.starts_with("Officers")), "{read:?}");
}

#[test]
fn a_number_outside_of_an_article_keeps_the_page_whole() {
    let words = "Officers who stop a van, a truck, or a car look for signs, and write them down. ";
    let article = format!("<p>{words}{words}<p>{words}{words}<p>{words}");
    let page = page_around(&article).replace("Another story", "Call 1-888-373-7888");
    let read = blocks(&html_pages(page.as_bytes())).join("\n");
    assert!(read.contains("1-888-373-7888") && read.contains("Officers"), "{read}");
    // A short page has no article to speak of.
    let short = page_around("<p>Call 911.");
    assert!(blocks(&html_pages(short.as_bytes())).contains(&"Call 911.".to_owned()));
}

#[test]
fn pages_and_links_of_a_pdf_file_are_those_that_it_names() {
    let mut objects = super::reading::objects_of(&[
        &[(10, "Read the form"), (10, "at www.example.org today"), (10, "Read the form")],
        &[(10, "Next")],
    ]);
    objects[0] = objects[0]
        .replace(">>", "/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 2 >>] >> >>");
    // Around the second "form", and around a place without words.
    objects[3] = objects[3].replace(
        "/Contents",
        "/Annots [<< /Subtype /Link /Rect [110 720 140 733] /A << /S /URI /URI \
         (https://example.org/form) >> >> << /Subtype /Link /Rect [400 400 500 500] /A << /S /URI \
         /URI (https://example.org/none) >> >> << /Subtype /Link /Rect [72 745 140 760] /A << /S \
         /URI /URI (javascript:x) >> >>] /Contents",
    );
    let file: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    let pages = read(&super::reading::whole(&file));
    assert_eq!(pages[0].label.as_deref(), Some("iv"));
    assert_eq!(pages[1].label, None, "it is the second page, and so it says");
    let links: Vec<(&str, &str)> = pages[0]
        .blocks
        .iter()
        .flat_map(|block| {
            block.links.iter().map(|link| (&block.text[link.range.start..], &*link.to))
        })
        .collect();
    // The second "form" is at the end.
    assert_eq!(links, [("form", "https://example.org/form")]);
}
