use super::size::LARGEST;
use super::*;
use crate::app::{Command, Model, Overlay};
use crate::embedded;
use crate::keys::{Chord, Context, Keymap, Preset};
use crate::ui::RenderContext;
use crate::ui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent};

fn finder() -> App {
    let look = RenderContext::new(Theme::default(), Keymap::preset(Preset::Default));
    let model = Model::new(embedded::catalog(), &[], Size { width: 80, height: 24 });
    App::new(model, look, Vec::new())
}

/// The press of a key by its name, such as `Ctrl-O`.
fn key(name: &str) -> Event {
    Event::Key(Chord::parse(name).unwrap().event())
}

fn letter_key(letter: char) -> Event {
    Event::Key(KeyEvent::from(KeyCode::Char(letter)))
}

/// A finder of which every search is an effect, so that they can be counted.
fn counting() -> App {
    let mut finder = finder();
    finder.build_index();
    finder.model.is_large = true;
    finder.hold_searches();
    finder
}

#[test]
fn keys_that_come_together_need_one_search() {
    let mut finder = counting();
    let mut effects = Vec::new();
    for number in 0..200_u32 {
        let letter = if number % 6 == 5 { ' ' } else { 'a' };
        effects.extend(finder.handle(letter_key(letter)));
    }
    for _ in 0..60 {
        effects.extend(finder.handle(key("Backspace")));
    }
    assert_eq!(effects, [], "nothing is searched before all of them are in");
    let [Effect::Search(job)] = &finder.search_held()[..] else { panic!() };
    assert_eq!(job.request.query.len(), 140);
    assert_eq!(finder.search_held(), []);
}

#[test]
fn what_acts_on_the_list_searches_first() {
    for name in ["Enter", "Down", "Tab", "F2", "Esc"] {
        let mut finder = counting();
        finder.handle(key("l"));
        let effects = finder.handle(key(name));
        assert!(matches!(effects.first(), Some(Effect::Search(_))), "{name}: {effects:?}");
    }
    let mut finder = self::finder();
    finder.build_index();
    finder.hold_searches();
    for letter in "labor".chars() {
        finder.handle(letter_key(letter));
    }
    let all = finder.model.row_count();
    finder.handle(key("Down"));
    assert!(finder.model.row_count() < all, "Down is among what was found");
}

#[test]
fn quick_exit_is_seen_behind_whatever_waits() {
    let finder = finder();
    let event = |name| Incoming::Event(key(name));
    let before = vec![
        event("a"),
        Incoming::EscAnd('q'),
        Incoming::Event(Event::Paste("\u{11}".to_owned())),
        event("Ctrl-X"),
    ];
    assert_eq!(finder.place_of_quick_exit(&before), None);
    for name in ["F10", "Ctrl-Q"] {
        let waiting = [before.clone(), vec![event(name)]].concat();
        assert_eq!(finder.place_of_quick_exit(&waiting), Some(4));
    }
}

#[test]
fn of_what_comes_with_quick_exit_only_text_counts() {
    let mut finder = finder();
    finder.build_index();
    finder.handle(key("Alt-N"));
    for name in ["a", "Enter", "b", "Esc"] {
        finder.type_only(key(name));
    }
    let notes: Vec<String> = finder.model.unsaved_texts().into_iter().map(|note| note.1).collect();
    assert_eq!(notes, ["a\nb"]);
}

fn said(finder: &App) -> &str {
    finder.model.message.as_ref().map_or("", |message| &message.text)
}

#[test]
fn esc_and_a_letter_in_one_piece_do_nothing() {
    let all = ('a'..='z').chain('A'..='Z').chain(['!', '?', '/', '1', '[', ']']);
    let form = key("Alt-D");
    let places = [
        vec![],
        vec![key("Esc")],
        vec![key("F2")],
        vec![key("F3"), key("x")],
        vec![key("F4")],
        vec![key("Alt-N"), key("x")],
        vec![key("F9"), key("x")],
        vec![key("F1"), key("x")],
        vec![form, key("x")],
        vec![key("Ctrl-O")],
    ];
    for place in &places {
        let mut finder = finder();
        finder.build_index();
        for old in "labor visa".chars() {
            finder.handle(letter_key(old));
        }
        place.iter().for_each(|event| drop(finder.handle(event.clone())));
        let overlays = finder.model.overlays.clone();
        let (query, focus) = (finder.model.query.value().to_owned(), finder.model.focus);
        for letter in all.clone() {
            finder.handle_esc_and(letter);
            assert_eq!(finder.model.overlays, overlays, "{letter} {place:?}");
            assert_eq!(finder.model.query.value(), query, "{letter} {place:?}");
            assert_eq!(finder.model.focus, focus, "{letter} {place:?}");
        }
    }
}

