//! The types of document that are saved, and how each is told from the others.

use super::text::{encoding, mail};
use serde::{Deserialize, Serialize};

/// Bytes at the start of a file from which its type is told.
pub const HEAD: usize = 8 * 1024;

/// The type of a saved document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentType {
    /// A PDF file.
    Pdf,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// An electronic book.
    Epub,
    /// A document of Word, old or new.
    Word,
    /// A film.
    Mp4,
    /// A sound recording.
    Mp3,
}

impl DocumentType {
    /// Returns the name of the parts that a document is read in.
    pub const fn part_name(self) -> &'static str {
        match self {
            Self::Epub => "section",
            _ => "page",
        }
    }

    /// All types.
    pub const ALL: &'static [Self] =
        &[Self::Pdf, Self::Html, Self::Text, Self::Epub, Self::Word, Self::Mp4, Self::Mp3];

    /// Every extension that [`extension`](Self::extension) may return.
    pub const EXTENSIONS: &'static [&'static str] =
        &["pdf", "html", "mhtml", "txt", "epub", "doc", "docx", "mp4", "mp3"];

    /// Returns the name that people know.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Html => "web page",
            Self::Text => "text",
            Self::Epub => "EPUB",
            Self::Word => "Word",
            Self::Mp4 => "MP4",
            Self::Mp3 => "MP3",
        }
    }

    /// Returns whether its words can be read here; other programs show the rest.
    pub const fn has_words(self) -> bool {
        !matches!(self, Self::Mp4 | Self::Mp3)
    }

    /// Returns the extension of the file's name, by which other programs know the type.
    pub fn extension(self, head: &[u8]) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html if mail::is_mail(head) => "mhtml",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Epub => "epub",
            Self::Word if is_compound(head) => "doc",
            Self::Word => "docx",
            Self::Mp4 => "mp4",
            Self::Mp3 => "mp3",
        }
    }

    /// Returns the type that the extension of a name or of an address's path promises.
    pub fn promised_by(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        Some(match end.to_ascii_lowercase().as_str() {
            "pdf" => Self::Pdf,
            "mht" | "mhtml" => Self::Html,
            "txt" => Self::Text,
            "epub" => Self::Epub,
            "doc" | "docx" => Self::Word,
            "mp4" | "m4v" => Self::Mp4,
            "mp3" => Self::Mp3,
            _ => return None,
        })
    }

    /// Returns the type that a `Content-Type` names.
    pub fn of_header(value: &str) -> Header {
        let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Header::Named(match essence.as_str() {
            "application/pdf" | "application/x-pdf" => Self::Pdf,
            "text/html" | "application/xhtml+xml" => Self::Html,
            "text/plain" => Self::Text,
            "application/epub+zip" => Self::Epub,
            "application/msword"
            | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
                Self::Word
            }
            "video/mp4" | "video/x-m4v" => Self::Mp4,
            "audio/mpeg" | "audio/mp3" => Self::Mp3,
            ""
            | "application/octet-stream"
            | "binary/octet-stream"
            | "application/download"
            | "application/force-download"
            | "application/x-download" => return Header::Silent,
            _ => return Header::Other(essence),
        })
    }

    /// Returns the type that the first bytes show, at most `HEAD` of them.
    pub fn of_bytes(head: &[u8]) -> Option<Self> {
        // Some programs write a few bytes before the mark of a PDF file.
        if head.get(..1024).unwrap_or(head).windows(5).any(|mark| mark == b"%PDF-") {
            return Some(Self::Pdf);
        }
        if is_compound(head) {
            return Some(Self::Word);
        }
        match infer::get(head).map(|kind| kind.mime_type()) {
            Some("application/epub+zip") => Some(Self::Epub),
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document") => {
                Some(Self::Word)
            }
            Some("video/mp4" | "video/x-m4v") => Some(Self::Mp4),
            Some("audio/mpeg") => Some(Self::Mp3),
            Some("text/html" | "text/xml") | None => of_text(head),
            Some(_) => None,
        }
    }
}

