//! The officer's own record: what was done, what is planned, what expires.

use super::shared::screen::{Asked, Handled, Screen, Subject};
use crate::app::text_view::{RecordView, TextView, own_record};
use crate::app::{Command, Effect, Model, Overlay, RecordTask};

/// The screen of the record.
pub(super) struct MyRecordScreen;

/// Shows the record, or closes it. It is read anew for the day.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    match model.toggle(Overlay::Record(0)) {
        true => vec![Effect::Record(RecordTask::Read)],
        false => Vec::new(),
    }
}

impl Screen for MyRecordScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Back, SelectNext, PageDown, Hotlines, QuickExit, Help]
    }

    /// Enter closes it, which its hints do not name.
    fn is_enabled(&self, _: &Model, command: Command) -> Option<bool> {
        use Command::*;
        matches!(command, Open | NextKind | PreviousKind).then_some(false)
    }

    fn subject(&self, _: &Model, _: &Overlay) -> Subject {
        Subject::Own(None)
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        Some(own_record(model.record_view(), width))
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        (command == Command::Open).then(|| model.close())
    }
}

impl Model {
    fn record_view(&self) -> RecordView<'_> {
        let commands = [Command::Done, Command::Plan, Command::Star, Command::Note];
        let keys = commands.map(|command| self.key_in_list(command));
        let (contents, summary) = (self.record.contents(), self.record.summary());
        RecordView { contents, summary, today: self.day(), keys }
    }

    /// Returns the first key of a command in the list, a letter if it has one.
    fn key_in_list(&self, command: Command) -> Option<&str> {
        let keys = &self.keys_of(command)?.keys;
        let letter = keys.iter().find(|key| key.letter.is_some());
        letter.or(keys.first()).map(|key| key.text.as_str())
    }
}
