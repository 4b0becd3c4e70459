//! The arguments of the commands of the record.

use super::parsers::{parse_coming_date, parse_date};
use super::xapi::{ActorArgs, SendArgs};
use crate::catalog::PartialDate;
use crate::record::{Hours, TranscriptFormat};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The arguments of `squadroom star`.
#[derive(Debug, Clone, Args)]
pub struct StarArgs {
    /// Ids, or the start of them; without ids, show your stars and lists
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Add them to this list instead; without ids, show the list
    #[arg(long, value_name = "NAME")]
    pub list: Option<String>,
    /// Remove the star, or remove them from the list
    #[arg(long, requires = "ids")]
    pub off: bool,
}

/// The arguments of `squadroom note`.
#[derive(Debug, Clone, Args)]
pub struct NoteArgs {
    /// The id, or the start of it
    pub id: String,
    /// Your text, or `-` to read it from standard input; without it, show the note
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Replace the note
    #[arg(long, requires = "text")]
    pub replace: bool,
    /// Delete the note
    #[arg(long, conflicts_with_all = ["text", "replace"])]
    pub off: bool,
}

/// The arguments of `squadroom plan`.
#[derive(Debug, Clone, Args)]
pub struct PlanArgs {
    /// The id, or the start of it; without it, show your plan
    #[arg(conflicts_with = "title")]
    pub id: Option<String>,
    /// Plan a training that isn't in the catalog
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Due date, such as 12/31/2026
    #[arg(long, value_name = "DAY", value_parser = parse_day, allow_hyphen_values = true)]
    pub due: Option<PartialDate>,
    /// Plan all in a list: a file from `squadroom star --list NAME --json`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["id", "title", "off", "ics"])]
    pub from: Option<PathBuf>,
    /// Remove it from your plan
    #[arg(long, conflicts_with = "due")]
    pub off: bool,
    /// Print your plan, or the live webinar with this id, as a calendar
    #[arg(long, conflicts_with_all = ["title", "due", "off"])]
    pub ics: bool,
    /// Include all upcoming live webinars in the calendar
    #[arg(long, requires = "ics", conflicts_with = "id")]
    pub webinars: bool,
}

/// The arguments of `squadroom done`.
#[derive(Debug, Clone, Args)]
pub struct DoneArgs {
    /// The id of a resource or of a logged training, or the start of it
    #[arg(required_unless_present = "title", conflicts_with = "title")]
    pub id: Option<String>,
    /// Log a training that isn't in the catalog
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The details.
    #[command(flatten)]
    pub details: CompletionArgs,
    /// Remove the training from your log
    #[arg(long, conflicts_with_all = ["title", "date", "hours", "provider", "certificate", "certificate_file", "credit", "topics", "expires"])]
    pub off: bool,
}

/// The details of a completed training.
#[derive(Debug, Clone, Args)]
pub struct CompletionArgs {
    /// Date, such as 11/26/2026, Nov 26, -3d, or 2026 (new trainings: today)
    #[arg(long, value_name = "DATE", value_parser = parse_date, allow_hyphen_values = true)]
    pub date: Option<PartialDate>,
    /// Length: 1.5, 1:30, or 90m
    #[arg(long, value_parser = parse_hours)]
    pub hours: Option<Hours>,
    /// Provider, if different from the publisher
    #[arg(long, value_name = "NAME")]
    pub provider: Option<String>,
    /// Certificate number
    #[arg(long, value_name = "TEXT")]
    pub certificate: Option<String>,
    /// The certificate, a PDF or a picture: squadroom keeps a copy
    #[arg(long, value_name = "FILE")]
    pub certificate_file: Option<PathBuf>,
    /// Credit, such as POST
    #[arg(long, value_name = "TEXT")]
    pub credit: Option<String>,
    /// A topic of a training that isn't in the catalog, or `none` (see `squadroom topics`)
    #[arg(long = "topic", value_name = "TOPIC")]
    pub topics: Vec<String>,
    /// Expiration date
    #[arg(long, value_name = "DATE", value_parser = parse_coming_date, allow_hyphen_values = true)]
    pub expires: Option<PartialDate>,
    /// Don't ask about an unlikely date or length
    #[arg(long)]
    pub yes: bool,
}

/// The arguments of `squadroom log edit`.
#[derive(Debug, Clone, Args)]
pub struct EditArgs {
    /// The id of the logged training, or the start of it (see `squadroom log`)
    pub id: String,
    /// New title, for a training that isn't in the catalog
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The details.
    #[command(flatten)]
    pub details: CompletionArgs,
    /// Clear these details
    #[arg(long, value_delimiter = ',', value_name = "DETAIL",
        value_parser = ["date", "hours", "provider", "certificate", "certificate-file", "credit", "expires"])]
    pub clear: Vec<String>,
    /// Remove the training from your log
    #[arg(long, conflicts_with_all = ["title", "date", "hours", "provider", "certificate", "certificate_file", "credit", "topics", "expires", "clear"])]
    pub off: bool,
}

/// One command on a line of the log.
#[derive(Debug, Clone, Subcommand)]
pub enum LogCommand {
    /// Correct or remove a logged training
    #[command(after_help = "\
Example: squadroom log edit done.4f2a --hours 2 --credit POST")]
    Edit(Box<EditArgs>),
    /// Open the certificate of a logged training
    Certificate {
        /// The id of the logged training, or the start of it
        id: String,
    },
}

