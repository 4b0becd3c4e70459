//! Why a program did not open something, in words for people.

use std::io;
use std::process::ExitStatus;

/// Returns what the program said by how it ended.
pub(in crate::effects) fn of_status(program: &str, status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal} ended it");
    }
    status.code().map_or_else(|| "it failed".to_owned(), |code| of_code(program, code))
}

/// The codes of `xdg-open` are told by its manual page.
fn of_code(program: &str, code: i32) -> String {
    match (program, code) {
        ("xdg-open", 2) => "it didn't find the file (code 2)".to_owned(),
        ("xdg-open", 3) => "it found no program for it (code 3)".to_owned(),
        (_, code) => format!("it ended with an error (code {code})"),
    }
}

/// Returns what the system said of starting the program; `None` where it is not there.
pub(in crate::effects) fn of_start(error: &io::Error) -> Option<String> {
    match error.kind() {
        io::ErrorKind::NotFound => None,
        io::ErrorKind::PermissionDenied => Some("you don't have permission to run it".to_owned()),
        _ => Some(crate::disk::in_words(error)),
    }
}

/// The launcher of the system that failed, and what its code means, from the words of
/// the crate `open`: `Launcher "xdg-open" "LINK" failed with ExitStatus(unix_wait_status(768))`.
pub(in crate::effects) fn of_launcher(error: &io::Error) -> Option<(String, String)> {
    let told = error.to_string();
    let program = told.strip_prefix("Launcher \"")?.split('"').next()?.to_owned();
    let (_, status) = told.rsplit_once("failed with ExitStatus(")?;
    let number = |start: &str| {
        let rest = status.split_once(start)?.1;
        rest.split(')').next()?.parse::<i32>().ok()
    };
    let why = match number("unix_wait_status(") {
        Some(status) if status & 0x7f != 0 => format!("it was ended by signal {}", status & 0x7f),
        Some(status) => of_code(&program, status >> 8),
        None => {
            number("ExitStatus(").map_or_else(|| "it failed".to_owned(), |code| of_code("", code))
        }
    };
    Some((program, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_launcher_become_a_sentence() {
        for (status, expected) in [
            ("unix_wait_status(768)", "it found no program for it (code 3)"),
            ("unix_wait_status(1024)", "it ended with an error (code 4)"),
            ("unix_wait_status(9)", "it was ended by signal 9"),
            ("ExitStatus(1)", "it ended with an error (code 1)"),
            ("?", "it failed"),
        ] {
            let told = format!(
                "Launcher \"xdg-open\" \"https://a/?b=)\" failed with ExitStatus({status})"
            );
            let (program, why) = of_launcher(&io::Error::other(told)).unwrap();
            assert_eq!((program.as_str(), why.as_str()), ("xdg-open", expected));
        }
        assert_eq!(of_launcher(&io::ErrorKind::NotFound.into()), None);
        assert_eq!(of_start(&io::ErrorKind::NotFound.into()), None);
    }
}
