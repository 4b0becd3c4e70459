//! Reads the words of saved documents in a process of its own.
//!
//! A document is whatever a stranger made of it. It is read by this same program
//! in a child that has bounds on memory and time, so that a hostile one stops
//! nothing but that child. Windows has the bound on time only.

use crate::disk;
use crate::shelf::{
    DocumentType, MOST_TEXT, TextPage, Unread, epub_pages, html_pages, pages_of, pdf_pages,
    text_pages, word_pages,
};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use thiserror::Error;

/// The hidden command of the child.
pub const COMMAND: &str = "extract-text";

/// The longest time that a child has.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The most memory that a child has, in bytes.
pub const MEMORY: u64 = 512 * 1024 * 1024;

/// Files that a child may have open; three are its input and outputs.
#[cfg(unix)]
pub(super) const OPEN_FILES: u64 = 8;

/// How many pages in a row may end the child before the rest of a document is
/// given up.
const MOST_SPOILED: usize = 8;

/// How a child ends that has told why it cannot read the document.
pub const TOLD: u8 = 3;

/// The reason why the words of a document are not there.
#[derive(Debug, Error)]
pub enum ExtractError {
    /// Only other programs show such documents.
    #[error("squadroom can't read this type of file ({0}). To open it: squadroom shelf open ID")]
    Sort(&'static str),
    /// The reader could not be started, or not be listened to.
    #[error("squadroom can't read it: {}", disk::in_words(.0))]
    Start(#[from] io::Error),
    /// It took too long.
    #[error("reading took more than {} seconds. To open it: squadroom shelf open ID. To try again: squadroom shelf update ID", PATIENCE.as_secs())]
    Slow,
    /// The reader ended early: too much memory, or a fault that the file causes.
    #[error("it is too large or too damaged to read here. To open it: squadroom shelf open ID")]
    Spoiled,
    /// The reader told why.
    #[error("{0}. To open it: squadroom shelf open ID")]
    Told(String),
    /// There are none.
    #[error("squadroom found no text in it. To open it: squadroom shelf open ID")]
    NoWords,
    /// There is text, but its fonts do not say which letters they draw.
    #[error("squadroom can't read the words in it. To open it: squadroom shelf open ID")]
    NoLetters,
    /// Its pages are pictures, as a scanner makes them.
    #[error("its pages are pictures, such as scans. To open it: squadroom shelf open ID")]
    Pictures,
    /// The file is not the one that was saved.
    #[error(
        "the saved file was changed after it was saved. To open it: squadroom shelf open ID. To save it again: squadroom shelf update ID"
    )]
    Changed,
    /// The reason that was found before and kept.
    #[error("{0}")]
    Before(String),
}

impl ExtractError {
    /// Returns whether another try would end the same, or take as long.
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Spoiled
            | Self::Told(_)
            | Self::NoWords
            | Self::NoLetters
            | Self::Pictures
            | Self::Slow => true,
            Self::Sort(_) | Self::Start(_) | Self::Changed | Self::Before(_) => false,
        }
    }
}

/// Reads the words of a file in a child.
///
/// # Errors
/// They cannot be read. Where some pages can, those are given, and what cannot is told
/// among them.
pub fn read(
    program: &Path,
    file: &Path,
    document: DocumentType,
) -> Result<Vec<TextPage>, ExtractError> {
    read_within(program, file, document, (PATIENCE, MOST_TEXT))
}

/// A line about a page that cannot be read is shorter, in bytes.
const LINE: u64 = 64;

/// Reads them in this time, and at most so many bytes of lines.
fn read_within(
    program: &Path,
    file: &Path,
    document: DocumentType,
    (patience, most): (Duration, u64),
) -> Result<Vec<TextPage>, ExtractError> {
    if !document.has_words() {
        return Err(ExtractError::Sort(document.name()));
    }
    let deadline = Instant::now() + patience;
    let mut room = most.saturating_sub(LINE);
    let mut pages: Vec<TextPage> = Vec::new();
    let (ended, told) = loop {
        let after = pages.last().map_or(0, |page| page.page);
        let child = start(program, file, document, after)?;
        let (ended, lines, told) = listen(child, deadline, room)?;
        pages.extend(pages_of(&lines));
        room = room.saturating_sub(LINE + lines.len() as u64);
        let spoiled = pages.iter().rev().take_while(|page| page.unread == Unread::Page).count();
        if document != DocumentType::Pdf || !ended.is_spoiled() || spoiled == MOST_SPOILED {
            break (ended, told);
        }
        // The page that ended it is passed over; it costs no other page.
        let page = pages.last().map_or(1, |page| page.page + 1);
        pages.push(TextPage::unread(page, Unread::Page));
    };
    let unread = match ended {
        Ended::Slow => Unread::Time,
        _ if ended.code() == Some(0) => Unread::Nothing,
        _ => Unread::Rest,
    };
    if unread != Unread::Nothing {
        let rest = pages.last().map_or(0, |page| page.page + u32::from(page.page > 0));
        pages.push(TextPage::unread(rest, unread));
    }
    match ended {
        _ if pages.iter().any(|page| !page.blocks.is_empty()) => Ok(pages),
        Ended::Slow => Err(ExtractError::Slow),
        _ if ended.code() == Some(i32::from(TOLD)) => Err(ExtractError::Told(
            crate::faults::visible(told.trim().trim_start_matches("squadroom: ")),
        )),
        _ if pages.iter().all(|page| page.unread.is_read()) => Err(wordless(&pages)),
        Ended::With(_) | Ended::Full => Err(ExtractError::Spoiled),
    }
}

