//! The keys of a table: required, optional and unknown ones.

use super::TableReader;
use crate::faults::nearest::nearest;
use crate::faults::{Code, Severity};
use toml::Spanned;
use toml::de::DeValue;

/// The keys that a table may have.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    /// The noun for the table in messages, with its article: `a training`.
    pub what: &'static str,
    /// Keys that must be there.
    pub required: &'static [&'static [&'static str]],
    /// Keys that may be there.
    pub optional: &'static [&'static [&'static str]],
    /// The code for any other key.
    pub stray: Code,
    /// True if an unknown key is an error in a person's own file, too: a misspelled
    /// `do_not_dial` must not show the number.
    pub strict: bool,
}

impl Keys {
    /// All known keys, the required ones first.
    pub fn known(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).flat_map(|group| group.iter().copied())
    }
}

/// Most unknown keys of one table that are compared with the known ones.
pub(super) const MOST_SLIPS: usize = 50;

impl TableReader<'_> {
    /// Reports unknown keys. Returns the required keys that are missing only because of a
    /// misspelling, so that one slip gives one fault.
    pub(super) fn report_strays(&self) -> Vec<&'static str> {
        let mut misspelled = Vec::new();
        for (count, stray) in self.strays().into_iter().enumerate() {
            let near = (count < MOST_SLIPS).then(|| self.meant(stray.get_ref())).flatten();
            let missing = near.filter(|near| self.requires(near) && !misspelled.contains(near));
            misspelled.extend(missing);
            self.report_stray(&stray, near, missing.is_some());
        }
        misspelled
    }

    pub(super) fn strays(&self) -> Vec<Spanned<String>> {
        let is_known = |key: &str| self.keys.known().any(|known| known == key);
        self.present_where(|key| !is_known(key))
    }

    /// Returns the known key that `stray` is most likely a misspelling of: one that is absent,
    /// unless it names a table, of which there can be many.
    pub(super) fn meant(&self, stray: &str) -> Option<&'static str> {
        let tables = self.keys.stray == Code::UnknownTable;
        let open = |known: &&str| tables || !self.table.contains_key(*known);
        nearest(stray, self.keys.known().filter(open))
    }

    fn report_stray(&self, stray: &Spanned<String>, near: Option<&str>, costly: bool) {
        let (what, key) = (self.keys.what, stray.get_ref());
        let code = match self.keys.stray {
            Code::UnknownTable if !self.holds_tables(key) => Code::UnknownKey,
            code => code,
        };
        let message = match code {
            Code::UnknownTable => format!("Unknown table `{key}`."),
            Code::UnknownCommand => format!("Unknown command `{key}`."),
            _ => format!("Unknown key `{key}` in {what}."),
        };
        let mend = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => {
                let known: Vec<&str> = self.keys.known().collect();
                format!("Known: {}.", known.join(", "))
            }
        };
        if costly || self.keys.strict {
            self.doc.report_as(Severity::Error, code, stray.span(), &message, &mend);
        } else {
            self.doc.report(code, stray.span(), &message, &mend);
        }
    }

    fn holds_tables(&self, key: &str) -> bool {
        match self.table.get(key).map(Spanned::get_ref) {
            Some(DeValue::Table(_)) => true,
            Some(DeValue::Array(items)) => {
                items.iter().any(|item| item.get_ref().as_table().is_some())
            }
            _ => false,
        }
    }

    pub(super) fn report_missing(&self, key: &str) {
        let message = format!("Missing key `{key}` in {}.", self.keys.what);
        let mend = format!("Add a line `{key} = …` below.");
        self.doc.report(Code::MissingKey, self.span(), &message, &mend);
    }

    /// Returns true if the table must have this key.
    pub fn requires(&self, key: &str) -> bool {
        self.keys.required.iter().any(|group| group.contains(&key))
    }
}
