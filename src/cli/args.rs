//! The arguments of `squadroom`.

use super::session::place::PathParser;
use crate::app::screens::victim_card::Language;
use crate::catalog::PartialDate;
use crate::faults::visible;
use clap::{Args, Parser, Subcommand};
use parsers::{parse_date, parse_language};
use record::{DoneArgs, ForgetArgs, LogArgs, NoteArgs, PlanArgs, RecordCommand, StarArgs};
use shelf::ShelfCommand;
use std::ffi::OsString;
use std::path::PathBuf;
use typed::{exclusions_last, starts_with};

const EXAMPLES: &str = "\
Examples:
  squadroom                               open the finder
  squadroom search labor vis              entries that hold both words
  squadroom list --kind webinar           all webinars
  squadroom show uscis-t-visa             all about the entry whose id starts so
  squadroom open uscis-t-visa             its link, opened in your browser
  squadroom hotline                       the numbers to call
  squadroom office 60601                  the FBI field office for a ZIP code

Exit codes:
  0  done
  1  nothing found, or `check` found errors, unreadable files among them
  2  the command was typed wrong
  3  a file or catalog could not be read, a link not be opened, a document not
     be saved

squadroom works without a network and keeps no record of what you search.
Only `shelf add`, `shelf update` and saving in the finder use a network.";

/// Trainings, webinars, publications, hotlines and contacts against human
/// trafficking, for police officers. Without a command it opens the finder:
/// type a few letters, press Enter, and the link opens in your browser.
#[derive(Debug, Default, Parser)]
#[command(name = "squadroom", version, after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub struct Cli {
    /// The options of every command.
    #[command(flatten)]
    pub common: Common,
    /// The command; none: the finder.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// The options of every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "For every command")]
pub struct Common {
    /// Read this directory of *.toml files in place of the built-in catalog
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_CATALOG",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub catalog: Option<PathBuf>,
    /// Keep the caches of large catalogs in this directory
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_CACHE",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub cache: Option<PathBuf>,
    /// Keep saved documents in this directory
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SQUADROOM_DATA",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub data: Option<PathBuf>,
    /// Read this settings file, and keys.toml beside it
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "SQUADROOM_CONFIG",
        hide_env_values = true,
        value_parser = PathParser
    )]
    pub config: Option<PathBuf>,
    /// Write JSON, for other programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Write letters only, without colors, and never open the finder
    #[arg(long, global = true)]
    pub plain: bool,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Find entries that fit words, phrases and filters
    #[command(after_help = "\
Case, accents and order do not count, the start of a word is enough, and slips
of the finger are forgiven. The best match comes first, with the reason.

  \"labor trafficking\"    these words one after another
  -webinar               without this word
  kind:webinar,video     only these kinds; -kind:faq leaves them out
  topic: publisher: format: access: status: lang:   likewise
  year:2018..            from 2018 on; also ..2015 and 2018..2020
  length:..15m           up to 15 minutes; also 30m..1h and 2h..
  free:yes               costs nothing, as far as the catalog says
  on:shelf               a copy of it is saved on this computer

Example: squadroom search massage prosecut kind:webinar year:2018..")]
    Search(SearchArgs),
    /// List entries, all or some
    #[command(after_help = "\
Several values of one option widen the list, several options narrow it.

Example: squadroom list --kind training,webinar --topic labor-trafficking --since 2020")]
    List(Filters),
    /// Show all that is known of one entry
    Show {
        /// The entry's id, or the start of it
        id: String,
    },
    /// Open the link of one entry in your browser
    #[command(after_help = "\
The link is printed in full first. Over ssh, or where there is no desktop,
nothing is opened: copy the link from here. That counts as done.
The setting `open_with` names another program to open links with.
Where there is no network a saved copy is opened in place of the link; with the
setting `prefer_copies`, or after `squadroom shelf prefer ID`, it is opened with
a network, too, but not after `squadroom shelf prefer ID --not`.")]
    Open {
        /// The entry's id, or the start of it
        id: String,
    },
    /// Show the numbers to call, the national hotline first
    #[command(after_help = "\
