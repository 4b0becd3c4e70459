//! The output form and the effect that a parsed command asks for.

use crate::cli::args::CliCommand;
use crate::cli::args::record::{LogCommand, RecordCommand};
use crate::cli::args::shelf::ShelfCommand;

/// Returns the option of a command that asks for another form than JSON. The parser refuses
/// such a pair only where both options stand behind the command.
pub(in crate::cli) fn beside_json(command: &CliCommand) -> Option<&'static str> {
    let forms: &[(bool, &'static str)] = match command {
        CliCommand::Hotline(args) => &[
            (args.card, "--card"),
            (args.qr, "--qr"),
            (args.vcard.is_wanted(), args.vcard.option()),
        ],
        CliCommand::Office(args) => &[(args.vcard.is_wanted(), args.vcard.option())],
        CliCommand::Plan(args) => &[(args.ics, "--ics")],
        CliCommand::Log(args) => &[
            (args.csv.is_some(), "--csv"),
            (args.xapi, "--xapi"),
            (args.markdown, "--markdown"),
            (args.html, "--html"),
            (args.year.is_some(), "--year"),
            (args.cycle, "--cycle"),
        ],
        CliCommand::Roster(args) => &[(args.csv, "--csv"), (args.html, "--html")],
        CliCommand::Config(args) => &[(args.print_default, "--print-default")],
        CliCommand::Man { .. } => &[(true, "`squadroom man`")],
        CliCommand::Completions { .. } => &[(true, "`squadroom completions`")],
        CliCommand::Export(args) => &[(args.format.is_some(), "--format")],
        _ => &[],
    };
    forms.iter().find(|(is_set, _)| *is_set).map(|(_, form)| *form)
}

/// Returns whether a command may change what is kept: the record or the shelf.
pub(in crate::cli) fn may_change(command: &CliCommand) -> bool {
    match command {
        CliCommand::Star(args) => !args.ids.is_empty(),
        CliCommand::Note(args) => !args.text.is_empty() || args.off,
        CliCommand::Plan(args) => {
            !args.ics && (args.id.is_some() || args.title.is_some() || args.from.is_some())
        }
        CliCommand::Shelf(command) => !matches!(
            command,
            ShelfCommand::List
                | ShelfCommand::Open { .. }
                | ShelfCommand::Read { .. }
                | ShelfCommand::Verify { .. }
        ),
        CliCommand::Log(args) => matches!(args.command, Some(LogCommand::Edit(_))),
        CliCommand::Record(RecordCommand::Send(_) | RecordCommand::Verify) => false,
        CliCommand::Add(_)
        | CliCommand::Import(_)
        | CliCommand::Done(_)
        | CliCommand::Record(_)
        | CliCommand::Forget(_)
        | CliCommand::Publish(_)
        | CliCommand::Catalogs { command: Some(_) } => true,
        CliCommand::Update(args) => !args.check,
        _ => false,
    }
}
