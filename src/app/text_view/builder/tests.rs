use super::*;
use crate::catalog::EntryPosition;

fn text(document: &TextView) -> Vec<String> {
    let line = |row: &Row| row.spans.iter().map(|(_, text)| text.as_str()).collect();
    document.rows.iter().map(line).collect()
}

#[test]
fn a_label_stands_before_its_text_and_the_rest_wraps_below() {
    let mut writer = Writer::new(20);
    writer.labeled("For", SpanStyle::Text, "patrol officers and sergeants");
    let document = writer.finish();
    assert_eq!(text(&document), ["For: patrol officers", "and sergeants"]);
    assert_eq!(document.rows[0].spans[0], (SpanStyle::Label, "For: ".to_owned()));
}

#[test]
fn a_number_is_never_split() {
    for width in 0..60 {
        let mut writer = Writer::new(width);
        writer.number("Call", "1-888-373-7888", Trust::Sure, "toll-free in the United States");
        let rows = text(&writer.finish());
        let row = rows.iter().find(|row| row.contains("1-888-373-7888"));
        assert_eq!(row.is_some(), width >= 14, "{width}: {rows:?}");
        assert!(row.is_none_or(|row| row.len() <= width.max(LEAST_WIDTH)), "{width}: {rows:?}");
        assert!(row.is_some() || rows.iter().any(|row| row == TOO_NARROW));
    }
}

#[test]
fn a_doubt_stands_on_the_row_of_its_number() {
    for width in 0..100 {
        let mut writer = Writer::new(width);
        let label = "Arizona's line for tips, day and night:";
        let remark = "seen 2020-01-02";
        let row = writer.marked_number("> ", (label, "1-888-373-7888"), Trust::Doubtful, remark);
        let document = writer.finish();
        let rows = text(&document);
        if width >= 16 + 2 + CONFIRM.len() {
            assert!(rows[row].contains("1-888-373-7888  confirm"), "{width}: {rows:?}");
            assert!(rows[row].len() <= width, "{width}: {rows:?}");
        }
        assert!(rows.concat().contains("confirm"), "{width}: {rows:?}");
        assert!(width < 34 || rows[row].contains(CONFIRM_FIRST), "{width}: {rows:?}");
        let doubt = document.rows[row].spans.iter().find(|(_, text)| text.contains(CONFIRM));
        assert!(doubt.is_none_or(|(tone, _)| *tone == SpanStyle::Warning));
    }
}

#[test]
fn an_address_that_fits_the_width_is_on_one_row() {
    let url = "https://example.org/human-trafficking/first-responders/2024";
    for width in 20..200 {
        let mut writer = Writer::new(width);
        writer.link_field("Link", url, LinkTarget::Web(url.to_owned()), "Apr 2022");
        writer.link("Page", url, LinkTarget::Web(url.to_owned()));
        let rows = text(&writer.finish());
        let whole = rows.iter().filter(|row| row.contains(url)).count();
        assert_eq!(whole, if width >= url.len() { 2 } else { 0 }, "{width}: {rows:?}");
    }
}

#[test]
fn every_row_of_a_long_link_belongs_to_it() {
    let mut writer = Writer::new(20);
    writer.prose(SpanStyle::Text, "See");
    writer.link(
        "",
        "https://example.org/a/very/long/path",
        LinkTarget::Entry(EntryPosition::new(3)),
    );
    let document = writer.finish();
    assert_eq!(document.row_of_link(0), Some(1));
    assert!(document.rows.len() > 2);
    assert!(document.rows[1..].iter().all(|row| row.link == Some(0)));
    assert_eq!(text(&document)[1..].concat(), "https://example.org/a/very/long/path");
}
