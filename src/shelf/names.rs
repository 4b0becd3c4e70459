//! The names of files that this program makes on the shelf. Whatever has another
//! name is somebody else's: it is left alone.

use super::document_type::DocumentType;
use crate::disk;

/// How many hexadecimal digits of its SHA-256 the name of a copy's file has.
pub(super) const DIGITS: usize = 12;

/// The end of the name of a copy's note.
pub(super) const NOTE: &str = "json";
/// The end of the name of a document that is on its way.
pub(super) const PART: &str = "part";
/// The end of the name of the note of such a document.
pub(super) const PART_NOTE: &str = "part-note";
/// The file that is locked while names change. It is empty.
pub(super) const LOCK: &str = "lock";

/// The kind of a file on the shelf and the id of its entry, by the name of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'n> {
    /// A copy or a file made from one: `ID.<12 hexadecimal digits>.<known extension>`.
    Made(&'n str),
    /// Perhaps the note of a copy, or a document that is on its way. A person may
    /// choose such a name.
    Perhaps(&'n str, &'static str),
    /// The note of a document that is on its way.
    PartNote(&'n str),
    /// The lock, if it is empty.
    Lock,
    /// The words of all copies, or a file that was not whole yet.
    Shared,
    /// Somebody else's.
    Foreign,
}

impl<'n> Named<'n> {
    /// Reads a name.
    pub(super) fn of(name: &'n str) -> Self {
        match name.split_once('.').filter(|(id, _)| is_id(id)) {
            _ if name == LOCK => Self::Lock,
            _ if name == COPY_INDEX || disk::is_unfinished(name) => Self::Shared,
            Some((id, NOTE)) => Self::Perhaps(id, NOTE),
            Some((id, PART)) => Self::Perhaps(id, PART),
            Some((id, PART_NOTE)) => Self::PartNote(id),
            Some((id, rest)) if is_version(rest) => Self::Made(id),
            _ => Self::Foreign,
        }
    }
}

/// Returns whether this is `<12 hexadecimal digits>.<known end>`.
fn is_version(rest: &str) -> bool {
    let Some((digits, end)) = rest.split_once('.') else { return false };
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    digits.len() == DIGITS && digits.bytes().all(is_digit) && is_known(end)
}

fn is_known(end: &str) -> bool {
    let is_old = OLD_ENDS.contains(&end);
    is_old || [END, UNREADABLE, BOOKMARK].contains(&end) || DocumentType::EXTENSIONS.contains(&end)
}

/// Returns whether this may be the id of an entry, and so the start of a file's name.
pub(super) fn is_id(id: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&id.len()) && id.bytes().all(fits)
}

/// The end of the name of the file that holds a copy's words.
pub(in crate::shelf) const END: &str = "words6";

/// The ends of the names of such files of older readers: the first ran numbers and the marks
/// of footnotes together, the second read what is crossed out as if it were not, the third ran
/// lines together and moved numbers below other headings, the fourth left out words of many
/// PDF files, the fifth knew no lists, tables and links, the sixth took digits that a style
/// raises for those of a number. They are not used any more.
pub(in crate::shelf) const OLD_ENDS: [&str; 6] =
    ["text", "words", "words2", "words3", "words4", "words5"];

/// The end of the name of the file that says why there are none.
pub(in crate::shelf) const UNREADABLE: &str = "unreadable";

/// The end of the name of the file that holds it.
pub(in crate::shelf) const BOOKMARK: &str = "bookmark";

/// No id has such a character, so it is never taken for the file of a copy.
pub(in crate::shelf) const COPY_INDEX: &str = "_words.index";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_program_makes_is_taken_for_its_own() {
        for (name, expected) in [
            ("guide-1.0123456789ab.pdf", Named::Made("guide-1")),
            ("guide.0123456789ab.docx", Named::Made("guide")),
            ("guide.0123456789ab.words3", Named::Made("guide")),
            ("guide.0123456789ab.words4", Named::Made("guide")),
            ("guide.0123456789ab.words6", Named::Made("guide")),
            ("guide.0123456789ab.words2", Named::Made("guide")),
            ("guide.0123456789ab.words", Named::Made("guide")),
            ("guide.0123456789ab.text", Named::Made("guide")),
            ("guide.0123456789ab.unreadable", Named::Made("guide")),
            ("guide.0123456789ab.bookmark", Named::Made("guide")),
            ("guide.json", Named::Perhaps("guide", NOTE)),
            ("guide.part", Named::Perhaps("guide", PART)),
            ("guide.part-note", Named::PartNote("guide")),
            ("lock", Named::Lock),
            ("_words.index", Named::Shared),
            ("squadroom-new-x4Ru0c", Named::Shared),
        ] {
            assert_eq!(Named::of(name), expected, "{name}");
        }
        for name in [
            "report.docx",
            "notes.txt",
            "budget-2026.xlsx",
            "my-photo.jpg",
            "a.pdf",
            "2026.csv",
            "new-plan",
            "guide.0123456789ab.xlsx",
            "guide.0123456789AB.pdf",
            "guide.0123456789abc.pdf",
            "guide.0123456789ab.part.pdf",
            "Guide.0123456789ab.pdf",
            ".0123456789ab.pdf",
            "lock.txt",
            "",
        ] {
            assert_eq!(Named::of(name), Named::Foreign, "{name}");
        }
    }

    #[test]
    fn every_end_that_a_copy_may_have_is_known() {
        for sort in DocumentType::ALL {
            for head in [&b""[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
                assert!(is_known(sort.extension(head)));
            }
        }
    }
}