A number without a remark was seen within a year in sources that agree. 911, 988
and 711 do not age. Others say `confirm it first`, and why: a single source,
sources that disagree, or age.")]
    Hotline(HotlineArgs),
    /// Find the FBI field office for a ZIP code, a city, a county or a state
    #[command(after_help = "\
PLACE is a ZIP code, or a name such as \"Springfield, IL\", \"cook county il\" or
Texas. Several places may be named; quotes keep the words of one together. A
city without its state lists every state that has one. The state's own contacts
and the national lines follow. In an emergency dial 911.

With `-` the places are read from standard input, one a line. With --json one
place gives an object, several give an array, and `-` gives one object a line.

Example: squadroom office 60601 \"Springfield, MO\"")]
    Office {
        /// Places, or `-` for those on standard input
        #[arg(required = true, value_name = "PLACE")]
        places: Vec<String>,
        /// Write vCards of the offices and the state's contacts, for an address book
        #[arg(long)]
        vcard: bool,
    },
    /// Keep copies of documents on this computer, to read without a network
    #[command(subcommand)]
    Shelf(ShelfCommand),
    /// Star entries, or put them into lists of your own
    #[command(after_help = "\
`is:starred` and `list:NAME` find them in a search.

Example: squadroom star tat-video uscis-t-visa --list \"roll call\"")]
    Star(StarArgs),
    /// Write a note on an entry, or show it
    #[command(after_help = "\
New words go under those that are there. No case data belongs into a note.

Example: squadroom note uscis-t-visa \"Ask the training desk for the recording\"")]
    Note(NoteArgs),
    /// Plan a training, by a day, or show what is planned
    #[command(after_help = "\
Example: squadroom plan iacp-roll-call --due 2026-12-31")]
    Plan(PlanArgs),
    /// Write down that a training was done, or change that
    #[command(after_help = "\
A training may be done several times; each is a line of `squadroom log` with an id
of its own. That id changes the line, or takes it out with --off.

Example: squadroom done iacp-roll-call --hours 0.25 --credit POST
         squadroom done --title \"In-service day\" --date 2026-11-20 --hours 8")]
    Done(DoneArgs),
    /// Show what was done and what it comes to, or write it to take along
    #[command(after_help = "\
With --json the whole record is written; `squadroom record import` takes it in.

Example: squadroom log --html --name \"J. Doe\" --year 2026 > transcript.html")]
    Log(LogArgs),
    /// Import, copy or restore the whole record
    #[command(subcommand)]
    Record(RecordCommand),
    /// Erase notes, saved documents, or all that is kept here
    #[command(after_help = "\
It says what there is, asks, and says what it erased. Files that you wrote elsewhere,
such as transcripts, stay.")]
    Forget(ForgetArgs),
    /// Read a document from standard input: the child of `shelf read`
    #[command(hide = true)]
    ExtractText {
        /// What it is
        document: String,
        /// The page behind which to begin
        after: u32,
    },
    /// Tell the version, the licenses, and whose data this is
    About,
    /// List the topics with the words that lead to them
    Topics,
    /// Check catalog files: every fault with its line and its remedy
    #[command(after_help = "\
Without PATH it checks the directory of --catalog and your settings files.
The built-in catalog was checked when this program was built.
A file that lies beside a catalog.toml is checked as a part of that catalog.")]
    Check {
        /// Directories and *.toml files
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Tell which numbers are old as if this were the day: 2026-11-23
        #[arg(long, value_name = "DATE", value_parser = parse_date)]
        today: Option<PartialDate>,
    },
    /// Show where the settings are kept, or what they are by default
    Config(ConfigArgs),
}

/// The arguments of `squadroom search`.
#[derive(Debug, Clone, Args)]
pub struct SearchArgs {
    /// Words, phrases in quotes, filters
    #[arg(required_unless_present_any = ["facets", "sort"], value_name = "WORDS")]
    pub words: Vec<String>,
    /// Order: relevance, newest, shortest or title
    #[arg(long, value_name = "ORDER", default_value = "relevance",
        value_parser = ["relevance", "newest", "shortest", "title"], hide_possible_values = true)]
    pub sort: String,
    /// Show at most so many entries; 20 where nothing is said, with --json all
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Tell how each score came about
    #[arg(long)]
    pub explain: bool,
    /// Count what was found by kind, topic, publisher and so on
    #[arg(long)]
    pub facets: bool,
}

