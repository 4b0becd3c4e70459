//! `squadroom completions SHELL`, and the words that the shell then asks for.
//!
//! The script of a shell runs the program with [`ASKS`] set at each press of Tab. The words come
//! from the commands themselves and from the catalog, so a script never grows old.

use crate::catalog::{Catalog, Kind, Status};
use crate::cli::args::{self, Common};
use crate::cli::session::catalog_folders::catalog_folders;
use crate::cli::session::output::{CommandOutput, Exit, print_for_shell};
use crate::effects::cache::cache_directory;
use crate::effects::catalog::open;
use crate::embedded;
use crate::faults::visible;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use std::ffi::{OsStr, OsString};
use std::sync::{Arc, OnceLock};

/// The variable in which a script names its shell when it asks for words.
const ASKS: &str = "SQUADROOM_COMPLETE";

const NAME: &str = "squadroom";

/// Prints the script of a shell.
pub(in crate::cli) fn run(shell: &str) -> CommandOutput {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    let completer = shells.completer(shell);
    let written = completer
        .map(|completer| completer.write_registration(ASKS, NAME, NAME, NAME, &mut script));
    match (written, String::from_utf8(script)) {
        (Some(Ok(())), Ok(script)) => CommandOutput::done(script),
        _ => CommandOutput::refused(Exit::Failed, format!("can't write a script for {shell}")),
    }
}

/// Returns the shell that asks for words, if one does.
pub(in crate::cli) fn asking_shell() -> Option<OsString> {
    std::env::var_os(ASKS).filter(|shell| !shell.is_empty())
}

/// Prints the words that may stand at the end of a line, in the form of the shell. A shell that
/// gets no words completes names of files.
pub(in crate::cli) fn complete(shell: &OsStr, typed: Vec<OsString>) -> u8 {
    let line: Vec<OsString> = typed.into_iter().skip_while(|word| word != "--").skip(1).collect();
    let shells = Shells::builtins();
    let Some(completer) = shells.completer(&shell.to_string_lossy()) else {
        return Exit::Usage as u8;
    };
    let mut commands = with_words(args::command(), &Arc::new(CatalogWords::of(&line)));
    let (mut found, folder) = (Vec::new(), std::env::current_dir().ok());
    let written = completer.write_complete(&mut commands, line, folder.as_deref(), &mut found);
    let text = String::from_utf8_lossy(&found);
    if written.is_ok() && print_for_shell(&text) { Exit::Done as u8 } else { Exit::Failed as u8 }
}

/// The options of a line that decide on its catalog.
const DECIDE: [&str; 5] = ["--catalog", "--catalog-only", "--cache", "--config", "--data"];

/// The words of a catalog, read when the first of them is asked for.
struct CatalogWords {
    common: Common,
    catalog: OnceLock<Catalog>,
}

impl CatalogWords {
    /// Returns the words of the catalogs that a line names.
    fn of(line: &[OsString]) -> Self {
        let mut typed = vec![OsString::from(NAME)];
        let mut words = line.iter();
        while let Some(word) = words.next() {
            let text = word.to_string_lossy();
            if DECIDE.contains(&&*text) {
                typed.extend([Some(word), words.next()].into_iter().flatten().cloned());
            } else if DECIDE.iter().any(|name| text.starts_with(&format!("{name}="))) {
                typed.push(word.clone());
            }
        }
        let common = args::parse(typed).map(|cli| cli.common).unwrap_or_default();
        Self { common, catalog: OnceLock::new() }
    }

    /// Returns the catalog. Where the cache of a large one is not made yet, the built-in one
    /// stands in: nobody waits that long for Tab.
    fn catalog(&self) -> &Catalog {
        self.catalog.get_or_init(|| {
            let home = cache_directory(self.common.cache.as_deref());
            let (folders, _) = catalog_folders(&self.common);
            let opened = open(&folders, home.as_deref(), &mut |_| false);
            if opened.stopped { embedded::catalog() } else { opened.catalog }
        })
    }

