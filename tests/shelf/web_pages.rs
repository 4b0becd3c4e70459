//! Saved web pages and plain texts: each number is read as its reader would see it.

use super::reading::read_bytes;
use super::*;
use squadroom::shelf::{DocumentType, TextPage, html_pages};

/// The lines of a page: those with a gap before them begin with `/`.
fn lines(page: &TextPage) -> Vec<String> {
    let gap = |follows: bool| if follows { "" } else { "/" };
    page.blocks.iter().map(|block| format!("{}{}", gap(block.follows), block.text)).collect()
}

fn html(page: &str) -> Vec<String> {
    lines(&html_pages(page.as_bytes())[0])
}

#[cfg(target_os = "linux")]
#[test]
fn a_search_shows_no_crossed_out_number_without_its_mark() {
    let desk = command::Desk::new(&Server { port: 1 }, &[".html"]);
    let stick = desk.path("stick.html");
    let filler =
        "the vice desk had a line of its own for all the shifts of the week and ".repeat(3);
    for (passage, expected) in [
        (
            format!("{filler} its quokkanumber was 1-800-555-0142 at all hours"),
            "quokkanumber was 1-800-555-0142 (crossed out) at",
        ),
        (
            format!("{filler} 1-800-555-0142 was the quokkanumber"),
            "1-800-555-0142 (crossed out) was the quokkanumber",
        ),
        ("quokkanumber 1-800-555-0142".to_owned(), "(crossed out: quokkanumber 1-800-555-0142)"),
    ] {
        for before in ["", "Please read this first. ", &filler] {
            let page = format!(
                "<!doctype html><p>{before}<del>{passage}</del> The desk is closed now. {filler}"
            );
            std::fs::write(&stick, &page).unwrap();
            let import = ["shelf", "import", stick.to_str().unwrap(), "--for", "guide-1"];
            assert_eq!(desk.run(&import).0, 0);
            let (_, out, _) = desk.run(&["search", "quokkanumber"]);
            let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(out.contains(expected), "{page}: {out}");
        }
    }
}

#[test]
fn lines_of_a_text_stay() {
    let text = "Lines\r\n1-800-555-0100 Texas\n  1-800-555-0101\tUtah\n \n\nNotes\rCall\u{c}911\n";
    let pages = read_bytes(text.as_bytes(), DocumentType::Text).unwrap();
    let expected =
        ["/Lines", "1-800-555-0100 Texas", "1-800-555-0101 Utah", "/Notes", "Call", "911"];
    assert_eq!(lines(&pages[0]), expected);
    assert_eq!(
        html("<p>a\nb<pre>\n1-800-555-0100 <b>Texas</b>\n1-800-555-0101 Utah\n\n911\n</pre>c\nd"),
        ["/a b", "/1-800-555-0100 Texas", "1-800-555-0101 Utah", "/911", "/c d"]
    );
    assert_eq!(
        html("<pre><del>1-800-555-0100\nTexas</del> 911\n<script>a\nb</script>988</pre>"),
        ["/(crossed out: 1-800-555-0100)", "(crossed out: Texas) 911", "988"]
    );
}

