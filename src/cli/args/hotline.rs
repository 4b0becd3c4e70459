//! The arguments of `squadroom hotline`.

use super::parsers::parse_language;
use crate::app::screens::victim_card::Language;
use clap::Args;

/// Which hotlines, and in which form.
#[derive(Debug, Clone, Default, Args)]
pub struct HotlineArgs {
    /// Include all hotlines
    #[arg(long)]
    pub all: bool,
    /// Show other numbers, hours, languages, notes, and how each number was verified
    #[arg(long, conflicts_with_all = ["vcard", "qr", "card"])]
    pub details: bool,
    /// Print vCards, for an address book or a phone
    #[arg(long)]
    pub vcard: bool,
    /// Show a QR code that calls the first hotline
    #[arg(long, conflicts_with_all = ["all", "vcard"])]
    pub qr: bool,
    /// Print one page to give to a victim, with the first hotline
    #[arg(long, conflicts_with_all = ["all", "vcard", "qr"])]
    pub card: bool,
    /// The language of the page: en or es
    #[arg(long, requires = "card", value_name = "LANG", value_parser = parse_language)]
    pub lang: Option<Language>,
}
