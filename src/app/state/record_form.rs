//! The form of a training that was done or is planned: its lines.

mod topics;

use super::form::Form;
use super::form_field::FieldName;
use super::form_fields::{FormField, FormFields};
use crate::app::{Command, RecordTask};
use crate::catalog::{Catalog, Entry, Lean, PartialDate};
use crate::record::{
    Completion, DraftKind, EntryState, Hours, Item, LogEntry, NEW_OWN, TopicNames, slips_of,
    typed_topics,
};

/// A form of a few lines.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordForm {
    /// The training, or whatever else it is about.
    pub subject: Item,
    /// Its lines.
    pub fields: FormFields<FieldName>,
    /// True while it is being written down; it takes no letters then.
    pub is_saving: bool,
    /// The line of the log that it corrects; `None` for a new one.
    pub line: Option<Box<LogEntry>>,
    /// The topics that can be typed.
    topics: TopicNames,
    /// The day, to tell what is still to come.
    today: Option<PartialDate>,
    is_planned: bool,
    /// True once saving was tried.
    is_tried: bool,
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

/// The lines about a completed training, top to bottom.
const DETAILS: [FieldName; 6] = [
    FieldName::Date,
    FieldName::Hours,
    FieldName::Provider,
    FieldName::Certificate,
    FieldName::Credit,
    FieldName::Expires,
];

/// The lines about a training in no catalog.
const OWN_DETAILS: [FieldName; 8] = [
    FieldName::Title,
    FieldName::Date,
    FieldName::Hours,
    FieldName::Topics,
    FieldName::Provider,
    FieldName::Certificate,
    FieldName::Credit,
    FieldName::Expires,
];

/// The longest line that can be typed, in characters.
const LONGEST: usize = 200;

