//! The stable codes of all faults, each with its name and one-line rule.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// The severity of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The item with the fault is dropped; in the shipped catalog the build fails.
    Error,
    /// The item with the fault is kept.
    Warning,
}

/// Declares the codes: a variant, its stable text, its severity unless the
/// reader of the file says otherwise, its name and its rule.
macro_rules! codes {
    ($($variant:ident = $id:literal, $severity:ident, $name:literal, $rule:literal;)+) => {
        /// The rule that is broken. The text form (`E201`) and the name never change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $rule] $variant,)+ }

        impl Code {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable text form, such as `E201`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// A short name, such as `unknown-key`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The rule in one sentence.
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)+ }
            }

            /// The severity unless the reader of the file says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    // The file and its text.
    Unreadable = "E101", Error, "unreadable", "The file must be readable.";
    FileTooLarge = "E102", Error, "file-too-large", "A file holds at most 4 MiB.";
    NotUtf8 = "E103", Error, "not-utf8", "A file is saved as UTF-8.";
    LineTooLong = "E104", Error, "line-too-long", "A line holds at most 64 KiB.";
    ForbiddenCharacter = "E105", Error, "forbidden-character", "No control, invisible or direction-changing character stands anywhere.";
    Syntax = "E106", Error, "syntax", "The file is valid TOML.";
    DuplicateKey = "E107", Error, "duplicate-key", "A key or table is given once.";
    StringTooLong = "E108", Error, "string-too-long", "A text holds at most 16 KiB.";
    EmptyCatalog = "E109", Error, "empty-catalog", "A catalog has at least one entry.";

    // Tables, keys and types.
    UnknownTable = "E201", Error, "unknown-table", "Only known tables are used.";
    UnknownKey = "E202", Error, "unknown-key", "Only known keys are used.";
    MissingKey = "E203", Error, "missing-key", "Every required key is given.";
    WrongType = "E204", Error, "wrong-type", "A value has the type of its key.";
    BadValue = "E205", Error, "bad-value", "A value is one that its key allows.";

    // Names of things and references to them.
    BadId = "E301", Error, "bad-id", "An id is 1 to 64 small letters, digits and hyphens.";
    ReservedId = "E302", Error, "reserved-id", "An id is no device name of Windows.";
    DuplicateId = "E303", Error, "duplicate-id", "An id is given to one thing only.";
    DanglingTopic = "E304", Error, "dangling-topic", "A topic that is named exists.";
    DanglingPublisher = "E305", Error, "dangling-publisher", "A publisher that is named exists.";
    DanglingEntry = "E306", Error, "dangling-entry", "An entry that is named exists.";
    DanglingOrigin = "E307", Error, "dangling-origin", "An origin that is named stands in catalog.toml.";

    // Dates, languages, links, evidence.
    BadDate = "E401", Error, "bad-date", "A date is an ISO 8601 day, month or year.";
    BadDuration = "E402", Error, "bad-duration", "A length of time is written as in ISO 8601.";
    BadLanguage = "E403", Error, "bad-language", "A language is a BCP 47 tag.";
    BadLink = "E404", Error, "bad-link", "A link is a plain https or http address.";
    BadEmail = "E405", Error, "bad-email", "An e-mail address is a plain one.";
    TopicCount = "E406", Error, "topic-count", "An entry has one to eight topics.";
    NoSource = "E407", Error, "no-source", "A fact has a source.";
    MissingStatusNote = "E408", Error, "missing-status-note", "A status other than current says why.";

    // Numbers.
    BadNumber = "E501", Error, "bad-number", "A number keeps the rules of its channel.";
    NumbersDiffer = "E502", Error, "numbers-differ", "A number is typed twice with the same digits.";
    VanityDiffers = "E503", Error, "vanity-differs", "Vanity letters spell the last digits.";
    NumberElsewhere = "E504", Error, "number-elsewhere", "Numbers stand in hotlines.toml only.";
    NumberInProse = "E505", Error, "number-in-prose", "No text holds a telephone number.";
    ForeignNumber = "E506", Error, "foreign-number", "A number outside +1 is kept on file only.";
    ReasonMissing = "E507", Error, "reason-missing", "What is withheld says why.";
    ChatLine = "E508", Error, "chat-line", "A chat has an address, any other line a number.";
    PinnedWithoutNumber = "E509", Error, "pinned-without-number", "What is pinned has a number to call.";
    BuiltInDigits = "E510", Error, "built-in-digits", "A built-in hotline keeps its digits and its kind.";

    // Plain words.
    AbstractTooLong = "E601", Warning, "abstract-too-long", "An abstract is 1 to 4 sentences of at most 25 words.";

    StaleNumber = "E602", Warning, "stale-number", "A number was seen within the last 365 days.";

    // The user's own settings.
    UnknownCommand = "E701", Error, "unknown-command", "A key is bound to a known command.";
    BadChord = "E702", Error, "bad-chord", "A chord is one that terminals can send.";
    ChordTaken = "E703", Error, "chord-taken", "A chord is bound once in its context.";
    CommandWithoutKey = "E704", Error, "command-without-key", "Commands that one cannot do without keep a key.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let code = Self::ALL.iter().find(|code| code.as_str() == text);
        code.copied().ok_or_else(|| de::Error::custom("no such code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_names_are_unique_and_in_order() {
        let ids: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
