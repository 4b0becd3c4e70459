//! The document that belongs to an entry.

use crate::catalog::{Detail, Entry, Format};
use crate::shelf::document_type::DocumentType;
use crate::shelf::saved_document::SavedDocument;

/// A document to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DownloadRequest {
    /// The id of the entry.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The address of the document.
    pub url: String,
    /// The type that the catalog or the address promises.
    pub promised: Option<DocumentType>,
}

impl DownloadRequest {
    /// Returns the document of an entry: the file itself where the catalog has its
    /// address, else its page.
    pub fn of(entry: &Entry) -> Self {
        let resource = match &entry.detail {
            Detail::Resource(resource) => Some(resource),
            _ => None,
        };
        let file = resource.and_then(|resource| resource.document_url.clone());
        let is_pdf = resource.is_some_and(|resource| resource.format == Some(Format::Pdf));
        let url = file.clone().unwrap_or_else(|| entry.url.clone());
        let path = url.split(['?', '#']).next().unwrap_or_default();
        // The page of a PDF is a web page: only the file itself is promised.
        let promised = DocumentType::promised_by(path)
            .or_else(|| file.filter(|_| is_pdf).map(|_| DocumentType::Pdf));
        Self { id: entry.id.clone(), title: entry.title.clone(), url, promised }
    }

    /// Returns the document of a copy, to save it again; `None` if it came from a file.
    pub fn again(copy: &SavedDocument) -> Option<Self> {
        let url = copy.url.clone()?;
        let promised = Some(copy.document);
        Some(Self { id: copy.id.clone(), title: copy.title.clone(), url, promised })
    }
}
