//! Numbers of a document: what stands beside one never becomes a part of it.

use super::reading::{objects_of, whole};
use squadroom::shelf::{TextPage, html_pages, pdf_pages};

fn texts(pages: Vec<TextPage>) -> Vec<String> {
    pages.into_iter().flat_map(|page| page.blocks).map(|block| block.text).collect()
}

fn html(page: &str) -> Vec<String> {
    texts(html_pages(page.as_bytes()))
}

/// What is read of a PDF page with this content.
fn pdf(content: &str) -> Vec<String> {
    let mut objects = objects_of(&[&[]]);
    objects[4] = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    let mut pages = Vec::new();
    pdf_pages(&whole(&objects), 0, &mut |page| {
        pages.push(page);
        true
    })
    .unwrap();
    texts(pages)
}

#[test]
fn a_footnote_of_a_web_page_is_no_digit_of_a_number() {
    for (page, expected) in [
        ("Call 1-888-373-7888<sup>1</sup> now.", "Call 1-888-373-7888 [1] now."),
        (
            "In 2019<sup>3</sup> there were 11,500<sup>4</sup> cases.",
            "In 2019 [3] there were 11,500 [4] cases.",
        ),
        ("Call 1-888-373-7888<a href='#fn1'>2</a>", "Call 1-888-373-7888 2"),
        ("Call 1-888-373-7888<sup><a href='#fn1'>2</a></sup>", "Call 1-888-373-7888 [2]"),
        ("Call 1-888-373-7888<sup>[2]</sup>", "Call 1-888-373-7888[2]"),
        ("Call 1-888-373-7888<sup>1, 2</sup>2019", "Call 1-888-373-7888 [1, 2] 2019"),
        ("Call 1-888-373-7888<sub>2</sub>", "Call 1-888-373-7888 2"),
        ("<b>1-888-373-7888</b><i>24</i> hours", "1-888-373-7888 24 hours"),
        ("<span>Texas</span><span>1-800-555-0100</span>", "Texas 1-800-555-0100"),
        ("<span>1-800-555-0100</span><span>Texas</span>", "1-800-555-0100 Texas"),
        ("7888<script>1</script>2<img>3", "7888 2 3"),
        ("7888<sup>1<p>9", "7888 [1]"),
        ("Call 1-888-373-7888<wbr>1", "Call 1-888-373-7888 1"),
        ("911<!-- x -->5", "911 5"),
        ("1-888-373-7888&#8288;1", "1-888-373-7888 1"),
        ("1-888-373-7888&shy;1", "1-888-373-7888 1"),
        ("1-888-373-7888&zwnj;1", "1-888-373-7888 1"),
        ("1-888-373-7888&zwj;1", "1-888-373-7888 1"),
        ("1-888-373-7888&#8203;1", "1-888-373-7888 1"),
        ("1-888-373-7888&lrm;1", "1-888-373-7888 1"),
        ("1-888-373-7888&#xFEFF;1", "1-888-373-7888 1"),
        ("1-888-373-7888&shy;<b>1</b>", "1-888-373-7888 1"),
        // And what belongs together stays so.
        ("Call 1-888-3<b>7</b>3-7888<i>24</i>", "Call 1-888-373-7888 24"),
        ("Call 1-888-3&shy;73-7888.", "Call 1-888-373-7888."),
        ("Call 1-888-<b>373</b>-<wbr>7888.", "Call 1-888-373-7888."),
        ("1888373<wbr>7888", "18883737888"),
        ("The 1<sup>st</sup> of H<sub>2</sub>O<sup>®</sup>", "The 1st of H2O®"),
        ("<sup>1</sup> A note", "[1] A note"),
    ] {
        assert_eq!(html(page)[0], expected, "{page}");
    }
}

