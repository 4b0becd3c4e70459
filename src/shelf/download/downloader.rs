//! Downloads a document from its address to the shelf.

use super::http::{self, Fetcher, HttpResponse, RequestConditions};
use super::lookup;
use super::partial_download::{PartNote, PartialDownload};
use super::request::DownloadRequest;
use super::verify::{self, Promise};
use crate::disk;
use crate::shelf::error::ShelfError;
use crate::shelf::failing;
use crate::shelf::quota::Limits;
use crate::shelf::saved_document::SavedDocument;
use crate::shelf::store::Shelf;
use std::io::Read;
use ureq::http::header;
use url::Url;

/// Bytes after which the free space of the disk is checked again.
const STRIDE: u64 = 8 * 1024 * 1024;

/// How far a transfer is, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DownloadProgress {
    /// Bytes that are there, with those of an earlier try.
    pub done: u64,
    /// Bytes of the whole document, where the server tells.
    pub total: Option<u64>,
}

/// A callback that gets the progress and returns whether to go on.
pub type DownloadProgressFn<'w> = dyn FnMut(DownloadProgress) -> bool + 'w;

/// The outcome of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// A copy that was not there, or another version than before.
    New(SavedDocument),
    /// The same as before.
    Unchanged(SavedDocument),
}

impl SaveOutcome {
    /// The copy that is on the shelf now.
    pub fn copy(&self) -> &SavedDocument {
        match self {
            Self::New(copy) | Self::Unchanged(copy) => copy,
        }
    }
}

/// Saves documents.
#[derive(Debug)]
pub struct Downloader<'a> {
    /// Where to.
    pub shelf: &'a Shelf,
    /// How they are asked for.
    pub fetcher: &'a Fetcher,
    /// How large they may be.
    pub limits: Limits,
    /// The time to note: RFC 3339, UTC.
    pub now: String,
}

