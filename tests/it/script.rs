//! Keys in, state and effects out: the loop's own body, without a terminal.

use crate::support::{draw, finder, finder_on, keys, press, resize, selected};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use squadroom::app::{Action, ClipboardText, Effect, Focus, Overlay, Tab, Taken, update};
use squadroom::catalog::{Catalog, Channel};
use squadroom::keys::{Keymap, Preset};
use squadroom::term::App;

fn opened(url: &str) -> Vec<Effect> {
    vec![Effect::Open(url.to_owned())]
}

fn click(finder: &mut App, column: u16, row: u16) -> Vec<Effect> {
    let kind = MouseEventKind::Down(MouseButton::Left);
    let modifiers = KeyModifiers::NONE;
    finder.handle(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

#[test]
fn typing_finds_and_enter_opens() {
    let mut finder = finder(80, 24);
    assert_eq!(
        press(&mut finder, "victim improving<Enter>"),
        opened("https://example.org/labor-victims")
    );
    assert_eq!(selected(&finder), "Labor Trafficking: Improving Victim Identification");
}

#[test]
fn letters_are_text_in_the_search_line_and_commands_in_the_list() {
    let mut finder = finder(80, 24);
    press(&mut finder, "qj?");
    assert_eq!(finder.model.query.value(), "qj?");
    press(&mut finder, "<Esc><Esc>");
    assert_eq!((finder.model.query.value(), finder.model.focus), ("", Focus::List));
    press(&mut finder, "jj");
    assert_eq!(finder.model.selected, 2);
    assert_eq!(press(&mut finder, "q"), [Effect::Quit]);
}

#[test]
fn the_list_says_that_letters_are_commands() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>");
    assert!(draw(&finder).text.contains("Letters are shortcuts now. Press / to search"));
}

#[test]
fn a_link_out_of_sight_is_not_opened() {
    let mut finder = finder(40, 12);
    press(&mut finder, "massage businesses<Ctrl-O><Tab><Tab><Home>");
    let entry = finder.model.catalog.entry("massage-guide").unwrap().url.clone();
    assert_eq!(press(&mut finder, "<Enter>"), opened(&entry));
}

#[test]
fn escape_never_quits() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor<F2><F1>");
    assert_eq!(press(&mut finder, "<Esc><Esc><Esc><Esc><Esc><Esc>"), []);
    assert_eq!(finder.model.focus, Focus::List);
}

#[test]
fn control_c_quits_from_everywhere() {
    for keys in ["", "<Esc>", "<F2>", "<Ctrl-O>", "<F1>"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        assert!(!press(&mut finder, "<Ctrl-C>").contains(&Effect::Quit), "{keys}");
        assert_eq!(press(&mut finder, "<Ctrl-C>"), [Effect::Quit], "{keys}");
    }
}

#[test]
fn the_card_comes_and_goes_from_every_screen() {
    for keys in ["", "labor", "<Esc>", "<Ctrl-O>", "<F1>"] {
        for back in ["<F2>", "<Esc>", "q"] {
            let mut finder = finder(80, 24);
            press(&mut finder, keys);
            let before = draw(&finder).text;
            press(&mut finder, "<F2>");
            assert!(draw(&finder).text.contains("Call 1-800-555-0199"), "{keys}");
            press(&mut finder, back);
            assert_eq!(draw(&finder).text, before, "{keys} {back}");
        }
    }
}

#[test]
fn the_line_is_edited_at_its_cursor() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor trafficking visa<Ctrl-W>");
    assert_eq!(finder.model.query.value(), "labor trafficking ");
    press(&mut finder, "<Home>X<Right><Delete>");
    assert_eq!(finder.model.query.value(), "Xlbor trafficking ");
    press(&mut finder, "<End><Backspace>!<Home><Ctrl-E>?");
    assert_eq!(finder.model.query.value(), "Xlbor trafficking!?");
    press(&mut finder, "<Ctrl-U>");
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn a_paste_is_cleaned_text() {
    let mut finder = finder(80, 24);
    finder.handle(Event::Paste("labor\nvisas\u{1b}[31m\u{202e}\u{200b}\t".into()));
    assert_eq!(finder.model.query.value(), "labor visas[31m");
    press(&mut finder, "<Ctrl-U>labor");
    finder.handle(Event::Paste("\nvisa\n".into()));
    assert_eq!(finder.model.query.value(), "labor visa");
    finder.handle(Event::Paste("x".repeat(5000)));
    assert_eq!(finder.model.query.value().chars().count(), 200);
}

