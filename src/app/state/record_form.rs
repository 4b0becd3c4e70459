//! The form of a training that was done or is planned: its lines.

use super::form::Form;
use crate::app::{Command, RecordTask, TextInput};
use crate::catalog::{Entry, PartialDate};
use crate::record::{Completion, DraftKind, EntryState, Hours, Item};

/// A form of a few lines.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordForm {
    /// The training, or whatever else it is about.
    pub subject: Item,
    /// Its lines, top to bottom.
    pub fields: Vec<FormField>,
    /// The line with the cursor.
    pub current: usize,
    /// True while it is being written down; it takes no letters then.
    pub is_saving: bool,
    /// The day, to tell what is still to come.
    today: Option<PartialDate>,
    is_planned: bool,
    /// True once saving was tried.
    is_tried: bool,
}

/// A line of a form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// Its name.
    pub name: FieldName,
    /// The typed text.
    pub input: TextInput,
    /// The text in it while it is empty: what holds then.
    pub placeholder: String,
    before: String,
}

/// The name of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// When it was done.
    Date,
    /// How long it took.
    Hours,
    /// The provider, where that is not the publisher.
    Provider,
    /// The certificate.
    Certificate,
    /// The credit it counts for.
    Credit,
    /// When it has to be taken again.
    Expires,
    /// By when it is planned.
    Due,
}

/// The meaning of a filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormValues {
    /// It was done.
    Done(Box<Completion>),
    /// It is planned, by a day perhaps.
    Planned(Option<PartialDate>),
    /// It is no longer in your plan.
    Unplanned,
}

/// The longest line that can be typed, in characters.
const LONGEST: usize = 200;

/// The word for a training that is planned no longer, in place of the day.
const NO: &str = "no";

impl FieldName {
    /// The name before the line.
    pub const fn label(self) -> &'static str {
        match self {
            FieldName::Date => "Date",
            FieldName::Hours => "Hours",
            FieldName::Provider => "Provider",
            FieldName::Certificate => "Certificate",
            FieldName::Credit => "Credit",
            FieldName::Expires => "Expires",
            FieldName::Due => "Due",
        }
    }

    /// Returns what can be typed.
    pub const fn help(self) -> &'static str {
        match self {
            FieldName::Date => {
                "When you took it, for example 11/26/2026 or Nov 2026. Leave it empty if not known."
            }
            FieldName::Hours => {
                "How long it took, for example 1.5, 1:30, or 90m. Leave it empty if not known."
            }
            FieldName::Provider => "Provider, if different from the publisher",
            FieldName::Certificate => "Certificate number, or where you keep the file",
            FieldName::Credit => "Credit, for example POST",
            FieldName::Expires => "When you must take it again, for example 11/26/2028",
            FieldName::Due => {
                "Due date (optional), for example 12/31/2026. Type \"no\" to remove it from your plan."
            }
        }
    }
}

impl RecordForm {
    /// A form for what was done: today, as long as the entry says.
    pub fn done(subject: Item, entry: &Entry, today: Option<&PartialDate>) -> Self {
        let date = today.map_or(String::new(), ToString::to_string);
        let hours = entry.duration().and_then(|length| Hours::of_minutes(length.minutes()));
        let hours = hours.map_or(String::new(), Hours::exact);
        let provider = subject.provider.clone().unwrap_or_default();
        let fields = vec![
            FormField::new(FieldName::Date, date, ""),
            FormField::new(FieldName::Hours, hours, ""),
            FormField::new(FieldName::Provider, String::new(), &provider),
            FormField::new(FieldName::Certificate, String::new(), ""),
            FormField::new(FieldName::Credit, String::new(), ""),
            FormField::new(FieldName::Expires, String::new(), ""),
        ];
        Self::of(subject, fields, today)
    }

    /// A form for what is planned.
    pub fn plan(subject: Item, standing: Option<&EntryState>, today: Option<&PartialDate>) -> Self {
        let planned = standing.and_then(|standing| standing.planned.as_ref());
        let due = planned.cloned().flatten().map_or(String::new(), |due| due.to_string());
        let form = Self::of(subject, vec![FormField::new(FieldName::Due, due, "")], today);
        Self { is_planned: planned.is_some(), ..form }
    }

