//! The arguments of `squadroom shelf`.

use super::parsers::parse_kind;
use crate::catalog::Kind;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// One command on saved documents.
#[derive(Debug, Subcommand)]
pub enum ShelfCommand {
    /// Save documents to read offline
    #[command(after_help = "\
squadroom saves PDF, web page, text, EPUB, Word, MP4, and MP3 files, over https
only. The limit for one file is 200 MB (--max-size). Press Ctrl-C to stop. The next
try continues from there. If a document is already saved, squadroom replaces it only
with a newer version.

Example: squadroom shelf add --kind publication --max-size 20")]
    Add(AddArgs),
    /// List saved documents with their type, date, and size
    List,
    /// Open a saved document in its usual program
    Open {
        /// The id, or the start of it
        id: String,
    },
    /// Print the text of a saved PDF, web page, or text file
    Read {
        /// The id, or the start of it
        id: String,
        /// Only this page
        #[arg(long, value_name = "N")]
        page: Option<u32>,
    },
    /// Check that saved documents are unchanged
    Verify {
        /// Ids (default: all)
        ids: Vec<String>,
    },
    /// Download newer versions
    Update {
        /// Ids (default: all)
        ids: Vec<String>,
        /// Largest size of one file, in MB
        #[arg(long, value_name = "MB")]
        max_size: Option<u32>,
    },
    /// Remove saved documents
    Remove {
        /// The ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Always open the saved copy instead of the link
    #[command(after_help = "\
This is for `squadroom open` and for Enter on the search screen. It replaces the
setting `prefer_copies` for these documents.")]
    Prefer {
        /// The ids, or the start of them
        #[arg(required = true)]
        ids: Vec<String>,
        /// Open the link instead, and the saved copy only without a network
        #[arg(long)]
        not: bool,
    },
    /// Add a file to your saved documents, from a USB stick or a folder
    Import {
        /// The file
        file: PathBuf,
        /// The id of the resource that it belongs to, or the start of it
        #[arg(long = "for", value_name = "ID")]
        id: String,
        /// Largest size, in MB
        #[arg(long, value_name = "MB")]
        max_size: Option<u32>,
    },
}

/// Which documents to save.
#[derive(Debug, Clone, Args)]
pub struct AddArgs {
    /// Ids of resources, or the start of them
    #[arg(required_unless_present_any = ["kind", "starred", "list"], value_name = "ID")]
    pub ids: Vec<String>,
    /// All resources of these types, such as publication
    #[arg(long, value_delimiter = ',', value_parser = parse_kind)]
    pub kind: Vec<Kind>,
    /// All starred resources
    #[arg(long)]
    pub starred: bool,
    /// All resources in this list
    #[arg(long, value_name = "NAME")]
    pub list: Option<String>,
    /// Largest size of one file, in MB
    #[arg(long, value_name = "MB")]
    pub max_size: Option<u32>,
}