#[test]
fn a_cell_of_many_rows_or_columns_keeps_each_number_below_its_heading() {
    let is = |rows: &str, expected: &[&str]| {
        let page = format!("<table><tr><th>State<th>Hotline<th>TTY{rows}</table>911");
        let read = html(&page);
        let read: Vec<&str> = read.iter().map(|line| line.trim_start_matches('/')).collect();
        let all: Vec<&str> =
            ["State | Hotline | TTY"].iter().chain(expected).chain(&["911"]).copied().collect();
        assert_eq!(read, all, "{page}");
    };
    is(
        "<tr><td>Utah<td rowspan=2>1-800-555-0151<td>1-800-555-0152</tr>\
         <tr><td>Ohio</td><td>1-800-555-0153</td></tr><tr><td>Iowa<td>1-800-555-0154",
        &[
            "Utah | 1-800-555-0151 | 1-800-555-0152",
            "Ohio | 1-800-555-0151 | 1-800-555-0153",
            "Iowa | 1-800-555-0154",
        ],
    );
    is(
        "<tr><td colspan=2>none<td>1-800-555-0152<tr><td>Ohio<td>1-800-555-0153",
        &["none | | 1-800-555-0152", "Ohio | 1-800-555-0153"],
    );
    // At the start and at the end of a row, several columns, and to the end of the body.
    is(
        "<tr><td rowspan=2>Utah<td>1<td rowspan=0>2<tr><td>3<tr><td colspan=2>Iowa",
        &["Utah | 1 | 2", "Utah | 3 | 2", "Iowa | | 2"],
    );
    is(
        "<tbody><tr><td>Utah<td rowspan=9 colspan=2>1<tr><td>Ohio<tbody><tr><td>Iowa<td>2",
        &["Utah | 1", "Ohio | 1", "Iowa | 2"],
    );
    // A row without cells is one.
    is("<tr><td rowspan=2>Utah<td>1<tr></tr><tr><td>Ohio<td>3", &["Utah | 1", "Ohio | 3"]);
    // Marks, links and footnotes come along.
    is(
        "<tr><td>Utah<td rowspan=2><s>1-800-555-0151</s><td rowspan=2>\
         <a href='tel:8005550152'>Call</a><sup>1</sup><tr><td>Ohio",
        &[
            "Utah | (crossed out: 1-800-555-0151) | Call [tel: 1-800-555-0152] [1]",
            "Ohio | (crossed out: 1-800-555-0151) | Call [tel: 1-800-555-0152] [1]",
        ],
    );
    is(
        "<tr style='text-decoration:line-through'><td>Utah<td rowspan=2>1<tr><td>Ohio<td>2",
        &["(crossed out: Utah) | (crossed out: 1)", "Ohio | (crossed out: 1) | 2"],
    );
    is(
        "<tr><td>Utah<td rowspan=2>1<tr style='text-decoration:line-through'><td>Ohio<td>2",
        &["Utah | 1", "(crossed out: Ohio) | 1 | (crossed out: 2)"],
    );
    is(
        "<tr><td>Utah<td rowspan=2><table><tr><td>1<td>2</table><td>3<tr><td>Ohio<td>4",
        &["Utah", "1 | 2", "3", "Ohio | 1 | 2 | 4"],
    );
}

#[test]
fn a_hostile_table_is_no_burden() {
    let cell = format!("<td rowspan=0 colspan=1000>{}", "1".repeat(900));
    let page = format!("<table><tr>{}", cell.repeat(500)) + &"<tr><td>a".repeat(100_000);
    let read = html(&page);
    assert!(read.iter().map(String::len).sum::<usize>() < 16 << 20);
    let nested = "<table><tr><td rowspan=2>1".repeat(20_000);
    assert!(!html(&nested).is_empty());
}

#[test]
fn rules_of_a_web_page_hide_words_and_cross_them_out() {
    let is = |css: &str, page: &str, expected: &str| {
        let read = html(&format!("<style>{css}</style>{page}")).concat();
        assert_eq!(read.trim_start_matches('/'), expected, "{css} {page}");
    };
    let page = "<p>1-888-<span class='a x'>555</span>373-7888";
    for css in [
        ".x{display:none}",
        "i,.x , b{ color:red;Visibility : hidden }",
        "span.x{font-size:0px}",
        "@import 'a.css';/* .y{ */SPAN.x{display:none !important}",
        "@media print{.x{display:none}}.x{display:none}",
    ] {
        is(css, page, "1-888-373-7888");
    }
    for css in [
        ".x:hover{display:none}",
        "div .x{display:none}",
        ".X{display:none}",
        ".x{display:none}.x{display:inline}",
        ".x{display:none}.open .x{display:inline}",
        ".x{display:none}@media (max-width:9em){.x{display:inline}}",
        "@media print{.x{display:none}}",
        ".x::before{display:none}",
        "body{display:none}",
        "p{display:none}",
        ".x{",
        "}{,}.x{display:none",
    ] {
        let read = html(&format!("<style>{css}</style>{page}")).concat();
        assert!(read.contains("555") || css.starts_with('}'), "{css} {read}");
    }
    is(
        "#o{text-decoration:line-through}",
        "<b id=o>555-0100</b> 911",
        "(crossed out: 555-0100) 911",
    );
    is(".o{text-decoration-line:line-through}", "<p class=o>555-0100", "(crossed out: 555-0100)");
    is(".o{display:none}", "<div class=o>1</div>911<p class=o style='display:block'>2", "911/2");
    is(".o{font-size:0}", "<div class=o><b>911</b></div>", "911");
    assert_eq!(html("<p class=x>1<p>911<style>.x{display:none}</style>"), ["/911"]);
    for unused in ["<style media=print>", "<noscript><style>", "<template><style>"] {
        let read = html(&format!(
            "{unused}.x{{display:none}}</style></noscript></template><p class=x>911"
        ));
        assert_eq!(read.concat(), "/911", "{unused}");
    }
}

/// The form of each block of a page, and its text; a `+` before those that stand closely.
fn shapes(page: &str) -> Vec<String> {
    let page = html_pages(page.as_bytes()).remove(0);
    let shape = |block: squadroom::shelf::Block| {
        let gap = if block.follows { "+" } else { "" };
        format!("{gap}{:?} {}", block.shape, block.text)
    };
    page.blocks.into_iter().map(shape).collect()
}

