//! The arguments of `squadroom hotline`.

use super::parsers::parse_language;
use super::vcard::VCardArgs;
use crate::app::screens::victim_card::Language;
use clap::Args;

/// Which hotlines, and in which form.
#[derive(Debug, Clone, Default, Args)]
pub struct HotlineArgs {
    /// Include all hotlines
    #[arg(long)]
    pub all: bool,
    /// Show other numbers, hours, languages, notes, and how each number was verified
    #[arg(long, conflicts_with_all = ["vcard", "vcard4", "split", "qr", "card"])]
    pub details: bool,
    /// Cards for an address book.
    #[command(flatten)]
    pub vcard: VCardArgs,
    /// Show a QR code that calls the first hotline
    #[arg(long, conflicts_with_all = ["all", "vcard", "vcard4", "split"])]
    pub qr: bool,
    /// Print one page to give to a victim, with the first hotline
    #[arg(long, conflicts_with_all = ["all", "vcard", "vcard4", "split", "qr"])]
    pub card: bool,
    /// The language of the page: en or es
    #[arg(long, requires = "card", value_name = "LANG", value_parser = parse_language)]
    pub lang: Option<Language>,
}
