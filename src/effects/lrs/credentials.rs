//! The name and password, or the token, for a Learning Record Store: from the environment, or
//! from a command that asks the system's keyring. None of them is in a file of this program.

use super::LrsCredentials;
use std::env;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use thiserror::Error;

/// Bytes of what a command prints that are read at most.
const MOST_PRINTED: u64 = 64 * 1024;

/// Why there is no password or token.
#[derive(Debug, Error)]
pub enum CredentialError {
    /// The command can't be started.
    #[error("`{0}` can't be started: {1}. Check --credential-command")]
    NotStarted(String, String),
    /// The command ended with an error.
    #[error("`{0}` failed. Run it yourself to see why")]
    Failed(String),
    /// The first line that the command printed is empty.
    #[error("`{0}` printed no password or token on its first line")]
    Empty(String),
    /// A token has characters that no header takes.
    #[error("the token for the store has characters that no token has. Check it")]
    NoToken,
}

impl LrsCredentials {
    /// Returns what `command` prints on its first line, or what the environment has. With a
    /// name in the environment it is a password, else a token.
    ///
    /// # Errors
    /// The command doesn't print one, or the token is none.
    pub fn found(command: Option<&str>) -> Result<Option<Self>, CredentialError> {
        let of = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let user = of("SQUADROOM_LRS_USER");
        let found = match (command.map(first_line).transpose()?, of("SQUADROOM_LRS_TOKEN")) {
            (Some(secret), _) => Some(match user {
                Some(user) => Self::Basic(user, secret),
                None => Self::Bearer(secret),
            }),
            (None, Some(token)) => Some(Self::Bearer(token)),
            (None, None) => {
                user.map(|user| Self::Basic(user, of("SQUADROOM_LRS_PASSWORD").unwrap_or_default()))
            }
        };
        match &found {
            Some(Self::Bearer(token)) if !token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Err(CredentialError::NoToken)
            }
            _ => Ok(found),
        }
    }
}

/// Returns the first line that a command prints. No shell reads the command; it may ask on the
/// terminal.
#[allow(clippy::disallowed_methods, reason = "this is the place that asks for the secret")]
fn first_line(command: &str) -> Result<String, CredentialError> {
    let words = words(command);
    let (program, arguments) =
        words.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    let not_started = |error: &io::Error| {
        CredentialError::NotStarted(program.to_owned(), crate::disk::in_words(error))
    };
    let child = Command::new(program).args(arguments).stdout(Stdio::piped()).spawn();
    let printed = child.and_then(printed).map_err(|error| not_started(&error))?;
    let Some(printed) = printed else { return Err(CredentialError::Failed(program.to_owned())) };
    let line = printed.lines().next().unwrap_or_default();
    match line.is_empty() {
        true => Err(CredentialError::Empty(program.to_owned())),
        false => Ok(line.to_owned()),
    }
}

/// Returns what a program prints; `None` if it ends with an error, or prints no text.
fn printed(mut child: Child) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if let Some(output) = child.stdout.take() {
        output.take(MOST_PRINTED).read_to_end(&mut bytes)?;
    }
    let is_success = child.wait()?.success();
    Ok(String::from_utf8(bytes).ok().filter(|_| is_success))
}

/// Returns the words of a command. A path with blanks is one word if there is such a file.
fn words(command: &str) -> Vec<&str> {
    let command = command.trim();
    match Path::new(command).is_file() {
        true => vec![command],
        false => command.split_whitespace().collect(),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_command_is_the_secret() {
        assert_eq!(first_line("printf s3cret\\nmore\\n").unwrap(), "s3cret");
        assert_eq!(first_line("echo  two   words").unwrap(), "two words", "no shell");
        for (command, told) in [
            ("false", "`false` failed"),
            ("true", "`true` printed no password"),
            ("no-such-program-here x", "`no-such-program-here` can't be started"),
            ("", "`` can't be started"),
        ] {
            let error = first_line(command).unwrap_err().to_string();
            assert!(error.starts_with(told), "{command}: {error}");
        }
    }
}
