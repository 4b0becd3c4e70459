//! Options for loading a catalog.

use crate::catalog::validate::prose::KnownNumbers;
use crate::catalog::{BuiltIn, Catalog, PartialDate};
use crate::faults::Severity;

/// How strictly a catalog is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// The shipped catalog: an unknown key is an error.
    Shipped,
    /// A person's own catalog: an unknown key is a warning.
    Local,
}

impl Strictness {
    pub(in crate::catalog) const fn unknown_keys(self) -> Severity {
        match self {
            Strictness::Shipped => Severity::Error,
            Strictness::Local => Severity::Warning,
        }
    }
}

/// Options for loading a catalog.
#[derive(Debug, Clone, Copy)]
pub struct LoadOptions<'a> {
    /// How strictly it is checked.
    pub strictness: Strictness,
    /// The catalog that the files are stacked on: they may name its topics, publishers and
    /// entries, and change or hide entries that are no built-in hotlines.
    pub base: Option<&'a Catalog>,
    /// The hotlines that must keep their digits.
    pub built_in: Option<&'a BuiltIn>,
    /// The day on which numbers are checked for their age; `None` checks none.
    pub today: Option<&'a PartialDate>,
    /// The folder of the files, which names a catalog that has no manifest.
    pub folder: &'a str,
    /// True to warn of entries that the base seems to have already, which reads all of its
    /// entries.
    pub finds_similar: bool,
}

impl<'a> LoadOptions<'a> {
    /// Returns the options for the shipped catalog.
    pub const fn shipped() -> Self {
        let strictness = Strictness::Shipped;
        Self {
            strictness,
            base: None,
            built_in: None,
            today: None,
            folder: "",
            finds_similar: false,
        }
    }

    /// Returns the options for a person's own catalog.
    pub const fn local() -> Self {
        Self { strictness: Strictness::Local, ..Self::shipped() }
    }

    /// Sets the catalog that the files add to.
    pub const fn over(self, base: &'a Catalog) -> Self {
        Self { base: Some(base), ..self }
    }

    /// Sets the hotlines that must keep their digits.
    pub const fn keeping(self, built_in: &'a BuiltIn) -> Self {
        Self { built_in: Some(built_in), ..self }
    }

    /// Returns the numbers that are known before any file is read: those of the hotlines that
    /// every catalog has.
    pub(in crate::catalog) fn known_numbers(self) -> KnownNumbers {
        KnownNumbers::of(self.built_in.into_iter().flat_map(BuiltIn::hotlines))
    }

    /// Sets the folder that the files lie in.
    pub const fn in_folder(self, folder: &'a str) -> Self {
        Self { folder, ..self }
    }

    /// Warns of entries that the base seems to have already.
    pub const fn finding_similar(self) -> Self {
        Self { finds_similar: true, ..self }
    }

    /// Returns the built-in hotlines that the files must leave alone, if they add to another
    /// catalog.
    pub(in crate::catalog) fn protected(self) -> Option<&'a BuiltIn> {
        self.base.and(self.built_in)
    }

    /// Sets the day on which numbers are checked for their age.
    pub const fn on_day(self, today: Option<&'a PartialDate>) -> Self {
        Self { today, ..self }
    }
}