/// Returns why pages that were read have no words.
fn wordless(pages: &[TextPage]) -> ExtractError {
    let has = |unread| pages.iter().any(|page| page.unread == unread);
    match (has(Unread::Words), has(Unread::Picture)) {
        (true, _) => ExtractError::NoLetters,
        (false, true) => ExtractError::Pictures,
        (false, false) => ExtractError::NoWords,
    }
}

enum Ended {
    Slow,
    /// It had more to say than is listened to.
    Full,
    With(Option<i32>),
}

impl Ended {
    const fn code(&self) -> Option<i32> {
        match self {
            Self::With(code) => *code,
            Self::Slow | Self::Full => None,
        }
    }

    /// Returns whether the document ended it.
    fn is_spoiled(&self) -> bool {
        let is_told = self.code() == Some(0) || self.code() == Some(i32::from(TOLD));
        matches!(self, Self::With(_)) && !is_told
    }
}

fn start(program: &Path, file: &Path, document: DocumentType, after: u32) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args([COMMAND, document.name(), &after.to_string()]).env_clear();
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command
        .stdin(disk::open_own(file)?)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .current_dir(file.parent().map_or_else(PathBuf::new, Path::to_path_buf))
        .spawn()
}

/// Takes in what a child says, at most until then and at most so many bytes.
fn listen(mut child: Child, deadline: Instant, most: u64) -> io::Result<(Ended, String, String)> {
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (sender, receiver) = channel();
    let listener = std::thread::spawn(move || {
        // One more, which tells that there are more.
        let lines = out.map(|out| taken(out, most + 1)).unwrap_or_default();
        let told = err.map(|err| taken(err, 4096)).unwrap_or_default();
        let _ = sender.send(());
        (lines, told)
    });
    let ended = receiver.recv_timeout(deadline.saturating_duration_since(Instant::now()));
    if ended.is_err() {
        // It may have ended by itself just now.
        let _ = child.kill();
    }
    let status = child.wait()?;
    let (lines, told) = listener.join().unwrap_or_default();
    let ended = match ended {
        Err(RecvTimeoutError::Timeout) => Ended::Slow,
        _ if lines.len() as u64 > most => Ended::Full,
        _ => Ended::With(status.code()),
    };
    Ok((ended, lines, told))
}

fn taken(from: impl Read, most: u64) -> String {
    let mut bytes = Vec::new();
    // The bytes before an error are kept.
    let _ = from.take(most).read_to_end(&mut bytes);
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The child: reads a document from `input` and writes its pages as lines, those
/// of a PDF file from the one behind page `after` on.
///
/// # Errors
/// Why it cannot be read, in words for people.
pub fn child(
    document: &str,
    after: u32,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> Result<(), String> {
    super::sandbox::bound().map_err(|error| disk::in_words(&error))?;
    // The words of a fault in a stranger's file are of no use to anybody.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| disk::in_words(&error))?;
    let document = DocumentType::ALL.iter().find(|sort| sort.name() == document);
    let mut put = |page: TextPage| {
        output.write_all(page.to_line().as_bytes()).and_then(|()| output.flush()).is_ok()
    };
    match document {
        Some(DocumentType::Pdf) => pdf_pages(&bytes, after, &mut put),
        Some(DocumentType::Html) => {
            html_pages(&bytes).into_iter().all(put);
            Ok(())
        }
        Some(DocumentType::Text) => {
            text_pages(&bytes).into_iter().all(put);
            Ok(())
        }
        Some(DocumentType::Epub) => epub_pages(&bytes, &mut put),
        Some(DocumentType::Word) => {
            word_pages(&bytes)?.into_iter().all(put);
            Ok(())
        }
        _ => Err("squadroom can't read such a file".to_owned()),
    }
}

#[cfg(test)]
mod tests;
