//! Web pages that a browser saved in one file, in the form of an e-mail (`.mhtml`).

use mail_parser::MessageParser;

/// Returns the page in such a file; `None` if it is none.
pub(in crate::shelf) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    if !is_mail(bytes) {
        return None;
    }
    let message = MessageParser::default().parse(bytes)?;
    let page = message.body_html(0)?;
    // It was decoded already, whatever it says.
    Some(["\u{feff}", &page].concat().into_bytes())
}

/// Returns whether a file begins with the head of a saved page.
pub(in crate::shelf) fn is_mail(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head.get(..4096).unwrap_or(head)).to_ascii_lowercase();
    let starts = ["from:", "mime-version:", "snapshot-content-location:", "content-type:"];
    starts.iter().any(|start| head.trim_start().starts_with(start))
        && head.contains("mime-version:")
        && head.contains("multipart/related")
}
