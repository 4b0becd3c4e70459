//! A line of a form for the record: its name, its help and its text.

use crate::app::TextInput;

/// A line of a form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// Its name.
    pub name: FieldName,
    /// The typed text.
    pub input: TextInput,
    /// The text in it while it is empty: what holds then.
    pub placeholder: String,
    /// The text at first.
    pub(super) before: String,
}

/// The name of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// The title of a training in no catalog.
    Title,
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

impl FieldName {
    /// The name before the line.
    pub const fn label(self) -> &'static str {
        match self {
            FieldName::Title => "Title",
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
            FieldName::Title => "What the training was, for example In-service day",
            FieldName::Date => {
                "When you took it, for example 11/26/2026, Nov 26, yesterday, or -3d. Leave it empty if not known."
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
    /// Returns a line with this text.
    pub(super) fn new(name: FieldName, value: String, placeholder: &str) -> Self {
        let (before, placeholder) = (value.clone(), placeholder.to_owned());
        Self { name, input: TextInput::new(value), placeholder, before }
    }
}