#[test]
fn lists_and_tables_are_known_as_such() {
    assert_eq!(
        shapes(
            "<ul><li><p>Doors</p><li>Keys<ol><li>of cars</ol></ul><p>a</p><ul><li>b</ul>\
             <ul><li>c</ul>"
        ),
        [
            "Item(0) • Doors",
            "+Item(0) • Keys",
            "+Item(1) 1. of cars",
            "Words a",
            "Item(0) • b",
            "Item(0) • c"
        ]
    );
    assert_eq!(
        shapes(
            "<table><tr><th>State<th><p>Hot<br>line</p></tr><tr><th>Utah<td><p>911</p><p>988</p>\
             </table><table><tr><td>a<td>b<tr><td>one</table>"
        ),
        ["Head State | Hot line", "+Row Utah | 911 988", "Row a | b", "Words one"]
    );
    // A table without headings may hold the whole page.
    assert_eq!(shapes("<table><tr><td><p>One</p><p>Two</p></table>"), ["Words One", "Words Two"]);
}

#[test]
fn a_digit_that_rules_raise_is_no_part_of_a_number() {
    let number = "<p>Call 1-888-373-7888<span class='n x'>3</span> now";
    for css in [
        ".n{vertical-align:super}",
        "span.n{font-size:70%; Vertical-Align: SUPER !important}",
        ".n{vertical-align:0.4em}",
        ".n{vertical-align:30%}",
        ".n{vertical-align:4px}",
        ".n{vertical-align:baseline}.x{vertical-align:text-top}",
        ".n{font-variant-position:super}",
    ] {
        let read = html(&format!("<style>{css}</style>{number}")).concat();
        assert_eq!(read, "/Call 1-888-373-7888 [3] now", "{css}");
    }
    let own = number.replace("class='n x'", "style='vertical-align: super'");
    assert_eq!(html(&own).concat(), "/Call 1-888-373-7888 [3] now");
    for css in [
        ".n{vertical-align:baseline}",
        ".n{vertical-align:-0.4em}",
        ".n{vertical-align:1px}",
        ".n{vertical-align:super}.x{vertical-align:middle}",
        "p{vertical-align:super}",
    ] {
        let read = html(&format!("<style>{css}</style>{number}")).concat();
        assert_eq!(read, "/Call 1-888-373-7888 3 now", "{css}");
    }
    let reset = "<style>sup{vertical-align:baseline}</style><p>7888<sup>1</sup>";
    assert_eq!(html(reset).concat(), "/7888 [1]");
    assert_eq!(html("<p>7<sup>1<p>8<sup>2</sup>").concat(), "/7 [1]/8 [2]");
}

#[test]
fn each_value_of_a_narrow_table_has_the_headings_of_both_rows_of_its_head() {
    use squadroom::app::screens::reader::ReadingText;
    let page = html_pages(
        b"<table><tr><th rowspan=2>Region<th colspan=2>2023<th colspan=2>2024\
          <tr><th>Sex<th>Labor<th>Sex<th>Labor<tr><td>South<td>37<td>74<td>185<td>222</table>",
    );
    let text = ReadingText::new(page, "", None, 30);
    let row = |row| text.pieces(row).iter().map(|piece| text.words(piece)).collect::<String>();
    let rows: Vec<String> = (0..text.len()).map(row).collect();
    let list =
        ["Region: South", "2023, Sex: 37", "2023, Labor: 74", "2024, Sex: 185", "2024, Labor: 222"];
    assert_eq!(rows, list);
}

#[test]
fn links_of_a_web_page_are_kept_with_their_words() {
    let page = "<p>Read  <a href=/guide>the <b>guide</b>\n</a><sup>1</sup> or <a href='#top'>the top</a>. \
                <a href=https://a.us><img src=x></a><a href=https://b.us>\u{200b}Forms</a>\
                <a href=tel:911>Call</a><s>old <a href=/old>number</a></s></p>\
                <a href=/card><h2>Card</h2><p>words</p></a>";
    let page = html_pages(page.as_bytes()).remove(0);
    let links: Vec<(&str, &str)> = page
        .blocks
        .iter()
        .flat_map(|block| {
            block.links.iter().map(|link| (&block.text[link.range.clone()], &*link.to))
        })
        .collect();
    // What is crossed out leads nowhere.
    let expected = [("the guide", "/guide"), ("Forms", "https://b.us"), ("Card", "/card")];
    assert_eq!(links, expected, "{page:?}");
}
