//! The arguments of commands that print vCards.

use clap::Args;
use std::path::PathBuf;

/// Whether cards are printed, and in which form.
#[derive(Debug, Clone, Default, Args)]
pub struct VCardArgs {
    /// Print vCards, for an address book or a phone
    #[arg(long)]
    pub vcard: bool,
    /// Print vCards of version 4.0, for newer programs
    #[arg(long, conflicts_with = "vcard")]
    pub vcard4: bool,
    /// Write each vCard to a file of its own in this folder
    #[arg(long, value_name = "DIR")]
    pub split: Option<PathBuf>,
}

impl VCardArgs {
    /// Returns whether cards are asked for.
    pub fn is_wanted(&self) -> bool {
        self.vcard || self.vcard4 || self.split.is_some()
    }

    /// Returns the option that asks for them.
    pub fn option(&self) -> &'static str {
        match (self.vcard4, self.vcard) {
            (true, _) => "--vcard4",
            (false, true) => "--vcard",
            (false, false) => "--split",
        }
    }
}
