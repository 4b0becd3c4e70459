//! Pastes on Windows, which arrive as keys.

use super::input::is_noise;
use crate::keys::Chord;
use crossterm::event::{Event, KeyCode};

/// Makes a paste of a burst of keys with a line end or a tab inside.
///
/// A Windows console sends a paste as keys, and its line ends would press
/// Enter. A line end that more text follows in the same burst was pasted; one
/// that ends the burst may have been typed and stays Enter. Tabs, which stand
/// between the cells of a table, are told apart in the same way.
pub fn paste_from_burst(events: Vec<Event>) -> Vec<Event> {
    let texts: Option<String> = events.iter().filter(|e| !is_noise(e)).map(plain_text).collect();
    match texts {
        Some(text) if text.trim_end().contains('\n') || text.trim().contains('\t') => {
            vec![Event::Paste(text)]
        }
        _ => events,
    }
}

/// Returns whether the rest of a paste may still be on its way: the last key was Enter,
/// or the last two came together and typed text.
pub fn may_be_pasted(burst: &[Event]) -> bool {
    let mut last = burst.iter().rev().filter(|event| !is_noise(event)).map(plain_text);
    match last.next().flatten() {
        Some('\n') => true,
        Some(_) => last.next().flatten().is_some(),
        None => false,
    }
}

/// The letter that a key types; `None` for keys and events that type none.
fn plain_text(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    match key.code {
        KeyCode::Enter if key.modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        _ => Chord::from_event(*key).text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind};

    #[test]
    fn a_burst_of_keys_with_a_line_end_inside_is_a_paste() {
        let keys = |text: &str| -> Vec<Event> {
            let code = |letter| match letter {
                '\n' => KeyCode::Enter,
                '\t' => KeyCode::Tab,
                letter => KeyCode::Char(letter),
            };
            text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
        };
        assert_eq!(paste_from_burst(keys("a\nb")), [Event::Paste("a\nb".into())]);
        assert_eq!(paste_from_burst(keys("ab\n")), keys("ab\n"));
        assert_eq!(paste_from_burst(keys("ab")), keys("ab"));
        assert_eq!(paste_from_burst(keys("\nab")), [Event::Paste("\nab".into())]);
        assert_eq!(paste_from_burst(keys("a\tb\n")), [Event::Paste("a\tb\n".into())]);
        assert_eq!(paste_from_burst(keys("\tab")), keys("\tab"));
        assert_eq!(paste_from_burst(keys("ab\t")), keys("ab\t"));
        let mut stirred = keys("a\nb");
        stirred.extend([moved(), Event::FocusGained]);
        assert_eq!(paste_from_burst(stirred), [Event::Paste("a\nb".into())]);
        let mut interrupted = keys("a\nb");
        interrupted.push(Event::Resize(80, 24));
        assert_eq!(paste_from_burst(interrupted.clone()), interrupted);
    }

    #[test]
    fn the_rest_of_a_paste_is_awaited_after_two_letters_or_a_line_end() {
        let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let letter = || key(KeyCode::Char('a'));
        let released = Event::Key(KeyEvent::new_with_kind(
            KeyCode::Char('a'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        ));
        assert!(may_be_pasted(&[key(KeyCode::Enter)]));
        assert!(may_be_pasted(&[letter(), released.clone(), letter(), moved()]));
        // A key that is typed alone, or moves, is not held up.
        assert!(!may_be_pasted(&[letter(), released]));
        assert!(!may_be_pasted(&[letter(), key(KeyCode::Down)]));
        assert!(!may_be_pasted(&[key(KeyCode::Down), letter()]));
        assert!(!may_be_pasted(&[moved(), moved()]));
    }

    /// The pointer moves.
    fn moved() -> Event {
        let kind = MouseEventKind::Moved;
        Event::Mouse(MouseEvent { kind, column: 1, row: 1, modifiers: KeyModifiers::NONE })
    }
}
