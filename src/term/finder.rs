//! The finder with its look, on which the loop works.

use super::esc_and;
use super::incoming::Incoming;
use super::input::{action, quits_in_haste};
use crate::app::{Action, Command, Effect, Focus, Model, update};
use crate::keys::{Chord, Context};
use crate::search::Index;
use crate::ui::{RenderContext, command_keys};
use crossterm::event::Event;
use std::sync::Arc;
use std::time::Duration;

/// The finder with its look.
#[derive(Debug)]
pub struct App {
    /// The state that is shown.
    pub model: Model,
    /// The theme and the keymap.
    pub look: RenderContext,
}

impl App {
    /// A finder that shows `notices` at the start, what is wrong with the
    /// user's files, and whose help tells of the keys of its look.
    pub fn new(mut model: Model, look: RenderContext, notices: Vec<String>) -> Self {
        model.keys = command_keys(&look);
        if look.keymap.start() == Context::List {
            model.focus = Focus::List;
        }
        model.show_notices(notices);
        Self { model, look }
    }

    /// Carries out what an event means at the start of time; see
    /// [`handle_at`](Self::handle_at).
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.handle_at(event, Duration::ZERO)
    }

    /// Carries out what an event means, so long after the start; returns what
    /// is to be done outside.
    pub fn handle_at(&mut self, event: Event, now: Duration) -> Vec<Effect> {
        self.notice_alt(&event);
        let action = match action(event, &self.model, &self.look.keymap) {
            Some(Action::Command(Command::Quit)) => {
                Action::CopyOrQuit(u64::try_from(now.as_millis()).unwrap_or(u64::MAX))
            }
            Some(action) => action,
            None => return Vec::new(),
        };
        let mut effects = Vec::new();
        if !action.only_types() {
            effects.extend(self.search_held());
        }
        effects.extend(update(&mut self.model, action));
        effects
    }

    /// Names keys with Alt from now on, if one has arrived as that.
    fn notice_alt(&mut self, event: &Event) {
        let Event::Key(key) = event else { return };
        if !self.look.knows_alt && Chord::from_event(*key).is_alt_character() {
            self.look.knows_alt = true;
            self.model.keys = command_keys(&self.look);
        }
    }

    /// Esc and a character in one piece: Alt, or two keys that a slow line brought
    /// together. Nothing is done; a message says which keys to press.
    pub(super) fn handle_esc_and(&mut self, letter: char) {
        if let Some(message) = esc_and::message(letter, &self.model, &self.look) {
            self.model.quit_asked = None;
            update(&mut self.model, Action::Notice(message));
        }
    }

    /// Types what an event types, and nothing else; returns what is to be done outside.
    pub(super) fn type_only(&mut self, event: Event) -> Vec<Effect> {
        let action = action(event, &self.model, &self.look.keymap);
        let takes_line_ends = self.model.takes_line_ends();
        let is_line_end =
            |action: &Action| takes_line_ends && matches!(action, Action::Command(Command::Open));
        // On a screen without typed text such a command means something else.
        let is_typing = matches!(self.model.context(), Context::Search | Context::Form);
        let types = |action: &Action| action.only_types() && is_typing;
        let action = action.filter(|action| types(action) || is_line_end(action));
        action.map_or_else(Vec::new, |action| update(&mut self.model, action))
    }

    /// From now on holds searches back until [`search_held`](Self::search_held), so
    /// that many keys that came together need one.
    pub fn hold_searches(&mut self) {
        self.model.holds_searches = true;
    }

    /// Does the search that was held back, if one was; returns what is to be done
    /// outside.
    pub fn search_held(&mut self) -> Vec<Effect> {
        match self.model.held_search {
            Some(_) => update(&mut self.model, Action::SearchHeld),
            None => Vec::new(),
        }
    }

    /// The place of the first key that is quick exit whatever is on the screen.
    pub(super) fn place_of_quick_exit(&self, incoming: &[Incoming]) -> Option<usize> {
        let is_it = |incoming: &Incoming| match incoming {
            Incoming::Event(event) => quits_in_haste(event, &self.look.keymap),
            _ => false,
        };
        incoming.iter().position(is_it)
    }

    /// Builds the index, so that searches are answered; returns what is to be
    /// done outside.
    pub fn build_index(&mut self) -> Vec<Effect> {
        let index = Arc::new(Index::build(&self.model.catalog));
        update(&mut self.model, Action::IndexBuilt(index))
    }
}