    fn of(subject: Item, fields: Vec<FormField>, today: Option<&PartialDate>) -> Self {
        let (today, is_saving, is_planned, is_tried) = (today.cloned(), false, false, false);
        let mut form = Self { subject, fields, current: 0, is_saving, today, is_planned, is_tried };
        form.go_to(0);
        form
    }

    /// Returns whether it is about what is planned.
    pub fn is_plan(&self) -> bool {
        self.fields.iter().any(|field| field.name == FieldName::Due)
    }

    /// Returns whether something else is typed than stood there at first.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| field.input.value() != field.before)
    }

    /// Returns what it says.
    ///
    /// # Errors
    /// The first line that cannot be understood, by its place, and what is wrong with it.
    pub fn filled(&self) -> Result<FormValues, (usize, String)> {
        let wrong = |place: usize| self.error(place).map(|wrong| (place, wrong));
        if let Some(wrong) = (0..self.fields.len()).find_map(wrong) {
            return Err(wrong);
        }
        let date = |name| self.date(name).unwrap_or_default();
        if self.is_plan() {
            return Ok(match self.is_taken_off() {
                true => FormValues::Unplanned,
                false => FormValues::Planned(date(FieldName::Due)),
            });
        }
        Ok(FormValues::Done(Box::new(Completion {
            date: date(FieldName::Date),
            hours: self.hours().unwrap_or_default(),
            provider: self.text(FieldName::Provider),
            certificate: self.text(FieldName::Certificate),
            credit: self.text(FieldName::Credit),
            expires: date(FieldName::Expires),
        })))
    }

    /// Returns what is wrong with a line, to be shown beside it: with any but the one that is
    /// being typed, or with all of them once saving was tried.
    pub fn shown_error(&self, place: usize) -> Option<String> {
        self.error(place).filter(|_| self.is_tried || place != self.current)
    }

    /// Returns what is wrong with a line and what to type.
    fn error(&self, place: usize) -> Option<String> {
        let name = self.fields.get(place)?.name;
        let date = |name| self.date(name).ok().flatten();
        match name {
            FieldName::Hours => self.hours().err(),
            FieldName::Due if self.is_taken_off() => None,
            FieldName::Date | FieldName::Expires | FieldName::Due if self.date(name).is_err() => {
                self.date(name).err()
            }
            FieldName::Date => {
                let (date, today) = (date(name)?, self.today.as_ref()?);
                let wrong = format!("{date} is in the future. Plan it instead, or fix the date.");
                is_later(&date, today).then_some(wrong)
            }
            FieldName::Expires => {
                let (done, expires) = (date(FieldName::Date)?, date(name)?);
                let wrong = format!("It can't expire on {expires}, before you took it.");
                is_later(&done, &expires).then_some(wrong)
            }
            FieldName::Due => {
                let due = date(name)?;
                match due.as_str().len() < 10 {
                    true => Some("Enter a day like 12/31/2026.".to_owned()),
                    false => self.is_new_and_past(&due).then(|| format!("{due} is in the past.")),
                }
            }
            FieldName::Provider | FieldName::Certificate | FieldName::Credit => None,
        }
    }

    /// Returns whether a plan is to be removed.
    fn is_taken_off(&self) -> bool {
        self.text(FieldName::Due).is_some_and(|typed| typed.eq_ignore_ascii_case(NO))
    }

    fn is_new_and_past(&self, due: &PartialDate) -> bool {
        let is_kept = self.is_planned && !self.is_changed();
        !is_kept && self.today.as_ref().is_some_and(|today| due < today)
    }

    fn date(&self, name: FieldName) -> Result<Option<PartialDate>, String> {
        let read = |typed: String| {
            let date = PartialDate::from_typed(&typed, self.today.as_ref());
            date.ok_or_else(|| "Enter a date like 11/26/2026.".to_owned())
        };
        self.text(name).map(read).transpose()
    }

    fn hours(&self) -> Result<Option<Hours>, String> {
        let read = |typed: String| {
            Hours::parse(&typed).ok_or_else(|| "Enter hours like 1.5, 1:30, or 90m.".to_owned())
        };
        self.text(FieldName::Hours).map(read).transpose()
    }

    /// Returns what is typed in a line; nothing for blanks.
    fn text(&self, name: FieldName) -> Option<String> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        Some(field.input.value().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Takes the day from now on for today, in the line as well if nobody changed it.
    pub(in crate::app) fn renew_day(&mut self, day: PartialDate) {
        let date = self.fields.iter_mut().find(|field| field.name == FieldName::Date);
        if let Some(date) = date.filter(|date| date.input.value() == date.before) {
            let is_selected = date.input.selected().is_some();
            *date = FormField::new(FieldName::Date, day.to_string(), "");
            if is_selected {
                date.input.select_all();
            }
        }
        self.today = Some(day);
    }

    /// Goes to the next line, or the one before; from the last to the first.
    pub(in crate::app) fn step(&mut self, step: isize) {
        let count = self.fields.len().max(1) as isize;
        self.go_to((self.current as isize + step).rem_euclid(count) as usize);
    }

    /// Goes to a line. Its text is selected, so that typing replaces it.
    pub(in crate::app) fn go_to(&mut self, place: usize) {
        self.fields.iter_mut().for_each(|field| field.input.deselect());
        self.current = place;
        if let Some(field) = self.fields.get_mut(place) {
            field.input.select_all();
        }
    }

    /// Goes to a line that keeps it from being saved, to be corrected; every error is shown now.
    pub(in crate::app) fn correct(&mut self, place: usize) {
        self.is_tried = true;
        self.go_to(place);
        self.fields.iter_mut().for_each(|field| field.input.deselect());
    }

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        let Some(field) = self.fields.get_mut(self.current) else { return };
        let kept = if field.input.selected().is_some() { "" } else { field.input.value() };
        let room = LONGEST.saturating_sub(kept.chars().count());
        for letter in text.take(room) {
            field.input.insert(letter);
        }
    }
}

