//! The arguments of the commands of the record.

use super::parsers::parse_date;
use crate::catalog::PartialDate;
use crate::record::Hours;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The arguments of `squadroom star`.
#[derive(Debug, Clone, Args)]
pub struct StarArgs {
    /// Ids, or the start of them; none: show what has a star and what lists there are
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Put them into this list of yours instead; without ids show what is in it
    #[arg(long, value_name = "NAME")]
    pub list: Option<String>,
    /// Take the star away, or take them out of the list
    #[arg(long, requires = "ids")]
    pub off: bool,
}

/// The arguments of `squadroom note`.
#[derive(Debug, Clone, Args)]
pub struct NoteArgs {
    /// The id, or the start of it
    pub id: String,
    /// The words, or `-` to read them from standard input; none: show the note
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Put the words in place of the note, not under it
    #[arg(long, requires = "text")]
    pub replace: bool,
    /// Take the note away
    #[arg(long, conflicts_with_all = ["text", "replace"])]
    pub off: bool,
}

/// The arguments of `squadroom plan`.
#[derive(Debug, Clone, Args)]
pub struct PlanArgs {
    /// The id, or the start of it; none: show what is planned
    #[arg(conflicts_with = "title")]
    pub id: Option<String>,
    /// Plan a training that is in no catalog, by its title
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// By this day, such as 2026-12-31
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    pub due: Option<PartialDate>,
    /// Plan it no longer
    #[arg(long, conflicts_with = "due")]
    pub off: bool,
    /// Write a calendar of what is planned, or of the live webinar that has this id
    #[arg(long, conflicts_with_all = ["title", "due", "off"])]
    pub ics: bool,
    /// Put all live webinars to come into that calendar
    #[arg(long, requires = "ics", conflicts_with = "id")]
    pub webinars: bool,
}

/// The arguments of `squadroom done`.
#[derive(Debug, Clone, Args)]
pub struct DoneArgs {
    /// The id of an entry, or of a line of the log to change it; or the start of it
    #[arg(required_unless_present = "title", conflicts_with = "title")]
    pub id: Option<String>,
    /// A training that is in no catalog, by its title
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// When: 2026-11-26, 2026-11 or 2026; not given: today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<PartialDate>,
    /// How long it took: 1.5, 1:30 or 90m
    #[arg(long, value_parser = parse_hours)]
    pub hours: Option<Hours>,
    /// Who gave it, if that is not who publishes it
    #[arg(long, value_name = "NAME")]
    pub provider: Option<String>,
    /// The number of the certificate, or where its file is
    #[arg(long, value_name = "TEXT")]
    pub certificate: Option<String>,
    /// What credit it counts for, such as POST
    #[arg(long, value_name = "TEXT")]
    pub credit: Option<String>,
    /// When it has to be taken again
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub expires: Option<PartialDate>,
    /// Take a line out of the log
    #[arg(long, conflicts_with_all = ["title", "date", "hours", "provider", "certificate", "credit", "expires"])]
    pub off: bool,
}

/// The arguments of `squadroom log`.
#[derive(Debug, Clone, Args)]
pub struct LogArgs {
    /// Write a table for spreadsheets
    #[arg(long, conflicts_with_all = ["markdown", "html"])]
    pub csv: bool,
    /// Write a transcript in Markdown
    #[arg(long, conflicts_with = "html")]
    pub markdown: bool,
    /// Write a transcript as one page to print
    #[arg(long)]
    pub html: bool,
    /// Your name, to stand on the transcript; it is not kept
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// What was done in this year only
    #[arg(long, value_name = "YEAR", value_parser = parse_year)]
    pub year: Option<PartialDate>,
}

/// One command on the whole record.
#[derive(Debug, Clone, Subcommand)]
pub enum RecordCommand {
    /// Take in what `log --json` wrote, on another computer perhaps
    #[command(after_help = "\
What is there already is not doubled. Of two states of one line the newer one stays.")]
    Import {
        /// The file
        file: PathBuf,
    },
    /// Copy the record to a file
    Backup {
        /// The file, which must not be there yet; none: one in this directory
        file: Option<PathBuf>,
    },
    /// Put a copy in the place of the record
    #[command(after_help = "\
What was there is kept under another name.")]
    Restore {
        /// The copy; none: the newest sound one that squadroom made itself
        file: Option<PathBuf>,
        /// Do not ask first where your record holds what is newer than the copy
        #[arg(long)]
        yes: bool,
    },
}

/// The arguments of `squadroom forget`.
#[derive(Debug, Clone, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true).args(["notes", "shelf", "all"])))]
pub struct ForgetArgs {
    /// All notes, and the copies of the record, which hold them too
    #[arg(long)]
    pub notes: bool,
    /// All saved documents
    #[arg(long)]
    pub shelf: bool,
    /// The record, its copies, and all saved documents
    #[arg(long)]
    pub all: bool,
    /// Do not ask first
    #[arg(long)]
    pub yes: bool,
}

fn parse_year(text: &str) -> Result<PartialDate, String> {
    let year = PartialDate::parse(text).filter(|_| text.len() == 4);
    year.ok_or_else(|| "enter a year like 2026".to_owned())
}

fn parse_day(text: &str) -> Result<PartialDate, String> {
    let day = parse_date(text).ok().filter(|day| day.as_str().len() == 10);
    day.ok_or_else(|| "enter a day like 12/31/2026".to_owned())
}

fn parse_hours(text: &str) -> Result<Hours, String> {
    Hours::parse(text).ok_or_else(|| "write hours: 1.5, 1:30 or 90m".to_owned())
}
