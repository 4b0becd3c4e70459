//! The arguments of `squadroom roster`.

use clap::Args;
use std::path::PathBuf;

/// The arguments of `squadroom roster`.
#[derive(Debug, Clone, Args)]
pub struct RosterArgs {
    /// Files from `squadroom log --json --log-only`, or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print a table for spreadsheets (CSV)
    #[arg(long, conflicts_with = "html")]
    pub csv: bool,
    /// Print a web page (HTML)
    #[arg(long)]
    pub html: bool,
}
