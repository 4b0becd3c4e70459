//! Typed words to a [`Cli`], with clap.

use super::typed::{exclusions_last, starts_with};
use super::{Cli, CliCommand, Common, HotlineArgs, OfficeArgs};
use crate::faults::visible;
use clap::{CommandFactory, FromArgMatches, Parser};
use std::ffi::OsString;

/// A command line of options only, which opens the finder. To lay out all commands takes a
/// quarter of what the first frame takes; whoever is in a hurry types none.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true)]
struct OptionsAlone {
    #[command(flatten)]
    common: Common,
}

/// A command line of `hotline` and its options. Somebody waits for a number: to lay out all
/// other commands takes longer than the answer.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true)]
struct HotlineAlone {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    args: HotlineArgs,
}

/// The same of `office`.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true)]
struct OfficeAlone {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    args: OfficeArgs,
}

/// Returns what was typed, the program's name first.
///
/// # Errors
/// The error of clap, which help and version are, too.
pub(in crate::cli) fn parse(typed: Vec<OsString>) -> Result<Cli, clap::Error> {
    let typed = exclusions_last(typed);
    let in_one_line = |error| {
        // An error repeats what was typed: in one line, and nothing in it steers.
        let shown = typed.iter().map(|arg| visible(&arg.to_string_lossy()).into());
        typed_or_error(&shown.collect::<Vec<_>>()).err().unwrap_or(error)
    };
    let mut cli = match typed_into_cli(&typed) {
        Some(cli) => cli,
        None => typed_or_error(&typed).map_err(in_one_line)?,
    };
    let Common { catalog, catalog_only, cache, data, config, .. } = &mut cli.common;
    catalog.retain(|path| !path.as_os_str().is_empty());
    for place in [catalog_only, cache, data, config] {
        // A variable that is set to nothing; such an option was refused.
        if place.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
            *place = None;
        }
    }
    Ok(cli)
}

/// The line at the end of the help of each command.
const MORE_OPTIONS: &str = "Options for every command: squadroom help options";

/// Returns the commands with their help. The options of every command are shown with the
/// program itself and with `options` only.
pub(in crate::cli) fn command() -> clap::Command {
    let mut command = Cli::command();
    // Only then every command has the common options.
    command.build();
    command.mut_subcommands(without_common)
}

fn without_common(command: clap::Command) -> clap::Command {
    if matches!(command.get_name(), "options" | "help") {
        return command;
    }
    let help = command.get_after_help().map(|help| format!("{help}\n\n")).unwrap_or_default();
    let command = command.after_help(format!("{help}{MORE_OPTIONS}"));
    let hidden = |arg: clap::Arg| if arg.is_global_set() { arg.hide(true) } else { arg };
    command.mut_args(hidden).mut_subcommands(without_common)
}

/// Returns the help on the options that every command has.
pub(in crate::cli) fn help_of_options() -> String {
    let mut command = command();
    let options = command.find_subcommand_mut("options");
    options.map(|options| options.render_help().to_string()).unwrap_or_default()
}

/// Returns what was typed; `None` if it is wrong or asks for help.
fn typed_into_cli(typed: &[OsString]) -> Option<Cli> {
    if typed.get(1).is_none_or(|first| starts_with(first, "--"))
        && let Ok(OptionsAlone { common }) = OptionsAlone::try_parse_from(typed)
    {
        return Some(Cli { common, command: None });
    }
    urgent(typed).or_else(|| Cli::try_parse_from(typed).ok())
}

/// Returns a command that asks for a number, if that is the first word and nothing is wrong.
fn urgent(typed: &[OsString]) -> Option<Cli> {
    let (program, rest) = typed.split_first()?;
    let (name, rest) = rest.split_first()?;
    let words = std::iter::once(program).chain(rest);
    let (common, command) = match name.to_str()? {
        "hotline" => {
            let own = HotlineAlone::try_parse_from(words).ok()?;
            (own.common, CliCommand::Hotline(own.args))
        }
        "office" => {
            let own = OfficeAlone::try_parse_from(words).ok()?;
            (own.common, CliCommand::Office(own.args))
        }
        _ => return None,
    };
    Some(Cli { common, command: Some(command) })
}

/// The same, with the error or the help that clap prints.
fn typed_or_error(typed: &[OsString]) -> Result<Cli, clap::Error> {
    let mut command = command();
    let mut matches = command.try_get_matches_from_mut(typed)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
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
    fn options_alone_are_read_as_beside_a_command() {
        for line in ["--data d", "--data=d --json", "--plain --catalog c --catalog d --cache=e"] {
            let typed: Vec<OsString> =
                ["squadroom"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
            let by_clap = Cli::try_parse_from(&typed).unwrap();
            let alone = OptionsAlone::try_parse_from(&typed).unwrap().common;
            assert_eq!(format!("{alone:?}"), format!("{:?}", by_clap.common), "{line}");
            assert_eq!(format!("{:?}", parse(typed).unwrap()), format!("{by_clap:?}"), "{line}");
        }
    }

    #[test]
    fn urgent_commands_are_read_as_among_all_others() {
        for line in [
            "hotline",
            "hotline --all --details",
            "hotline --card --lang es --data d --plain",
            "office 60601",
            "office --vcard Tempe AZ --json",
            "office --catalog=c -",
        ] {
            let typed: Vec<OsString> =
                ["squadroom"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
            let by_clap = Cli::try_parse_from(&typed).unwrap();
            assert_eq!(format!("{:?}", urgent(&typed).unwrap()), format!("{by_clap:?}"), "{line}");
        }
        for line in ["hotline --lang es", "hotline -h", "office", "office --all 60601", "topics"] {
            let typed: Vec<OsString> =
                ["squadroom"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
            assert!(urgent(&typed).is_none(), "{line}");
        }
    }
}