/// The word for a training that is planned no longer, in place of the day.
const NO: &str = "no";

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

    /// A form for a training in no catalog, such as an in-service day.
    pub fn own(today: Option<&PartialDate>, catalog: &Catalog) -> Self {
        let date = today.map_or(String::new(), ToString::to_string);
        let subject = Item { id: NEW_OWN.to_owned(), ..Item::default() };
        let field = |name| {
            let text = if name == FieldName::Date { date.as_str() } else { "" };
            FormField::new(name, text.to_owned(), "")
        };
        let form = Self::of(subject, OWN_DETAILS.map(field).into(), today);
        Self { topics: TopicNames::of(catalog), ..form }
    }

    /// A form to correct a line of the log.
    pub fn edit(line: &LogEntry, today: Option<&PartialDate>, catalog: &Catalog) -> Self {
        let subject = line.subject.clone();
        let Completion { date, hours, provider, certificate, credit, expires } = &line.completion;
        let day = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string);
        let text = |name| match name {
            FieldName::Title => Some(subject.title.clone()),
            FieldName::Topics => Some(typed_topics(&subject.topics)),
            FieldName::Date => day(date),
            FieldName::Hours => hours.map(Hours::exact),
            FieldName::Provider => provider.clone(),
            FieldName::Certificate => certificate.clone(),
            FieldName::Credit => credit.clone(),
            FieldName::Expires => day(expires),
            FieldName::Due => None,
        };
        let publisher = subject.provider.clone().unwrap_or_default();
        let field = |name: &FieldName| {
            let placeholder = if *name == FieldName::Provider { publisher.as_str() } else { "" };
            FormField::new(*name, text(*name).unwrap_or_default(), placeholder)
        };
        let names = if subject.is_own() { &OWN_DETAILS[..] } else { &DETAILS };
        let fields = names.iter().map(field).collect();
        let topics = TopicNames::of(catalog).with(&subject.topics);
        Self { line: Some(Box::new(line.clone())), topics, ..Self::of(subject, fields, today) }
    }

    /// A form for what is planned.
    pub fn plan(subject: Item, standing: Option<&EntryState>, today: Option<&PartialDate>) -> Self {
        let planned = standing.and_then(|standing| standing.planned.as_ref());
        let due = planned.cloned().flatten().map_or(String::new(), |due| due.to_string());
        let form = Self::of(subject, vec![FormField::new(FieldName::Due, due, "")], today);
        Self { is_planned: planned.is_some(), ..form }
    }

    fn of(subject: Item, fields: Vec<FormField<FieldName>>, today: Option<&PartialDate>) -> Self {
        let today = today.cloned();
        let mut form = Self {
            subject,
            fields: FormFields::new(fields, LONGEST),
            is_saving: false,
            line: None,
            topics: TopicNames::default(),
            today,
            is_planned: false,
            is_tried: false,
        };
        form.go_to(0);
        form
    }

    /// Returns whether it is about what is planned.
    pub fn is_plan(&self) -> bool {
        self.has(FieldName::Due)
    }

    fn has(&self, name: FieldName) -> bool {
        self.fields.iter().any(|field| field.name == name)
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
        if let Some(wrong) = self.fields.first_error(|place| self.error(place)) {
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
        self.error(place).filter(|_| self.is_tried || place != self.fields.current())
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
            FieldName::Title => self.title().is_none().then(|| "Enter a title.".to_owned()),
            FieldName::Topics => self.labels().err(),
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
            FieldName::Date | FieldName::Provider | FieldName::Certificate | FieldName::Credit => {
                None
            }
        }
    }

    /// Returns the typed title of a training in no catalog.
    pub fn title(&self) -> Option<String> {
        self.text(FieldName::Title)
    }

    /// Returns questions about what is typed, with the `before` minutes of other lines on that
    /// day: a date to come, or more hours than a day. Nothing is asked of a date and hours that
    /// were there before.
    pub fn slips(&self, completion: &Completion, before: u64) -> Vec<String> {
        let known = self.line.as_ref().map(|line| &line.completion);
        let is_known = known.is_some_and(|known| {
            (&known.date, known.hours) == (&completion.date, completion.hours)
        });
        if is_known { Vec::new() } else { slips_of(completion, before, self.today.as_ref()) }
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
            let is_past = name == FieldName::Date;
            let lean = if is_past { Lean::Past } else { Lean::Ahead };
            let date = PartialDate::from_typed(&typed, self.today.as_ref(), lean);
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

    fn text(&self, name: FieldName) -> Option<String> {
        self.fields.text(name)
    }

    /// Takes the day from now on for today, in the line as well if nobody changed it.
    pub(in crate::app) fn renew_day(&mut self, day: PartialDate) {
        let is_new = self.line.is_none();
        let date = self.fields.named_mut(FieldName::Date).filter(|_| is_new);
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
        self.go_to(self.fields.place_after(step));
    }

    /// Goes to a line. Its text is selected, so that typing replaces it.
    pub(in crate::app) fn go_to(&mut self, place: usize) {
        self.complete_topics();
        self.fields.go_to(place);
        self.fields.select_all();
    }

    /// Goes to a line that keeps it from being saved, to be corrected; every error is shown now.
    pub(in crate::app) fn correct(&mut self, place: usize) {
        self.is_tried = true;
        self.fields.go_to(place);
    }

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        self.fields.insert(text);
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
        match (self.is_plan(), &self.line) {
            (true, _) => DraftKind::Plan,
            (false, Some(_)) => DraftKind::Edit,
            (false, None) => DraftKind::Done,
        }
    }

    fn draft_id(&self) -> &str {
        self.line.as_ref().map_or(&self.subject.id, |line| &line.id)
    }

    /// Returns the lines that say something else than at first, and the date.
    fn unsaved(&self) -> Option<String> {
        // Another day may be proposed when the draft is taken up.
        let is_kept = |field: &FormField<FieldName>| {
            field.name == FieldName::Date || field.input.value() != field.before
        };
        self.is_changed().then(|| self.fields.draft(is_kept))?
    }

    fn take_draft(&mut self, draft: &str) {
        self.fields.take_draft(draft);
    }

    fn edit(&mut self, command: Command) -> Option<String> {
        self.fields.edit(command)
    }

    fn selected(&self) -> Option<String> {
        self.fields.selected()
    }

    fn is_saving(&self) -> bool {
        self.is_saving
    }

    fn set_saving(&mut self, is_saving: bool) {
        self.is_saving = is_saving;
    }

    fn is_saved_by(&self, task: &RecordTask) -> bool {
        match task {
            RecordTask::AddDone(subject, _)
            | RecordTask::Plan(subject, _)
            | RecordTask::Unplan(subject) => subject.id == self.subject.id && self.line.is_none(),
            RecordTask::AddOwn { .. } => self.subject.id == NEW_OWN,
            RecordTask::ChangeDone { line, .. } => {
                self.line.as_ref().is_some_and(|own| own.id == line.id)
            }
            _ => false,
        }
    }
}
