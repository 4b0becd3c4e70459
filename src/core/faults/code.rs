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
    Unreadable = "E101", Error, "unreadable", "squadroom can read the file.";
    FileTooLarge = "E102", Error, "file-too-large", "A file has at most 4 MiB.";
    NotUtf8 = "E103", Error, "not-utf8", "A file is saved as UTF-8.";
    LineTooLong = "E104", Error, "line-too-long", "A line has at most 64 KiB.";
    ForbiddenCharacter = "E105", Error, "forbidden-character", "A file has no control, invisible, or direction-changing characters.";
    Syntax = "E106", Error, "syntax", "The file is valid TOML.";
    DuplicateKey = "E107", Error, "duplicate-key", "A key or table appears once.";
    StringTooLong = "E108", Error, "string-too-long", "A text has at most 16 KiB.";
    EmptyCatalog = "E109", Error, "empty-catalog", "A catalog has at least one entry.";

    // Tables, keys and types.
    UnknownTable = "E201", Error, "unknown-table", "A file uses only known tables.";
    UnknownKey = "E202", Error, "unknown-key", "A table uses only known keys.";
    MissingKey = "E203", Error, "missing-key", "A table has every required key.";
    WrongType = "E204", Error, "wrong-type", "A value has the type of its key.";
    BadValue = "E205", Error, "bad-value", "A value is one that its key allows.";

    // Names of things and references to them.
    BadId = "E301", Error, "bad-id", "An id is 1 to 64 lowercase letters, digits, and hyphens.";
    ReservedId = "E302", Error, "reserved-id", "An id isn't a Windows device name.";
    DuplicateId = "E303", Error, "duplicate-id", "An id belongs to one thing only.";
    DanglingTopic = "E304", Error, "dangling-topic", "A named topic exists.";
    DanglingPublisher = "E305", Error, "dangling-publisher", "A named publisher exists.";
    DanglingEntry = "E306", Error, "dangling-entry", "A named entry exists.";
    DanglingOrigin = "E307", Error, "dangling-origin", "A named origin is in catalog.toml.";

    // Dates, languages, links, evidence.
    BadDate = "E401", Error, "bad-date", "A date is an ISO 8601 day, month or year.";
    BadDuration = "E402", Error, "bad-duration", "A length is an ISO 8601 duration.";
    BadLanguage = "E403", Error, "bad-language", "A language is a BCP 47 tag.";
    BadLink = "E404", Error, "bad-link", "A link is a plain https or http address.";
    BadEmail = "E405", Error, "bad-email", "An e-mail address is like name@agency.gov.";
    TopicCount = "E406", Error, "topic-count", "An entry has one to eight topics.";
    NoSource = "E407", Error, "no-source", "A fact has a source.";
    MissingStatusNote = "E408", Error, "missing-status-note", "A status other than current says why.";
    CopySite = "E409", Error, "copy-site", "In this catalog, an entry's link leads to no site that copies documents of others.";
    PlainHttp = "E410", Error, "plain-http", "In this catalog, a link is https if the same site is known by https.";
    DottedHost = "E411", Error, "dotted-host", "In this catalog, a host has no final dot.";
    TrackingLink = "E412", Error, "tracking-link", "In this catalog, a link has no tracking parameters.";
    KeywordCount = "E413", Error, "keyword-count", "In this catalog, an entry has at most six keywords.";
    CardLength = "E414", Error, "card-length", "A field card has 1 to 25 points.";
    PointSource = "E415", Error, "point-source", "A point of a card names one of its sources.";

    // Numbers.
    BadNumber = "E501", Error, "bad-number", "A number follows the rules of its channel.";
    NumbersDiffer = "E502", Error, "numbers-differ", "A number is typed twice with the same digits.";
    VanityDiffers = "E503", Error, "vanity-differs", "Vanity letters spell the last digits.";
    NumberElsewhere = "E504", Error, "number-elsewhere", "Numbers are in hotlines.toml only.";
    NumberInProse = "E505", Error, "number-in-prose", "No text contains a telephone number.";
    ForeignNumber = "E506", Error, "foreign-number", "A number outside +1 is never offered.";
    ReasonMissing = "E507", Error, "reason-missing", "A withheld number or address says why.";
    ChatLine = "E508", Error, "chat-line", "A chat has a web address; any other line has a number.";
    PinnedWithoutNumber = "E509", Error, "pinned-without-number", "A pinned entry has a number to call.";
    BuiltInDigits = "E510", Error, "built-in-digits", "A built-in hotline keeps its digits and its type.";

    ProtectedHotline = "E511", Error, "protected-hotline", "No catalog hides, changes, or replaces a built-in hotline.";

    // Plain words.
    AbstractTooLong = "E601", Warning, "abstract-too-long", "An abstract is 1 to 4 sentences of at most 25 words.";

    StaleNumber = "E602", Warning, "stale-number", "A number was seen within the last 365 days.";

    PointTooLong = "E603", Warning, "point-too-long", "A point of a card has at most 66 characters.";

    SimilarEntry = "E604", Warning, "similar-entry", "An entry isn't in an earlier catalog already.";

    // The user's own settings.
    UnknownCommand = "E701", Error, "unknown-command", "A key is bound to a known command.";
    BadChord = "E702", Error, "bad-chord", "A terminal can send the key combination.";
    ChordTaken = "E703", Error, "chord-taken", "A key combination has one command in its table.";
    CommandWithoutKey = "E704", Error, "command-without-key", "Every essential command has a key.";
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
        code.copied().ok_or_else(|| de::Error::custom("unknown error code"))
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
