//! The message that a file was cut short or lost pages.

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

/// The bytes at the end of a file in which its end mark stands.
const TAIL: usize = 2048;

/// Returns a message about a file that lacks pages or its end; `None` for a whole one.
pub(super) fn message(pdf: &Pdf, bytes: &[u8]) -> Option<String> {
    let read = pdf.pages().len();
    if let Some(declared) = declared(pdf).filter(|declared| *declared > read) {
        return Some(format!(
            "(This file is damaged or incomplete: only {read} of {declared} pages were found.)"
        ));
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let has_end = tail.windows(5).any(|own| own == b"%%EOF");
    let pages = if read == 1 { "1 page was" } else { &format!("{read} pages were") };
    (!has_end).then(|| format!("(This file has no end and may be incomplete: {pages} found.)"))
}

/// Returns how many pages the file says it has.
fn declared(pdf: &Pdf) -> Option<usize> {
    let xref = pdf.xref();
    let root: Dict<'_> = xref.get(xref.root_id())?;
    let count: i32 = root.get::<Dict<'_>>(b"Pages")?.get(b"Count")?;
    usize::try_from(count).ok()
}
