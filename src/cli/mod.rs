//! The plain commands: the same catalog without a screen.
//!
//! [`run`] reads what was typed; each command turns a catalog into a reply of
//! text, remarks and an exit code. Nothing here needs a terminal.

mod args;
mod commands;
mod render;
mod session;

use crate::cli::commands::about;
use crate::cli::commands::catalogs;
use crate::cli::commands::check;
use crate::cli::commands::check_links;
use crate::cli::commands::completions;
use crate::cli::commands::config;
use crate::cli::commands::export_html;
use crate::cli::commands::finder;
use crate::cli::commands::hotline;
use crate::cli::commands::list;
use crate::cli::commands::man;
use crate::cli::commands::news;
use crate::cli::commands::office;
use crate::cli::commands::open;
use crate::cli::commands::own;
use crate::cli::commands::record::certificate;
use crate::cli::commands::record::done;
use crate::cli::commands::record::edit as log_edit;
use crate::cli::commands::record::file;
use crate::cli::commands::record::forget;
use crate::cli::commands::record::forms;
use crate::cli::commands::record::log;
use crate::cli::commands::record::note;
use crate::cli::commands::record::plan;
use crate::cli::commands::record::star;
use crate::cli::commands::roster;
use crate::cli::commands::search;
use crate::cli::commands::shelf::{self, text_worker};
use crate::cli::commands::show;
use crate::cli::commands::topics;
use crate::cli::commands::updates::{publish, sites, update};
use crate::cli::render::text_writer;
use crate::effects::own_catalog::schema_text;
use crate::effects::platform::clock;
use crate::effects::platform::remedy;
use args::own::ExportArgs;
use args::record::{LogArgs, LogCommand};
use args::{CliCommand, Common, HotlineArgs};
use clap::error::{ContextKind, ErrorKind};
use session::output::{CommandOutput, Exit, announce_aside, shown_lines};
use session::progress;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::Path;

/// Runs what was typed, the program's name first, and returns the exit code.
/// Without a command a person at a terminal gets the finder.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> u8 {
    let typed: Vec<OsString> = typed.into_iter().collect();
    if let Some(shell) = completions::asking_shell() {
        return completions::complete(&shell, typed);
    }
    let wants_json = args::typed::wants_json(&typed);
    let asks_for_numbers = typed.iter().skip(1).any(|word| word == "hotline");
    let mut cli = match args::parse(typed.clone()) {
        Ok(cli) => cli,
        Err(error) if asks_for_numbers => {
            return explain(error, &typed).behind_numbers(wants_json).send(wants_json);
        }
        Err(error) => return explain(error, &typed).send(wants_json),
    };
    cli.common.plain |= is_accessible();
    if cli.common.plain {
        progress::draw_none();
    }
    let data = remedy::to_name(cli.common.data.as_deref());
    let output = cli.common.output.clone();
    let wants_text = output.is_some() || cli.common.json || cli.common.plain || !can_draw();
    let may_change = cli.command.as_ref().is_some_and(forms::may_change);
    let mut reply = match cli.command {
        None if !wants_text => finder::run(&cli.common),
        None => {
            hotline::run(&cli.common, &HotlineArgs::default()).noting_without_terminal(&cli.common)
        }
        Some(command) => match forms::beside_json(&command).filter(|_| cli.common.json) {
            Some(form) => CommandOutput::refused(Exit::Usage, both_forms(form)),
            None => answer(command, &cli.common),
        },
    };
    if let Some(file) = &output {
        reply = reply.into_file(file);
    }
    reply.may_have_changed = may_change && reply.exit != Exit::Usage;
    reply.naming(data.as_deref()).send(cli.common.json)
}

/// Returns what to say where two forms of one answer are asked for.
fn both_forms(form: &str) -> String {
    format!("use --json or {form}, not both")
}