/// The type of document that a `Content-Type` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Header {
    /// A type that is saved.
    Named(DocumentType),
    /// No type, or only that it is a file.
    Silent,
    /// A type that is not saved.
    Other(String),
}

/// Returns whether this is the container of old Word files.
const fn is_compound(head: &[u8]) -> bool {
    matches!(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..])
}

/// The starts of web pages, and of parts of them that were saved.
const PAGE_STARTS: [&str; 13] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<p>",
    "<p ",
    "<div",
    "<table",
    "<h1",
    "<ul",
    "<style",
    "<meta",
];

fn of_text(head: &[u8]) -> Option<DocumentType> {
    if matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        // Two bytes make a letter; the last one may be cut.
        let even = head.get(..head.len() & !1).unwrap_or(head);
        return of_text(encoding::text(even).as_bytes());
    }
    if mail::is_mail(head) {
        return Some(DocumentType::Html);
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let controls = head.iter().filter(|byte| **byte < b' ' && !b"\t\n\x0c\r\x1b".contains(byte));
    if head.is_empty() || controls.count() > 0 {
        return None;
    }
    let start: String = String::from_utf8_lossy(head).to_ascii_lowercase();
    let start = start.trim_start();
    let is_page = PAGE_STARTS.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && start.contains("<html"));
    Some(if is_page { DocumentType::Html } else { DocumentType::Text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_sort() {
        for (head, sort) in [
            (&b"%PDF-1.7\n"[..], Some(DocumentType::Pdf)),
            (b"\r\n junk %PDF-1.4", Some(DocumentType::Pdf)),
            (b"\xef\xbb\xbf<!DOCTYPE html><p>", Some(DocumentType::Html)),
            (b"<p>Call <del>555-0100</del>", Some(DocumentType::Html)),
            (b"<person@example.org> wrote", Some(DocumentType::Text)),
            (b"<?xml version='1.0'?>\n<!-- x -->\n<HTML>", Some(DocumentType::Html)),
            (b"Plain words.\n", Some(DocumentType::Text)),
            (b"\xff\xfeC\0a\0l\0l\0", Some(DocumentType::Text)),
            (b"\xfe\xff\0<\0h\0t\0m\0l\0>", Some(DocumentType::Html)),
            (b"\xff\xfe\0\0\x01\0", None),
            (
                b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; x",
                Some(DocumentType::Html),
            ),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(DocumentType::Word)),
            (b"ID3\x03\0\0\0\0\0\0", Some(DocumentType::Mp3)),
            (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Some(DocumentType::Mp4)),
            (b"MZ\x90\0\x03\0\0\0\x04", None),
            (b"\x7fELF\x02\x01\x01", None),
            (b"PK\x03\x04\x14\0\0\0\x08\0", None),
            (b"", None),
        ] {
            assert_eq!(DocumentType::of_bytes(head), sort, "{}", String::from_utf8_lossy(head));
        }
        let mut book =
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0".to_vec();
        book.extend(b"mimetypeapplication/epub+zip");
        assert_eq!(DocumentType::of_bytes(&book), Some(DocumentType::Epub));
    }

    #[test]
    fn a_header_may_say_more_than_the_sort() {
        let html = Header::Named(DocumentType::Html);
        assert_eq!(DocumentType::of_header("Text/HTML; charset=utf-8"), html);
        assert_eq!(DocumentType::of_header(" application/octet-stream"), Header::Silent);
        assert_eq!(DocumentType::of_header("image/png"), Header::Other("image/png".to_owned()));
    }

    #[test]
    fn a_name_promises_a_sort() {
        assert_eq!(DocumentType::promised_by("/a/b.PDF"), Some(DocumentType::Pdf));
        assert_eq!(DocumentType::promised_by("/a.pdf/page"), None);
        assert_eq!(DocumentType::promised_by("page"), None);
    }
}
