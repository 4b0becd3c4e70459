//! The rest of an answer of the terminal whose start was given up or taken for keys. A slow
//! line brings it in pieces, late. A person never sends several bytes at once that end like it.

/// Returns the length in bytes of the rest of an answer at the start of bytes that came
/// together. `open` is the last byte of what came before: the one behind Esc, or Esc itself.
pub(super) fn length(open: u8, bytes: &[u8]) -> Option<usize> {
    match (open, bytes) {
        (0x1b, [kind @ (b'[' | b']' | b'P' | b'_' | b'^' | b'X'), rest @ ..]) => {
            length(*kind, rest).map(|length| length + 1)
        }
        (b'[', _) => {
            let inside = bytes.iter().take_while(|byte| (0x20..0x40).contains(*byte)).count();
            let is_end = |byte: &&u8| (0x40..0x7f).contains(*byte);
            (inside > 0).then(|| bytes.get(inside).filter(is_end)).flatten().map(|_| inside + 1)
        }
        (b']' | b'P' | b'_' | b'^' | b'X', _) => {
            let inside = bytes.iter().take_while(|byte| !matches!(byte, 0..0x20 | 0x7f)).count();
            match bytes.get(inside..)? {
                [0x07, ..] if inside > 0 => Some(inside + 1),
                [0x1b, b'\\', ..] => Some(inside + 2),
                _ => None,
            }
        }
        _ => None,
    }
}