impl Downloader<'_> {
    /// Saves a document, or finds that the copy is the newest. The bytes of an earlier
    /// try are used.
    ///
    /// # Errors
    /// It is not there, not safe to take, or there is no room. The copy that is
    /// on the shelf stays as it is.
    pub fn save(
        &self,
        wanted: &DownloadRequest,
        watch: &mut DownloadProgressFn<'_>,
    ) -> Result<SaveOutcome, ShelfError> {
        let url = http::address(&wanted.url)?;
        let mut part = PartialDownload::open(self.shelf, &wanted.id)?;
        self.limits.allow(self.shelf, 0)?;
        let done = match self.fill(&mut part, wanted, &url, watch) {
            Err(Trouble::StartAnew) => {
                part.restart(PartNote::default())?;
                self.fill(&mut part, wanted, &url, watch)
            }
            other => other,
        };
        match done {
            Ok(Filled::Fresh(promise)) => self.move_to_shelf(part, wanted, &promise),
            Ok(Filled::NotModified(known)) => {
                part.discard();
                self.shelf
                    .amend(&known.id, |now| self.check(now, &known))
                    .map(SaveOutcome::Unchanged)
            }
            Err(trouble) => {
                let error = trouble.into_error(&url);
                let goes_on = matches!(
                    error,
                    ShelfError::BrokeOff { .. }
                        | ShelfError::TooSlow { .. }
                        | ShelfError::NoConnection { .. }
                        | ShelfError::Stopped
                );
                if !goes_on || part.resumable(url.as_str()).is_none() {
                    part.discard();
                }
                Err(error)
            }
        }
    }

    /// Asks the server and writes the bytes that come to `part`.
    fn fill(
        &self,
        part: &mut PartialDownload,
        wanted: &DownloadRequest,
        url: &Url,
        watch: &mut DownloadProgressFn<'_>,
    ) -> Result<Filled, Trouble> {
        let known = self.known(&wanted.id, url);
        let from = part.resumable(url.as_str());
        let unless = known.as_ref().filter(|_| from.is_none()).map(|copy| &copy.validators);
        let answer = self.fetcher.ask(url, &RequestConditions { from, unless })?;
        match (answer.status, from) {
            (304, None) if unless.is_some() => {
                let known = known.ok_or(Trouble::StartAnew)?;
                return Ok(Filled::NotModified(known));
            }
            (206, Some((from, _))) if begins_at(&answer, from) => {}
            (206 | 416, Some(_)) => return Err(Trouble::StartAnew),
            (200, _) => {
                let validators = answer.validators();
                part.restart(PartNote { url: url.as_str().to_owned(), validators })?;
            }
            (status, _) => {
                let (host, meaning) = (answer.host(), failing::meaning(status));
                Err(ShelfError::Status { host, status, meaning })?;
            }
        }
        let promise = Promise::of(wanted, url, &answer)?;
        let rest = body_length(&answer);
        let total = rest.map(|rest| rest.saturating_add(part.length));
        if total.is_some_and(|total| total > self.limits.copy) {
            Err(ShelfError::TooLarge(self.limits.copy))?;
        }
        self.limits.allow(self.shelf, rest.unwrap_or(0))?;
        self.pour(answer, part, &promise, total, watch)?;
        Ok(Filled::Fresh(promise))
    }

    /// The copy of the same address whose file is still there.
    fn known(&self, id: &str, url: &Url) -> Option<SavedDocument> {
        let copy = self.shelf.copy(id).ok()?;
        let about = std::fs::symlink_metadata(self.shelf.file(&copy)).ok()?;
        let same = copy.url.as_deref() == Some(url.as_str())
            && about.is_file()
            && about.len() == copy.bytes;
        Some(copy).filter(|copy| same && !copy.validators.is_empty())
    }

    /// Notes that the server still has the version that it was asked about.
    fn check(&self, now: &mut SavedDocument, asked: &SavedDocument) {
        if now.sha256 == asked.sha256 {
            now.checked.clone_from(&self.now);
        }
    }

    fn pour(
        &self,
        answer: HttpResponse,
        part: &mut PartialDownload,
        promise: &Promise,
        total: Option<u64>,
        watch: &mut DownloadProgressFn<'_>,
    ) -> Result<(), ShelfError> {
        let host = answer.host();
        let mut body = answer.body();
        let mut buffer = vec![0; 64 * 1024];
        let (mut is_looked_at, mut next_look) = (false, part.length + STRIDE);
        loop {
            if !watch(DownloadProgress { done: part.length, total }) {
                return Err(ShelfError::Stopped);
            }
            let read = match body.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) => return Err(failing::broken(host, &error)),
            };
            part.write(buffer.get(..read).unwrap_or_default())?;
            if part.length > self.limits.copy {
                return Err(ShelfError::TooLarge(self.limits.copy));
            }
            if part.length >= next_look {
                self.limits.allow(self.shelf, 0)?;
                next_look = part.length + STRIDE;
            }
            // A document of the wrong type need not come in full.
            if !is_looked_at && part.length >= crate::shelf::document_type::HEAD as u64 {
                promise.kept_by(&part.head()?)?;
                is_looked_at = true;
            }
        }
        match total {
            Some(total) if total != part.length => {
                let cause = format!("{} of {total} bytes received", part.length);
                Err(ShelfError::BrokeOff { host, cause })
            }
            _ => Ok(()),
        }
    }

    /// Checks the whole file and moves it to its place on the shelf.
    fn move_to_shelf(
        &self,
        mut part: PartialDownload,
        wanted: &DownloadRequest,
        promise: &Promise,
    ) -> Result<SaveOutcome, ShelfError> {
        let looked =
            verify::verify_file(&part, promise).and_then(|document| Ok((document, part.finish()?)));
        let (document, sha256) = match looked {
            Ok(looked) => looked,
            Err(error) => {
                part.discard();
                return Err(error);
            }
        };
        let copy = SavedDocument {
            version: 1,
            id: wanted.id.clone(),
            title: wanted.title.clone(),
            file: verify::file_name(&wanted.id, &sha256, document, &part.head()?),
            document,
            bytes: part.length,
            sha256,
            saved: self.now.clone(),
            checked: self.now.clone(),
            url: promise.asked.clone(),
            came_from: promise.came_from.clone(),
            imported: promise.imported.clone(),
            preferred: None,
            validators: promise.validators.clone(),
        };
        self.finish(part, copy)
    }

    fn finish(
        &self,
        part: PartialDownload,
        copy: SavedDocument,
    ) -> Result<SaveOutcome, ShelfError> {
        let is_same = |now: &SavedDocument| now.file == copy.file && now.sha256 == copy.sha256;
        let before = self.shelf.copy(&copy.id).ok().filter(is_same);
        if before.is_some_and(|before| self.shelf.health(&before) == crate::shelf::Health::Whole) {
            let amended = self.shelf.amend(&copy.id, |now| {
                if is_same(now) {
                    let (saved, preferred) = (now.saved.clone(), now.preferred);
                    *now = SavedDocument { saved, preferred, ..copy.clone() };
                }
            });
            // One that was removed meanwhile is saved anew: all of it is here.
            if !matches!(amended, Err(ShelfError::Missing(_))) {
                part.discard();
                return amended.map(SaveOutcome::Unchanged);
            }
        }
        part.hand_over(|path| self.shelf.commit(path, copy).map(SaveOutcome::New))
    }

    /// Copies a file of this computer, from a USB stick say, to the shelf.
    ///
    /// # Errors
    /// It cannot be read, is of no sort that is kept, or there is no room.
    pub fn import(
        &self,
        file: &std::path::Path,
        wanted: &DownloadRequest,
        watch: &mut DownloadProgressFn<'_>,
    ) -> Result<SaveOutcome, ShelfError> {
        let source = disk::open_named(file).map_err(ShelfError::file(file))?;
        let about = source.metadata().map_err(ShelfError::file(file))?;
        if about.len() > self.limits.copy {
            return Err(ShelfError::TooLarge(self.limits.copy));
        }
        let mut part = PartialDownload::open(self.shelf, &wanted.id)?;
        self.limits.allow(self.shelf, about.len())?;
        part.restart(PartNote::default())?;
        match self.take_in((file, source), &mut part, about.len(), watch) {
            Ok(()) => self.move_to_shelf(part, wanted, &Promise::imported(file)),
            Err(error) => {
                part.discard();
                Err(error)
            }
        }
    }

    fn take_in(
        &self,
        (file, mut source): (&std::path::Path, std::fs::File),
        part: &mut PartialDownload,
        total: u64,
        watch: &mut DownloadProgressFn<'_>,
    ) -> Result<(), ShelfError> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            if !watch(DownloadProgress { done: part.length, total: Some(total) }) {
                return Err(ShelfError::Stopped);
            }
            match source.read(&mut buffer).map_err(ShelfError::file(file))? {
                0 => return Ok(()),
                read => part.write(buffer.get(..read).unwrap_or_default())?,
            }
            if part.length > self.limits.copy {
                return Err(ShelfError::TooLarge(self.limits.copy));
            }
        }
    }
}

