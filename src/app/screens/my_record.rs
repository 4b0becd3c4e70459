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
        let keys = commands.map(|command| self.keys_in_list(command));
        let (contents, summary) = (self.record.contents(), self.record.summary());
        RecordView { contents, summary, today: self.day(), keys }
    }

    /// The keys of a command in the list, as the help screen tells them.
    fn keys_in_list(&self, command: Command) -> Option<&str> {
        let lines = self.help.iter().rev().flat_map(|group| &group.lines);
        let mut own = lines.filter(|(_, what)| *what == command.help());
        own.next().map(|(keys, _)| keys.as_str())
    }
}
