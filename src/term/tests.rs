use super::*;
use crate::app::Model;
use crate::catalog::embedded;
use crate::keys::{Keymap, Preset};
use crate::ui::Look;
use crate::ui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn finder() -> Finder {
    let look = Look { theme: Theme::default(), keymap: Keymap::preset(Preset::Default) };
    let model = Model::new(embedded(), &[], Size { width: 80, height: 24 });
    Finder::new(model, look, Vec::new())
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Event {
    key(code, KeyModifiers::NONE)
}

/// A finder of which every search is an effect, so that they can be counted.
fn counting() -> Finder {
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
        effects.extend(finder.handle(plain(KeyCode::Char(letter))));
    }
    for _ in 0..60 {
        effects.extend(finder.handle(plain(KeyCode::Backspace)));
    }
    assert_eq!(effects, [], "nothing is searched before all of them are in");
    let [Effect::Search(job)] = &finder.search_held()[..] else { panic!() };
    assert_eq!(job.request.query.len(), 140);
    assert_eq!(finder.search_held(), []);
}

#[test]
fn what_acts_on_the_list_searches_first() {
    for code in [KeyCode::Enter, KeyCode::Down, KeyCode::Tab, KeyCode::F(2), KeyCode::Esc] {
        let mut finder = counting();
        finder.handle(plain(KeyCode::Char('l')));
        let effects = finder.handle(plain(code));
        assert!(matches!(effects.first(), Some(Effect::Search(_))), "{code:?}: {effects:?}");
    }
    let mut finder = self::finder();
    finder.build_index();
    finder.hold_searches();
    for letter in "labor".chars() {
        finder.handle(plain(KeyCode::Char(letter)));
    }
    let all = finder.model.row_count();
    finder.handle(plain(KeyCode::Down));
    assert!(finder.model.row_count() < all, "Down is among what was found");
}

#[test]
fn quick_exit_is_seen_behind_whatever_waits() {
    let finder = finder();
    let event = |code, modifiers| Incoming::Event(key(code, modifiers));
    let before = vec![
        event(KeyCode::Char('a'), KeyModifiers::NONE),
        Incoming::EscAnd('q'),
        Incoming::Event(Event::Paste("\u{11}".to_owned())),
        event(KeyCode::Char('x'), KeyModifiers::CONTROL),
    ];
    assert_eq!(finder.place_of_quick_exit(&before), None);
    for (code, modifiers) in
        [(KeyCode::F(10), KeyModifiers::NONE), (KeyCode::Char('q'), KeyModifiers::CONTROL)]
    {
        let waiting = [before.clone(), vec![event(code, modifiers)]].concat();
        assert_eq!(finder.place_of_quick_exit(&waiting), Some(4));
    }
}

#[test]
fn of_what_comes_with_quick_exit_only_text_counts() {
    let mut finder = finder();
    finder.build_index();
    finder.handle(key(KeyCode::Char('n'), KeyModifiers::ALT));
    for code in [KeyCode::Char('a'), KeyCode::Enter, KeyCode::Char('b'), KeyCode::Esc] {
        finder.type_only(plain(code));
    }
    let notes: Vec<String> = finder.model.unsaved_notes().into_iter().map(|note| note.1).collect();
    assert_eq!(notes, ["a\nb"]);
}

#[test]
fn esc_and_a_letter_in_one_piece_are_never_a_command() {
    for letter in ('a'..='z').chain('A'..='Z').chain(['!', '?', '/', '1', '[', ']']) {
        let mut finder = finder();
        finder.build_index();
        for old in "old".chars() {
            finder.handle(plain(KeyCode::Char(old)));
        }
        // Esc clears the search, and the letter begins the next one.
        let effects = finder.handle_esc_and(letter, Duration::ZERO);
        assert_eq!(effects, [], "{letter}");
        assert_eq!(finder.model.query.value(), letter.to_string());
        assert!(finder.model.overlays.is_empty(), "{letter}");
        // In the list letters are commands, but not this one.
        let mut finder = self::finder();
        finder.build_index();
        finder.handle(plain(KeyCode::Esc));
        let effects = finder.handle_esc_and(letter, Duration::ZERO);
        assert_eq!((effects, finder.model.overlays.len()), (vec![], 0), "{letter}");
        assert_eq!(finder.model.query.value(), "", "{letter}");
    }
}

#[test]
fn no_size_takes_all_memory() {
    let size = bounded(Size { width: u16::MAX, height: u16::MAX });
    assert_eq!(size, LARGEST);
    let small = Size { width: 80, height: 24 };
    assert_eq!(bounded(small), small);
}
