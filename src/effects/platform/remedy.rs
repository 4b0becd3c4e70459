//! Commands that a message tells a person to run: they act on the same data as the
//! program that tells them.

use crate::faults::visible;
use std::path::{Path, PathBuf};

/// The commands that read or write data.
const COMMANDS: [&str; 13] = [
    "catalogs", "done", "forget", "list", "log", "note", "open", "plan", "record", "search",
    "shelf", "star", "update",
];

const PROGRAM: &str = "squadroom ";

/// The folder of data that a command has to name: the one that was typed. One that
/// the environment names holds for the next command, too.
pub fn to_name(data: Option<&Path>) -> Option<PathBuf> {
    let set = std::env::var_os("SQUADROOM_DATA");
    data.filter(|data| set.as_deref() != Some(data.as_os_str())).map(Path::to_path_buf)
}

/// A text whose commands name this folder: `squadroom log` becomes
/// `squadroom --data DIR log`. A folder whose name cannot be shown as it is, such as
/// one with a line end, is named by DIR alone.
pub fn with_data(text: &str, data: Option<&Path>) -> String {
    let Some(data) = data else { return text.to_owned() };
    let name = data.display().to_string();
    let is_shown_whole = visible(&name) == name;
    let folder = if is_shown_whole { quoted(&name) } else { "DIR".to_owned() };
    let option = format!("--data {folder} ");
    let mut named = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(PROGRAM) {
        let (before, after) = rest.split_at(at + PROGRAM.len());
        let words = rest.get(..at).unwrap_or_default();
        // "A squadroom record" is no command.
        let is_word = !words.ends_with(char::is_alphanumeric) && !words.ends_with(" a ");
        named.push_str(before);
        if is_word && COMMANDS.iter().any(|command| begins_with(after, command)) {
            named.push_str(&option);
        }
        rest = after;
    }
    named + rest
}

fn begins_with(text: &str, command: &str) -> bool {
    let after = text.strip_prefix(command);
    after.is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:,@%=".contains(c);
    match path.chars().all(|c| is_plain(c) || (cfg!(windows) && c == '\\')) {
        true => path.to_owned(),
        false if cfg!(windows) => format!("\"{path}\""),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_on_data_names_the_folder() {
        let data = Some(Path::new("/data/of mine"));
        for (text, named) in [
            (
                "Remove it: squadroom record restore \"a\"",
                "Remove it: squadroom --data '/data/of mine' record restore \"a\"",
            ),
            (
                "`squadroom log` sets it aside; `squadroom shelf open` too",
                "`squadroom --data '/data/of mine' log` sets it aside; `squadroom --data '/data/of mine' shelf open` too",
            ),
            ("a newer squadroom wrote this record", "a newer squadroom wrote this record"),
            ("For it: squadroom office 60601", "For it: squadroom office 60601"),
            ("isn't a squadroom record, or", "isn't a squadroom record, or"),
            ("squadroom logs, mysquadroom log", "squadroom logs, mysquadroom log"),
        ] {
            assert_eq!(with_data(text, data), named);
            assert_eq!(with_data(text, None), text);
        }
        let torn = Some(Path::new("x\nINJECTED: y"));
        assert_eq!(with_data("See squadroom log", torn), "See squadroom --data DIR log");
        assert_eq!(quoted("it's"), if cfg!(windows) { "\"it's\"" } else { "'it'\\''s'" });
        assert_eq!(quoted("/tmp/a-b_c.d"), "/tmp/a-b_c.d");
    }
}
