//! The two standard fonts of the transcript: their encoding, and how wide a text is in them.

use crate::folding::fold_char;
use encoding_rs::WINDOWS_1252;
use pdf_writer::Name;

/// A standard font, which every PDF reader has (ISO 32000-1, 9.6.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Helvetica.
    Regular,
    /// Helvetica-Bold.
    Bold,
}

impl Font {
    /// Both fonts.
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    /// Returns its name among the resources of a page.
    pub(super) const fn resource(self) -> Name<'static> {
        match self {
            Self::Regular => Name(b"F1"),
            Self::Bold => Name(b"F2"),
        }
    }

    /// Returns the name by which a reader knows it.
    pub(super) const fn base(self) -> Name<'static> {
        match self {
            Self::Regular => Name(b"Helvetica"),
            Self::Bold => Name(b"Helvetica-Bold"),
        }
    }

    /// Returns the width of encoded text in points at a size in points.
    pub(super) fn width(self, encoded: &[u8], size: f32) -> f32 {
        let widths = match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        };
        let of = |byte: &u8| widths.get(usize::from(*byte).wrapping_sub(32)).copied().unwrap_or(0);
        encoded.iter().map(|byte| f32::from(of(byte))).sum::<f32>() * size / 1000.0
    }
}

/// Returns a text in the encoding of the fonts (WinAnsiEncoding). A letter that they lack stands
/// without its accents, or as `?` if it has no Latin form.
pub(super) fn encoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match byte(letter) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(folded(letter)),
        }
    }
    bytes
}

/// Returns a letter that the fonts lack in letters that they have; nothing for one that is not
/// seen, such as an accent of its own.
fn folded(letter: char) -> Vec<u8> {
    let (mut bytes, mut is_seen) = (Vec::new(), false);
    fold_char(letter, &mut |part| {
        is_seen = true;
        let capital = part.to_uppercase().next().filter(|_| letter.is_uppercase());
        bytes.extend(byte(capital.unwrap_or(part)).filter(|byte| *byte != b' '));
    });
    if is_seen && bytes.is_empty() {
        bytes.push(b'?');
    }
    bytes
}

fn byte(letter: char) -> Option<u8> {
    let mut room = [0; 4];
    let (bytes, _, is_lost) = WINDOWS_1252.encode(letter.encode_utf8(&mut room));
    bytes.first().copied().filter(|byte| !is_lost && *byte >= b' ' && *byte != 0x7f)
}

/// Widths of the bytes from 32 on, in thousandths of the size: Adobe's Core 14 font metrics.
#[rustfmt::skip]
const REGULAR: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333,
    1000, 350, 611, 350, 350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350,
    500, 667, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667,
    667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778,
    778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584,
    611, 556, 556, 556, 556, 500, 556, 500,
];

/// The same for the bold font.
#[rustfmt::skip]
const BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722,
    722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584, 350, 556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333,
    1000, 350, 611, 350, 350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350,
    500, 667, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333,
    400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722,
    722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778,
    778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556,
    889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584,
    611, 611, 611, 611, 611, 556, 611, 556,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_the_fonts_lack_lose_their_accents() {
        assert_eq!(encoded("Muñoz – é"), b"Mu\xf1oz \x96 \xe9");
        assert_eq!(encoded("Nguyễn Łukasz"), b"Nguyen Lukasz");
        assert_eq!(encoded("警"), b"?");
    }

    #[test]
    fn a_width_is_the_sum_of_its_letters() {
        assert!((Font::Regular.width(b"Hi", 10.0) - 9.44).abs() < 0.001);
        assert!(Font::Bold.width(b"abc", 10.0) > Font::Regular.width(b"abc", 10.0));
    }
}
