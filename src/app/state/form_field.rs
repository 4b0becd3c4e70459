//! The names of the lines of a form for the record.

use super::form_fields::FieldLabel;

/// The name of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// The title of a training in no catalog.
    Title,
    /// When it was done.
    Date,
    /// How long it took.
    Hours,
    /// The topics of a training in no catalog.
    Topics,
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

impl FieldLabel for FieldName {
    fn label(self) -> &'static str {
        match self {
            FieldName::Title => "Title",
            FieldName::Date => "Date",
            FieldName::Hours => "Hours",
            FieldName::Topics => "Topics",
            FieldName::Provider => "Provider",
            FieldName::Certificate => "Certificate",
            FieldName::Credit => "Credit",
            FieldName::Expires => "Expires",
            FieldName::Due => "Due",
        }
    }

    fn help(self) -> &'static str {
        match self {
            FieldName::Title => "What the training was, for example In-service day",
            FieldName::Date => {
                "When you took it, for example 11/26/2026, Nov 26, yesterday, or -3d. Leave it empty if not known."
            }
            FieldName::Hours => {
                "How long it took, for example 1.5, 1:30, or 90m. Leave it empty if not known."
            }
            FieldName::Topics => {
                "Topics, for example labor trafficking; roll call. Type none if it has none."
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
