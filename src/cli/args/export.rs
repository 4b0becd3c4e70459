//! The arguments of `squadroom export`.

use crate::cli::session::place::PathParser;
use clap::Args;
use std::path::PathBuf;

/// Which resources, and the file to write.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// Write one web page to this file, or `-` to print it
    #[arg(long, value_name = "FILE", required = true, value_parser = PathParser)]
    pub html: Option<PathBuf>,
    /// Only the resources that a search for these words finds
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
}
