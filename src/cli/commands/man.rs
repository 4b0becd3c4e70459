//! `squadroom man [COMMAND]`: the manual pages, from the same words as `--help`.

use crate::cli::args;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::disk;
use clap::Command;
use clap_mangen::Man;
use std::fs;
use std::io;
use std::path::Path;

/// Prints the page of a command, or writes the pages of all to a folder.
pub(in crate::cli) fn run(words: &[String], directory: Option<&Path>) -> CommandOutput {
    let program = args::command();
    if let Some(directory) = directory {
        return match write_all(&program, directory) {
            Ok(count) => {
                let name = shown(&directory.display().to_string());
                CommandOutput::done(format!("{count} pages are in {name}\n"))
            }
            Err(error) => {
                let name = shown(&directory.display().to_string());
                let why = disk::in_words(&error);
                CommandOutput::refused(Exit::Failed, format!("{name}: {why}"))
            }
        };
    }
    let found = words.iter().try_fold(&program, |command, word| command.find_subcommand(word));
    let Some(command) = found.filter(|command| !command.is_hide_set()) else {
        let typed = shown(&words.join(" "));
        let note = format!("no command `{typed}`. To see all: squadroom --help");
        return CommandOutput::refused(Exit::Usage, note);
    };
    match page(command) {
        Ok(text) => CommandOutput::done(text),
        Err(error) => CommandOutput::refused(Exit::Failed, disk::in_words(&error)),
    }
}

/// Returns the page of a command. A manual names a command with its words joined by hyphens.
fn page(command: &Command) -> io::Result<String> {
    let mut text = Vec::new();
    Man::new(command.clone()).render(&mut text)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// Writes a page for each command that has help; returns how many.
fn write_all(command: &Command, directory: &Path) -> io::Result<usize> {
    fs::create_dir_all(directory)?;
    let name = command.get_display_name().unwrap_or(command.get_name());
    fs::write(directory.join(format!("{name}.1")), page(command)?)?;
    let inner = command.get_subcommands();
    let listed = inner.filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
    listed.map(|inner| write_all(inner, directory)).sum::<io::Result<usize>>().map(|more| more + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let CommandOutput { exit, text, .. } = run(&[], Some(folder.path()));
        assert_eq!(exit, Exit::Done, "{text}");
        let pages: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|item| item.unwrap().file_name().into_string().unwrap())
            .collect();
        assert!(pages.len() > 30, "{pages:?}");
        for page in ["squadroom.1", "squadroom-hotline.1", "squadroom-shelf-add.1"] {
            assert!(pages.iter().any(|own| own == page), "{page}: {pages:?}");
            let text = fs::read_to_string(folder.path().join(page)).unwrap();
            assert!(text.contains(".SH NAME") && text.contains(".SH SYNOPSIS"), "{text}");
        }
        assert!(!pages.iter().any(|page| page.contains("help") || page.contains("extract-text")));
    }

    #[test]
    fn a_command_is_named_by_its_words() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(run(&words("shelf add"), None).text.contains("squadroom\\-shelf\\-add"));
        assert_eq!(run(&words("shelf fly"), None).exit, Exit::Usage);
        assert_eq!(run(&words("extract-text"), None).exit, Exit::Usage);
    }
}