    /// Returns the values of a kind, each with what it stands for.
    fn all(&self, kind: WordKind) -> Vec<(String, String)> {
        let catalog = self.catalog();
        let alone = |name: &str| (name.to_owned(), String::new());
        match kind {
            WordKind::Id => {
                catalog.entries.iter().map(|e| (e.id.clone(), e.title.clone())).collect()
            }
            WordKind::Topic => {
                catalog.topics.iter().map(|t| (t.id.clone(), t.label.clone())).collect()
            }
            WordKind::Publisher => {
                catalog.publishers.iter().map(|p| (p.id.clone(), p.name.clone())).collect()
            }
            WordKind::Kind => Kind::ALL.iter().map(|kind| alone(kind.as_str())).collect(),
            WordKind::Status => Status::ALL.iter().map(|status| alone(status.as_str())).collect(),
        }
    }
}

/// The kind of value that an argument takes.
#[derive(Debug, Clone, Copy)]
enum WordKind {
    Id,
    Topic,
    Publisher,
    Kind,
    Status,
}

impl WordKind {
    /// Returns the kind of value of an argument, if the catalog has its values.
    fn of(arg: &Arg) -> Option<Self> {
        match arg.get_id().as_str() {
            "id" | "ids" => Some(Self::Id),
            "topic" => Some(Self::Topic),
            "publisher" => Some(Self::Publisher),
            "kind" => Some(Self::Kind),
            "status" => Some(Self::Status),
            _ => None,
        }
    }
}

/// Returns the commands with the words of the catalog at their arguments.
fn with_words(command: Command, words: &Arc<CatalogWords>) -> Command {
    let filled = |arg: Arg| match WordKind::of(&arg) {
        Some(kind) => {
            let words = Arc::clone(words);
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| starting(typed, &words.all(kind))))
        }
        None => arg,
    };
    command.mut_args(filled).mut_subcommands(|inner| with_words(inner, words))
}

/// Returns the words that begin as the last of several with commas does.
fn starting(typed: &OsStr, all: &[(String, String)]) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let (before, last) = typed.rsplit_once(',').map_or(("", &*typed), |(_, last)| {
        (typed.get(..typed.len() - last.len()).unwrap_or_default(), last)
    });
    let starts = all.iter().filter(|(word, _)| word.starts_with(last));
    let candidate = |(word, meaning): &(String, String)| {
        let help = Some(visible(meaning)).filter(|help| !help.is_empty());
        CompletionCandidate::new(visible(&format!("{before}{word}"))).help(help.map(Into::into))
    };
    starts.map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn found(line: &[&str]) -> Vec<String> {
        let line: Vec<OsString> = line.iter().map(OsString::from).collect();
        let mut commands = with_words(args::command(), &Arc::new(CatalogWords::of(&line)));
        let last = line.len() - 1;
        let found = clap_complete::engine::complete(&mut commands, line, last, None).unwrap();
        found.iter().map(|one| one.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn ids_topics_and_publishers_come_from_the_catalog() {
        assert_eq!(found(&["squadroom", "show", "uscis-t-v"]), ["uscis-t-visa-le-resource-guide"]);
        assert!(found(&["squadroom", "shelf", "add", "webinar-"]).len() > 1);
        assert_eq!(found(&["squadroom", "list", "--topic", "roll"]), ["roll-call"]);
        assert_eq!(found(&["squadroom", "list", "--kind", "faq,web"]), ["faq,webinar"]);
        let publishers = found(&["squadroom", "list", "--publisher", ""]);
        assert_eq!(publishers.len(), embedded::catalog().publishers.len());
        assert!(found(&["squadroom", "hot"]).contains(&"hotline".to_owned()));
        assert_eq!(found(&["squadroom", "show", "no-such-"]), [""; 0]);
    }

    #[test]
    fn the_catalog_that_the_line_names_gives_the_words() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cli");
        let folder = folder.to_str().unwrap();
        let named = found(&["squadroom", "--catalog", folder, "show", "por"]);
        assert_eq!(named, ["portal"]);
        assert_eq!(found(&["squadroom", "show", "portal"]), [""; 0]);
    }
}
