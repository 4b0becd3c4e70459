//! Every screen at four sizes, as text and as a grid of roles.

use crate::support::record::{full_record, write_down};
use crate::support::{finder, picture, press, put_on_shelf, read_copy};
use squadroom::app::{Action, ShelfOutcome, TextRead, TransferProgress, update};
use squadroom::term::App;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 50), (40, 12)];

fn screens(name: &str, keys: &str) {
    screens_after(name, keys, |_| {});
}

/// The same with something that came to pass before the keys.
fn screens_after(name: &str, keys: &str, before: impl Fn(&mut App)) {
    for (width, height) in SIZES {
        let mut finder = finder(width, height);
        before(&mut finder);
        press(&mut finder, keys);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), picture(&finder));
    }
}

#[test]
fn first_frame() {
    screens("first", "");
}

#[test]
fn found() {
    screens("found", "labor vis<down>");
}

#[test]
fn nothing_found() {
    screens("nothing", "zzzz");
}

#[test]
fn nothing_under_this_tab() {
    screens("nothing-here", "<tab>massage");
}

#[test]
fn list_has_the_focus() {
    screens("list", "<esc>jj");
}

#[test]
fn hotline_card() {
    screens("card", "<f2>");
}

#[test]
fn card_of_a_doubtful_line() {
    screens("card-doubtful", "<f2><down><down>");
}

#[test]
fn card_for_a_need() {
    screens("card-need", "<f2>hotline");
}

#[test]
fn locator() {
    screens("locator", "<f3>77002");
}

#[test]
fn locator_before_anything_is_typed() {
    screens("locator-empty", "<f3>");
}

#[test]
fn locator_with_a_doubtful_number() {
    screens("locator-weak", "<f3>Nashville, TN");
}

#[test]
fn locator_of_what_is_misspelled() {
    screens("locator-near", "<f3>Texs");
}

#[test]
fn locator_of_several_places() {
    screens("locator-several", "<f3>kansas city");
}

#[test]
fn a_place_over_the_list() {
    screens("place", "labor in texas<up>");
}

#[test]
fn card_for_a_victim() {
    screens("victim", "<f4>");
}

#[test]
fn card_for_a_victim_in_spanish() {
    screens("victim-es", "<f4><tab>");
}

#[test]
fn whole_entry() {
    screens("detail", "labor victim<ctrl-o>");
}

#[test]
fn whole_entry_with_a_link_selected() {
    screens("detail-link", "labor victim<ctrl-o><tab><tab>");
}

#[test]
fn help() {
    screens("help", "<f1>");
}

#[test]
fn facets() {
    screens("facets", "labor<ctrl-t><down><enter>");
}

#[test]
fn facets_beside_what_is_typed() {
    screens("facets-typed", "<ctrl-t><esc>labor kind:webinar<ctrl-g>");
}

#[test]
fn a_slip_and_a_word_in_the_way() {
    screens("near", "prosecutoins");
    screens("widen", "labor victim xyzzyq");
}

#[test]
fn a_filter_leaves_nothing() {
    screens("nothing-filtered", "kind:webinar year:1950");
}

#[test]
fn copies_on_the_shelf() {
    let some = |finder: &mut App| {
        put_on_shelf(finder, &["labor-victims", "massage-guide"]);
    };
    screens_after("shelf", "labor", some);
    screens_after("shelf-detail", "labor victim<ctrl-o>", some);
}

#[test]
fn a_document_on_its_way() {
    screens_after("saving", "<esc>jj", |finder| {
        press(finder, "<esc>fjf");
        let transfer = TransferProgress { done: 3 << 20, total: Some(12 << 20), rate: 1 << 20 };
        let some = ShelfOutcome::Transferred("basic-course".to_owned(), transfer);
        update(&mut finder.model, Action::Shelf(some));
    });
}

#[test]
fn a_copy_to_be_removed() {
    screens_after("remove", "labor<esc><esc><delete>", |finder| {
        put_on_shelf(finder, &["basic-course"]);
    });
}

#[test]
fn what_is_written_down() {
    let some = |finder: &mut App| write_down(finder, full_record());
    screens_after("record-marks", "", some);
    screens_after("record-detail", "massage businesses<ctrl-o>", some);
}

#[test]
fn a_note() {
    let some = |finder: &mut App| write_down(finder, full_record());
    let text = "Play the first ten minutes at roll call, then talk about the three signs on \
        page 4.<enter><enter>Ask Ruiz for the projector.";
    screens_after("note", &format!("<esc>n{text}"), some);
    screens_after("note-unsaved", "<esc>nHalf a thought<esc>", some);
}

#[test]
fn what_was_done() {
    let some = |finder: &mut App| write_down(finder, full_record());
    screens_after("done", "labor victim<alt-d><tab><tab>", some);
    screens_after("done-wrong", "labor victim<alt-d><tab><ctrl-u>long<ctrl-s>", some);
}

#[test]
fn what_is_planned() {
    screens_after("plan", "labor victim<alt-p>", |finder| write_down(finder, full_record()));
}

#[test]
fn lists_of_an_entry() {
    let some = |finder: &mut App| write_down(finder, full_record());
    screens_after("lists", "massage businesses<alt-l>", some);
    screens_after("lists-new", "massage businesses<alt-l>roll", some);
}

#[test]
fn my_record() {
    screens_after("my-record", "<f5>", |finder| write_down(finder, full_record()));
    screens_after("my-record-end", "<f5><end>", |finder| write_down(finder, full_record()));
    screens("my-record-empty", "<f5>");
}

#[test]
fn the_text_of_a_copy() {
    let open = |finder: &mut App| {
        put_on_shelf(finder, &["massage-guide"]);
        press(finder, "massage businesses");
        read_copy(finder, crate::support::pages());
    };
    screens_after("reader", "", open);
    screens_after("reader-typing", "/victim", open);
    screens_after("reader-found", "/victim<enter>nn", open);
    screens_after("reader-end", "G", open);
}

#[test]
fn a_copy_whose_text_is_awaited() {
    screens_after("reader-awaited", "massage businesses<f7>", |finder| {
        put_on_shelf(finder, &["massage-guide"]);
    });
}

#[test]
fn a_copy_that_cannot_be_read() {
    screens_after("reader-failed", "", |finder| {
        put_on_shelf(finder, &["massage-guide"]);
        press(finder, "massage businesses<f7>");
        let why = "no words could be read here; `squadroom shelf open` opens it".to_owned();
        let (file, pages) = ("massage-guide.0.pdf".to_owned(), Err(why));
        let read = TextRead { file, pages, bookmark: None };
        update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
    });
}

/// Labels stay longer than counts: they tell what a key leads to.
#[test]
fn tabs_lose_their_counts_before_their_labels() {
    let line = |width| {
        let finder = finder(width, 24);
        let tabs = squadroom::app::tab_spans(&finder.model, width);
        tabs.iter().map(|tab| tab.text.as_str()).collect::<Vec<_>>().join("")
    };
    let all = finder(80, 24).model.row_count();
    assert!(line(80).starts_with(&format!(" 1 All {all}  2 Train ")), "{}", line(80));
    assert!(line(80).trim_end().ends_with(char::is_numeric), "{}", line(80));
    let narrower = line(66);
    assert!(narrower.starts_with(&format!(" 1 All {all}  2 Train  3 ")), "{narrower}");
    assert!(narrower.len() <= 66, "{narrower}");
    assert!(line(40).starts_with(&format!(" 1 All {all}  2  3  4 ")), "{}", line(40));
}
