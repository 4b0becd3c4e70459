//! The lines of places on standard input.

use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::{self, BufRead, BufReader, Read};

/// Bytes of a line that are looked at; no place has a name nearly as long.
const LONGEST: usize = 4 * 1024;

/// Returns the input as UTF-8 without the mark at its start. With a mark of UTF-16 it is
/// decoded: Windows programs save lists so.
pub(in crate::cli) fn decoded(input: impl Read) -> impl BufRead {
    BufReader::new(DecodeReaderBytesBuilder::new().strip_bom(true).build(input))
}

/// Returns the next line without its end; `None` behind the last one. The rest of a line
/// that is longer than any place is read and dropped, so that it takes no memory.
pub(in crate::cli) fn next(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let (mut line, mut is_begun) = (Vec::new(), false);
    loop {
        let (read, is_end) = {
            let waiting = input.fill_buf()?;
            let end = waiting.iter().position(|byte| *byte == b'\n');
            let part = waiting.get(..end.unwrap_or(waiting.len())).unwrap_or_default();
            let room = part.len().min(LONGEST.saturating_sub(line.len()));
            line.extend_from_slice(part.get(..room).unwrap_or_default());
            (part.len() + usize::from(end.is_some()), end.is_some())
        };
        if read == 0 {
            return Ok(Some(line).filter(|_| is_begun));
        }
        is_begun = true;
        input.consume(read);
        if is_end {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &mut dyn BufRead) -> Vec<usize> {
        std::iter::from_fn(|| next(input).unwrap()).map(|line| line.len()).collect()
    }

    #[test]
    fn lines_are_read_in_every_encoding_that_has_a_mark() {
        let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
        };
        let text = "60601\r\nPeñasco NM\n";
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
        ] {
            let mut input = decoded(bytes.as_slice());
            let lines = std::iter::from_fn(|| next(&mut input).unwrap());
            let lines: Vec<String> = lines.map(|line| String::from_utf8(line).unwrap()).collect();
            assert_eq!(lines, ["60601\r", "Peñasco NM"], "{bytes:?}");
        }
    }

    #[test]
    fn lines_are_read_one_by_one_and_a_long_one_takes_no_memory() {
        assert_eq!(lines(&mut &b"60601\n\nTempe AZ"[..]), [5, 0, 8]);
        assert_eq!(lines(&mut &b""[..]), Vec::<usize>::new());
        assert_eq!(lines(&mut &b"a\n"[..]), [1]);
        let long = io::repeat(b'x').take(1 << 30).chain(&b"\n60601"[..]);
        assert_eq!(lines(&mut BufReader::with_capacity(1 << 20, long)), [LONGEST, 5]);
    }
}
