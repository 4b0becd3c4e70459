//! The arguments of `squadroom`.

use super::session::place::PathParser;
use crate::catalog::PartialDate;
use clap::{Args, Parser, Subcommand};
pub use config::ConfigArgs;
pub use hotline::HotlineArgs;
pub use office::OfficeArgs;
use own::{AddEntryArgs, ExportArgs, ImportArgs};
pub(super) use parse::{command, help_of_options, parse};
use parsers::parse_date;
use record::{DoneArgs, ForgetArgs, LogArgs, NoteArgs, PlanArgs, RecordCommand, StarArgs};
use roster::RosterArgs;
pub use search::{Filters, SearchArgs};
use shelf::ShelfCommand;
use std::path::PathBuf;
use updates::{CatalogsCommand, PublishArgs, UpdateArgs};

const EXAMPLES: &str = "\
Examples:
  squadroom                        open the search screen
  squadroom search labor vis       find resources with both words
  squadroom list --kind webinar    list all webinars
  squadroom show uscis-t-visa      show all about one resource
  squadroom open uscis-t-visa      open its link in your browser
  squadroom hotline                show the numbers to call
  squadroom office 60601           show the FBI office for a ZIP code

Exit codes:
  0  done
  1  nothing found, or `check` found errors
  2  usage error
  3  can't read a file, open a link, or save a document

squadroom works offline and doesn't save what you search. It uses a network only
to save documents, to update catalogs, and to send your log if you ask.";

const COMPLETIONS: &str = "\
Add one of these lines to the startup file of your shell. The Tab key then completes
commands, options, ids, topics, and publishers.

  bash        source <(squadroom completions bash)
  zsh         source <(squadroom completions zsh)
  fish        squadroom completions fish | source
  PowerShell  squadroom completions powershell | Out-String | Invoke-Expression";

/// Find trainings, publications, hotlines, and contacts against human trafficking,
/// for police officers. Run squadroom without a command to open the search screen.
/// Type a few letters, and press Enter to open the link in your browser.
#[derive(Debug, Default, Parser)]
#[command(name = "squadroom", version, after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub struct Cli {
    /// The options of every command.
    #[command(flatten)]
    pub common: Common,
    /// The command; without one, the search screen opens.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// The options of every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Common {
    /// Add the catalog in this folder to the built-in one, for this run
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_CATALOG",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub catalog: Vec<PathBuf>,
    /// Use only the catalog in this folder, with the built-in hotlines
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_CATALOG_ONLY",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub catalog_only: Option<PathBuf>,
    /// Keep the caches of large catalogs in this folder
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_CACHE",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub cache: Option<PathBuf>,
    /// Keep your training log and saved documents in this folder
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_DATA",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub data: Option<PathBuf>,
    /// Use this settings file, and keys.toml next to it
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "SQUADROOM_CONFIG",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub config: Option<PathBuf>,
    /// Print JSON, for other programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Write the answer to this new file
    #[arg(long, global = true, value_name = "FILE", value_parser = PathParser)]
    pub output: Option<PathBuf>,
    /// Print plain text without colors, and never open the search screen
    #[arg(long, global = true)]
    pub plain: bool,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Find resources by words, phrases, and filters
    #[command(after_help = "\
Type words in any order, or only the start of a word. squadroom also finds words
with typos. The best result comes first.

  \"labor trafficking\"    this exact phrase
  -webinar               without this word
  kind:webinar,video     only these types; -kind:faq leaves out a type
  topic: publisher: format: access: status: lang:   other filters
  year:2018..            2018 or later; also ..2015 and 2018..2020
  length:..15m           up to 15 minutes; also 30m..1h and 2h..
  free:yes               free, according to the catalog
  on:shelf               saved on this computer

Example: squadroom search massage prosecut kind:webinar year:2018..")]
    Search(SearchArgs),
    /// List resources
    #[command(after_help = "\
Several values of one option show more. Several options show less.

Example: squadroom list --kind training,webinar --topic labor-trafficking --since 2020")]
    List(Filters),
    /// Show everything about one resource
    Show {
        /// The id of the resource, or the start of it
        id: String,
    },
    /// Open the link of a resource in your browser
    #[command(after_help = "\
squadroom prints the link first. Over ssh, or without a desktop, it opens nothing:
copy the link from here. To use another program, change `open_with` in
config.toml.

