//! The arguments of `squadroom config`.

use clap::Args;

/// The arguments of `squadroom config`.
#[derive(Debug, Clone, Args)]
pub struct ConfigArgs {
    /// Print a settings file with every default, explained
    #[arg(long, conflicts_with = "path")]
    pub print_default: bool,
    /// Print the path of the settings file
    #[arg(long)]
    pub path: bool,
}
