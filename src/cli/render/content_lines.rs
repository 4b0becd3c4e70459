//! Content lines, the form of iCalendar (RFC 5545, 3.1) and vCard (RFC 6350, 3.2).

/// Octets of a line at most, without its end (RFC 5545, 3.1; RFC 6350, 3.2).
const MAX_OCTETS: usize = 75;

/// Lines that were written so far, each ended by CR LF.
#[derive(Debug, Default)]
pub(in crate::cli) struct ContentLines(String);

impl ContentLines {
    /// Writes a property whose value needs no escapes, such as a date or a URI. `name`
    /// may have parameters. Control characters of the value are left out, so that it
    /// cannot begin a line of its own.
    pub(in crate::cli) fn value(&mut self, name: &str, value: &str) {
        let value = value.chars().filter(|c| !c.is_control());
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value) {
            if octets + letter.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Writes a property whose value is text (RFC 5545, 3.3.11; RFC 6350, 3.4).
    pub(in crate::cli) fn text(&mut self, name: &str, text: &str) {
        self.value(name, &escaped(text));
    }

    /// Writes a property whose value has parts of text, such as a name (RFC 2426, 3.1.2).
    pub(in crate::cli) fn structured(&mut self, name: &str, parts: &[&str]) {
        let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
        self.value(name, &parts.join(";"));
    }

    /// Returns the text of all lines.
    pub(in crate::cli) fn into_string(self) -> String {
        self.0
    }
}

/// Returns a text with escapes for what parts values and ends lines.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            _ => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads lines back as the RFCs say: unfolds, then removes the escapes.
    fn read_back(written: &str) -> Vec<String> {
        let unfolded = written.replace("\r\n ", "");
        let lines = unfolded.strip_suffix("\r\n").unwrap_or_default().split("\r\n");
        let plain = |line: &str| {
            let mut letters = line.chars();
            let mut text = String::new();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => text.extend(letters.next().map(|c| if c == 'n' { '\n' } else { c })),
                    _ => text.push(letter),
                }
            }
            text
        };
        lines.map(plain).collect()
    }

    proptest! {
        #[test]
        fn a_text_of_any_length_comes_back_and_no_line_is_too_long(
            text in "[a-zé漢\\\\;,\n ]{0,400}",
        ) {
            let mut lines = ContentLines::default();
            lines.text("NOTE", &text);
            lines.value("END", "X");
            let written = lines.into_string();
            prop_assert!(written.split("\r\n").all(|line| line.len() <= MAX_OCTETS));
            prop_assert_eq!(read_back(&written), [format!("NOTE:{text}"), "END:X".to_owned()]);
        }
    }

    #[test]
    fn a_value_never_begins_a_line_of_its_own() {
        let mut lines = ContentLines::default();
        lines.value("URL", "https://a.example/\r\nEND:VCARD\u{85}");
        lines.text("NOTE", "a\rEND:VCARD");
        assert_eq!(
            lines.into_string(),
            "URL:https://a.example/END:VCARD\r\nNOTE:a\\nEND:VCARD\r\n"
        );
    }
}
