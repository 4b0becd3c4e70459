//! The arguments of the commands for own catalogs.

use super::parsers::{parse_date, parse_kind};
use crate::catalog::{Kind, PartialDate};
use crate::cli::session::place::PathParser;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The arguments of `squadroom add`.
#[derive(Debug, Clone, Args)]
pub struct AddEntryArgs {
    /// Its type, such as hotline, contact, training, or site
    #[arg(value_name = "TYPE", value_parser = parse_kind)]
    pub kind: Kind,
    /// Its title
    pub title: String,
    /// Its link
    #[arg(long, value_name = "LINK")]
    pub url: Option<String>,
    /// Its telephone number
    #[arg(long, value_name = "NUMBER", requires = "number_again")]
    pub number: Option<String>,
    /// The same number, typed again from your source
    #[arg(long, value_name = "NUMBER", requires = "number")]
    pub number_again: Option<String>,
    /// One to four sentences about it
    #[arg(long = "abstract", value_name = "TEXT")]
    pub summary: Option<String>,
    /// Who issues it, by id or name
    #[arg(long, value_name = "NAME")]
    pub publisher: Vec<String>,
    /// A topic, by id or name (see `squadroom topics`)
    #[arg(long, value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// How long it takes, such as 90m, 1h 30m, or 2 days
    #[arg(long, value_name = "LENGTH")]
    pub length: Option<String>,
    /// When it came out, such as 11/26/2026 or Nov 2026
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<PartialDate>,
    /// When someone answers
    #[arg(long, value_name = "TEXT")]
    pub hours: Option<String>,
    /// Put a hotline in the first row of the screen, after the built-in ones
    #[arg(long)]
    pub pin: bool,
    /// Any other key of the catalog, such as access=law-enforcement; several times for a list
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = parse_pair)]
    pub set: Vec<(String, String)>,
    /// Its id (default: made of the title)
    #[arg(long)]
    pub id: Option<String>,
    /// The catalog to add to: a folder, or a name for one among your data (default: local)
    #[arg(long, value_name = "CATALOG", default_value = "local", hide_default_value = true)]
    pub to: String,
}

/// The arguments of `squadroom import`.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// A table with a header (.csv), or .json, .ris, or .bib
    #[arg(value_name = "FILE", value_parser = PathParser)]
    pub file: PathBuf,
    /// The type of rows that have no column "type"
    #[arg(long = "type", value_name = "TYPE", value_parser = parse_kind)]
    pub kind: Option<Kind>,
    /// What a column is, such as "Web page=url"; "Notes=" leaves it out
    #[arg(long, value_name = "COLUMN=KEY", value_parser = parse_map)]
    pub map: Vec<(String, String)>,
    /// The catalog to add to: a folder, or a name for one among your data (default: local)
    #[arg(long, value_name = "CATALOG", default_value = "local", hide_default_value = true)]
    pub to: String,
    /// Show what would happen, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The arguments of `squadroom export`.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// Words and filters as in a search; without any, all resources
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// csv, json, ris, or markdown (default: by the name of the file, else csv)
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ExportFormat>,
    /// Write one web page for people without squadroom to this file, or `-` to print it
    #[arg(long, value_name = "FILE", value_parser = PathParser, conflicts_with_all = ["format", "output"])]
    pub html: Option<PathBuf>,
}

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A table for spreadsheets.
    Csv,
    /// All facts, for programs.
    Json,
    /// References for a library.
    Ris,
    /// A list with links.
    Markdown,
}

impl ExportFormat {
    /// Returns the format that the name of a file tells.
    pub(in crate::cli) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "ris" => Some(Self::Ris),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

fn parse_map(text: &str) -> Result<(String, String), String> {
    let pair = text.rsplit_once('=').map(|(column, key)| (column.trim(), key.trim()));
    let pair = pair.filter(|(column, _)| !column.is_empty());
    let (column, key) = pair.ok_or("write it as COLUMN=KEY, such as \"Web page=url\"")?;
    Ok((column.to_owned(), key.to_owned()))
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
    let pair = pair.filter(|(key, value)| !key.is_empty() && !value.is_empty());
    let (key, value) = pair.ok_or("write it as key=value, such as access=open")?;
    Ok((key.to_owned(), value.to_owned()))
}