#[test]
fn what_is_crossed_out_or_hidden_on_a_web_page_is_no_number() {
    let is = |page: &str, expected: &str| assert_eq!(html(page).join(" / "), expected, "{page}");
    for (open, close) in [
        ("<s>", "</s>"),
        ("<del>", "</del>"),
        ("<strike>", "</strike>"),
        ("<span style='Text-Decoration: LINE-THROUGH !important'>", "</span>"),
        ("<span style='color:red;text-decoration-line:underline line-through'>", "</span>"),
    ] {
        is(
            &format!("Call {open}555-0100{close}888-373-7888."),
            "Call (crossed out: 555-0100) 888-373-7888.",
        );
        is(&format!("911{open}5{close}5"), "911 (crossed out: 5) 5");
        is(&format!("<ul><li>{open}555-0100{close}, 911</ul>"), "• (crossed out: 555-0100), 911");
    }
    is(
        "<a href='tel:5550100' style='text-decoration:line-through'>Call</a> 911",
        "(crossed out: Call [tel: 555-0100]) 911",
    );
    is("<del><p>555-0100<p>Old</del><p>911", "(crossed out: 555-0100) / (crossed out: Old) / 911");
    is("<p style='text-decoration:line-through'>555-0100<p>911", "(crossed out: 555-0100) / 911");
    is(
        "<table><tr style='text-decoration:line-through'><td>Texas<td>555-0100<tr><td>Utah<td>911",
        "(crossed out: Texas) | (crossed out: 555-0100) / Utah | 911",
    );
    is("<del><img></del><s> </s>911<s>", "911");
    for hidden in [
        "hidden",
        "hidden=''",
        "style='display: none'",
        "style='color:red; visibility:hidden'",
        "style='font-size:0'",
        "style='FONT-SIZE:0px !important'",
        "style='opacity:0.0'",
        "style='color:transparent'",
        "popover",
    ] {
        is(&format!("911<span {hidden}>5</span>5"), "911 5");
        is(&format!("<div {hidden}><p>1<div>2</div></p><b>3</div>911"), "911");
        is(&format!("<p {hidden}>1<p>911"), "911");
        is(&format!("<p>Call<span {hidden}>1</p>911"), "Call / 911");
        is(&format!("<ul><li {hidden}>1<ul><li>2</ul>3<li>911</ul>now"), "• 911 / now");
        is(
            &format!("<table><tr><td>Utah<td {hidden}>1<td>911<tr {hidden}><td>2</table>x"),
            "Utah | 911 / x",
        );
        is(&format!("<section><div {hidden}>1</section>911"), "911");
        is(&format!("<img {hidden}>911<br {hidden}>988"), "911 / 988");
    }
    is("<dialog>1</dialog>911<dialog open>988</dialog>", "911 988");
    is("<span aria-hidden=true>555-0100</span><span aria-hidden=true>Call</span> 911", "Call 911");
    is("<div aria-hidden=true>Call 911</div>", "Call 911");
    is("<span style='font-size:0.9em;opacity:.5;display:block'>911</span>", "911");
}

#[test]
fn a_link_of_a_web_page_tells_the_number_that_it_dials() {
    for (page, expected) in [
        ("<a href='tel:+18883737888'>Call</a>now", "Call [tel: 1-888-373-7888] now"),
        ("<a href='tel:+18883737888'>Call </a>, or 911", "Call [tel: 1-888-373-7888], or 911"),
        ("<a href='sms:233733'><img></a>5", "[text: 233733] 5"),
        ("<a href='tel:8883737888'>888-<b>373</b>-7888</a>.", "888-373-7888."),
        (
            "<a href='tel:8005550100'>888-373-7888</a>",
            "888-373-7888 [this link dials another number: 1-800-555-0100]",
        ),
        ("<a href='tel:8883737888'><div>Call</div></a><p>911", "Call [tel: 1-888-373-7888] / 911"),
        ("<a href='tel:8883737888'>Call<p>911", "Call [tel: 1-888-373-7888] / 911"),
        ("<a href='tel:911'>Call<a href='/x'>us", "Call [tel: 911] us"),
        ("<s><a href='tel:8005550100'>Call</a></s>", "(crossed out: Call [tel: 1-800-555-0100])"),
        ("<a hidden href='tel:8005550100'>Call</a>911", "911"),
        ("<table><tr><td><a href='tel:8005550100'>Call<td>911", "Call [tel: 1-800-555-0100] | 911"),
        ("<a href='https://example.org'>Call</a> 911", "Call 911"),
    ] {
        assert_eq!(html(page).join(" / "), expected, "{page}");
    }
}

proptest::proptest! {
    /// Whatever elements digits stand in: what is read are the same groups of digits.
    #[test]
    fn digits_of_different_elements_never_join(
        pieces in proptest::collection::vec(("[0-9]{1,4}", 0..TAGS.len(), 0..3_usize), 1..12),
    ) {
        let mut page = "<p>".to_owned();
        for (digits, tag, depth) in &pieces {
            let tags = TAGS.iter().cycle().skip(*tag).take(depth + 1);
            let open: String = tags.clone().map(|tag| format!("<{tag}>")).collect();
            let close: String = tags.map(|tag| format!("</{tag}>")).collect();
            page += &format!("{open}{digits}{close}");
        }
        let read = html(&page).join(" ");
        let groups = read.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        let expected = pieces.iter().map(|(digits, _, _)| digits.as_str());
        proptest::prop_assert!(groups.eq(expected), "{page}: {read}");
    }
}

/// Elements that stand in a line.
const TAGS: &[&str] =
    &["sup", "sub", "a", "b", "span", "i", "small", "font", "code", "td", "li", "x-own", "label"];

