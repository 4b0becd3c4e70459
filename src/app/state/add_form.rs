//! The form of a resource to add to the reader's own catalog.

use super::form::Form;
use super::form_fields::{FieldLabel, FormField, FormFields};
use crate::app::{Command, RecordTask};
use crate::catalog::{Duration, EntryRequest, Kind, Lean, PartialDate, PhoneNumber, is_link};
use crate::record::{DraftKind, Item};

/// A form of a new resource.
#[derive(Debug, Clone, PartialEq)]
pub struct AddForm {
    /// Its lines.
    pub fields: FormFields<AddFieldName>,
    /// True while it is being written; it takes no letters then.
    pub is_saving: bool,
    /// True once saving was tried.
    is_tried: bool,
    /// The item that drafts of it are kept under.
    subject: Item,
}

/// The name of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddFieldName {
    /// The type.
    Kind,
    /// The title.
    Title,
    /// The number.
    Number,
    /// The number, typed a second time.
    NumberAgain,
    /// The link.
    Link,
    /// One to four sentences.
    Abstract,
    /// When someone answers.
    Hours,
    /// How long it takes.
    Length,
    /// When it came out.
    Date,
    /// Publishers.
    Publisher,
    /// Topics.
    Topics,
}

/// The longest line that can be typed, in characters.
const LONGEST: usize = 500;

impl AddFieldName {
    /// All lines, in the order of the form.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Title,
        Self::Number,
        Self::NumberAgain,
        Self::Link,
        Self::Abstract,
        Self::Hours,
        Self::Length,
        Self::Date,
        Self::Publisher,
        Self::Topics,
    ];
}

impl FieldLabel for AddFieldName {
    fn label(self) -> &'static str {
        match self {
            Self::Kind => "Type",
            Self::Title => "Title",
            Self::Number => "Number",
            Self::NumberAgain => "Again",
            Self::Link => "Link",
            Self::Abstract => "About",
            Self::Hours => "Hours",
            Self::Length => "Length",
            Self::Date => "Date",
            Self::Publisher => "Publisher",
            Self::Topics => "Topics",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Kind => {
                "hotline, contact, training, webinar, video, toolkit, publication, or site"
            }
            Self::Title => "What officers call it, for example Vice desk",
            Self::Number => "Telephone number, for example 212-555-0143",
            Self::NumberAgain => "Look at your source and type the same number again.",
            Self::Link => "Web page, for example https://www.example.org/page",
            Self::Abstract => "One to four short sentences. No telephone numbers here.",
            Self::Hours => "When someone answers, for example 24/7. For hotlines.",
            Self::Length => "How long it takes, for example 90m or 1h 30m",
            Self::Date => "When it came out, for example 11/26/2026 or Nov 2026",
            Self::Publisher => "Who issues it. Put a semicolon between several.",
            Self::Topics => "Topics, for example labor trafficking; roll call",
        }
    }
}

impl Default for AddForm {
    fn default() -> Self {
        let field = |name| FormField::new(name, String::new(), "");
        let subject = Item { id: "entry".to_owned(), ..Item::default() };
        let fields = FormFields::new(AddFieldName::ALL.map(field).into(), LONGEST);
        Self { fields, is_saving: false, is_tried: false, subject }
    }
}

impl AddForm {
    /// Returns the resource that the form says.
    ///
    /// # Errors
    /// The first line that cannot be understood, by its place, and what is wrong with it.
    pub fn filled(&self) -> Result<EntryRequest, (usize, String)> {
        use AddFieldName::*;
        if let Some(wrong) = self.fields.first_error(|place| self.error(place)) {
            return Err(wrong);
        }
        let kind = self.kind().ok_or((0, NO_TYPE.to_owned()))?;
        let of = |name, key: &str| Some((key.to_owned(), self.text(name)?));
        let fields = [
            of(Link, "url"),
            of(Abstract, "abstract"),
            of(Hours, "hours"),
            of(Length, "duration"),
            of(Date, "issued"),
        ];
        Ok(EntryRequest {
            kind,
            title: self.text(Title).unwrap_or_default(),
            id: None,
            publishers: self.list(Publisher),
            topics: self.list(Topics),
            fields: fields.into_iter().flatten().collect(),
            number: self.text(Number).zip(self.text(NumberAgain)),
            is_pinned: false,
        })
    }

