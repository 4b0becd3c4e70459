//! The elements of a web page, told apart by their names.

/// Returns whether the words of an element are not for readers.
pub(super) fn is_skipped(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"svg"
            | b"noscript"
            | b"nav"
            | b"select"
            | b"textarea"
            | b"title"
            | b"iframe"
            | b"object"
    )
}

/// Returns whether an element begins and ends a block of words.
#[rustfmt::skip]
pub(super) fn ends_block(name: &[u8]) -> bool {
    heading(name) > 0 || matches!(
        name,
        b"p" | b"div" | b"section" | b"article" | b"main" | b"aside" | b"header" | b"footer" | b"li" | b"ul"
            | b"ol" | b"dl" | b"dt" | b"dd" | b"br" | b"hr" | b"table" | b"tr" | b"caption" | b"blockquote"
            | b"pre" | b"figure" | b"figcaption" | b"form" | b"fieldset" | b"address" | b"details" | b"summary"
            | b"body" | b"head" | b"html"
    )
}

/// Returns whether an element holds blocks or cells of a page.
pub(super) fn is_container(name: &[u8]) -> bool {
    ends_block(name) && !matches!(name, b"p" | b"br" | b"hr")
        || matches!(name, b"td" | b"th" | b"tbody")
}

/// Returns the rank of a heading; 0 for other elements.
pub(super) const fn heading(name: &[u8]) -> u8 {
    match name {
        [b'h', rank @ b'1'..=b'6'] => *rank - b'0',
        _ => 0,
    }
}
