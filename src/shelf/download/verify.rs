//! Checks that the file that came is the document that was promised.

use super::http::HttpResponse;
use super::lookup;
use super::partial_download::PartialDownload;
use super::request::DownloadRequest;
use crate::shelf::document_type::{DocumentType, Header};
use crate::shelf::error::ShelfError;
use crate::shelf::names::DIGITS;
use crate::shelf::saved_document::Validators;
use std::path::Path;
use ureq::http::header;
use url::Url;

/// Bytes at the start of a web page in which a field for a password is looked for.
const FORM: u64 = 256 * 1024;

/// Bytes at the end of a PDF file within which its end mark stands.
const PDF_END: usize = 4 * 1024;

/// The type and source of a document as the catalog and the server name them, before it is
/// there.
#[derive(Debug, Clone, Default)]
pub(in crate::shelf) struct Promise {
    host: String,
    promised: Option<DocumentType>,
    said: Option<DocumentType>,
    was_sent_on: bool,
    pub(in crate::shelf) asked: Option<String>,
    pub(in crate::shelf) came_from: Option<String>,
    pub(in crate::shelf) imported: Option<String>,
    pub(in crate::shelf) validators: Validators,
}

impl Promise {
    /// Reads the promise of an answer.
    pub(in crate::shelf) fn of(
        wanted: &DownloadRequest,
        asked: &Url,
        answer: &HttpResponse,
    ) -> Result<Self, ShelfError> {
        let host = answer.host();
        if let Some(packed) = answer.header(header::CONTENT_ENCODING)
            && !packed.eq_ignore_ascii_case("identity")
        {
            let cause =
                "it compressed the document, although squadroom didn't ask for that".to_owned();
            return Err(ShelfError::Nonsense { host, cause });
        }
        let promised = wanted.promised.or_else(|| DocumentType::promised_by(asked.path()));
        let said = match said(answer) {
            Header::Named(said) => Some(said),
            Header::Silent => None,
            Header::Other(said) => {
                return Err(ShelfError::not_kept(None, &crate::faults::visible(&said)));
            }
        };
        let promise = Self {
            promised,
            said,
            was_sent_on: answer.redirects > 0,
            asked: Some(asked.as_str().to_owned()),
            came_from: Some(answer.url.as_str().to_owned()).filter(|url| url != asked.as_str()),
            imported: None,
            validators: answer.validators(),
            host,
        };
        if said == Some(DocumentType::Html) {
            promise.is_page_expected(asked, answer)?;
        }
        Ok(promise)
    }

    /// Returns the promise of a file of this computer: no type.
    pub(in crate::shelf) fn imported(file: &Path) -> Self {
        let name = file.file_name().map(|name| crate::faults::visible(&name.to_string_lossy()));
        Self { imported: name, ..Self::default() }
    }

    fn is_page_expected(&self, asked: &Url, answer: &HttpResponse) -> Result<(), ShelfError> {
        match self.promised {
            Some(promised) if promised != DocumentType::Html => {
                return Err(self.not_the_document(promised));
            }
            _ => {}
        }
        if site(asked) != site(&answer.url) {
            let (asked, host) = (lookup::host(asked), self.host.clone());
            return Err(ShelfError::OtherSite { asked, host });
        }
        Ok(())
    }

    fn not_the_document(&self, promised: DocumentType) -> ShelfError {
        ShelfError::NotTheDocument { host: self.host.clone(), promised: promised.name() }
    }

    /// Checks the first bytes of the document against the promise; returns their type.
    pub(in crate::shelf) fn kept_by(&self, head: &[u8]) -> Result<DocumentType, ShelfError> {
        let found = DocumentType::of_bytes(head);
        match (self.said.or(self.promised), found) {
            (_, None) if head.is_empty() => Err(ShelfError::Empty),
            (None, Some(found)) => Ok(found),
            (Some(said), Some(found)) if said == found => Ok(found),
            // A page without a head, or with a long remark on top.
            (Some(DocumentType::Html), Some(DocumentType::Text)) => Ok(DocumentType::Html),
            (Some(said), Some(DocumentType::Html)) => Err(self.not_the_document(said)),
            (Some(said), found) => Err(ShelfError::Mismatch {
                host: self.host.clone(),
                said: said.name(),
                found: found.map_or("something else", DocumentType::name).to_owned(),
            }),
            (None, None) => Err(ShelfError::not_kept(None, "")),
        }
    }
}

/// Checks a file that has all its bytes; returns its type.
pub(in crate::shelf) fn verify_file(
    part: &PartialDownload,
    promise: &Promise,
) -> Result<DocumentType, ShelfError> {
    let document = promise.kept_by(&part.head()?)?;
    let ends = || part.tail(PDF_END).map(|end| end.windows(5).any(|mark| mark == b"%%EOF"));
    // With a wrong length, or none, a connection that was cut looks like the end.
    if document == DocumentType::Pdf && promise.imported.is_none() && !ends()? {
        let cause = "the PDF file is incomplete".to_owned();
        return Err(ShelfError::Nonsense { host: promise.host.clone(), cause });
    }
    if document == DocumentType::Html && promise.was_sent_on && asks_for_password(part)? {
        return Err(ShelfError::Login(promise.host.clone()));
    }
    Ok(document)
}

fn asks_for_password(part: &PartialDownload) -> Result<bool, ShelfError> {
    let page = part.start(FORM)?.to_ascii_lowercase();
    let page = String::from_utf8_lossy(&page);
    Ok(["type=\"password\"", "type='password'", "type=password"].iter().any(|f| page.contains(f)))
}

/// The name of a copy's file: of which entry, which version, what sort.
pub(in crate::shelf) fn file_name(
    id: &str,
    sha256: &str,
    document: DocumentType,
    head: &[u8],
) -> String {
    let version = sha256.get(..DIGITS).unwrap_or(sha256);
    format!("{id}.{version}.{}", document.extension(head))
}

/// Returns the last two labels of the host, so that `www.` and the like do not count.
fn site(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let last: Vec<&str> = host.rsplitn(3, '.').take(2).collect();
    match host.parse::<std::net::IpAddr>() {
        Ok(_) => host.to_owned(),
        Err(_) => last.join("."),
    }
}

/// Returns the type that the header of an answer names.
pub(in crate::shelf) fn said(answer: &HttpResponse) -> Header {
    DocumentType::of_header(answer.header(header::CONTENT_TYPE).unwrap_or_default())
}
