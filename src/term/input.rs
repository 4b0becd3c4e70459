//! From what the terminal sends to what it means.

use crate::app::{Action, Command, Model};
use crate::keys::{Chord, Context, Keymap, Layer};
use crate::ui;
use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

/// Rows that one notch of the wheel moves.
const WHEEL: i16 = 3;

/// Returns what an event means now; nothing for a key release, an unbound key or a
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

/// Returns whether an event means nothing, whatever is on the screen: a key or button
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

/// Returns whether a key is quick exit whatever is on the screen.
pub fn quits_in_haste(event: &Event, keymap: &Keymap) -> bool {
    let Event::Key(key) = event else { return false };
    let chord = Chord::from_event(*key);
    let is_it = |context| keymap.resolve(context, chord) == Some(Command::QuickExit);
    key.kind != KeyEventKind::Release && Context::ALL.into_iter().all(is_it)
}

fn on_key(key: KeyEvent, model: &Model, keymap: &Keymap) -> Option<Action> {
    let chord = Chord::from_event(key);
    if let Some(letter) = first_letter(chord, model, keymap) {
        return Some(Action::Insert(letter));
    }
    if is_call_for_help(chord, model, keymap) {
        return Some(Action::Command(Command::Hotlines));
    }
    if model.is_in_facets() {
        return in_facets(chord, keymap);
    }
    if let Some(command) = keymap.resolve(model.context(), chord) {
        return Some(Action::Command(command));
    }
    let types = model.context().takes_text();
    chord.text().filter(|_| types).map(Action::Insert)
}

/// In the pane of facets a letter goes to a value; of the other keys of the list
/// those act that move or lead out, and what acts everywhere does.
fn in_facets(chord: Chord, keymap: &Keymap) -> Option<Action> {
    use Command::*;
    let command = keymap.resolve(Context::List, chord);
    if let Some(letter) = chord.text().filter(|letter| letter.is_alphanumeric()) {
        let quits = command.filter(|command| matches!(command, Quit | QuickExit));
        return Some(quits.map_or(Action::Insert(letter), Action::Command));
    }
    let command = command?;
    let is_own = match command {
        SelectNext | SelectPrevious | PageUp | PageDown | SelectFirst | SelectLast => true,
        Open | Choose | Back | Leave | Facets | NextKind | PreviousKind => true,
        FocusSearch | FocusList | Hotlines | Help | Palette | Suspend | Quit | QuickExit => true,
        _ => keymap.chords(Layer::Global, command).contains(&chord),
    };
    is_own.then_some(Action::Command(command))
}

/// The letter that begins a text where letters are commands, such as a need on the
/// hotline card. One that closes the screen does that.
fn first_letter(chord: Chord, model: &Model, keymap: &Keymap) -> Option<char> {
    let letter = chord.text().filter(|letter| model.begins_text(*letter))?;
    let closes = keymap.resolve(Context::List, chord) == Some(Command::Leave);
    (!closes).then_some(letter)
}

/// Returns whether a key of the list asks for the hotlines in a search line that is
/// empty: no search begins with a mark.
fn is_call_for_help(chord: Chord, model: &Model, keymap: &Keymap) -> bool {
    let is_mark = chord.text().is_some_and(|letter| !letter.is_alphanumeric());
    let is_free = model.context() == Context::Search && model.overlays.is_empty();
    is_mark
        && is_free
        && model.query.value().is_empty()
        && keymap.resolve(Context::List, chord) == Some(Command::Hotlines)
}

fn on_mouse(mouse: MouseEvent, model: &Model) -> Option<Action> {
    let at = Position::new(mouse.column, mouse.row);
    let is_facet = ui::is_facet(model, at);
    match mouse.kind {
        MouseEventKind::ScrollDown if is_facet => Some(Action::ScrollFacets(WHEEL)),
        MouseEventKind::ScrollUp if is_facet => Some(Action::ScrollFacets(-WHEEL)),
        MouseEventKind::ScrollDown => Some(Action::Scroll(ui::is_text(model, at), WHEEL)),
        MouseEventKind::ScrollUp => Some(Action::Scroll(ui::is_text(model, at), -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => ui::hit(model, at).map(Action::Press),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

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