#[test]
fn a_release_counts_for_nothing() {
    let mut finder = finder(80, 24);
    let key = KeyEvent { kind: KeyEventKind::Release, ..keys::event("a") };
    finder.handle(Event::Key(key));
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn letters_made_with_altgr_are_text() {
    let mut finder = finder(80, 24);
    let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
    finder.handle(Event::Key(KeyEvent::new(KeyCode::Char('@'), modifiers)));
    assert_eq!(finder.model.query.value(), "@");
}

#[test]
fn the_selection_stays_with_its_entry() {
    let mut finder = finder(80, 24);
    let title = "Labor Trafficking: Improving Victim Identification".to_owned();
    while selected(&finder) != title {
        press(&mut finder, "<Down>");
    }
    press(&mut finder, "<Esc>3");
    assert_eq!((selected(&finder), finder.model.tab), (title.clone(), Tab::Webinars));
    press(&mut finder, "1");
    assert_eq!(selected(&finder), title);
}

#[test]
fn an_entry_chosen_by_hand_stays_selected_while_it_is_in_sight() {
    let mut finder = finder(80, 24);
    press(&mut finder, "labor<Down><Down>");
    let below = selected(&finder);
    press(&mut finder, "<Esc>");
    assert_eq!(selected(&finder), below);
    press(&mut finder, "l");
    finder.handle(Event::Paste("abor".into()));
    assert_eq!((selected(&finder), finder.model.offset), (below.clone(), 0));
    press(&mut finder, "<Ctrl-U>massage");
    assert_ne!(selected(&finder), below);
    assert_eq!((finder.model.selected, finder.model.offset), (0, 0));
    press(&mut finder, "<Ctrl-U>labor");
    assert_eq!(finder.model.selected, 0, "it was let go");
}

#[test]
fn the_help_changes_nothing_about_what_is_copied() {
    let mut finder = finder(80, 24);
    press(&mut finder, "basic<F2><F1>");
    let copied = press(&mut finder, "<Ctrl-Y>");
    assert!(matches!(&copied[..], [Effect::Copy(copied)] if copied.text == "1-800-555-0199"));
}

#[test]
fn each_screen_lies_over_the_finder_once() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<F2><F1><F2><F1><F2><F1>");
    assert_eq!(finder.model.overlays.len(), 2);
}

#[test]
fn tabs_count_what_the_query_found() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage");
    assert_eq!(finder.model.tab_counts().map(|(_, all)| all), [2, 1, 0, 1, 0, 0]);
    press(&mut finder, "<Tab>");
    assert_eq!(finder.model.row_count(), 1);
    press(&mut finder, "<Shift-Tab><Shift-Tab>");
    assert_eq!((finder.model.tab, finder.model.row_count()), (Tab::More, 0));
}

#[test]
fn enter_leads_out_of_an_empty_list() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage<Tab><Tab>");
    assert!(draw(&finder).text.contains("search all types (2 found)"));
    assert_eq!(press(&mut finder, "<Enter>"), []);
    assert_eq!((finder.model.tab, finder.model.row_count()), (Tab::All, 2));
}

#[test]
fn a_related_entry_is_followed_and_returned_from() {
    let mut finder = finder(80, 24);
    press(&mut finder, "improving victim<Ctrl-O><Tab><Tab>");
    assert_eq!(press(&mut finder, "<Enter>"), []);
    let text = draw(&finder).text;
    assert!(text.contains("── This training, 1 back ─"), "{text}");
    assert!(text.contains("\n Basic Investigations\n"), "{text}");
    press(&mut finder, "<Esc>");
    let text = draw(&finder).text;
    assert!(text.contains("── This webinar ─"), "{text}");
    assert!(text.contains("\n Labor Trafficking: Improving Victim Identification\n"), "{text}");
    press(&mut finder, "<Esc>");
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn a_link_of_the_detail_opens() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage businesses<Ctrl-O><Tab><Tab>");
    assert_eq!(press(&mut finder, "<Enter>"), opened("https://example.org/massage.pdf"));
}

