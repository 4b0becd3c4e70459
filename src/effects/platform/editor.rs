//! The text editor that a person chose.

use std::env;
use std::io;
use std::path::Path;
use std::process::Command;

/// Programs that take the line as `+LINE` before the file.
const PLUS: [&str; 12] = [
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "joe",
    "mg",
    "kak",
];
/// Programs that take it behind the file: `FILE:LINE`.
const COLON: [&str; 4] = ["hx", "helix", "subl", "zed"];
/// Programs that do so behind `-g`, and that return at once without `--wait`.
const GO: [&str; 4] = ["code", "code-insiders", "codium", "cursor"];

/// An editor, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

/// The reason why an editor did not do its work.
#[derive(Debug)]
pub enum EditorError {
    /// It could not be started.
    NotStarted(io::Error),
    /// It ended with an error.
    Failed,
}

impl Editor {
    /// Returns the editor of `VISUAL` or `EDITOR`; on Windows, Notepad without one.
    pub fn chosen() -> Option<Self> {
        let set = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
        let usual = cfg!(windows).then(|| "notepad".to_owned());
        set.chain(usual).find_map(|text| Self::parse(&text))
    }

    /// Reads an editor with its arguments. A path with blanks is one word if there is such a
    /// file.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let words: Vec<String> = match Path::new(text).is_file() {
            true => vec![text.to_owned()],
            false => text.split_whitespace().map(str::to_owned).collect(),
        };
        (!words.is_empty()).then_some(Self { words })
    }

    /// Returns the program's name.
    pub fn name(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Opens a file at a line, and waits until the editor ends.
    ///
    /// # Errors
    /// It cannot be started, or ends with an error.
    #[allow(clippy::disallowed_methods, reason = "this is the place that opens the editor")]
    pub fn open(&self, file: &Path, line: usize) -> Result<(), EditorError> {
        let mut command = Command::new(self.name());
        command.args(self.words.iter().skip(1)).args(self.arguments(file, line));
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(EditorError::Failed),
            Err(error) => Err(EditorError::NotStarted(error)),
        }
    }

    fn arguments(&self, file: &Path, line: usize) -> Vec<String> {
        let path = file.display().to_string();
        let stem = Path::new(self.name()).file_stem().unwrap_or_default().to_string_lossy();
        let stem = stem.to_ascii_lowercase();
        if PLUS.contains(&stem.as_str()) {
            vec![format!("+{line}"), path]
        } else if COLON.contains(&stem.as_str()) {
            vec![format!("{path}:{line}")]
        } else if GO.contains(&stem.as_str()) {
            vec!["--wait".to_owned(), "-g".to_owned(), format!("{path}:{line}")]
        } else if stem == "notepad++" {
            vec![format!("-n{line}"), path]
        } else {
            vec![path]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_gets_the_line_in_its_own_way() {
        for (typed, arguments) in [
            ("vim", vec!["+7", "a.toml"]),
            ("/usr/bin/nano -w", vec!["+7", "a.toml"]),
            ("hx", vec!["a.toml:7"]),
            ("code", vec!["--wait", "-g", "a.toml:7"]),
            ("notepad", vec!["a.toml"]),
        ] {
            let editor = Editor::parse(typed).unwrap();
            assert_eq!(editor.arguments(Path::new("a.toml"), 7), arguments, "{typed}");
        }
        assert_eq!(Editor::parse(" "), None);
        assert_eq!(Editor::parse("emacs -nw").unwrap().words, ["emacs", "-nw"]);
    }
}
