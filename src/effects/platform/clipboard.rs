//! The clipboard: the desktop's, tmux's, or the terminal's when there is no desktop.
//!
//! Copying is done beside the drawing thread and has its time, because a display
//! that doesn't answer would stop every key.

use crate::app::{Action, ClipboardText, Taken};
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// Terminals drop an OSC 52 text that is longer; the smallest known limit.
const OSC52_LIMIT: usize = 74_000;

/// How long a copy may take before another way is tried.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long leaving waits until the desktop has taken over what was copied.
const HANDOVER: Duration = Duration::from_millis(500);

/// The program, or the console, between this program and the person's terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// Nothing that is known.
    Nothing,
    /// tmux on this computer, with this program to speak to it.
    Tmux(OsString),
    /// tmux or GNU screen, perhaps on another computer.
    Unknown,
    /// GNU screen, which passes nothing on.
    Screen,
    /// A console without a clipboard.
    Console,
}

impl Between {
    /// Reads it from variables of the environment: `TMUX` and `STY` are set by tmux
    /// and GNU screen, `TERM` is theirs inside of them.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        let term = term.to_string_lossy();
        match () {
            () if is_set("TMUX") => Between::Tmux("tmux".into()),
            () if is_set("STY") => Between::Screen,
            () if term.starts_with("tmux") || term.starts_with("screen") => Between::Unknown,
            () if term == "linux" || term == "dumb" => Between::Console,
            () => Between::Nothing,
        }
    }
}

/// Where copied text goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipboard {
    /// True if a desktop may be here; there is none in a session over ssh.
    has_desktop: bool,
    between: Between,
}

impl Clipboard {
    /// The desktop's here, the terminal's in a session over ssh (`over_ssh`).
    pub fn new(over_ssh: bool) -> Self {
        Self { has_desktop: !over_ssh, between: Between::of(|name| std::env::var_os(name)) }
    }

    /// Copies by way of the terminal.
    ///
    /// # Errors
    /// Why nothing was copied, as a sentence.
    #[allow(clippy::print_stdout, reason = "the terminal is asked in its own stream")]
    fn copy_in_terminal(&self, copied: &ClipboardText) -> Result<Taken, String> {
        let text = copied.text.as_str();
        let select = || format!("Select it on the screen: {}", copied.shown());
        match &self.between {
            Between::Tmux(program) => {
                tmux(program, text).ok_or_else(|| format!("tmux took nothing. {}", select()))
            }
            Between::Screen => Err(format!("GNU screen passes no copied text on. {}", select())),
            Between::Console => Err(format!("this console has no clipboard. {}", select())),
            Between::Nothing | Between::Unknown if text.len() > OSC52_LIMIT => {
                Err(format!("{} bytes are more than terminals take.", text.len()))
            }
            Between::Nothing => ask_terminal(text).map(|()| Taken::Sent),
            Between::Unknown => ask_terminal(text).map(|()| Taken::SentThroughOther),
        }
    }
}

/// Sends the text to the terminal by OSC 52, in one piece between two frames. It
/// works over ssh and gives no answer.
fn ask_terminal(text: &str) -> Result<(), String> {
    let mut bytes = Vec::new();
    let sent = execute!(bytes, CopyToClipboard::to_clipboard_from(text)).and_then(|()| {
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    });
    sent.map_err(|error| format!("{}.", crate::disk::in_words(&error)))
}

/// Puts the text into a buffer of tmux. With its default setting tmux drops what a
/// program sends by OSC 52, but passes on what it is given so.
fn tmux(program: &OsString, text: &str) -> Option<Taken> {
    let passes = output(program, &["load-buffer", "-w", "-"], text).is_some();
    if !passes {
        // Before tmux 3.2 there was no `-w`.
        output(program, &["load-buffer", "-"], text)?;
    }
    let setting = output(program, &["show-options", "-sv", "set-clipboard"], "");
    let is_off = setting.is_some_and(|setting| setting.trim() == "off");
    Some(Taken::Tmux { passes_on: passes && !is_off })
}