#[test]
fn a_link_is_shown_in_full_before_it_opens() {
    let mut finder = finder(40, 12);
    press(&mut finder, "massage businesses<Enter>");
    let shown = draw(&finder).text.replace(['\n', ' '], "");
    let entry = finder.model.catalog.entry("massage-guide").unwrap();
    assert!(shown.contains(&entry.url), "{shown}");
}

#[test]
fn what_came_of_an_open_link_is_told_with_the_link_last() {
    let mut finder = finder(80, 24);
    update(&mut finder.model, Action::LinkOpened("http://example.org/a".into()));
    let told = finder.model.message.take().unwrap().text;
    assert!(told.contains("not encrypted") && told.ends_with(": http://example.org/a"), "{told}");
}

#[test]
fn what_is_copied_fits_the_entry() {
    let copied = |what, text: &str| vec![Effect::Copy(ClipboardText::new(what, text.to_owned()))];
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "basic<Ctrl-Y>"), copied("link", "https://example.org/basic"));
    let citation = "Basic Investigations. Academy of Examples. n.d.. https://example.org/basic";
    assert_eq!(press(&mut finder, "<Ctrl-R>"), copied("citation", &citation.replace("..", ".")));
    press(&mut finder, "<F2>");
    assert_eq!(press(&mut finder, "<Ctrl-Y>"), copied("number", "1-800-555-0199"));
    press(&mut finder, "<Esc><Ctrl-O>");
    assert_eq!(press(&mut finder, "u"), copied("link", "https://example.org/basic"));
}

#[test]
fn a_doubtful_number_is_never_copied_nor_a_withheld_one_shown() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "doubtful<Ctrl-Y>"), []);
    assert!(finder.model.message.as_ref().is_some_and(|message| message.is_error));
    press(&mut finder, "<Ctrl-O>");
    let text = draw(&finder).text;
    assert!(text.contains("1-800-555-0142") && text.contains("confirm it first"));
    assert!(!text.contains("0143"));
}

#[test]
fn a_copied_number_is_told_whole_or_not_at_all() {
    for width in 3..60 {
        let mut finder = finder(width, 12);
        let copied = ClipboardText::new("number", "1-800-555-0142".into());
        update(&mut finder.model, Action::TextCopied(copied, Taken::Sent));
        let text = draw(&finder).text;
        let rest = text.replace("1-800-555-0199", "");
        assert_eq!(rest.contains("1-800-555-0142"), width >= 15, "{width}: {text}");
        assert!(width >= 15 || !rest.contains("1-8"), "{width}: {text}");
    }
}

#[test]
fn a_number_that_is_not_to_call_says_so() {
    let mut catalog = crate::support::small();
    let place = catalog.entries.position("example-hotline").unwrap();
    catalog.entries.make_mut()[place.index()].lines.retain(|line| line.channel == Channel::Text);
    let mut finder = finder_on(catalog, 120, 40);
    let row = |finder: &App| draw(finder).text.lines().next().unwrap().to_owned();
    assert!(row(&finder).contains("Hotline  text 233733  24/7"), "{}", row(&finder));
    let copied = press(&mut finder, "<F2><Ctrl-Y>");
    assert!(matches!(&copied[..], [Effect::Copy(copied)] if copied.what == "text number"));
    let text = draw(&finder).text;
    assert!(text.lines().nth(2).unwrap().contains("text 233733  National"), "{text}");
}