/// Returns what was typed, the program's name first.
///
/// # Errors
/// The error of clap, which help and version are, too.
pub(super) fn parse(typed: Vec<OsString>) -> Result<Cli, clap::Error> {
    // To lay out all commands takes a quarter of what the first frame takes; whoever
    // opens the finder in a hurry typed none.
    if typed.len() <= 1 && !is_set_by_environment() {
        return Ok(Cli::default());
    }
    let typed = exclusions_last(typed);
    let mut cli = Cli::try_parse_from(&typed).map_err(|error| {
        // An error repeats what was typed: in one line, and nothing in it steers.
        let shown = typed.iter().map(|arg| visible(&arg.to_string_lossy()));
        Cli::try_parse_from(shown).err().unwrap_or(error)
    })?;
    let Common { catalog, cache, data, config, .. } = &mut cli.common;
    for place in [catalog, cache, data, config] {
        // A variable that is set to nothing; such an option was refused.
        if place.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
            *place = None;
        }
    }
    Ok(cli)
}

/// Returns whether the environment may stand in for an option.
fn is_set_by_environment() -> bool {
    std::env::vars_os().any(|(name, _)| starts_with(&name, "SQUADROOM_"))
}

/// The filters of a list of entries.
#[derive(Debug, Clone, Default, Args)]
pub struct Filters {
    /// Filters as in a search, such as kind:webinar or topic:massage
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    /// Only these kinds, such as training or task-force
    #[arg(long, value_delimiter = ',')]
    pub kind: Vec<String>,
    /// Only these topics, by id or name (see `squadroom topics`)
    #[arg(long, value_delimiter = ',')]
    pub topic: Vec<String>,
    /// Only from these publishers, by id, short or full name
    #[arg(long, value_delimiter = ',')]
    pub publisher: Vec<String>,
    /// Only with these states: current, upcoming, archived, superseded, unknown
    #[arg(long, value_delimiter = ',')]
    pub status: Vec<String>,
    /// Only entries dated on or after this year, month or day: 2020, 2020-05, 2020-05-31
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub since: Option<PartialDate>,
}

/// Which hotlines, and in which form.
#[derive(Debug, Clone, Default, Args)]
pub struct HotlineArgs {
    /// Take every hotline, not only the pinned ones
    #[arg(long)]
    pub all: bool,
    /// Write vCards, for an address book or a telephone
    #[arg(long)]
    pub vcard: bool,
    /// Draw a QR code that calls the first hotline
    #[arg(long, conflicts_with_all = ["all", "vcard"])]
    pub qr: bool,
    /// Print one page to give to a victim: the first hotline in plain words
    #[arg(long, conflicts_with_all = ["all", "vcard", "qr"])]
    pub card: bool,
    /// The language of that page: en or es
    #[arg(long, requires = "card", value_name = "LANG", value_parser = parse_language)]
    pub lang: Option<Language>,
}

/// The arguments of `squadroom config`.
#[derive(Debug, Clone, Args)]
pub struct ConfigArgs {
    /// Print the settings file with every default and what it means
    #[arg(long, conflicts_with = "path")]
    pub print_default: bool,
    /// Print where the settings file is looked for
    #[arg(long)]
    pub path: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_what_clap_makes_of_it() {
        let typed = vec![OsString::from("squadroom")];
        let by_clap = Cli::try_parse_from(&typed).unwrap();
        assert_eq!(format!("{:?}", parse(typed).unwrap()), format!("{by_clap:?}"));
    }

    #[test]
    fn every_option_of_the_environment_has_the_name_that_is_looked_for() {
        let cli = <Cli as clap::CommandFactory>::command();
        let named: Vec<_> = cli.get_arguments().filter_map(clap::Arg::get_env).collect();
        assert!(named.len() >= 4);
        assert!(named.iter().all(|name| starts_with(name, "SQUADROOM_")));
    }
}
mod parsers;
pub(in crate::cli) mod record;
pub(in crate::cli) mod shelf;
pub(in crate::cli) mod typed;