#[test]
fn cells_of_a_web_page_stay_in_their_columns() {
    let page = "<table><tr><th>State<th>Hotline<th>Hours<tr><td>Texas<td>1-800-555-0100<td>24 hours\
                <tr><td>Vermont<td><td>call 911<tr><td><td>none<td><tr><td><td></table>";
    let expected = [
        "State | Hotline | Hours",
        "Texas | 1-800-555-0100 | 24 hours",
        "Vermont | | call 911",
        "| none",
    ];
    assert_eq!(html(page), expected);
    assert_eq!(html("<table><tr><td><p>Texas</p><td><p>Utah</p></table>"), ["Texas", "Utah"]);
}

#[test]
fn a_footnote_of_a_pdf_page_is_no_digit_of_a_number() {
    let word = "/F1 12 Tf 72 700 Td (Call 1-888-373-7888) Tj";
    for (rest, expected) in [
        ("/F1 7 Tf 112 4 Td (1) Tj /F1 12 Tf 6 -4 Td (now.) Tj", "Call 1-888-373-7888 [1] now."),
        ("/F1 7 Tf 112 6 Td (12) Tj", "Call 1-888-373-7888 [12]"),
        ("5 Ts (1) Tj 0 Ts ( now) Tj", "Call 1-888-373-7888 1 now"),
        ("/F1 7 Tf 4 Ts (st) Tj", "Call 1-888-373-7888st"),
        ("/F1 7 Tf (1) Tj", "Call 1-888-373-7888 1"),
    ] {
        assert_eq!(pdf(&format!("BT {word} {rest} ET")), [expected], "{rest}");
    }
    let placed = "1 0 0 1 72 700 Tm (1-800-555-0100) Tj 1 0 0 1 158.4 700 Tm (24) Tj";
    assert_eq!(pdf(&format!("BT /F1 12 Tf {placed} ET")), ["1-800-555-0100 24"]);
    let moved = "72 700 Td (1-800-555-0100) Tj 86.4 0 Td (24) Tj";
    assert_eq!(pdf(&format!("BT /F1 12 Tf {moved} ET")), ["1-800-555-0100 24"]);
    // Pieces of one number are one number.
    assert_eq!(
        pdf("BT /F1 12 Tf 72 700 Td [(1-888-3) 5 (73-78) -9 (88)] TJ ET"),
        ["1-888-373-7888"]
    );
}

#[test]
fn what_was_drawn_later_stands_where_it_is_on_a_pdf_page() {
    let row = |y: u32, number: &str, state: &str| {
        format!("BT /F1 12 Tf 300 {y} Td ({number}) Tj -228 0 Td ({state}) Tj ET ")
    };
    let page = row(700, "1-800-555-0100", "Texas") + &row(686, "1-800-555-0101", "Utah");
    assert_eq!(pdf(&page), ["Texas | 1-800-555-0100", "Utah | 1-800-555-0101"]);
    // Bold letters that are drawn twice.
    let twice = "BT /F1 12 Tf 72 700 Td (1-800-555-0100) Tj 0.3 0 Td (1-800-555-0100) Tj ET";
    assert_eq!(pdf(twice), ["1-800-555-0100"]);
}

#[test]
fn cells_that_touch_on_a_pdf_page_stay_apart() {
    // The letters of 911 are 3 * 0.556 * 12 = 20 points wide.
    for gap in ["20.016", "20.2", "20.6", "21.1", "19.6"] {
        for (first, second) in [("911", "5"), ("911", "24"), ("888", "3737888")] {
            let row = format!("BT /F1 12 Tf 72 700 Td ({first}) Tj {gap} 0 Td ({second}) Tj ET");
            assert_eq!(pdf(&row), [format!("{first} {second}")], "{gap}");
            let row = format!(
                "BT /F1 12 Tf 1 0 0 1 72 700 Tm ({first}) Tj ET \
                 BT /F1 12 Tf {} 700 Td ({second}) Tj ET",
                72.0 + gap.parse::<f64>().unwrap()
            );
            assert_eq!(pdf(&row), [format!("{first} {second}")], "{gap}");
        }
    }
    let row = "BT /F1 12 Tf 72 700 Td (5) Tj 6.672 0 Td (911) Tj ET";
    assert_eq!(pdf(row), ["5 911"]);
    // Digits that a file places one by one, and a number in pieces.
    let one_by_one =
        "BT /F1 12 Tf 72 700 Td (2) Tj 6.672 0 Td (0) Tj 6.672 0 Td (1) Tj 6.672 0 Td (9) Tj ET";
    assert_eq!(pdf(one_by_one), ["2019"]);
    let pieces = "BT /F1 12 Tf 72 700 Td (1-888-3) Tj 41.352 0 Td (73-7888) Tj ET";
    assert_eq!(pdf(pieces), ["1-888-373-7888"]);
}

