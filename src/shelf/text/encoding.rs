//! The letters of texts and web pages in whatever encoding they were written.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes at the start of a web page that may name its encoding.
const HEAD: usize = 4096;

/// Returns a plain text: by its mark, else UTF-8, else Windows-1252.
pub(in crate::shelf) fn text(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guessed(bytes), |(own, _)| own);
    encoding.decode(bytes).0.into_owned()
}

/// Returns a web page: by its mark, by what it names at its start, else as a text.
pub(in crate::shelf) fn page(bytes: &[u8]) -> String {
    let named = || named(&String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)));
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => named().unwrap_or_else(|| guessed(bytes)),
    };
    encoding.decode(bytes).0.into_owned()
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// Returns the encoding that a `meta` element names, or the XML declaration. That of another
/// element is the encoding of another file.
fn named(head: &str) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let tags = head.split('<').filter(|tag| tag.starts_with("meta") || tag.starts_with("?xml"));
    tags.filter_map(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let (_, rest) = tag.split_once("charset").or_else(|| tag.split_once("encoding"))?;
        let label = rest.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
        let end = |c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c));
        // A page that could be read so far is not in UTF-16, whatever it says.
        let encoding = Encoding::for_label(label.split(end).next()?.as_bytes())?;
        Some(encoding.output_encoding())
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_their_encoding() {
        let utf16 = |text: &str| -> Vec<u8> {
            "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect()
        };
        for bytes in [
            &b"Se\xf1ales"[..],
            "Señales".as_bytes(),
            "\u{feff}Señales".as_bytes(),
            &utf16("Señales"),
        ] {
            assert_eq!(text(bytes), "Señales");
            assert_eq!(page(bytes), "Señales");
        }
        for (head, letter) in [
            (&b"<script charset=utf-8 src=x></script><meta content='text/html; charset=iso-8859-1'>"[..], "\u{f1}"),
            (b"<meta charset = \"windows-1251\">", "\u{441}"),
            (b"<?xml version='1.0' encoding='iso-8859-2'?>", "\u{144}"),
            (b"<meta charset=utf-16>", "\u{fffd}"),
            (b"<p charset=utf-8>", "\u{f1}"),
        ] {
            let page = page(&[head, b"\xf1"].concat());
            assert!(page.ends_with(letter), "{page}");
        }
    }
}
