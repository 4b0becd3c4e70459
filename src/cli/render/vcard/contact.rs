//! The contact on a card.

use crate::catalog::{Channel, Doubt, PhoneNumber};

/// The version of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum VCardVersion {
    /// Every telephone reads it.
    V3,
    /// It says more exactly how a number is reached.
    V4,
}

/// The contact on one card.
#[derive(Debug, Default)]
pub(in crate::cli) struct VCardContact<'a> {
    /// The name that the address book shows.
    pub(in crate::cli) name: &'a str,
    /// The operator.
    pub(in crate::cli) organization: Option<&'a str>,
    /// Its numbers, the best first.
    pub(in crate::cli) numbers: Vec<(Channel, &'a PhoneNumber)>,
    /// Where it is, in one line.
    pub(in crate::cli) address: Option<&'a str>,
    /// Its page.
    pub(in crate::cli) url: Option<&'a str>,
    /// The note to read before a number is used.
    pub(in crate::cli) note: String,
    /// Numbers that are in too much doubt to be dialed from an address book, each with why.
    pub(in crate::cli) left_out: Vec<(Channel, &'a PhoneNumber, Doubt)>,
}

impl VCardContact<'_> {
    /// Returns whether there is something to put on a card.
    pub(super) fn has_facts(&self) -> bool {
        !self.numbers.is_empty() || self.address.is_some()
    }
}
