//! The details of a place: addresses, pages, notes and sources behind a key.

use crate::support::{draw, finder, press};
use squadroom::app::text_view::{PlaceView, place};
use squadroom::embedded;
use squadroom::term::App;

fn text(finder: &App) -> String {
    draw(finder).text
}

#[test]
fn a_key_shows_addresses_and_sources_and_the_marked_number_stays() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut finder = finder(width, height);
        press(&mut finder, "<F3>85281<Tab><Tab>");
        let locator = finder.model.locator().unwrap().clone();
        let short = locator.document(None, 80);
        let (number, before) = (locator.marked(), text(&finder));
        assert!(width < 80 || before.contains("Ctrl-O more"), "{before}");
        press(&mut finder, "<Ctrl-O>");
        let locator = finder.model.locator().unwrap();
        let long = locator.document(None, 80);
        let all = format!("{:?}", long.rows);
        for detail in ["Address: ", "Page: ", "Evidence: ", "prints other digits"] {
            assert!(all.contains(detail), "{detail}: {all}");
            assert!(!format!("{:?}", short.rows).contains(detail), "{detail}");
        }
        let numbers = |document: &squadroom::app::text_view::TextView| {
            let numbers = document.numbers.iter();
            numbers.map(|n| (n.number.clone(), n.doubt.clone())).collect::<Vec<_>>()
        };
        assert_eq!((numbers(&long), locator.marked()), (numbers(&short), number));
        assert!(text(&finder).contains("> "), "the mark is in sight: {}", text(&finder));
        assert!(width < 80 || text(&finder).contains("Ctrl-O less"), "{}", text(&finder));
        press(&mut finder, "<Ctrl-U>85281");
        assert!(finder.model.locator().unwrap().has_details, "it stays while places change");
        press(&mut finder, "<Ctrl-O>");
        assert!(!finder.model.locator().unwrap().has_details);
    }
}

#[test]
fn the_screen_of_a_place_has_no_credits_and_the_empty_one_no_details() {
    for query in ["85281", "springfield", ""] {
        let answer = embedded::places().find(query);
        let view = PlaceView { has_details: true, ..PlaceView::default() };
        let all = format!("{:?}", place(&answer, view, 300).rows);
        for line in squadroom::places::ATTRIBUTION {
            assert!(!all.contains(line), "{query}: {line}");
        }
    }
    let mut finder = finder(200, 40);
    press(&mut finder, "<F3>");
    assert!(!text(&finder).contains("Ctrl-O"), "{}", text(&finder));
}
