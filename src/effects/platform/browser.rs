//! Opening a link in the user's browser.

use super::failing;
use crate::catalog::{is_email, is_plain_host, written_host};
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use thiserror::Error;
use url::Url;

/// How long a program that was started is watched for an early failure. A
/// browser stays, a launcher that fails ends at once.
const WATCHED: Duration = Duration::from_millis(250);

/// Why a link was not opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The link is not of a kind that is safe to hand to another program.
    #[error("can't open this link: {0}")]
    Refused(&'static str),
    /// There is no screen here on which a browser could show it.
    #[error("can't open a browser here")]
    NoDesktop,
    /// The program that opens links or files is not there.
    #[error("{program} isn't on this computer, so squadroom didn't open the {what}. {rather}")]
    NotInstalled {
        /// The program that was to be started.
        program: String,
        /// `link` or `file`.
        what: &'static str,
        /// Advice.
        rather: &'static str,
    },
    /// The program that opens links or files could not be started, or ended in failure.
    #[error("{program} didn't open the {what}: {cause}. {rather}")]
    Failed {
        /// The program that was started.
        program: String,
        /// `link` or `file`.
        what: &'static str,
        /// The reason, from the program or the system.
        cause: String,
        /// Advice.
        rather: &'static str,
    },
}

/// Advice where a program of the settings is not there.
const SETTING: &str = "Set `open_with` in config.toml to a browser on this computer";
/// Advice where the program of the system is not there.
const SYSTEM: &str = "Install xdg-utils, or set `open_with` in config.toml to a browser for links";

/// Advice where a program did not take a link.
const FAILED_LINK: &str =
    "Copy the link into your browser, or set `open_with` in config.toml to another browser";
/// Advice where a program did not take a file.
const FAILED_FILE: &str = "Open the file from its folder";

/// Opens a link with the program and arguments of `open_with`, the link added
/// at the end, or, if there are none, with what the system uses. No shell reads
/// the link. It may take a quarter of a second, so a screen calls it on a thread.
///
/// # Errors
/// The link is not a plain https, http, mailto or tel address; there is no
/// desktop (asked for the system's own program only); the program fails at once.
#[allow(clippy::disallowed_methods, reason = "this is the place that opens links")]
pub fn open(link: &str, open_with: Option<&[String]>) -> Result<(), OpenError> {
    let link = checked(link)?;
    match open_with.and_then(<[String]>::split_first) {
        Some((program, arguments)) => start(program, arguments, &link),
        None => open_by_system(&link),
    }
}

/// Opens a link with the program that `BROWSER` names, else with what the desktop uses.
#[allow(clippy::disallowed_methods, reason = "this is the place that opens links")]
fn open_by_system(link: &Url) -> Result<(), OpenError> {
    let variable = |name: &str| std::env::var_os(name);
    match of_environment(&variable) {
        Some((program, arguments)) => start(&program, &arguments, link),
        None if !has_desktop(&variable) => Err(OpenError::NoDesktop),
        None => open::that_detached(link.as_str()).map_err(|error| of_system("link", &error)),
    }
}