#[test]
fn the_mouse_selects_opens_scrolls_and_switches() {
    let mut finder = finder(80, 24);
    assert_eq!(click(&mut finder, 10, 5), []);
    assert_eq!(finder.model.selected, 1);
    assert_eq!(
        click(&mut finder, 10, 5),
        opened(
            "https://example.org/massage/a-long-address-that-does-not-fit-into-one-row-of-a-narrow-screen?with=parameters"
        )
    );
    click(&mut finder, 20, 1);
    assert_eq!(finder.model.tab, Tab::Trainings);
    click(&mut finder, 10, 0);
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Card(_))));
    let (kind, modifiers) = (MouseEventKind::ScrollDown, KeyModifiers::NONE);
    resize(&mut finder, 80, 10);
    finder.handle(Event::Mouse(MouseEvent { kind, column: 10, row: 5, modifiers }));
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Card(card)) if card.scroll == 3));
}

#[test]
fn a_click_on_a_link_beside_the_list_follows_it() {
    let mut finder = finder(120, 40);
    press(&mut finder, "improving victim");
    let row_of = |finder: &App, words: &str| {
        draw(finder).text.lines().position(|row| row.contains(words)).unwrap() as u16
    };
    let row = row_of(&finder, "https://example.org/labor-victims");
    assert_eq!(click(&mut finder, 80, row), opened("https://example.org/labor-victims"));
    // The text has the link in it, so that its own place is empty.
    assert_eq!(click(&mut finder, 80, 37), []);
    let row = row_of(&finder, "See also");
    assert_eq!(click(&mut finder, 80, row), []);
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Detail(_))));
}

#[test]
fn a_short_text_with_a_chat_in_it_still_has_the_link_under_it() {
    let mut catalog = crate::support::small();
    let place = catalog.entries.position("example-hotline").unwrap();
    catalog.entries.make_mut()[place.index()].lines.retain(|line| line.channel == Channel::Chat);
    let mut finder = finder_on(catalog, 100, 24);
    press(&mut finder, "National Example Hotline");
    let text = draw(&finder).text;
    assert!(text.contains("https://example.org/hotline"), "{text}");
}

#[test]
fn before_the_index_is_built_every_entry_is_listed() {
    let catalog = crate::support::small();
    let entries = catalog.entries.len();
    let ready = finder_on(catalog.clone(), 80, 24);
    let model = squadroom::app::Model::new(catalog, &[], ready.model.size);
    let mut finder = App::new(model, ready.look, Vec::new());
    press(&mut finder, "labor");
    assert_eq!(finder.model.row_count(), entries);
    finder.build_index();
    assert!(finder.model.row_count() < entries);
}

#[test]
fn an_empty_catalog_is_told_and_still_names_a_number() {
    let mut finder = finder_on(Catalog::default(), 80, 24);
    press(&mut finder, "labor<Enter><Ctrl-Y><Ctrl-O><F2><Down><Esc><F1>");
    press(&mut finder, "<Esc>");
    let text = draw(&finder).text;
    assert!(text.contains("catalog is empty") && text.contains("911"), "{text}");
}

#[test]
fn hints_tell_of_keys_that_do_what_they_say() {
    let mut finder = finder(80, 24);
    finder.look.keymap = Keymap::preset(Preset::Vim);
    press(&mut finder, "zzzz");
    let text = draw(&finder).text;
    assert!(!text.contains("Esc clear") && text.contains("Ctrl-U clears the line."), "{text}");
    press(&mut finder, "<Ctrl-U>");
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn hints_promise_nothing_where_nothing_was_found() {
    let mut finder = finder(80, 24);
    press(&mut finder, "zzzz");
    let last = |finder: &App| draw(finder).text.lines().last().unwrap().to_owned();
    assert_eq!(
        last(&finder),
        " F3 FBI office  F5 log  Tab next type  Esc clear  F10 exit  F1 help"
    );
    press(&mut finder, "<Esc>massage<Tab><Tab>");
    let hints = last(&finder);
    assert!(hints.starts_with(" Enter search  F3 FBI office  F5 log"), "{hints}");
    assert!(hints.ends_with("  F10 exit  F1 help"), "{hints}");
    let finder = finder_on(Catalog::default(), 80, 24);
    assert!(!draw(&finder).text.contains("card"));
}
