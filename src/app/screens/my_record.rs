//! The officer's own record: the log as a list, the goal, what is planned, what expires.

use super::shared::screen::{Asked, Handled, Screen, Subject};
use super::shared::scroll;
use super::{export_form, record_form};
use crate::app::text_input::{lengthened, shortened};
use crate::app::text_view::{LogRows, RecordView, TextView, own_record};
use crate::app::update::step::Step;
use crate::app::{
    Command, Context, Effect, Message, Model, Overlay, OverlayState, RecordTask, TrainingLog,
};
use crate::record::LogEntry;
use std::ops::Range;

/// The screen of the record.
pub(super) struct MyRecordScreen;

const NO_CERTIFICATE: &str =
    "This line has no certificate file. Add one: squadroom log edit ID --certificate-file FILE";

/// The longest words to find, in characters.
const LONGEST: usize = 60;

/// Shows the record, or closes it. It is read anew for the day.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    match model.toggle(Overlay::Record(Box::default())) {
        true => {
            refresh(model, None);
            vec![Effect::Record(RecordTask::Read)]
        }
        false => Vec::new(),
    }
}

/// Returns whether the record is on top.
pub(in crate::app) fn is_on_top(model: &Model) -> bool {
    model.top_as::<TrainingLog>().is_some()
}

/// Returns the id of the line that is selected on the screen of the log, be it open under
/// another one.
pub(in crate::app) fn selected_id(model: &Model) -> Option<String> {
    let log = model.overlays.iter().find_map(TrainingLog::of)?;
    log.found(model.record.log()).get(log.selected).map(|line| line.id.clone())
}

/// Takes in that the record is another one: the line with this id stays selected.
pub(in crate::app) fn refresh(model: &mut Model, selected: Option<String>) {
    let cycle = match (&model.training_cycle, model.day()) {
        (Some(cycle), Some(day)) => Some(cycle.progress(model.record.log(), day, &model.catalog)),
        _ => None,
    };
    let Some(log) = model.overlays.iter_mut().find_map(TrainingLog::of_mut) else { return };
    log.cycle = cycle;
    let found = log.found(model.record.log());
    let place = selected.and_then(|id| found.iter().position(|line| line.id == id));
    log.selected = place.unwrap_or(log.selected).min(found.len().saturating_sub(1));
    if is_on_top(model) {
        show_selected(model);
    }
}

/// Selects a line, or shows its details if it is selected already.
pub(in crate::app) fn press(model: &mut Model, place: usize) -> Vec<Effect> {
    match model.top_as::<TrainingLog>() {
        Some(log) if log.selected == place => toggle_details(model),
        _ => select(model, place),
    }
}

fn select(model: &mut Model, place: usize) -> Vec<Effect> {
    if let Some(log) = model.top_as_mut::<TrainingLog>() {
        log.selected = place;
    }
    show_selected(model);
    Vec::new()
}

/// Brings the selected line into sight. Before the first one there is the head of the screen.
fn show_selected(model: &mut Model) {
    let Some(log) = model.top_as::<TrainingLog>() else { return };
    let rows = model.reading(model.text_width());
    let Some(rows) = rows.and_then(|(text, _)| text.rows_of_link(log.selected)) else { return };
    let fits = rows.end <= model.text_height();
    let rows = if log.selected == 0 && fits { 0..rows.end } else { rows };
    scroll::show(model, &rows);
}

/// Returns the selected line.
fn line(model: &Model) -> Option<LogEntry> {
    let log = model.top_as::<TrainingLog>()?;
    log.found(model.record.log()).get(log.selected).map(|line| (*line).clone())
}

fn toggle_details(model: &mut Model) -> Vec<Effect> {
    let id = line(model).map(|line| line.id);
    if let Some(log) = model.top_as_mut::<TrainingLog>() {
        log.opened = id.filter(|id| log.opened.as_ref() != Some(id));
    }
    show_selected(model);
    Vec::new()
}

/// Takes the selected line out of the log; its text says how to put it back.
fn remove(model: &mut Model) -> Vec<Effect> {
    match line(model) {
        Some(line) => vec![Effect::Record(RecordTask::RemoveDone(Box::new(line)))],
        None => model.tell(Message::error("Select a logged training first.")),
    }
}

/// Puts the line back that was taken out last.
fn put_back(model: &mut Model) -> Vec<Effect> {
    match model.record.last_removed() {
        Some(line) => vec![Effect::Record(RecordTask::RestoreDone(Box::new(line.clone())))],
        None => model.tell(Message::error("You removed nothing that can be put back.")),
    }
}

fn find(model: &mut Model, typed: String) -> Vec<Effect> {
    model.message = None;
    if let Some(log) = model.top_as_mut::<TrainingLog>() {
        (log.typed, log.selected, log.scroll) = (typed, 0, 0);
    }
    show_selected(model);
    Vec::new()
}

/// Returns what a key does while words are typed; `None` for one that does the same as
/// elsewhere.
fn on_typing(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let log = model.top_as_mut::<TrainingLog>()?;
    match command {
        Command::Open | Command::FocusList => log.is_typing = false,
        Command::Back => {
            log.is_typing = false;
            return Some(find(model, String::new()));
        }
        by => {
            let typed = shortened(&log.typed, by)?;
            return Some(find(model, typed));
        }
    }
    Some(Vec::new())
}

fn is_typing(model: &Model) -> bool {
    model.top_as::<TrainingLog>().is_some_and(|log| log.is_typing)
}

impl Screen for MyRecordScreen {
    fn context(&self, model: &Model) -> Context {
        if is_typing(model) { Context::Search } else { Context::Log }
    }