/// The answer of the server: the bytes, or that the copy is still the newest.
enum Filled {
    Fresh(Promise),
    NotModified(SavedDocument),
}

/// The reason why no bytes were taken.
enum Trouble {
    /// The rest does not fit the bytes that are there.
    StartAnew,
    Told(ShelfError),
}

impl From<ShelfError> for Trouble {
    fn from(error: ShelfError) -> Self {
        Self::Told(error)
    }
}

impl Trouble {
    fn into_error(self, url: &Url) -> ShelfError {
        match self {
            Self::Told(error) => error,
            Self::StartAnew => ShelfError::Nonsense {
                host: lookup::host(url),
                cause: "it sent a part that squadroom didn't ask for".to_owned(),
            },
        }
    }
}

/// Returns whether the answer is the part that begins at this byte.
fn begins_at(answer: &HttpResponse, from: u64) -> bool {
    let range = answer.header(header::CONTENT_RANGE).and_then(|range| range.strip_prefix("bytes "));
    let start = range.and_then(|range| range.split_once('-')).map(|(start, _)| start.trim());
    start.and_then(|start| start.parse::<u64>().ok()) == Some(from)
}

fn body_length(answer: &HttpResponse) -> Option<u64> {
    answer.header(header::CONTENT_LENGTH)?.trim().parse().ok()
}