Without a network, squadroom opens the saved copy instead. To always open the
saved copy, run `squadroom shelf prefer ID`, or change `prefer_copies` in
config.toml.")]
    Open {
        /// The id of the resource, or the start of it
        id: String,
    },
    /// Show hotline numbers, the national hotline first
    #[command(after_help = "\
A number without a remark was verified within a year, in sources that agree. 911,
988, and 711 were assigned for good and need no date.
`confirm it first` means that the number is old, has one source, or that its
sources disagree.")]
    Hotline(HotlineArgs),
    /// Find the FBI field office for a ZIP code, city, county, or state
    #[command(after_help = "\
In an emergency, dial 911.

PLACE is a ZIP code, or a name such as \"Springfield, IL\", \"cook county il\", or
Texas. Put quotes around a name of several words. The state's own contacts and
the national hotlines follow.

With `-`, squadroom reads places from standard input, one on each line. With
--json, one place prints an object, and several print an array. With both, each
line is an object.

Example: squadroom office 60601 \"Springfield, MO\"")]
    Office(OfficeArgs),
    /// Save documents on this computer, to read them offline
    #[command(subcommand)]
    Shelf(ShelfCommand),
    /// Star resources, or add them to your lists
    #[command(after_help = "\
To find them in a search, type `is:starred` or `list:NAME`.

Example: squadroom star tat-video uscis-t-visa --list \"roll call\"")]
    Star(StarArgs),
    /// Add a note to a resource, or show it
    #[command(after_help = "\
squadroom adds new text below your note. Don't write case data in notes.

Example: squadroom note uscis-t-visa \"Ask the training desk for the recording\"")]
    Note(NoteArgs),
    /// Plan a training, or show your plan
    #[command(after_help = "\
Example: squadroom plan iacp-roll-call-video-series --due 2026-12-31")]
    Plan(PlanArgs),
    /// Log a training, or change a logged training
    #[command(after_help = "\
You can log a training several times. Each gets its own id in `squadroom log`. Use
that id to change the logged training, or to remove it with --off.

Example: squadroom done iacp-roll-call-video-series --hours 0.25 --credit POST
         squadroom done --title \"In-service day\" --date 2026-11-20 --hours 8")]
    Done(DoneArgs),
    /// Show or export your training log
    #[command(after_help = "\
With --json, squadroom prints the whole record. To import it elsewhere, run
`squadroom record import`.

Example: squadroom log --html --name \"J. Doe\" --year 2026 > transcript.html")]
    Log(LogArgs),
    /// Import, back up, restore, or send your whole record
    #[command(subcommand)]
    Record(RecordCommand),
    /// Add up the logs of many officers
    #[command(after_help = "\
squadroom reads one file at a time and sends nothing. A damaged file is named and
passed over. The hours and topics to reach are those of `training_cycle` in
config.toml.

Example: squadroom roster exports --csv --output roster.csv")]
    Roster(RosterArgs),
    /// Erase notes, saved documents, or all your data
    #[command(after_help = "\
squadroom lists what it will erase, and asks first. It doesn't erase files that you
saved elsewhere, such as transcripts.")]
    Forget(ForgetArgs),
    /// Read a document from standard input: the child of `shelf read`
    #[command(hide = true)]
    ExtractText {
        /// What it is
        document: String,
        /// The page behind which to begin
        after: u32,
    },
    /// Show the version, licenses, and data sources
    About,
    /// List topics and the words that find them
    Topics,
    /// Add a hotline, training, or other resource of your agency
    #[command(after_help = "\
squadroom checks the resource and writes it to a text file among your data, which
you can edit. A number is typed twice, so that no typo gets in.

Example: squadroom add hotline \"Vice desk\" --number 212-555-0143 --number-again 2125550143 --pin
         squadroom add training \"Ten signs\" --url https://www.example.org/signs --length 90m")]
    Add(AddEntryArgs),
    /// Import resources of your agency from a spreadsheet or a list of references
    #[command(after_help = "\
squadroom matches columns by name: title, type, url, number, abstract, publisher,
topics, length, date, and others. Rows with an error go to a file of their own; fix
them there and import that file.

