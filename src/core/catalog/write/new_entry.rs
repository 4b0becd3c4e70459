//! A new entry as TOML.

use crate::catalog::model::source_file::HOTLINES;
use crate::catalog::{Channel, Evidence, Kind, PhoneNumber};
use toml::Value;

/// The file of new entries without numbers.
const ENTRIES: &str = "entries.toml";

/// The keys whose values are lists.
const LISTS: [&str; 10] = [
    "alt_titles",
    "keywords",
    "publisher",
    "funder",
    "topics",
    "audience",
    "language",
    "languages",
    "presenters",
    "creators",
];

/// An entry to add to a person's own catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its other keys with their values as a person wrote them, in order. Values of lists are
    /// several pairs with the same key.
    pub fields: Vec<(String, String)>,
    /// Its numbers.
    pub numbers: Vec<NewNumber>,
    /// Its place among the pinned hotlines; absent: not pinned.
    pub pinned: Option<u8>,
    /// Lines to keep as comments above it.
    pub comments: Vec<String>,
}

/// A number of a new entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNumber {
    /// How it is reached.
    pub channel: Channel,
    /// The number.
    pub number: String,
    /// The number, typed a second time.
    pub again: String,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// The day on which it was seen.
    pub as_of: Option<String>,
}

/// A piece of TOML for the end of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlPiece {
    /// The name of the file.
    pub file: &'static str,
    /// The text.
    pub text: String,
}

impl NewEntry {
    /// Returns the first value of a key.
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// Returns the entry as TOML. Numbers go to the only file that may hold some.
    pub fn to_toml(&self) -> Vec<TomlPiece> {
        let comments: String = self.comments.iter().map(|line| format!("# {line}\n")).collect();
        let (table, id) = (self.kind.table(), quoted(&self.id));
        let mut text = format!("\n{comments}[[{table}]]\nid = {id}\n");
        let mut written: Vec<&str> = Vec::new();
        for (key, value) in &self.fields {
            if written.contains(&key.as_str()) {
                continue;
            }
            written.push(key);
            text += &match LISTS.contains(&key.as_str()) {
                true => format!("{key} = [{}]\n", self.list(key).join(", ")),
                false => format!("{key} = {}\n", quoted(value)),
            };
        }
        if let Some(rank) = self.pinned {
            text += &format!("pinned = {rank}\n");
        }
        if self.kind == Kind::Hotline {
            let lines = self.numbers.iter().map(|number| number.to_toml("[[hotline.line]]\n"));
            return vec![TomlPiece { file: HOTLINES, text: text + &lines.collect::<String>() }];
        }
        let mut pieces = vec![TomlPiece { file: ENTRIES, text }];
        if !self.numbers.is_empty() {
            let header = format!("[[line]]\nentry = {}\n", quoted(&self.id));
            let lines = self.numbers.iter().map(|number| number.to_toml(&header));
            pieces.push(TomlPiece { file: HOTLINES, text: lines.collect() });
        }
        pieces
    }

    fn list(&self, key: &str) -> Vec<String> {
        let own = self.fields.iter().filter(|(own, _)| own == key);
        own.map(|(_, value)| quoted(value)).collect()
    }
}

impl NewNumber {
    fn to_toml(&self, header: &str) -> String {
        let seen = self.as_of.as_ref().map(|day| format!("as_of = {}\n", quoted(day)));
        format!(
            "\n{header}channel = {}\nnumber = {}\nnumber_again = {}\nevidence = {}\n{}",
            quoted(self.channel.as_str()),
            quoted(&PhoneNumber::in_catalog_form(&self.number)),
            quoted(&PhoneNumber::in_catalog_form(&self.again)),
            quoted(self.evidence.as_str()),
            seen.unwrap_or_default(),
        )
    }
}

/// Returns a text in quotes, with everything escaped that TOML reads as something else.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{LoadOptions, SourceFile, load};
    use proptest::prelude::*;

    fn entry(kind: Kind, title: &str) -> NewEntry {
        let fields = [("title", title), ("url", "https://www.example.org/")];
        let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        NewEntry {
            kind,
            id: "ours".to_owned(),
            fields,
            numbers: Vec::new(),
            pinned: None,
            comments: Vec::new(),
        }
    }

    fn loaded(entry: &NewEntry) -> crate::catalog::Loaded {
        let pieces = entry.to_toml().into_iter();
        let file =
            |piece: TomlPiece| SourceFile { name: piece.file.into(), bytes: piece.text.into() };
        load(&pieces.map(file).collect::<Vec<_>>(), LoadOptions::local())
    }

    #[test]
    fn an_entry_of_every_kind_with_a_number_reads_as_it_was_written() {
        for &kind in Kind::ALL {
            let mut entry = entry(kind, "Our \"desk\" \\ counter");
            match kind {
                Kind::Card => continue,
                Kind::Faq => entry.fields.push(("answer".into(), "Ask.".into())),
                _ => {}
            }
            entry.numbers.push(NewNumber {
                channel: Channel::Voice,
                number: "(212) 555-0143".into(),
                again: "212-555-0143".into(),
                evidence: Evidence::Confirmed,
                as_of: Some("2026-11-30".into()),
            });
            let loaded = loaded(&entry);
            assert_eq!(loaded.faults, [], "{kind}");
            let read = loaded.catalog.entry("ours").unwrap();
            assert_eq!(read.title, "Our \"desk\" \\ counter");
            assert_eq!(read.offered_number().unwrap().as_str(), "1-212-555-0143", "{kind}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_title_reads_as_it_was_written(title in "\\PC{1,40}") {
            let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let loaded = loaded(&entry(Kind::Site, &title));
            if loaded.faults.is_empty() {
                prop_assert_eq!(&loaded.catalog.entry("ours").unwrap().title, &words);
            }
            let syntax = loaded.faults.iter().any(|f| f.code == crate::faults::Code::Syntax);
            prop_assert!(!syntax, "{:?}", loaded.faults);
        }
    }
}