#[test]
fn where_alt_comes_as_esc_a_message_names_keys_that_do_the_same() {
    let index = std::sync::Arc::new(crate::search::Index::build(&finder().model.catalog));
    let select = |letter| {
        let mut finder = finder();
        finder.model.index = Some(index.clone());
        finder.handle(key("Down"));
        finder.handle_esc_and(letter);
        finder
    };
    for (letter, keys) in [
        ('n', "Ctrl-O, then n"),
        ('b', "Ctrl-Left"),
        ('f', "Ctrl-Right"),
        ('d', "Ctrl-O, then d"),
        ('p', "Ctrl-O, then p"),
        ('l', "Ctrl-O, then L"),
        ('a', "F12"),
    ] {
        let expected = format!("This terminal sends Alt as Esc. Press {keys} instead.");
        let mut by_alt = select('x');
        by_alt.handle(key(&format!("Alt-{letter}")));
        let mut told = select(letter);
        assert_eq!(said(&told), expected);
        for name in keys.split(", then ") {
            told.handle(key(name));
        }
        assert_eq!(told.model.overlays.last(), by_alt.model.overlays.last(), "{letter}");
        assert_eq!(told.model.hides_past, by_alt.model.hides_past, "{letter}");
    }
    assert_eq!(said(&select('x')), "Esc and a letter came as one key. Press Esc alone first.");
    // A note has its own keys: Ctrl-O would do nothing there, and Esc asks first.
    let mut note = select('x');
    note.handle(key("Alt-N"));
    note.handle_esc_and('n');
    assert!(said(&note).starts_with("Esc and a letter"), "{}", said(&note));
    note.handle_esc_and('b');
    assert!(said(&note).contains("Ctrl-Left"), "{}", said(&note));
    // A question is not answered by it.
    note.handle(key("x"));
    note.handle(key("Esc"));
    note.handle_esc_and('b');
    note.handle(key("Esc"));
    assert!(matches!(note.model.overlays.last(), Some(Overlay::Note(_))));
}

/// What a command can change in the finder, with what it asks for outside. The details, by
/// which it may have been given, count only where they were asked for.
fn result(finder: &App, command: Command, effects: &[Effect]) -> String {
    let model = &finder.model;
    let is_way = |top: &&Overlay| command != Command::Detail && matches!(top, Overlay::Detail(_));
    let top = model.overlays.last().filter(|top| !is_way(top));
    let line = model.query.value();
    let shown = (model.tab, model.sort, model.hides_past, model.focus, model.selected);
    format!("{line:?} {shown:?} {top:?} {:?} {effects:?}", model.facets.is_some())
}

#[test]
fn the_keys_of_the_message_do_what_alt_would_have_done() {
    let index = std::sync::Arc::new(crate::search::Index::build(&finder().model.catalog));
    let mut told = 0;
    // The key that quits copies at its first press, and by name it quits.
    for &command in Command::ALL.iter().filter(|own| **own != Command::Quit) {
        let file = format!("[global]\n{0} = [\"alt-x\"]\n[search]\n{0} = []\n", command.name());
        let finder = || {
            let mut finder = finder();
            finder.look.keymap.overlay("keys.toml", &file);
            // Else the help names other keys once one with Alt has arrived.
            finder.look.knows_alt = true;
            finder.model.index = Some(index.clone());
            "labor visa".chars().for_each(|letter| drop(finder.handle(letter_key(letter))));
            finder.handle(key("Down"));
            finder
        };
        let (mut by_alt, mut advised) = (finder(), finder());
        let is_idle = !by_alt.model.is_enabled(command);
        let effects = by_alt.handle(key("Alt-X"));
        advised.handle_esc_and('x');
        let text = said(&advised).to_owned();
        let keys = text.strip_prefix("This terminal sends Alt as Esc. Press ");
        let Some(keys) = keys.and_then(|keys| keys.strip_suffix(" instead.")) else {
            assert!(is_idle || command == Command::Palette, "{}: {text}", command.name());
            continue;
        };
        let presses: Vec<Event> = match keys.split_once(", type ") {
            Some((palette, rest)) => {
                let name = rest.strip_suffix(", and press Enter").unwrap();
                let letters = name.chars().map(letter_key);
                [key(palette)].into_iter().chain(letters).chain([key("Enter")]).collect()
            }
            None => keys.split(", then ").map(key).collect(),
        };
        let done: Vec<_> = presses.into_iter().map(|event| advised.handle(event)).collect();
        let last = done.last().unwrap();
        let (told_by, meant) =
            (result(&advised, command, last), result(&by_alt, command, &effects));
        assert_eq!(told_by, meant, "{}: {keys}", command.name());
        told += 1;
    }
    assert!(told > 30, "{told}");
}

#[test]
fn no_text_names_alt_until_it_arrives() {
    let mut finder = finder();
    let names_alt = |finder: &App| {
        let keys = finder.model.keys.iter().flat_map(|own| &own.keys);
        keys.filter(|key| key.text.starts_with("Alt-") && key.text != "Alt-Backspace").count()
    };
    let note = |finder: &App| {
        let own = finder.model.keys.iter().find(|own| own.command == Command::Note);
        own.unwrap().in_context(Context::Search)
    };
    assert_eq!((names_alt(&finder), note(&finder).as_str()), (0, "Ctrl-O n"));
    finder.handle(key("Alt-A"));
    assert!(names_alt(&finder) > 4);
    assert_eq!(note(&finder), "Alt-N");
}

#[test]
fn no_size_takes_all_memory() {
    let size = bounded(Size { width: u16::MAX, height: u16::MAX });
    assert_eq!(size, LARGEST);
    let small = Size { width: 80, height: 24 };
    assert_eq!(bounded(small), small);
}

fn type_in(finder: &mut App, text: &str) -> Vec<Effect> {
    text.chars().flat_map(|letter| finder.handle(letter_key(letter))).collect()
}

#[test]
fn enter_acts_on_the_place_that_is_typed() {
    let mut finder = finder();
    finder.hold_searches();
    finder.build_index();
    type_in(&mut finder, "77002");
    finder.handle(key("Enter"));
    let Some(Overlay::Locator(locator)) = finder.model.overlays.last() else { panic!() };
    assert_eq!(locator.answer.offices[0].office.name, "FBI Houston");
}
