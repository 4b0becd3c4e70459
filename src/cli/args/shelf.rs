//! The arguments of `squadroom shelf`.

use super::parsers::parse_kind;
use crate::catalog::Kind;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// One command of the shelf.
#[derive(Debug, Subcommand)]
pub enum ShelfCommand {
    /// Save documents to read without a network
    #[command(after_help = "\
A document comes over https only, is at most 200 MB (--max-size), and is a PDF, a
web page, plain text, an EPUB, a Word, MP4 or MP3 file. Ctrl-C stops; the next
try goes on from there. What is saved already is looked at once more and replaced
only when there is a newer version.

Example: squadroom shelf add --kind publication --max-size 20")]
    Add(AddArgs),
    /// List saved copies: what, from when, how large
    List,
    /// Open a saved copy with the program that this computer has for it
    Open {
        /// The id, or the start of it
        id: String,
    },
    /// Write the words of a saved PDF file, web page or text
    Read {
        /// The id, or the start of it
        id: String,
        /// This page only
        #[arg(long, value_name = "N")]
        page: Option<u32>,
    },
    /// Look whether copies are still as they were saved
    Verify {
        /// Ids; none: all
        ids: Vec<String>,
    },
    /// Ask for newer versions of copies
    Update {
        /// Ids; none: all
        ids: Vec<String>,
        /// MB that one copy may have at most
        #[arg(long, value_name = "MB")]
        max_size: Option<u32>,
    },
    /// Take copies off the shelf
    Remove {
        /// The ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Have the saved copies of entries opened in place of their links
    #[command(after_help = "\
It holds for `squadroom open` and for Enter in the finder, in place of what the
setting `prefer_copies` says, and stays when a newer version is saved. Choose
what the setting says, and the copy follows it again.")]
    Prefer {
        /// The ids, or the start of them
        #[arg(required = true)]
        ids: Vec<String>,
        /// Have their links opened, and the copies only without a network
        #[arg(long)]
        not: bool,
    },
    /// Copy a file to the shelf, from a USB stick or a folder
    Import {
        /// The file
        file: PathBuf,
        /// The id of the entry that it is the document of, or the start of it
        #[arg(long = "for", value_name = "ID")]
        id: String,
        /// MB that it may have at most
        #[arg(long, value_name = "MB")]
        max_size: Option<u32>,
    },
}

/// Which documents to save.
#[derive(Debug, Clone, Args)]
pub struct AddArgs {
    /// Ids of entries, or the start of them
    #[arg(required_unless_present_any = ["kind", "starred", "list"], value_name = "ID")]
    pub ids: Vec<String>,
    /// All entries of these kinds, such as publication
    #[arg(long, value_delimiter = ',', value_parser = parse_kind)]
    pub kind: Vec<Kind>,
    /// All entries that have your star
    #[arg(long)]
    pub starred: bool,
    /// All entries of this list of yours
    #[arg(long, value_name = "NAME")]
    pub list: Option<String>,
    /// MB that one copy may have at most
    #[arg(long, value_name = "MB")]
    pub max_size: Option<u32>,
}