/// Returns whether a date is after another one, as far as both are exact.
fn is_later(date: &PartialDate, other: &PartialDate) -> bool {
    let shared = date.as_str().len().min(other.as_str().len());
    date.as_str()[..shared] > other.as_str()[..shared]
}

impl Form for RecordForm {
    fn subject(&self) -> &Item {
        &self.subject
    }

    fn kind(&self) -> DraftKind {
        if self.is_plan() { DraftKind::Plan } else { DraftKind::Done }
    }

    /// Returns the lines that say something else than at first, and the date, each after its
    /// label, as in `Hours: 1.5`.
    fn unsaved(&self) -> Option<String> {
        if !self.is_changed() {
            return None;
        }
        // Another day may be proposed when the draft is taken up.
        let is_kept = |field: &&FormField| {
            field.name == FieldName::Date || field.input.value() != field.before
        };
        let changed = self.fields.iter().filter(is_kept);
        let line = |field: &FormField| format!("{}: {}", field.name.label(), field.input.value());
        let lines: Vec<String> = changed.map(line).collect();
        Some(lines.join("\n"))
    }

    /// Fills in the lines of a draft; the others stay as they are.
    fn take_draft(&mut self, draft: &str) {
        for (label, text) in draft.lines().filter_map(|line| line.split_once(": ")) {
            let field = self.fields.iter_mut().find(|field| field.name.label() == label);
            let Some(field) = field else { continue };
            field.input.replace(&text.chars().take(LONGEST).collect::<String>());
        }
    }

    fn edit(&mut self, command: Command) -> Option<String> {
        let field = self.fields.get_mut(self.current)?;
        let cut = if command == Command::Cut { field.input.cut() } else { None };
        field.input.edit(command);
        cut
    }

    fn selected(&self) -> Option<String> {
        self.fields.get(self.current)?.input.selected().map(str::to_owned)
    }

    fn is_saving(&self) -> bool {
        self.is_saving
    }

    fn set_saving(&mut self, is_saving: bool) {
        self.is_saving = is_saving;
    }

    fn is_saved_by(&self, task: &RecordTask) -> bool {
        let (RecordTask::AddDone(subject, _)
        | RecordTask::Plan(subject, _)
        | RecordTask::Unplan(subject)) = task
        else {
            return false;
        };
        subject.id == self.subject.id
    }
}

impl PartialEq for FormField {
    fn eq(&self, other: &Self) -> bool {
        let all = |field: &Self| (field.name, field.input.visual_cursor());
        all(self) == all(other)
            && self.input.value() == other.input.value()
            && self.placeholder == other.placeholder
            && self.before == other.before
    }
}

impl FormField {
    fn new(name: FieldName, value: String, placeholder: &str) -> Self {
        let (before, placeholder) = (value.clone(), placeholder.to_owned());
        Self { name, input: TextInput::new(value), placeholder, before }
    }
}
