//! From what the terminal sends to what it means.

use crate::app::{Action, Model};
use crate::keys::{Chord, Context, Keymap};
use crate::layout;
use crate::ui;
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Size};

/// Rows that one notch of the wheel moves.
const WHEEL: i16 = 3;

/// What an event means now; nothing for a key release, an unbound key or a
/// press beside everything.
pub fn action(event: Event, model: &Model, keymap: &Keymap) -> Option<Action> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => on_key(key, model, keymap),
        Event::Mouse(mouse) => on_mouse(mouse, model),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Resize(width, height) => Some(Action::Resize(Size { width, height })),
        _ => None,
    }
}

/// Whether an event means nothing, whatever is on the screen: a key or button
/// let go, the pointer on its way.
pub fn is_noise(event: &Event) -> bool {
    match event {
        Event::Key(key) => key.kind == KeyEventKind::Release,
        Event::Mouse(mouse) => matches!(
            mouse.kind,
            MouseEventKind::Moved | MouseEventKind::Drag(_) | MouseEventKind::Up(_)
        ),
        Event::FocusGained | Event::FocusLost => true,
        Event::Paste(_) | Event::Resize(..) => false,
    }
}

fn on_key(key: KeyEvent, model: &Model, keymap: &Keymap) -> Option<Action> {
    let chord = Chord::from_event(key);
    if let Some(command) = keymap.resolve(ui::context(model), chord) {
        return Some(Action::Command(command));
    }
    let types = ui::context(model) == Context::Search;
    chord.text().filter(|_| types).map(Action::Insert)
}

fn on_mouse(mouse: MouseEvent, model: &Model) -> Option<Action> {
    let at = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(Action::Scroll(layout::is_text(model, at), WHEEL)),
        MouseEventKind::ScrollUp => Some(Action::Scroll(layout::is_text(model, at), -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => layout::hit(model, at).map(Action::Press),
        _ => None,
    }
}

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

/// Whether the rest of a paste may still be on its way: the last key was Enter,
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
    use crossterm::event::KeyModifiers;

    #[test]
    fn a_pointer_on_its_way_is_noise_and_its_wheel_is_not() {
        let mouse = |kind| {
            is_noise(&Event::Mouse(MouseEvent {
                kind,
                column: 3,
                row: 3,
                modifiers: KeyModifiers::NONE,
            }))
        };
        assert!(mouse(MouseEventKind::Moved) && mouse(MouseEventKind::Up(MouseButton::Left)));
        assert!(!mouse(MouseEventKind::ScrollDown));
        assert!(!mouse(MouseEventKind::Down(MouseButton::Left)));
        let key = |kind| {
            let key = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
            is_noise(&Event::Key(KeyEvent { kind, ..key }))
        };
        assert!(key(KeyEventKind::Release) && !key(KeyEventKind::Repeat));
        assert!(!is_noise(&Event::Resize(80, 24)) && !is_noise(&Event::Paste("a".into())));
    }
}
