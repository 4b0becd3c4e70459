//! The locator's mark: what is copied there is what is marked, and what is seen.

use crate::support::{draw, finder, press};
use squadroom::app::{Action, Effect, Overlay, Taken, update};
use squadroom::embedded;
use squadroom::term::App;

const TAKEN: Taken = Taken::Desktop { may_vanish: false };

fn text(finder: &App) -> String {
    draw(finder).text
}

/// What is copied, and what the message says of it.
fn told(finder: &mut App) -> (String, String) {
    let effects = press(finder, "<Ctrl-Y>");
    let [Effect::Copy(copied)] = effects.as_slice() else { panic!("{}", text(finder)) };
    let copied = copied.clone();
    let number = copied.text.clone();
    update(&mut finder.model, Action::TextCopied(copied, TAKEN));
    (number, finder.model.message.as_ref().unwrap().text.clone())
}

/// The number behind the mark on the screen.
fn marked(finder: &App) -> Option<String> {
    let text = text(finder);
    let row = text.lines().find(|row| row.trim_start().starts_with("> "))?.to_owned();
    row.split_whitespace().find(|word| word.len() > 2 && is_number(word)).map(str::to_owned)
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '-')
}

#[test]
fn what_is_copied_is_what_is_marked_and_the_message_names_it() {
    for (width, height) in [(80, 24), (120, 40), (50, 14)] {
        let mut finder = finder(width, height);
        press(&mut finder, "<F3>moline il");
        let (number, said) = told(&mut finder);
        assert_eq!(number, "1-217-522-9675");
        assert_eq!(marked(&finder).as_deref(), Some("1-217-522-9675"), "{}", text(&finder));
        assert!(said.contains("of FBI Springfield: 1-217-522-9675"), "{said}");
        let document = match finder.model.overlays.last() {
            Some(Overlay::Locator(locator)) => locator.document(None, 80),
            other => panic!("{other:?}"),
        };
        let mut seen = Vec::new();
        for _ in &document.numbers {
            press(&mut finder, "<Tab>");
            let shown = marked(&finder);
            let (number, said) = told(&mut finder);
            assert_eq!(shown.as_deref(), Some(number.as_str()), "{}", text(&finder));
            let name = document.numbers.iter().find(|known| known.number == number).unwrap();
            let is_named = document.numbers.iter().any(|known| {
                known.number == number && said.contains(&format!("of {}: {number}", known.name))
            });
            assert!(is_named, "{name:?}: {said}");
            seen.push(number);
        }
        for known in &document.numbers {
            assert!(seen.contains(&known.number), "Tab leads to {known:?}");
        }
        let mut back = seen.clone();
        back.pop();
        for number in back.iter().rev() {
            press(&mut finder, "<Shift-Tab>");
            assert_eq!(told(&mut finder).0, *number);
        }
    }
}

#[test]
fn after_a_scroll_no_number_is_copied_that_is_out_of_sight() {
    for step in 1..60 {
        let mut finder = finder(80, 24);
        press(&mut finder, "<F3>moline il");
        (0..step).for_each(|_| drop(press(&mut finder, "<Down>")));
        let screen = text(&finder);
        let (number, _) = told(&mut finder);
        let has_any = screen.lines().skip(2).any(|row| {
            row.split_whitespace().any(|word| word.starts_with("1-") && is_number(word))
        });
        assert!(!has_any || screen.contains(&number), "{step}: {number}: {screen}");
        assert!(!has_any || screen.contains("> "), "{step}: {screen}");
    }
}

#[test]
fn the_mark_starts_on_the_number_of_the_only_office() {
    let places = embedded::places();
    let states = places.tables().states.iter().map(|state| state.name.clone());
    let more = ["Springfield", "60601", "moline il", "kansas city", "nowhere", "", "96201"];
    let mut offices = 0;
    for query in states.chain(more.map(str::to_owned)) {
        let mut finder = finder(80, 24);
        press(&mut finder, &format!("<F3>{query}"));
        let Some(Overlay::Locator(locator)) = finder.model.overlays.last() else { panic!() };
        let document = locator.document(None, 80);
        let marked = locator.marked().map(|at| document.numbers[at].number.clone());
        let only = match locator.answer.offices.as_slice() {
            [local] => Some(local.office.phone.to_string()),
            _ => None,
        };
        assert_eq!(marked, only, "{query}");
        offices += usize::from(only.is_some());
        // Where none is marked nothing is copied, and the message says what to do.
        if only.is_none() {
            assert_eq!(press(&mut finder, "<Ctrl-Y>"), [], "{query}");
            assert!(finder.model.message.as_ref().unwrap().text.contains("Tab"), "{query}");
        }
    }
    assert!(offices > 20, "{offices}");
}
