//! The pile of screens over the finder: opening, closing, what is on top.

use crate::app::{Effect, Message, Model, Overlay, OverlayState};
use std::mem::discriminant;

impl Model {
    /// Returns the topmost screen over the finder, if it is of that sort.
    pub(in crate::app) fn top_as<T: OverlayState>(&self) -> Option<&T> {
        self.overlays.last().and_then(T::of)
    }

    /// Returns the topmost screen, to change it, if it is of that sort.
    pub(in crate::app) fn top_as_mut<T: OverlayState>(&mut self) -> Option<&mut T> {
        self.overlays.last_mut().and_then(T::of_mut)
    }

    /// Puts a screen on top; one of its sort that lies deeper makes room, so that no pile
    /// of screens grows.
    pub(in crate::app) fn raise(&mut self, overlay: Overlay) {
        let is_other = |own: &Overlay| discriminant(own) != discriminant(&overlay);
        self.overlays.retain(is_other);
        self.overlays.push(overlay);
    }

    /// Raises a screen, or closes the one of its sort that is on top. Returns whether it
    /// is open now.
    pub(in crate::app) fn toggle(&mut self, overlay: Overlay) -> bool {
        let is_open = self.overlays.last().map(discriminant) == Some(discriminant(&overlay));
        match is_open {
            true => drop(self.overlays.pop()),
            false => self.raise(overlay),
        }
        !is_open
    }

    /// Closes the topmost screen.
    pub(in crate::app) fn close(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        Vec::new()
    }

    /// Shows a message.
    pub(in crate::app) fn tell(&mut self, message: Message) -> Vec<Effect> {
        self.message = Some(message);
        Vec::new()
    }
}
