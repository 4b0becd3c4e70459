//! The commands that have something to act on, where a screen says nothing of its own.

use super::{form, scroll};
use crate::app::screens::{hotline_card, victim_card};
use crate::app::{Command, CommandGroup, Focus, Model};

/// Returns whether a command does something on the screen on top.
pub(in crate::app) fn usually(model: &Model, command: Command) -> bool {
    use Command::*;
    if form::is_on_top(model) && !form::takes(command) {
        return false;
    }
    let is_finder = model.overlays.is_empty();
    let copy = || model.current().map(|at| model.holdings.copy(at).is_some());
    match command {
        Copy => model.to_copy().is_ok(),
        Detail | CopyLink | CopyCitation | Star | Note | Done | Plan | Lists => {
            model.current().is_some()
        }
        ReadCopy | RemoveCopy => copy() == Some(true),
        SaveCopy => copy() == Some(false),
        StopSaving => model.holdings.saves.current().is_some(),
        Hotlines => !hotline_card::card_order(model).is_empty(),
        // Another hotline is shown where the one on the card is not for a victim.
        VictimCard => match model.card() {
            Some((_, entry)) => victim_card::is_for_victims(&entry),
            None => model.line_for_victim().is_some(),
        },
        SelectNext | PageDown if !is_finder => scroll::has_more(model),
        // The reader alone finds and has an outline, and text of other screens has no links.
        // Lines of the log are on their own screen alone.
        EditLogged | RemoveLogged | AddOwn | OpenCertificate | ExportLog => false,
        Find | FindNext | FindPrevious | Outline | NextLink | PreviousLink => false,
        Save => form::is_on_top(model),
        Facets | Sort | HidePast | Widen | Tab1 | Tab2 | Tab3 | Tab4 | Tab5 | Tab6 => is_finder,
        FocusSearch => !is_finder || model.focus != Focus::Search,
        FocusList => !is_finder || model.focus != Focus::List,
        Suspend => cfg!(unix),
        _ if command.group() == CommandGroup::Edit => model.context().takes_text(),
        _ => true,
    }
}

impl Model {
    /// Returns the commands that act here: those that the screen hints at, then hotlines and
    /// FBI office, then by group; those that only move or edit come last.
    pub(in crate::app) fn commands_here(&self) -> Vec<Command> {
        let rank = |command: &Command| {
            let hinted = self.hints().iter().position(|hint| hint == command);
            let is_urgent = command.group() == CommandGroup::Hotlines;
            (command.group().is_basic(), hinted.unwrap_or(usize::MAX), !is_urgent)
        };
        let mut here: Vec<Command> =
            Command::ALL.iter().copied().filter(|command| self.acts_here(*command)).collect();
        here.sort_by_key(rank);
        here
    }

    /// Returns whether a command does something here, though no hint may name it: a copy
    /// that is there already can be made newer.
    pub(in crate::app) fn acts_here(&self, command: Command) -> bool {
        match command {
            Command::SaveCopy if !self.is_form_on_top() => self.current().is_some(),
            other => self.is_enabled(other),
        }
    }
}