/// The arguments of `squadroom log`.
#[derive(Debug, Clone, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct LogArgs {
    /// A command on one line; without it, all of the log
    #[command(subcommand)]
    pub command: Option<LogCommand>,
    /// Print a table for spreadsheets (CSV); `--csv plain` for other programs
    #[arg(long, value_name = "plain", num_args = 0..=1, default_missing_value = "",
        hide_default_value = true, value_parser = parse_csv_form,
        conflicts_with_all = ["markdown", "html", "pdf"])]
    pub csv: Option<TranscriptFormat>,
    /// Print a transcript in Markdown
    #[arg(long, conflicts_with_all = ["html", "pdf"])]
    pub markdown: bool,
    /// Print a transcript as a web page (HTML)
    #[arg(long, conflicts_with = "pdf")]
    pub html: bool,
    /// Save a transcript to print and sign (PDF); name the file with `--output`
    #[arg(long)]
    pub pdf: bool,
    /// Print statements for a Learning Record Store (xAPI 1.0.3)
    #[arg(long, conflicts_with_all = ["csv", "markdown", "html", "pdf"])]
    pub xapi: bool,
    /// How a store knows you.
    #[command(flatten)]
    pub actor: ActorArgs,
    /// Your name, for the transcript; squadroom doesn't save it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Your agency, for the transcript
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
    /// Your badge or POST number, for the transcript
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// With --json, include the files of your certificates
    #[arg(long, conflicts_with_all = ["csv", "markdown", "html", "pdf", "xapi"])]
    pub certificates: bool,
    /// With --json, leave out your notes, stars, lists, and plans, such as for a coordinator
    #[arg(long, conflicts_with_all = ["csv", "markdown", "html", "pdf", "xapi"])]
    pub log_only: bool,
    /// Only this year
    #[arg(long, value_name = "YEAR", value_parser = parse_year)]
    pub year: Option<PartialDate>,
    /// Only your training cycle (see `training_cycle` in config.toml)
    #[arg(long, conflicts_with = "year")]
    pub cycle: bool,
}

/// One command on the whole record.
#[derive(Debug, Clone, Subcommand)]
pub enum RecordCommand {
    /// Import a file from `squadroom log --json`
    #[command(after_help = "\
squadroom skips what you already have. If a training differs, the newer one stays.")]
    Import {
        /// The file
        file: PathBuf,
    },
    /// Send your log to your agency's Learning Record Store (xAPI)
    #[command(after_help = "\
squadroom reads the store's name and password from SQUADROOM_LRS_USER and
SQUADROOM_LRS_PASSWORD, or a token from SQUADROOM_LRS_TOKEN. Or it takes the first
line of --credential-command: with SQUADROOM_LRS_USER it is the password, else a
token. If the store doesn't answer, squadroom tries again. The store keeps each
statement once.

If you correct or remove a training that you sent, send again: squadroom voids the
earlier statement. It can't do that for files; ask your agency to void those.

Example: squadroom record send --lrs https://lrs.example.gov/xAPI --email doe@example.gov")]
    Send(SendArgs),
    /// Check your record and the files of your certificates
    Verify,
    /// Copy your record to a file
    Backup {
        /// A new file (default: a file in this folder)
        file: Option<PathBuf>,
    },
    /// Replace your record with a copy
    #[command(after_help = "\
squadroom keeps your earlier record under another name.")]
    Restore {
        /// The copy (default: the newest good copy that squadroom made)
        file: Option<PathBuf>,
        /// Do not ask first where your record holds what the copy lacks
        #[arg(long)]
        yes: bool,
    },
}

/// The arguments of `squadroom forget`.
#[derive(Debug, Clone, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true).args(["notes", "shelf", "all"])))]
pub struct ForgetArgs {
    /// All notes, and the copies of your record, which contain them
    #[arg(long)]
    pub notes: bool,
    /// All saved documents
    #[arg(long)]
    pub shelf: bool,
    /// Your record, its copies, and all saved documents
    #[arg(long)]
    pub all: bool,
    /// Don't ask first
    #[arg(long)]
    pub yes: bool,
}

fn parse_csv_form(text: &str) -> Result<TranscriptFormat, String> {
    match text {
        "" => Ok(TranscriptFormat::Csv),
        "plain" => Ok(TranscriptFormat::PlainCsv),
        _ => Err("enter `--csv` or `--csv plain`".to_owned()),
    }
}

fn parse_year(text: &str) -> Result<PartialDate, String> {
    let year = PartialDate::parse(text).filter(|_| text.len() == 4);
    year.ok_or_else(|| "enter a year like 2026".to_owned())
}

fn parse_day(text: &str) -> Result<PartialDate, String> {
    let day = parse_coming_date(text).ok().filter(|day| day.as_str().len() == 10);
    day.ok_or_else(|| "enter a day like 12/31/2026".to_owned())
}

fn parse_hours(text: &str) -> Result<Hours, String> {
    Hours::parse(text).ok_or_else(|| "enter hours like 1.5, 1:30, or 90m".to_owned())
}
