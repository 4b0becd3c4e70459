//! The arguments of `squadroom office`.

use super::vcard::VCardArgs;
use clap::Args;

/// The places to look up, and the form of the answer.
#[derive(Debug, Clone, Args)]
pub struct OfficeArgs {
    /// Places, or `-` to read them from standard input
    #[arg(required = true, value_name = "PLACE")]
    pub places: Vec<String>,
    /// Cards of the offices and state contacts.
    #[command(flatten)]
    pub vcard: VCardArgs,
}