/// Returns the first program of the variable `BROWSER` and its arguments, as other programs of
/// Unix read it; the link goes behind them.
fn of_environment(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<(String, Vec<String>)> {
    let value = variable("BROWSER").filter(|_| cfg!(unix))?.into_string().ok()?;
    let first = value.split(':').find(|own| !own.trim().is_empty())?;
    let mut words = first.split_whitespace().filter(|word| *word != "%s").map(str::to_owned);
    Some((words.next()?, words.collect()))
}

/// Opens a file of the shelf with the program that the system has for it. It may
/// take a quarter of a second.
///
/// # Errors
/// There is no desktop; the program fails at once.
#[allow(clippy::disallowed_methods, reason = "this is the place that opens files")]
pub fn open_file(file: &Path) -> Result<(), OpenError> {
    if !has_desktop(&|name| std::env::var_os(name)) {
        return Err(OpenError::NoDesktop);
    }
    open::that_detached(file).map_err(|error| of_system("file", &error))
}

/// Returns the error where the system's own program did not open a link or file.
fn of_system(what: &'static str, error: &std::io::Error) -> OpenError {
    let is_missing =
        cfg!(all(unix, not(target_os = "macos"))) && failing::of_start(error).is_none();
    if is_missing {
        return OpenError::NotInstalled { program: "xdg-open".to_owned(), what, rather: SYSTEM };
    }
    let own = || ("The system".to_owned(), crate::disk::in_words(error));
    let (program, cause) = failing::of_launcher(error).unwrap_or_else(own);
    let rather = if what == "file" { FAILED_FILE } else { FAILED_LINK };
    OpenError::Failed { program, what, cause, rather }
}

/// The link as it is handed over, if it is of a safe kind.
fn checked(link: &str) -> Result<Url, OpenError> {
    let url = Url::parse(link).map_err(|_| OpenError::Refused("it isn't a complete address"))?;
    match url.scheme() {
        "https" | "http" if url.host_str().is_none_or(str::is_empty) => {
            Err(OpenError::Refused("it has no site name"))
        }
        "https" | "http" if !url.username().is_empty() || url.password().is_some() => {
            Err(OpenError::Refused("it contains a user name"))
        }
        "https" | "http" if !written_host(link.trim()).is_some_and(is_plain_host) => {
            Err(OpenError::Refused(
                "its host has characters other than letters, digits, dots, and hyphens",
            ))
        }
        // Anything behind a `?` may attach a file or fill in a letter.
        "mailto" if !is_email(url.path()) || url.query().is_some() => {
            Err(OpenError::Refused("it isn't one plain e-mail address"))
        }
        "tel" if !is_number(url.path()) || url.query().is_some() => {
            Err(OpenError::Refused("it isn't one plain number"))
        }
        "https" | "http" | "mailto" | "tel" => Ok(url),
        _ => Err(OpenError::Refused("squadroom opens only https, http, mailto, and tel links")),
    }
}

/// Returns whether a text is digits and hyphens, a plus before them if need be.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

#[allow(clippy::disallowed_methods, reason = "this is the place that starts programs")]
fn start(program: &str, arguments: &[String], link: &Url) -> Result<(), OpenError> {
    let failed = |cause: String| OpenError::Failed {
        program: program.to_owned(),
        what: "link",
        cause,
        rather: FAILED_LINK,
    };
    let not_started = |error: std::io::Error| match failing::of_start(&error) {
        Some(cause) => failed(cause),
        None => {
            let program = program.to_owned();
            OpenError::NotInstalled { program, what: "link", rather: SETTING }
        }
    };
    let mut child = Command::new(program)
        .args(arguments)
        .arg(link.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(not_started)?;
    let (sender, receiver) = mpsc::channel();
    // The thread outlives the watch, so that the child is reaped when it ends.
    std::thread::spawn(move || sender.send(child.wait()));
    match receiver.recv_timeout(WATCHED) {
        Ok(Ok(status)) if !status.success() => Err(failed(failing::of_status(program, status))),
        Ok(Err(error)) => Err(failed(crate::disk::in_words(&error))),
        Ok(Ok(_)) | Err(_) => Ok(()),
    }
}

/// Returns whether the user sits elsewhere and reached this machine over ssh.
pub fn is_over_ssh() -> bool {
    from_afar(&|name| std::env::var_os(name))
}

fn from_afar(variable: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(is_set)
}

/// Returns whether a window can appear where the user sits: not over ssh, and on Linux
/// only where a display server or Windows around it runs.
fn has_desktop(variable: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name: &&'static str| variable(name).is_some_and(|value| !value.is_empty());
    if from_afar(variable) {
        return false;
    }
    let always = cfg!(any(windows, target_os = "macos"));
    always || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].iter().any(is_set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_of_the_environment_is_the_first_that_is_named() {
        let of = |value: &'static str| of_environment(&|_| Some(value.into()));
        let plain = |program: &str, more: &[&str]| {
            let more = more.iter().map(|word| (*word).to_owned()).collect();
            cfg!(unix).then(|| (program.to_owned(), more))
        };
        assert_eq!(of("firefox"), plain("firefox", &[]));
        assert_eq!(of(":w3m -o x %s:lynx"), plain("w3m", &["-o", "x"]));
        assert_eq!((of(""), of(" : "), of("%s")), (None, None, None));
    }

    #[test]
    fn only_plain_links_pass() {
        for link in [
            "https://example.org/a?b=c#d",
            "http://example.org/",
            "mailto:desk@example.org",
            "tel:+18883737888",
        ] {
            assert_eq!(checked(link).map(String::from).ok().as_deref(), Some(link));
        }
        for link in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ms-msdt:/id",
            "https://user@example.org/",
            "https://:secret@example.org/",
            "example.org",
            "--help",
            "",
            "https://a\"b.gov/",
            "https://a'b.gov/",
            "https://$(x).gov/",
            "https://a&b.gov/",
            "https://*.gov/",
            "https://a_b.gov/",
            "https://-a.gov/",
            "https://www.ex\u{430}mple.gov/",
            "https://[::1]/",
            "mailto:desk@example.org?attach=/etc/passwd",
            "mailto:desk@example.org?subject=x&body=y",
            "mailto:a@example.org,b@example.org",
            "mailto:desk@-example.org",
            "tel:+18883737888;ext=1",
            "tel:*21*1",
            "tel:",
        ] {
            assert!(matches!(checked(link), Err(OpenError::Refused(_))), "{link}");
        }
    }

    #[test]
    fn what_is_handed_over_has_no_room_for_a_second_argument() {
        let link = checked("https://example.org/a b\";rm\u{1b}[0m").map(String::from).unwrap();
        assert_eq!(link, "https://example.org/a%20b%22;rm%1B[0m");
    }

    #[test]
    fn a_desktop_needs_a_display_and_no_ssh() {
        let desktop = |set: &[(&str, &str)]| {
            has_desktop(&|name| {
                let value = set.iter().find(|(own, _)| *own == name);
                value.map(|(_, value)| OsString::from(value))
            })
        };
        assert!(desktop(&[("DISPLAY", ":0")]));
        assert!(desktop(&[("WAYLAND_DISPLAY", "wayland-0")]));
        assert!(!desktop(&[("DISPLAY", ":0"), ("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")]));
        assert!(!desktop(&[("DISPLAY", ":0"), ("SSH_CLIENT", "10.0.0.1 1 22")]));
        assert!(desktop(&[("DISPLAY", ":0"), ("SSH_TTY", "")]));
        if cfg!(target_os = "linux") {
            assert!(!desktop(&[]));
            assert!(!desktop(&[("DISPLAY", "")]));
        }
    }

    #[test]
    fn a_program_that_is_missing_or_fails_is_reported() {
        let open_with = |words: &[&str]| -> Vec<String> {
            words.iter().map(|word| (*word).to_owned()).collect()
        };
        let missing = open("https://example.org/", Some(&open_with(&["/nowhere/browser"])));
        let missing = missing.unwrap_err().to_string();
        assert_eq!(
            missing,
            "/nowhere/browser isn't on this computer, so squadroom didn't open the link. Set `open_with` \
             in config.toml to a browser on this computer"
        );
        if cfg!(unix) {
            let failing = open("https://example.org/", Some(&open_with(&["false"])));
            let failing = failing.unwrap_err().to_string();
            assert_eq!(
                failing,
                "false didn't open the link: it ended with an error (code 1). Copy the link into \
                 your browser, or set `open_with` in config.toml to another browser"
            );
            assert!(open("https://example.org/", Some(&open_with(&["true"]))).is_ok());
        }
    }
}