#[test]
fn text_that_is_drawn_twice_on_a_pdf_page_is_read_once() {
    let number = "1-888-373-7888";
    for (content, expected) in [
        (format!("72 700 Td ({number}) Tj 0.4 0 Td ({number}) Tj"), number),
        (format!("72 700 Td ({number}) Tj -0.4 0 Td ({number}) Tj"), number),
        (format!("72 700 Td ({number}) Tj 0 0 Td ({number}) Tj"), number),
        (format!("72 700 Td ({number}) Tj 1 -1 Td ({number}) Tj"), number),
        (format!("72 700 Td (1-888-) Tj 0.3 0 Td ({number}) Tj"), number),
        ("72 700 Td (9) Tj 0.3 0 Td (9) Tj 6.372 0 Td (1) Tj 0.3 0 Td (1) Tj 6.372 0 Td (1) Tj 0.3 0 Td (1) Tj".to_owned(), "911"),
        ("72 700 Td [(9) 530 (9) -26 (1) 530 (1) -26 (1) 530 (1)] TJ".to_owned(), "911"),
        (format!("72 700 Td ({number}) Tj 0 -14 Td (now) Tj 0.3 14 Td ({number}) Tj 0 -14 Td (now) Tj"), "1-888-373-7888 now"),
        // And what only stands near stays.
        ("72 700 Td (911 911) Tj 0 -14 Td (911) Tj".to_owned(), "911 911 911"),
        ("72 700 Td (illness) Tj".to_owned(), "illness"),
    ] {
        assert_eq!(pdf(&format!("BT /F1 12 Tf {content} ET")), [expected], "{content}");
    }
}

#[test]
fn text_of_turned_pages_is_read_along_its_lines() {
    for (turn, down) in [
        ("0 1 -1 0 100 100", "0 1 -1 0 114 100"),
        ("0 -1 1 0 500 700", "0 -1 1 0 486 700"),
        ("-1 0 0 -1 500 700", "-1 0 0 -1 500 714"),
        ("0.7071 0.7071 -0.7071 0.7071 100 100", "0.7071 0.7071 -0.7071 0.7071 109.9 90.1"),
    ] {
        let content =
            format!("BT /F1 12 Tf {turn} Tm (Call 1-888-373-7888) Tj {down} Tm (or 911.) Tj ET");
        assert_eq!(pdf(&content), ["Call 1-888-373-7888 or 911."], "{turn}");
        let content = format!(
            "BT /F1 12 Tf {turn} Tm (911) Tj 20.3 0 Td (5) Tj ET \
             BT /F1 12 Tf {turn} Tm (911) Tj ET BT /F1 12 Tf 1 0 0 1 72 300 Tm (24 hours) Tj ET"
        );
        // Most of the page runs the other way.
        assert_eq!(pdf(&content), ["24 hours", "911 5"], "{turn}");
    }
}

#[test]
fn text_that_is_drawn_from_the_right_on_a_pdf_page_is_read_from_the_left() {
    for content in [
        "158.708 700 Td (7888) Tj -24.012 0 Td (373-) Tj -24.012 0 Td (888-) Tj",
        "158.708 700 Td (7888) Tj -48.024 0 Td (888-373-) Tj",
    ] {
        let read = pdf(&format!("BT /F1 12 Tf {content} ET")).concat();
        assert_eq!(read.replace("- ", "-"), "888-373-7888", "{content}");
    }
    let digits = |digits: &str| {
        let pieces: String =
            digits.chars().rev().map(|digit| format!("({digit}) Tj -6.672 0 Td ")).collect();
        pdf(&format!("BT /F1 12 Tf 300 700 Td {pieces} ET"))
    };
    assert_eq!(digits("7891"), ["7891"]);
    assert_eq!(digits("8005550134"), ["8005550134"]);
}

#[test]
fn rows_of_a_pdf_page_do_not_flow_together() {
    let row = |y: u32, cells: [&str; 3]| {
        let cell = |(x, text): (u32, &str)| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
        let cells: String = [72, 222, 372].into_iter().zip(cells).map(cell).collect();
        format!("BT /F1 10 Tf {cells} ET ")
    };
    let page = row(700, ["State", "Hotline", "Hours"])
        + &row(688, ["Vermont", "none", "call 911"])
        + &row(676, ["Virginia", "1-800-555-0103", "24 hours"]);
    let expected = [
        "State | Hotline | Hours",
        "Vermont | none | call 911",
        "Virginia | 1-800-555-0103 | 24 hours",
    ];
    assert_eq!(pdf(&page), expected);
    let list = "BT /F1 10 Tf 72 700 Td (\\225) Tj 18 0 Td (Stay calm) Tj -18 -12 Td (1.) Tj 18 0 Td (Call) Tj ET";
    assert_eq!(pdf(list), ["• Stay calm", "1. Call"]);
}