fn answer(command: CliCommand, common: &Common) -> CommandOutput {
    // Programs that ask for JSON read it from standard error, too, when a command fails.
    if !common.json || std::io::stderr().is_terminal() {
        crate::disk::tell_waits(|told| announce_aside(&format!("squadroom: {told}\n")));
    }
    match command {
        CliCommand::Search(args) => search::run(common, &args),
        CliCommand::List(filters) => list::run(common, &filters),
        CliCommand::Show { id } => show::run(common, &id),
        CliCommand::Open { id } => open::run(common, &id),
        CliCommand::Hotline(args) => hotline::run(common, &args),
        CliCommand::Office(args) => office::run(common, &args.places, &args.vcard),
        CliCommand::Shelf(command) => shelf::run(common, &command),
        CliCommand::Star(args) => star::run(common, &args),
        CliCommand::Note(args) => note::run(common, &args),
        CliCommand::Plan(args) => plan::run(common, &args),
        CliCommand::Done(args) => done::run(common, &args),
        CliCommand::Log(LogArgs { command: Some(LogCommand::Edit(args)), .. }) => {
            log_edit::run(common, &args)
        }
        CliCommand::Log(LogArgs { command: Some(LogCommand::Certificate { id }), .. }) => {
            certificate::open(common, &id)
        }
        CliCommand::Log(args) => log::run(common, &args),
        CliCommand::Record(command) => file::run(common, &command),
        CliCommand::Roster(args) => roster::run(common, &args),
        CliCommand::Forget(args) => forget::run(common, &args),
        CliCommand::ExtractText { document, after } => text_worker::child(&document, after),
        CliCommand::About => about::run(common),
        CliCommand::Topics => topics::run(common),
        CliCommand::Add(args) => own::add::run(common, &args),
        CliCommand::Import(args) => own::import::run(common, &args),
        CliCommand::Export(ExportArgs { html: Some(file), words, .. }) => {
            export_html::run(common, &file, &words)
        }
        CliCommand::Export(args) => own::export::run(common, &args),
        CliCommand::Edit { id } => own::edit::run(common, &id),
        CliCommand::Catalogs { command: None } => catalogs::run(common),
        CliCommand::Catalogs { command: Some(command) } => sites::run(common, &command),
        CliCommand::Update(args) => update::run(common, &args),
        CliCommand::Publish(args) => publish::run(common, &args),
        CliCommand::News { since } => news::run(common, since.as_ref()),
        CliCommand::Schema => CommandOutput::done(schema_text()),
        CliCommand::Check { links: true, paths, today } => {
            check_links::run(common, &paths, today.as_ref())
        }
        CliCommand::Check { paths, today, .. } => {
            check::run(common, &paths, today.or_else(clock::today).as_ref())
        }
        CliCommand::Config(args) => config::run(common, &args),
        CliCommand::Completions { shell } => completions::run(&shell),
        CliCommand::Man { command, dir } => man::run(&command, dir.as_deref()),
        CliCommand::Options => CommandOutput::done(args::help_of_options()),
    }
}

/// Returns whether a person asks every program for text that a screen reader can read.
fn is_accessible() -> bool {
    std::env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Returns whether the screen is one that can be drawn on.
fn can_draw() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && !dumb && obeys()
}

/// Returns whether the terminal obeys control sequences; a Windows console in its
/// legacy mode prints them.
#[cfg(windows)]
fn obeys() -> bool {
    crossterm::ansi_support::supports_ansi()
}

#[cfg(not(windows))]
const fn obeys() -> bool {
    true
}

/// Help and version as they are; of a mistake the words, in which nothing that
/// was typed steers the terminal.
fn explain(mut error: clap::Error, typed: &[OsString]) -> CommandOutput {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            CommandOutput::done(error.render().to_string())
        }
        kind => {
            // It is about how to pass an option as a word, which nobody wants.
            error.remove(ContextKind::Suggested);
            let text = shown_lines(&error.render().to_string());
            let mut note = text.trim_start_matches("error: ").to_owned();
            let more = format!("For help: {} --help", command_of(&note, typed));
            note = note.replace("For more information, try '--help'.", &more);
            if kind == ErrorKind::InvalidSubcommand {
                note += "\nTo search: squadroom search WORDS";
            }
            CommandOutput::refused(Exit::Usage, note)
        }
    }
}

/// The command that was typed wrong: as the line of its usage names it, else the
/// first words that are commands.
fn command_of(text: &str, typed: &[OsString]) -> String {
    let is_name = |word: &&str| word.starts_with(|first: char| first.is_ascii_lowercase());
    if let Some(usage) = text.lines().find_map(|line| line.strip_prefix("Usage: ")) {
        return usage.split(' ').take_while(is_name).collect::<Vec<_>>().join(" ");
    }
    let mut command = args::command();
    let mut names = command.get_name().to_owned();
    for word in typed.iter().skip(1) {
        if let Some(inner) = command.find_subcommand(word).cloned() {
            names = format!("{names} {}", inner.get_name());
            command = inner;
        }
    }
    names
}

impl Common {
    /// Columns to fill.
    fn width(&self) -> usize {
        text_writer::width(std::io::stdout().is_terminal())
    }
}

impl CommandOutput {
    /// With this folder in the commands that it tells to run.
    fn naming(mut self, data: Option<&Path>) -> Self {
        for note in &mut self.notes {
            *note = remedy::with_data(note, data);
        }
        self
    }

    /// The built-in numbers first, where the rest was typed wrong.
    fn behind_numbers(self, json: bool) -> Self {
        if self.exit != Exit::Usage {
            return self;
        }
        let common = Common { json, ..Common::default() };
        let numbers = hotline::run(&common, &HotlineArgs::default());
        Self { text: numbers.text, ..self }.urgent()
    }

    /// Says why the finder did not open, unless it was told not to.
    fn noting_without_terminal(self, common: &Common) -> Self {
        if common.json || common.plain {
            return self;
        }
        self.noting(
            "the search screen needs a terminal. To see the commands: squadroom --help".to_owned(),
        )
    }
}
