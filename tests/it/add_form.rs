//! The form of a resource for the reader's own catalog: keys in, the resource out.

use crate::support::{draw, finder, press};
use squadroom::app::{Action, Effect, update};
use squadroom::catalog::{EntryRequest, Kind};

fn saved(effects: Vec<Effect>) -> EntryRequest {
    let [Effect::AddEntry(request)] = &effects[..] else { panic!("{effects:?}") };
    *request.clone()
}

#[test]
fn a_filled_form_is_a_resource() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Alt-I>");
    let drawn = draw(&finder);
    assert!(drawn.text.contains("Add to your agency's catalog"), "{}", drawn.text);
    assert!(drawn.text.contains("hotline, contact, training"), "{}", drawn.text);
    let typed = "hotl<Tab>Vice desk<Tab>(212) 555-0143<Tab>212 555 0143<Ctrl-S>";
    let request = saved(press(&mut finder, typed));
    assert_eq!((request.kind, request.title.as_str()), (Kind::Hotline, "Vice desk"));
    assert_eq!(request.number, Some(("(212) 555-0143".into(), "212 555 0143".into())));
    // It takes no letters while it is written, and stays if that fails.
    press(&mut finder, "x");
    update(&mut finder.model, Action::EntryAdded(Err("the disk is full".to_owned())));
    let text = draw(&finder).text;
    assert!(text.contains("Not added: the disk is full") && text.contains("Vice desk"), "{text}");
    press(&mut finder, "<Ctrl-S>");
    update(&mut finder.model, Action::EntryAdded(Ok("local-vice-desk".to_owned())));
    let text = draw(&finder).text;
    assert!(text.contains("Added local-vice-desk.") && text.contains("Search:"), "{text}");
}

#[test]
fn a_form_with_an_error_says_where_and_saves_nothing() {
    for (typed, told) in [
        ("<Ctrl-S>", "Enter a type, such as hotline or training."),
        ("site<Tab>Shelter<Ctrl-S>", "Enter a number or a link."),
        (
            "contact<Tab>Desk<Tab>212-555-0143<Tab>212-555-0143<Tab><Tab><Tab>8-5<Ctrl-S>",
            "Only a hotline has hours.",
        ),
        ("hotline<Tab>Desk<Tab>212-555-0143<Tab>212-555-0134<Ctrl-S>", "The numbers differ."),
        ("hotline<Tab>Desk<Tab>555-0143<Tab>555-0143<Ctrl-S>", "This isn't a telephone number."),
        ("site<Tab>Desk<Tab><Tab><Tab>example.org<Ctrl-S>", "Write the whole link"),
    ] {
        let mut finder = finder(80, 24);
        press(&mut finder, "<Alt-I>");
        assert_eq!(press(&mut finder, typed), [], "{typed}");
        let text = draw(&finder).text;
        assert!(text.contains(told), "{typed}: {text}");
    }
}

#[test]
fn what_is_typed_is_not_lost_by_one_key() {
    let mut finder = finder(40, 12);
    press(&mut finder, "<Alt-I>site<Esc>");
    assert!(draw(&finder).text.contains("site"));
    press(&mut finder, "<Esc>");
    assert!(draw(&finder).text.contains("Search"));
}