/// Runs a program with this input; returns what it prints where it succeeds.
#[allow(clippy::disallowed_methods, reason = "tmux takes a text only by its own program")]
fn output(program: &OsString, arguments: &[&str], input: &str) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    // Dropped at the end of the statement, so the program sees its end. One that
    // reads nothing tells by how it ends.
    let _ = child.stdin.take()?.write_all(input.as_bytes());
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A text for the desktop, and where to say whether it took it.
type Job = (String, Sender<bool>);

/// Copies beside the drawing thread.
#[derive(Debug)]
pub(in crate::effects) struct CopyDesk {
    clipboard: Clipboard,
    answers: Sender<Action>,
    /// To the thread that has the desktop's clipboard, and what tells of its end.
    desktop: Option<(Sender<Job>, Receiver<()>)>,
}

impl CopyDesk {
    /// A desk that tells what came of copies to `answers`.
    pub(in crate::effects) fn new(clipboard: Clipboard, answers: Sender<Action>) -> Self {
        Self { clipboard, answers, desktop: None }
    }

    /// Starts a copy; it gives one outcome, after [`PATIENCE`] at the latest.
    pub(in crate::effects) fn start(&mut self, copied: ClipboardText) {
        let job = self.clipboard.has_desktop.then(|| {
            let (desktop, _) = self.desktop.get_or_insert_with(|| start_desktop(desktop));
            let (sender, answer) = channel();
            let _ = desktop.send((copied.text.clone(), sender));
            answer
        });
        let (clipboard, answers) = (self.clipboard.clone(), self.answers.clone());
        thread::spawn(move || {
            let _ = answers.send(outcome(copied, job, PATIENCE, |copied| {
                let (sender, answer) = channel();
                let copied = copied.clone();
                thread::spawn(move || sender.send(clipboard.copy_in_terminal(&copied)));
                let late = || Err("the terminal does not answer.".to_owned());
                answer.recv_timeout(PATIENCE).unwrap_or_else(|_| late())
            }));
        });
    }

    /// Waits a moment until the desktop has taken over what was copied.
    pub(in crate::effects) fn close(&mut self) {
        if let Some((jobs, ended)) = self.desktop.take() {
            drop(jobs);
            let _ = ended.recv_timeout(HANDOVER);
        }
    }
}

/// Returns what came of a copy: by the desktop where it answers in time, else by `other`.
fn outcome(
    copied: ClipboardText,
    desktop: Option<Receiver<bool>>,
    patience: Duration,
    other: impl FnOnce(&ClipboardText) -> Result<Taken, String>,
) -> Action {
    let took = desktop.is_some_and(|answer| answer.recv_timeout(patience) == Ok(true));
    if took {
        // On X11 and Wayland the text is the program's own until another takes it over.
        let may_vanish = cfg!(all(unix, not(target_os = "macos")));
        return Action::TextCopied(copied, Taken::Desktop { may_vanish });
    }
    match other(&copied) {
        Ok(taken) => Action::TextCopied(copied, taken),
        Err(why) => Action::CopyFailed(why),
    }
}

/// Starts the thread that has the desktop's clipboard. It is kept, because on X11
/// the text is gone when its owner goes.
fn start_desktop(work: fn(&Receiver<Job>)) -> (Sender<Job>, Receiver<()>) {
    let (jobs, waiting) = channel();
    let (sender, ended) = channel();
    thread::spawn(move || {
        work(&waiting);
        let _ = sender.send(());
    });
    (jobs, ended)
}

fn desktop(waiting: &Receiver<Job>) {
    let mut clipboard = None;
    while let Ok((text, answer)) = waiting.recv() {
        if clipboard.is_none() {
            clipboard = arboard::Clipboard::new().ok();
        }
        let took = clipboard.as_mut().is_some_and(|clipboard| clipboard.set_text(text).is_ok());
        let _ = answer.send(took);
    }
}

#[cfg(test)]
mod tests;
