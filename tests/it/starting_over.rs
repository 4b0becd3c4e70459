//! Esc makes a new search a new one: no tab, filter or order of the last one stays.

use crate::support::{draw, finder, press};
use squadroom::app::{Focus, Tab};
use squadroom::search::Sort;

#[test]
fn esc_clears_the_tab_and_the_order_with_the_search() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor<Tab><Tab><Ctrl-G>");
    assert_eq!((finder.model.tab, finder.model.sort), (Tab::Webinars, Sort::Newest));
    press(&mut finder, "<Ctrl-U>visa");
    assert_eq!(finder.model.tab, Tab::Webinars, "a clear of the line is only that");
    press(&mut finder, "<Esc>");
    assert_eq!(finder.model.query.value(), "");
    assert_eq!((finder.model.tab, finder.model.sort), (Tab::All, Sort::Relevance));
    assert_eq!(finder.model.focus, Focus::Search);
}

#[test]
fn a_tab_or_an_order_stands_out_beside_the_line() {
    let row = |keys: &str| {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        let drawn = draw(&finder);
        let at = drawn.text.lines().position(|line| line.contains("Search:")).unwrap();
        drawn.roles.lines().nth(at).unwrap().to_owned()
    };
    assert!(!row("labor").contains('f'));
    assert!(row("labor<Ctrl-G>").contains('f') && row("labor<Tab>").contains('f'));
}
