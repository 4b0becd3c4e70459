//! Words of caution are as easy to read as the number that they are about.

use squadroom::app::text_view::{CardView, EntryContext, PlaceView, SpanStyle, TextView};
use squadroom::app::text_view::{card, full, place};
use squadroom::app::ways;
use squadroom::catalog::PartialDate;
use squadroom::embedded;

/// The rows in which a word of caution is in the weak style, or one number has two cautions.
fn unsafe_rows(document: &TextView) -> Vec<String> {
    let cautions =
        ["confirm", "disagree", "single source", "not known", "Sources", "spoof", "verified"];
    let is_weak = |(tone, text): &(SpanStyle, String)| {
        *tone == SpanStyle::Dim && cautions.iter().any(|word| text.contains(word))
    };
    let is_caution = |(tone, _): &&(SpanStyle, String)| *tone == SpanStyle::Warning;
    let rows = document.rows.iter().filter(|row| {
        row.spans.iter().any(is_weak) || row.spans.iter().filter(is_caution).count() > 1
    });
    rows.map(|row| format!("{row:?}")).collect()
}

#[test]
fn no_word_of_caution_is_in_the_weak_style() {
    let (catalog, today) = (embedded::catalog(), PartialDate::parse("2026-11-23"));
    for entry in catalog.entries.iter().filter(|entry| !entry.lines.is_empty()) {
        let entry = &*entry;
        let view =
            CardView { way: ways(entry).first().copied(), today: today.as_ref(), changes: &[] };
        let known = EntryContext { day: today.as_ref(), ..EntryContext::default() };
        assert_eq!(unsafe_rows(&card(&catalog, entry, view, 100)), [""; 0], "{}", entry.id);
        // What an entry is, below its title, tells its date, too.
        let whole = unsafe_rows(&full(&catalog, entry, known, 100));
        assert!(whole.iter().all(|row| row.contains(" · ")), "{}: {whole:?}", entry.id);
    }
    let places = embedded::places();
    let states = places.tables().states.iter().map(|state| state.name.as_str());
    for query in states.chain(["Nashville, TN", "Springfield", "08037"]) {
        let answer = &places.find(query);
        for has_details in [false, true] {
            let view = PlaceView { today: today.as_ref(), has_details, ..PlaceView::default() };
            let document = place(answer, view, 100);
            assert_eq!(unsafe_rows(&document), [""; 0], "{}", answer.query);
            let mut rows = document.rows.iter().flat_map(|row| &row.spans);
            assert!(rows.all(|(tone, _)| *tone != SpanStyle::Dim), "{}", answer.query);
        }
    }
}
