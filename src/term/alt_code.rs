//! Letters that are typed by their number, as ñ by Alt with 0241.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Finds the letters that a Windows console sends without a press: with the
/// release of Alt it sends a release of the letter. Pastes come that way too,
/// where the keyboard has no key for a letter.
///
/// Only letters beyond ASCII are taken so. A key that went down in another
/// window and up in this one looks the same, and most keys type ASCII.
#[derive(Debug, Default)]
pub struct AltCodes {
    /// The letters whose keys are down.
    down: Vec<char>,
}

impl AltCodes {
    /// The event, or the press that it stands for. It must see every event.
    pub fn as_press(&mut self, event: Event) -> Event {
        match event {
            // A release that goes to another window never comes here.
            Event::FocusGained | Event::FocusLost => self.down.clear(),
            Event::Key(KeyEvent { code: KeyCode::Char(letter), kind, .. }) => {
                if kind != KeyEventKind::Release {
                    self.press(letter);
                } else if !self.release(letter) && !letter.is_ascii() {
                    let press = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
                    return Event::Key(press);
                }
            }
            _ => {}
        }
        event
    }

    /// Notes a key that goes down, or repeats.
    fn press(&mut self, letter: char) {
        if !self.down.contains(&letter) {
            self.down.push(letter);
        }
    }

    /// Notes a key that goes up; `false` when none was down. A letter of which
    /// no key is down belongs to a key that went down as another letter: Shift
    /// changed meanwhile.
    fn release(&mut self, letter: char) -> bool {
        match self.down.iter().position(|down| *down == letter) {
            Some(at) => {
                self.down.remove(at);
                true
            }
            None => self.down.pop().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use KeyEventKind::{Press, Release, Repeat};

    fn key(letter: char, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(KeyCode::Char(letter), KeyModifiers::NONE, kind))
    }

    /// The letters that are typed.
    fn typed(keys: &[(char, KeyEventKind)]) -> String {
        let mut alt_codes = AltCodes::default();
        let pressed = |event| match event {
            Event::Key(KeyEvent { code: KeyCode::Char(letter), kind: Press | Repeat, .. }) => {
                Some(letter)
            }
            _ => None,
        };
        keys.iter()
            .filter_map(|(letter, kind)| pressed(alt_codes.as_press(key(*letter, *kind))))
            .collect()
    }

    #[test]
    fn a_letter_beyond_ascii_that_was_never_pressed_is_typed() {
        let keys = [('a', Press), ('a', Release), ('ñ', Release), ('o', Press), ('o', Release)];
        assert_eq!(typed(&keys), "año");
        assert_eq!(typed(&[('é', Release), ('é', Release)]), "éé");
        assert_eq!(typed(&[('a', Release)]), "");
    }

    #[test]
    fn a_key_of_its_own_types_its_letter_once() {
        assert_eq!(typed(&[('é', Press), ('é', Release)]), "é");
        assert_eq!(typed(&[('é', Press), ('é', Press), ('é', Press), ('é', Release)]), "ééé");
        // Keys that overlap, and Shift let go before the letter.
        let overlapping = [('2', Press), ('b', Press), ('é', Release), ('b', Release)];
        assert_eq!(typed(&overlapping), "2b");
    }

    #[test]
    fn a_release_that_went_to_another_window_is_not_awaited() {
        let mut alt_codes = AltCodes::default();
        alt_codes.as_press(key('a', Press));
        alt_codes.as_press(Event::FocusLost);
        assert_eq!(alt_codes.as_press(key('é', Release)), key('é', Press));
    }
}
