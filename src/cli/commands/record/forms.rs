//! What is known of typed words before and after they are parsed.

use crate::cli::args::CliCommand;
use crate::cli::args::shelf::ShelfCommand;
use std::ffi::{OsStr, OsString};

/// Returns whether JSON was asked for, as far as that is known before all is read.
pub(in crate::cli) fn wants_json(typed: &[OsString]) -> bool {
    typed.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--json")
}

/// The option of a command that asks for another form of its answer than JSON.
/// The parser sees such a pair only where both stand behind the command.
pub(in crate::cli) fn beside_json(command: &CliCommand) -> Option<&'static str> {
    let forms: &[(bool, &'static str)] = match command {
        CliCommand::Hotline(args) => {
            &[(args.card, "--card"), (args.qr, "--qr"), (args.vcard, "--vcard")]
        }
        CliCommand::Office { vcard, .. } => &[(*vcard, "--vcard")],
        CliCommand::Plan(args) => &[(args.ics, "--ics")],
        CliCommand::Log(args) => &[
            (args.csv, "--csv"),
            (args.markdown, "--markdown"),
            (args.html, "--html"),
            (args.year.is_some(), "--year"),
        ],
        CliCommand::Config(args) => &[(args.print_default, "--print-default")],
        _ => &[],
    };
    forms.iter().find(|(is_set, _)| *is_set).map(|(_, form)| *form)
}

/// Returns whether a command may change what is kept: the record or the shelf.
pub(in crate::cli) fn may_change(command: &CliCommand) -> bool {
    match command {
        CliCommand::Star(args) => !args.ids.is_empty(),
        CliCommand::Note(args) => !args.text.is_empty() || args.off,
        CliCommand::Plan(args) => !args.ics && (args.id.is_some() || args.title.is_some()),
        CliCommand::Shelf(command) => !matches!(
            command,
            ShelfCommand::List
                | ShelfCommand::Open { .. }
                | ShelfCommand::Read { .. }
                | ShelfCommand::Verify { .. }
        ),
        CliCommand::Done(_) | CliCommand::Record(_) | CliCommand::Forget(_) => true,
        _ => false,
    }
}

/// Moves `-word` and `-kind:faq` of a search or list behind a `--`, so that they are
/// read as words: their order does not count, and no option is spelled so.
pub(in crate::cli) fn exclusions_last(mut typed: Vec<OsString>) -> Vec<OsString> {
    let searches = typed.iter().any(|arg| arg == "search" || arg == "list");
    if !searches || typed.iter().any(|arg| arg == "--") {
        return typed;
    }
    let is_word =
        |arg: &OsString| starts_with(arg, "-") && !starts_with(arg, "--") && arg.len() > 2;
    let (words, mut first): (Vec<_>, Vec<_>) = typed.drain(..).partition(is_word);
    if !words.is_empty() {
        first.push("--".into());
        first.extend(words);
    }
    first
}

/// Returns whether a word starts so, whatever its encoding.
pub(in crate::cli) fn starts_with(arg: &OsStr, start: &str) -> bool {
    arg.as_encoded_bytes().starts_with(start.as_bytes())
}
