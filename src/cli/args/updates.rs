//! The arguments of the commands for catalogs of sites.

use crate::cli::session::place::PathParser;
use crate::updates::MOST_KEYS;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The arguments of `squadroom update`.
#[derive(Debug, Clone, Args)]
pub struct UpdateArgs {
    /// Only this catalog, by its id (default: all)
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Only show whether there is a newer version
    #[arg(long)]
    pub check: bool,
    /// Read the site from this folder, such as one on a USB stick
    #[arg(long, value_name = "DIR", value_parser = PathParser)]
    pub from: Option<PathBuf>,
}

/// One command on catalogs of sites.
#[derive(Debug, Clone, Subcommand)]
pub enum CatalogsCommand {
    /// Add the catalog of a site
    Add {
        /// The address of the site, over https
        url: String,
        /// The fingerprint of its root: 64 digits that your agency gave you
        #[arg(long, value_name = "FINGERPRINT", value_parser = parse_fingerprint)]
        root: String,
        /// Read the site from this folder, such as one on a USB stick
        #[arg(long, value_name = "DIR", value_parser = PathParser)]
        from: Option<PathBuf>,
    },
    /// Remove the catalog of a site, with all its versions
    Remove {
        /// Its id, as `squadroom catalogs` shows it
        name: String,
    },
    /// Go back to the version before
    Rollback {
        /// Its id, as `squadroom catalogs` shows it
        name: String,
    },
}

/// The arguments of `squadroom publish`.
#[derive(Debug, Clone, Args)]
pub struct PublishArgs {
    /// The command on keys, if any.
    #[command(subcommand)]
    pub command: Option<PublishCommand>,
    /// The folder of the catalog
    #[arg(value_name = "DIR", required = true, value_parser = PathParser)]
    pub catalog: Option<PathBuf>,
    /// The folder of the site; keep it for the next time
    #[arg(long, value_name = "SITE", required = true, value_parser = PathParser)]
    pub to: Option<PathBuf>,
    /// The folder of the keys. If several people must sign, name the folder of each
    #[arg(long, value_name = "KEYS", required = true, value_parser = PathParser)]
    pub keys: Vec<PathBuf>,
}

/// One command on keys.
#[derive(Debug, Clone, Subcommand)]
pub enum PublishCommand {
    /// Make the keys that sign a site, or replace some of them
    #[command(after_help = "\
Keep the keys away from the web server, and keep a copy of root.key in a safe place.
Without it, nobody can replace a lost or stolen key.

Examples:
  squadroom publish keys --to keys --rotate timestamp,snapshot
  squadroom publish keys --to keys --count 3 --need 2")]
    Keys {
        /// The folder of the keys
        #[arg(long, value_name = "DIR", value_parser = PathParser)]
        to: PathBuf,
        /// Replace these keys: root, targets, snapshot, timestamp
        #[arg(long, value_name = "KEYS", value_delimiter = ',')]
        rotate: Vec<KeyRole>,
        /// Make so many keys for root and for targets, one for each person who signs
        #[arg(long, value_name = "N", value_parser = parse_key_count)]
        count: Option<usize>,
        /// Let so many of them sign together
        #[arg(long, value_name = "N", requires = "count", value_parser = parse_key_count)]
        need: Option<usize>,
    },
}

/// A key of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeyRole {
    /// The key that names the others.
    Root,
    /// The key that signs the catalog.
    Targets,
    /// The key that signs which lists belong together.
    Snapshot,
    /// The key that signs that the site is kept up.
    Timestamp,
}

fn parse_key_count(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_KEYS).contains(number));
    number.ok_or_else(|| format!("type a number from 1 to {MOST_KEYS}"))
}

/// Reads a fingerprint as it is printed or read out, in groups or in one.
fn parse_fingerprint(text: &str) -> Result<String, String> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ':' | '-');
    let digits: String = text.chars().filter(|c| !is_between(*c)).collect();
    match digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(digits.to_ascii_lowercase()),
        false => Err("a fingerprint has 64 digits: 0 to 9 and a to f".to_owned()),
    }
}
