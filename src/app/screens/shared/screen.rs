//! The interface of a screen: the questions that it answers, each with a usual answer.

use super::{form, scroll};
use crate::app::text_view::TextView;
use crate::app::update::step::Step;
use crate::app::{Command, Confirmation, Context, Effect, Model, Overlay};
use crate::catalog::EntryPosition;
use crate::layout::OverlayParts;
use std::ops::Range;

/// The question that the last press of a key raised, if this press may answer it.
pub(in crate::app) type Asked = Option<Confirmation>;

/// The effects of a command that a screen carried out; `None`: it acts as everywhere.
pub(in crate::app) type Handled = Option<Vec<Effect>>;

/// A screen: what its keys mean, what is enabled there, its hints, its text and its
/// commands. The finder itself lies below all others. The state is in the model, so that
/// a screen that is on top finds it there; where a method names an overlay, that is the
/// screen's own, which may lie deeper.
pub(in crate::app) trait Screen: Sync {
    /// Returns which tables of keys hold.
    fn context(&self, model: &Model) -> Context {
        if form::is_on_top(model) { Context::Form } else { Context::List }
    }

    /// Returns the commands to hint at, the most useful first, quick exit and help last.
    fn hints(&self, model: &Model) -> &'static [Command];

    /// Returns one or two words for what a command does here; `None`: as everywhere.
    fn hint(&self, _: &Model, _: Command) -> Option<&'static str> {
        None
    }

    /// Returns whether a command has something to act on here; `None`: as everywhere.
    fn is_enabled(&self, _: &Model, _: Command) -> Option<bool> {
        None
    }

    /// Returns which entry commands are about.
    fn subject(&self, _: &Model, _: &Overlay) -> Subject {
        Subject::Below
    }

    /// Returns whether it tells of the program, over content that goes on to count.
    fn is_about_program(&self) -> bool {
        false
    }

    /// Returns whether somebody else holds the device, who sees no messages and can do
    /// nothing but leave.
    fn is_locked(&self) -> bool {
        false
    }

    /// Returns its text at this width; `None` for a screen that scrolls in a way of its
    /// own.
    fn text(&self, _: &Model, _width: usize) -> Option<TextView> {
        None
    }

    /// Returns what stands beside the text.
    fn parts(&self, _: &Model) -> OverlayParts {
        OverlayParts::default()
    }

    /// Returns the rows that no message may cover: what Enter or the copy key acts on.
    fn marked_rows(&self, _: &Model, _: &TextView) -> Option<Range<usize>> {
        None
    }

    /// Returns whether a letter begins to be typed here, though letters are commands.
    fn begins_text(&self, _: &Model, _letter: char) -> bool {
        false
    }

    /// Returns whether a line end may be typed.
    fn takes_line_ends(&self) -> bool {
        false
    }

    /// Takes in a letter that is typed.
    fn insert(&self, model: &mut Model, letter: char) -> Vec<Effect> {
        model.message = None;
        self.paste(model, letter.encode_utf8(&mut [0; 4]))
    }

    /// Takes in a text that is pasted.
    fn paste(&self, _: &mut Model, _text: &str) -> Vec<Effect> {
        Vec::new()
    }

    /// Returns the selected text of the field with the cursor.
    fn selected_text(&self, model: &Model) -> Option<String> {
        model.overlays.last()?.form()?.selected()
    }

    /// Carries out a command; `None` for one that does the same as elsewhere. `asked` is
    /// the question that the command before put.
    fn on(&self, _: &mut Model, _: Command, _asked: Asked) -> Handled {
        None
    }

    /// Moves in it by a key.
    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        scroll::by(model, step)
    }

    /// Moves in it by the wheel, which turned over the text or the list beside it.
    fn wheel(&self, model: &mut Model, _is_in_text: bool, step: Step) -> Vec<Effect> {
        scroll::by(model, step)
    }

    /// Its text was moved: drops or moves what is marked and not in sight any more.
    fn scrolled(&self, _: &mut Model) {}
}

/// Which entry commands are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Subject {
    /// The entry of the screen below.
    Below,
    /// This one, or none.
    Own(Option<EntryPosition>),
}