    fn hints(&self, model: &Model) -> &'static [Command] {
        use Command::*;
        match is_typing(model) {
            true => &[Open, Back, SelectNext, QuickExit, Help],
            false => &[
                Open,
                OpenCertificate,
                EditLogged,
                AddOwn,
                RemoveLogged,
                Undo,
                Find,
                ExportLog,
                Back,
                Hotlines,
                QuickExit,
                Help,
            ],
        }
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        let log = model.top_as::<TrainingLog>()?;
        match command {
            Command::Open if log.is_typing => Some("done"),
            Command::Open if log.opened.is_some() => Some("hide"),
            Command::Open => Some("show"),
            Command::Undo => Some("put back"),
            Command::SelectNext => Some("next"),
            Command::Back if !log.typed.is_empty() => Some("clear"),
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        use Command::*;
        let count = || {
            let log = model.top_as::<TrainingLog>();
            log.map_or(0, |log| log.found(model.record.log()).len())
        };
        Some(match command {
            Open if is_typing(model) => true,
            Open | EditLogged | RemoveLogged | ExportLog => count() > 0,
            OpenCertificate => {
                line(model).is_some_and(|line| model.record.has_certificate(&line.id))
            }
            Find => !model.record.log().is_empty(),
            AddOwn => model.record.is_read(),
            Undo => model.record.last_removed().is_some() && !is_typing(model),
            SelectNext | SelectPrevious => count() > 0 || scroll::has_more(model),
            NextKind | PreviousKind => false,
            _ => return None,
        })
    }

    fn subject(&self, model: &Model, overlay: &Overlay) -> Subject {
        let Some(log) = TrainingLog::of(overlay) else { return Subject::Below };
        let found = log.found(model.record.log());
        let line = found.get(log.selected);
        Subject::Own(line.and_then(|line| model.catalog.entries.position(&line.subject.id)))
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        let log = model.overlays.iter().rev().find_map(TrainingLog::of)?;
        let found = log.found(model.record.log());
        Some(own_record(model.record_view(log, &found), width))
    }

    fn marked_rows(&self, model: &Model, text: &TextView) -> Option<Range<usize>> {
        text.rows_of_link(model.top_as::<TrainingLog>()?.selected)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        let Some(log) = model.top_as::<TrainingLog>().filter(|log| log.is_typing) else {
            return Vec::new();
        };
        let typed = lengthened(&log.typed, text, LONGEST);
        find(model, typed)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        if is_typing(model)
            && let Some(effects) = on_typing(model, command)
        {
            return Some(effects);
        }
        Some(match command {
            Open => toggle_details(model),
            EditLogged => match line(model) {
                Some(line) => record_form::open_edit(model, &line),
                None => model.tell(Message::error("Select a logged training first.")),
            },
            AddOwn => record_form::open_own(model),
            RemoveLogged => remove(model),
            Undo => put_back(model),
            ExportLog => export_form::open(model),
            OpenCertificate => match line(model) {
                Some(line) if model.record.has_certificate(&line.id) => {
                    vec![Effect::Record(RecordTask::OpenCertificate(line.id))]
                }
                _ => model.tell(Message::error(NO_CERTIFICATE)),
            },
            Find => {
                model.top_as_mut::<TrainingLog>()?.is_typing = true;
                Vec::new()
            }
            Back if !model.top_as::<TrainingLog>()?.typed.is_empty() => find(model, String::new()),
            _ => return None,
        })
    }

    /// Selects a line; from the first and the last one the text is scrolled further.
    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        let Some(log) = model.top_as::<TrainingLog>() else { return Vec::new() };
        let (selected, count) = (log.selected, log.found(model.record.log()).len());
        let page = model.text_height().saturating_sub(1);
        let next = step.from(selected, page, count.saturating_sub(1));
        let is_further = match step {
            Step::First | Step::Last => true,
            _ => next == selected || !is_in_sight(model, selected),
        };
        if next != selected && (!is_further || matches!(step, Step::First | Step::Last)) {
            select(model, next);
        }
        if is_further {
            scroll::by(model, step);
        }
        Vec::new()
    }
}

/// Returns whether a row of the selected line is on the screen.
fn is_in_sight(model: &Model, selected: usize) -> bool {
    let rows = model.reading(model.text_width()).and_then(|(text, _)| text.rows_of_link(selected));
    let seen = scroll::seen(model);
    rows.is_some_and(|rows| rows.start < seen.end && seen.start < rows.end)
}

impl Model {
    fn record_view<'a>(
        &'a self,
        log: &'a TrainingLog,
        found: &'a [&'a LogEntry],
    ) -> RecordView<'a> {
        let commands = [Command::Done, Command::Plan, Command::Star, Command::Note];
        let keys = commands.map(|command| self.key_in_list(command));
        let (contents, summary) = (self.record.contents(), self.record.summary());
        let rows = LogRows {
            lines: found,
            selected: log.selected,
            opened: log.opened.as_deref(),
            with_file: self.record.certificates(),
        };
        RecordView {
            contents,
            summary,
            today: self.day(),
            keys,
            add: self.key_in_list(Command::AddOwn),
            edit: self.key_in_list(Command::EditLogged),
            rows,
            typed: &log.typed,
            cycle: log.cycle.as_ref(),
        }
    }

    /// Returns the first key of a command in the list, a letter if it has one.
    pub(in crate::app) fn key_in_list(&self, command: Command) -> Option<&str> {
        let keys = &self.keys_of(command)?.keys;
        let letter = keys.iter().find(|key| key.letter.is_some());
        letter.or(keys.first()).map(|key| key.text.as_str())
    }
}