    /// Returns what is wrong with a line, to be shown beside it: with any but the one that is
    /// being typed, or with all of them once saving was tried.
    pub fn shown_error(&self, place: usize) -> Option<String> {
        let name = self.fields.get(place)?.name;
        let is_typed = self.text(name).is_some();
        let is_shown = self.is_tried || (place != self.fields.current() && is_typed);
        self.error(place).filter(|_| is_shown)
    }

    fn error(&self, place: usize) -> Option<String> {
        use AddFieldName::*;
        let name = self.fields.get(place)?.name;
        let text = self.text(name);
        let unless = |is_good: bool, wrong: &str| (!is_good).then(|| wrong.to_owned());
        match (name, text) {
            (Kind, _) => unless(self.kind().is_some(), NO_TYPE),
            (Title, text) => unless(text.is_some(), "Enter a title."),
            (Number, Some(typed)) => {
                let number = PhoneNumber::in_catalog_form(&typed);
                unless(PhoneNumber::parse(&number).is_ok(), "This isn't a telephone number.")
            }
            (Number, None) => {
                let has_link = self.text(Link).is_some();
                unless(
                    has_link || self.kind() == Some(crate::catalog::Kind::Faq),
                    "Enter a number or a link.",
                )
            }
            (NumberAgain, again) => {
                let digits =
                    |typed: Option<String>| typed.map(|typed| PhoneNumber::in_catalog_form(&typed));
                unless(
                    digits(again) == digits(self.text(Number)),
                    "The numbers differ. Look again.",
                )
            }
            (Link, Some(link)) => unless(is_link(&link), "Write the whole link, with https://."),
            (Hours, Some(_)) => unless(
                self.kind().is_none_or(|kind| kind == crate::catalog::Kind::Hotline),
                "Only a hotline has hours. Write them under About.",
            ),
            (Length, Some(typed)) => {
                unless(Duration::from_typed(&typed).is_some(), "Enter a length like 90m.")
            }
            (Date, Some(typed)) => unless(
                PartialDate::from_typed(&typed, None, Lean::Past).is_some(),
                "Enter a date like 11/26/2026.",
            ),
            _ => None,
        }
    }

    fn kind(&self) -> Option<Kind> {
        let typed = self.text(AddFieldName::Kind)?.to_lowercase().replace(' ', "-");
        let singular = typed.strip_suffix('s').unwrap_or(&typed);
        let starts = || {
            let mut starting = Kind::ALL.iter().filter(|kind| kind.as_str().starts_with(&typed));
            starting.next().filter(|_| starting.next().is_none()).copied()
        };
        Kind::parse(&typed).or_else(|| Kind::parse(singular)).or_else(starts)
    }

    fn text(&self, name: AddFieldName) -> Option<String> {
        self.fields.text(name)
    }

    fn list(&self, name: AddFieldName) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    /// Goes to the next line, or the one before; from the last to the first.
    pub(in crate::app) fn step(&mut self, step: isize) {
        self.fields.go_to(self.fields.place_after(step));
    }

    /// Goes to a line that keeps it from being saved; every error is shown now.
    pub(in crate::app) fn correct(&mut self, place: usize) {
        self.is_tried = true;
        self.fields.go_to(place);
    }

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        self.fields.insert(text);
    }
}

const NO_TYPE: &str = "Enter a type, such as hotline or training.";

impl Form for AddForm {
    fn subject(&self) -> &Item {
        &self.subject
    }

    fn kind(&self) -> DraftKind {
        DraftKind::NewEntry
    }

    /// Returns the lines that say something.
    fn unsaved(&self) -> Option<String> {
        self.fields.draft(|field| !field.input.value().trim().is_empty())
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

    /// The record has no part in it.
    fn is_saved_by(&self, _: &RecordTask) -> bool {
        false
    }
}