Example: squadroom import vice-unit.csv --type hotline --map \"Desk=title\"")]
    Import(ImportArgs),
    /// Export resources as a web page, table, JSON, references, or Markdown
    #[command(after_help = "\
The page of --html is one file that works offline, on a phone, and on paper. It has
the hotlines, a victim card, the FBI office for a ZIP code, and a search. Send it,
or put it on your agency's site.

Example: squadroom export kind:training topic:labor-trafficking --output labor.csv
         squadroom export --html trafficking.html")]
    Export(ExportArgs),
    /// Open the file of your agency's resource in your editor
    Edit {
        /// The id of the resource, or the start of it
        id: String,
    },
    /// List the catalogs in use, or add one of your agency's site
    #[command(after_help = "\
Your agency gives you the address and the fingerprint. Compare every digit of the
fingerprint with what your agency printed or sent another way.

Example: squadroom catalogs add https://catalog.example.gov/ --root 9f86d081...")]
    Catalogs {
        /// The command; without one, the list is shown.
        #[command(subcommand)]
        command: Option<CatalogsCommand>,
    },
    /// Update the catalogs of your agency's site
    #[command(after_help = "\
squadroom uses the network only when you run this. It checks every signature and
every resource before it uses a new version. The version before stays on disk.

Example: squadroom update --from E:/squadroom")]
    Update(UpdateArgs),
    /// Make a site from your agency's catalog, for `squadroom update`
    #[command(
        args_conflicts_with_subcommands = true,
        subcommand_negates_reqs = true,
        after_help = "\
The site is a folder of plain files. Put it on any web server or USB stick. Publish
again at least every 90 days: laptops refuse a site that is older.

Example: squadroom publish keys --to keys
         squadroom publish vice-unit --to site --keys keys"
    )]
    Publish(PublishArgs),
    /// Show what is new, changed, and gone in the catalogs
    #[command(after_help = "\
squadroom compares the catalogs with what they were when you last ran this. Without
--since, it shows the last 30 days.")]
    News {
        /// From this date on, such as 11/1/2026
        #[arg(long, value_name = "DATE", value_parser = parse_date)]
        since: Option<PartialDate>,
    },
    /// Print the JSON schema of catalog files, for your editor
    #[command(after_help = "\
Put `#:schema ./squadroom.schema.json` in the first line of a file. An editor with a
TOML extension then completes its keys. Files of `squadroom add` have that line.

Example: squadroom schema > squadroom.schema.json")]
    Schema,
    /// Check catalog files, and show each error and how to fix it
    #[command(after_help = "\
Without PATH, squadroom checks your settings and your own catalogs. A file
next to a catalog.toml is checked as part of that catalog.")]
    Check {
        /// Ask each link of the catalog in this folder over the network (for maintainers)
        #[arg(long)]
        links: bool,
        /// Folders and *.toml files
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Check the age of numbers as of this date, such as 11/23/2026
        #[arg(long, value_name = "DATE", value_parser = parse_date)]
        today: Option<PartialDate>,
    },
    /// Show where your settings are, or print the defaults
    Config(ConfigArgs),
    /// Print a script that lets your shell complete commands and ids
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// Your shell: bash, zsh, fish, powershell, or elvish
        #[arg(value_parser = ["bash", "zsh", "fish", "powershell", "elvish"], hide_possible_values = true)]
        shell: String,
    },
    /// Print the manual page of squadroom or of one command
    #[command(after_help = "\
To read a page: squadroom man hotline | man -l -")]
    Man {
        /// A command, such as hotline or shelf add
        command: Vec<String>,
        /// Write the pages of all commands to this folder
        #[arg(long, value_name = "DIR", conflicts_with = "command", value_parser = PathParser)]
        dir: Option<PathBuf>,
    },
    /// Show the options that every command has
    #[command(hide = true, override_usage = "squadroom [OPTIONS] [COMMAND]")]
    Options,
}

mod config;
pub(in crate::cli) mod hotline;
pub(in crate::cli) mod office;
pub(in crate::cli) mod own;
mod parse;
pub(in crate::cli) mod parsers;
pub(in crate::cli) mod record;
pub(in crate::cli) mod roster;
mod search;
pub(in crate::cli) mod shelf;
pub(in crate::cli) mod typed;
pub(in crate::cli) mod updates;
pub(in crate::cli) mod vcard;
pub(in crate::cli) mod xapi;
